import { generateKeyPairSync } from 'node:crypto';
import type { VerifiedAuthenticationResponse, VerifiedRegistrationResponse } from '@simplewebauthn/server';
import type { Assertion, Attestation } from './credential.js';

/** ES256, Ed25519 and RS256, as COSE numbers them. */
export const algorithms = [-7, -8, -257];

const leastRsaBytes = 2048 / 8;

/** It takes half a second to load: that is for the first passkey, not for the server's start. */
const library = async () => {
  const [{ verifyAuthenticationResponse, verifyRegistrationResponse }, helpers] = await Promise.all([
    import('@simplewebauthn/server'),
    import('@simplewebauthn/server/helpers'),
  ]);
  return { verifyAuthenticationResponse, verifyRegistrationResponse, ...helpers };
};

type Helpers = Pick<Awaited<ReturnType<typeof library>>, 'cose' | 'decodeClientDataJSON' | 'decodeCredentialPublicKey'>;

/** What the browser has to have signed. */
export interface Expected {
  readonly challenge: string;
  readonly origin: string;
  readonly rpId: string;
}

export type Registered = NonNullable<VerifiedRegistrationResponse['registrationInfo']>;
export type Authenticated = VerifiedAuthenticationResponse['authenticationInfo'];

/** W3C WebAuthn Level 3 §7.1. Undefined: something in it is not as it has to be. */
export async function verifyAttestation(
  response: Omit<Attestation, 'transports'>,
  expected: Expected,
): Promise<Registered | undefined> {
  const { verifyRegistrationResponse, ...helpers } = await library();
  return judge(async () => {
    refuseFrames(helpers, response.response.clientDataJSON);
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.origin,
      expectedRPID: expected.rpId,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    });
    if (registrationInfo) refuseShortKeys(helpers, registrationInfo.credential.publicKey);
    return registrationInfo;
  });
}

/** W3C WebAuthn Level 3 §7.2. Whether the person was verified, and the counter, are the caller's to judge. */
export async function verifyAssertion(
  response: Omit<Assertion, 'userHandle'>,
  publicKey: string | undefined,
  expected: Expected,
): Promise<Authenticated | undefined> {
  const { verifyAuthenticationResponse, ...helpers } = await library();
  return judge(async () => {
    refuseFrames(helpers, response.response.clientDataJSON);
    const key = publicKey === undefined ? nobodysKey : new Uint8Array(Buffer.from(publicKey, 'base64url'));
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.origin,
      expectedRPID: expected.rpId,
      // Synced passkeys have no counter that only grows: what it says is judged after the signature.
      credential: { id: response.id, publicKey: key, counter: 0 },
      requireUserVerification: false,
    });
    return verified && publicKey !== undefined ? authenticationInfo : undefined;
  });
}

async function judge<Result>(verify: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await verify();
  } catch (error) {
    // The library throws at whatever is not right in what a stranger has sent. All of it is one refusal.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** A page inside another site's frame is not where somebody means to sign in. */
function refuseFrames({ decodeClientDataJSON }: Helpers, clientDataJSON: string): void {
  const { crossOrigin, topOrigin } = decodeClientDataJSON(clientDataJSON);
  if (crossOrigin || topOrigin !== undefined) throw new Error('The ceremony took place in a frame of another origin.');
}

function refuseShortKeys({ cose, decodeCredentialPublicKey }: Helpers, publicKey: Uint8Array<ArrayBuffer>): void {
  const key = decodeCredentialPublicKey(publicKey);
  if (!cose.isCOSEPublicKeyRSA(key)) return;
  const modulus = key.get(cose.COSEKEYS.n);
  if (!modulus || modulus.length < leastRsaBytes) throw new Error('The RSA key is too short.');
}

/** The work of a verification for a credential that nobody has: a key whose private half is thrown away. */
const nobodysKey = ((): Uint8Array<ArrayBuffer> => {
  const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  const coordinate = (label: number, value: string): Buffer[] => [
    Buffer.from([label, 0x58, 32]),
    Buffer.from(value, 'base64url'),
  ];
  // RFC 9053 §7.1.1: a map of kty EC2, alg ES256, crv P-256, x and y.
  const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]);
  return new Uint8Array(Buffer.concat([head, ...coordinate(0x21, x), ...coordinate(0x22, y)]));
})();
