import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** What a browser hands on of a ceremony's options. */
export interface Options {
  readonly challenge: string;
  readonly rpId?: string;
  readonly rp?: { readonly id: string };
  readonly user?: { readonly id: string };
}

/** What is not as a decent authenticator and browser would have it. */
export interface Twist {
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  readonly challenge?: string;
  readonly crossOrigin?: boolean;
  readonly topOrigin?: string;
  /** User present. */
  readonly up?: boolean;
  /** User verified. */
  readonly uv?: boolean;
  /** Backup eligible, and backed up. */
  readonly be?: boolean;
  readonly bs?: boolean;
  readonly counter?: number;
  readonly userHandle?: string | null;
  readonly credentialId?: string;
  /** Signs with a key that is not the credential's. */
  readonly otherKey?: boolean;
  /** What stands in place of the COSE key. */
  readonly publicKey?: Buffer;
  readonly attestationObject?: Buffer;
}

/** An authenticator with one passkey, and the browser around it. */
export class PasskeyMaker {
  readonly id: string;
  userHandle = '';
  readonly #origin: string;
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  constructor(origin = 'http://localhost:3000', id = randomBytes(32).toString('base64url')) {
    this.#origin = origin;
    this.id = id;
  }

  /** The answer to `navigator.credentials.create()`, as JSON text. */
  create(options: Options, twist: Twist = {}): string {
    this.userHandle = options.user?.id ?? '';
    const credentialId = Buffer.from(twist.credentialId ?? this.id, 'base64url');
    const length = Buffer.from([credentialId.length >> 8, credentialId.length & 255]);
    const attested = [Buffer.alloc(16), length, credentialId, twist.publicKey ?? coseKey(this.#keys.publicKey)];
    const authData = Buffer.concat([authenticatorData(options.rp?.id ?? '', twist, 0x40), ...attested]);
    const object = cborMap([
      ['fmt', cborText('none')],
      ['attStmt', Buffer.from([0xa0])],
      ['authData', cborBytes(authData)],
    ]);
    return JSON.stringify({
      ...this.#head(twist),
      response: {
        clientDataJSON: this.#clientData('webauthn.create', options, twist).toString('base64url'),
        attestationObject: (twist.attestationObject ?? object).toString('base64url'),
        transports: ['internal'],
      },
    });
  }

  /** The answer to `navigator.credentials.get()`, as JSON text. */
  get(options: Options, twist: Twist = {}): string {
    const clientData = this.#clientData('webauthn.get', options, twist);
    const authData = authenticatorData(options.rpId ?? '', twist, 0);
    const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()]);
    const key = twist.otherKey ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : this.#keys.privateKey;
    const { userHandle = this.userHandle } = twist;
    return JSON.stringify({
      ...this.#head(twist),
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, key).toString('base64url'),
        userHandle,
      },
    });
  }

  #head({ credentialId = this.id }: Twist) {
    return { id: credentialId, rawId: credentialId, type: 'public-key', authenticatorAttachment: 'platform' };
  }

  #clientData(type: string, options: Options, twist: Twist): Buffer {
    const { challenge = options.challenge, origin = this.#origin, crossOrigin = false, topOrigin } = twist;
    return Buffer.from(JSON.stringify({ type: twist.type ?? type, challenge, origin, crossOrigin, topOrigin }));
  }
}

function authenticatorData(rpId: string, twist: Twist, more: number): Buffer {
  const { up = true, uv = true, be = false, bs = false, counter = 0 } = twist;
  const flags = (up ? 1 : 0) | (uv ? 4 : 0) | (be ? 8 : 0) | (bs ? 16 : 0) | more;
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  const hash = createHash('sha256')
    .update(twist.rpId ?? rpId)
    .digest();
  return Buffer.concat([hash, Buffer.from([flags]), count]);
}

/** ES256 on P-256, as RFC 9053 writes it. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const part = (label: number, value: string) => [Buffer.from([label]), cborBytes(Buffer.from(value, 'base64url'))];
  return Buffer.concat([Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]), ...part(0x21, x), ...part(0x22, y)]);
}

/** RS256 with a modulus of so many bits, as RFC 8230 writes it. */
export function coseRsaKey(bits: number): Buffer {
  const { n = '', e = '' } = generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ format: 'jwk' });
  const modulus = cborBytes(Buffer.from(n, 'base64url'));
  const exponent = cborBytes(Buffer.from(e, 'base64url'));
  return Buffer.concat([
    Buffer.from([0xa4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20]),
    modulus,
    Buffer.from([0x21]),
    exponent,
  ]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 | text.length]), Buffer.from(text)]);
}

function cborBytes(bytes: Buffer): Buffer {
  const { length } = bytes;
  const short = length < 24 ? [0x40 | length] : length < 256 ? [0x58, length] : [0x59, length >> 8, length & 255];
  return Buffer.concat([Buffer.from(short), bytes]);
}

function cborMap(entries: readonly (readonly [string, Buffer])[]): Buffer {
  return Buffer.concat([
    Buffer.from([0xa0 | entries.length]),
    ...entries.flatMap(([name, value]) => [cborText(name), value]),
  ]);
}
