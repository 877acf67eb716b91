import { generateKeyPairSync, sign } from 'node:crypto';

/** A key and a certificate that says of itself that it is one, as identity providers have them. */
export interface Certificate {
  readonly certificate: string;
  readonly privateKey: string;
}

/** X.690 §8: a tag, a length, and what it is about. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const length = content.length.toString(16).padStart(content.length > 255 ? 4 : 2, '0');
  const bytes = Buffer.from(length, 'hex');
  return Buffer.concat([Buffer.from(content.length < 128 ? [tag] : [tag, 0x80 | bytes.length]), bytes, content]);
}

const sha256WithRsa = der(0x30, der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), der(0x05));
const sha256WithEcdsa = der(0x30, der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));

export function makeCertificate(kind: 'rsa' | 'rsa-small' | 'ec' = 'rsa'): Certificate {
  const { publicKey, privateKey } =
    kind === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: kind === 'rsa' ? 2048 : 1024 });
  const algorithm = kind === 'ec' ? sha256WithEcdsa : sha256WithRsa;
  const commonName = der(0x30, der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from('For tests')));
  const name = der(0x30, der(0x31, commonName));
  const validity = der(0x30, der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z')));
  const toSign = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', toSign, privateKey));
  const base64 = der(0x30, toSign, algorithm, signature).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return {
    certificate: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
