import { isLoopback, type ApiKeyJSON } from '../wire/index.js';

/** Why a key was not accepted. `api_key_invalid` means 401; the others mean 503, for the key may be good. */
export const apiKeyErrorCodes = ['api_key_invalid', 'secret_key_refused', 'api_unavailable'] as const;

export type ApiKeyErrorCode = (typeof apiKeyErrorCodes)[number];

/** An API key that was not accepted. The message is for developers and holds nothing of the key. */
export class ApiKeyError extends Error {
  override readonly name = 'ApiKeyError';
  readonly code: ApiKeyErrorCode;

  constructor(code: ApiKeyErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export interface VerifyApiKeyOptions {
  /** The server's address: that of the frontend API, `https://auth.app.example`; of a hosted one its backend API's. */
  readonly apiUrl: string;
  /** `AUTH_SECRET_KEY`, `sk_…`. */
  readonly secretKey: string;
  /** How many milliseconds the answer may take: 5000. */
  readonly timeout?: number;
}

/**
 * Asks the server whose API key it is, and answers what it says of it: `subject` is the user, `scopes` is what they let it
 * do. Throws an {@link ApiKeyError} with a `code` where the key does not count, or where that can't be known.
 *
 * ```ts
 * const { subject, scopes } = await verifyApiKey(secret, {
 *   apiUrl: 'https://auth.app.example',
 *   secretKey: process.env.AUTH_SECRET_KEY,
 * });
 * if (!scopes.includes('orders:read')) return new Response(null, { status: 403 });
 * ```
 *
 * Every call asks: a key that is revoked opens nothing from then on. Whoever keeps the answer keeps a revoked key, too.
 */
export async function verifyApiKey(secret: string, options: VerifyApiKeyOptions): Promise<ApiKeyJSON> {
  const url = addressOf(options);
  // What is no key at all needs nobody to be asked.
  if (!/^ak_[\w-]{16,256}$/.test(secret)) throw invalid();
  const response = await ask(url, secret, options);
  if (response.status === 401 || response.status === 403)
    throw new ApiKeyError('secret_key_refused', 'The server refuses the secret key: compare it with AUTH_SECRET_KEY.');
  if (response.status === 400 || response.status === 404 || response.status === 422) throw invalid();
  if (!response.ok) throw unavailable(`The server answered ${response.status}.`);
  return readKey(response);
}

function addressOf({ apiUrl, secretKey }: VerifyApiKeyOptions): URL {
  if (!apiUrl || !URL.canParse(apiUrl))
    throw new TypeError(
      `verifyApiKey needs the server's address, like "https://auth.app.example"; it was "${apiUrl}".`,
    );
  const url = new URL('/v1/api_keys/verify', apiUrl);
  if (url.protocol !== 'https:' && !isLoopback(url.host))
    throw new TypeError(`Keys travel over https, or on this machine: ${url.href} would show them to anybody.`);
  if (!secretKey) throw new TypeError('verifyApiKey needs the secret key of the server, sk_….');
  return url;
}

async function ask(url: URL, secret: string, { secretKey, timeout = 5000 }: VerifyApiKeyOptions): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { Authorization: `Bearer ${secretKey}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ secret }),
      // A key must not follow to another host.
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
  } catch (cause) {
    throw unavailable('The server could not be asked.', { cause });
  }
}

async function readKey(response: Response): Promise<ApiKeyJSON> {
  const key: unknown = await response.json().catch(() => undefined);
  if (!isKey(key)) throw unavailable('The server answered something that is no key.');
  // A server that says so is asked for keys that are good, and some tell of others.
  if (key.revoked || key.expired) throw invalid();
  return key;
}

function isKey(value: unknown): value is ApiKeyJSON {
  if (typeof value !== 'object' || value === null) return false;
  const { object, subject, scopes } = value as Readonly<Record<string, unknown>>;
  return object === 'api_key' && typeof subject === 'string' && Array.isArray(scopes);
}

function invalid(): ApiKeyError {
  return new ApiKeyError('api_key_invalid', 'This is no API key, or it has been revoked or has run out.');
}

function unavailable(message: string, options?: ErrorOptions): ApiKeyError {
  return new ApiKeyError('api_unavailable', message, options);
}
