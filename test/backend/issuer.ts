import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT, type CryptoKey, type JWK, type JWTHeaderParameters } from 'jose';
import { TokenError, type TokenErrorCode } from '../../src/backend/index.js';

export interface TestKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

export async function testKey(kid: string, modulusLength = 2048): Promise<TestKey> {
  // Not by jose, which makes no key that is too short.
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength };
  const publicExponent = new Uint8Array([1, 0, 1]);
  const usages = ['sign', 'verify'] as const;
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ ...algorithm, publicExponent }, true, usages);
  return { kid, privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' } };
}

export const issuer = 'https://auth.app.example';
export const page = 'https://app.example';

export const seconds = (): number => Math.floor(Date.now() / 1000);

/** What our server puts into a session token, with some of it changed; `undefined` leaves a claim out. */
export function sessionClaims(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const now = seconds();
  const usual = { iss: issuer, sub: 'user_1', sid: 'sess_1', azp: page, iat: now, nbf: now - 10, exp: now + 60 };
  return { ...usual, sts: 'active', fva: [0, -1], v: 2, ...changes };
}

export async function sign(
  key: TestKey,
  changes: Readonly<Record<string, unknown>> = {},
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const protectedHeader = { alg: 'RS256', typ: 'JWT', kid: key.kid, ...header } as JWTHeaderParameters;
  return new SignJWT(sessionClaims(changes)).setProtectedHeader(protectedHeader).sign(key.privateKey);
}

/** A token with any header and payload at all, under the real key's signature of exactly these bytes. */
export async function signText(key: TestKey, header: string, payload: string): Promise<string> {
  const encode = (text: string): string => Buffer.from(text).toString('base64url');
  const input = `${encode(header)}.${encode(payload)}`;
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key.privateKey, Buffer.from(input));
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
}

/** The code with which a verification is refused; anything else that happens is told as it is. */
export async function refusal(verification: Promise<unknown>): Promise<TokenErrorCode | 'accepted'> {
  try {
    await verification;
    return 'accepted';
  } catch (error) {
    if (error instanceof TokenError) return error.code;
    throw error;
  }
}

export interface JwksServer {
  readonly url: string;
  /** What it answers: the status and the body. */
  answer: { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> };
  /** It answers once this has settled. */
  hold?: Promise<void>;
  /** How often it was asked. */
  requests: number;
  close(): Promise<void>;
}

/** Publishes keys on a free port of this machine. */
export async function publish(...keys: readonly TestKey[]): Promise<JwksServer> {
  const server = createServer((_request, response) => {
    published.requests++;
    void Promise.resolve(published.hold).then(() => {
      response.writeHead(published.answer.status, published.answer.headers).end(published.answer.body);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise(resolve => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const published: JwksServer = { url: `http://127.0.0.1:${port}/jwks.json`, answer: of(...keys), requests: 0, close };
  return published;
}

/** The answer of an issuer that has these keys. */
export function of(...keys: readonly TestKey[]): JwksServer['answer'] {
  return { status: 200, body: JSON.stringify({ keys: keys.map(({ jwk }) => jwk) }) };
}
