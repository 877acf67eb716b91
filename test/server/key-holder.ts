import type { ApiKeyJSON, ApiKeysJSON, CreatedApiKeyJSON, ErrorsJSON } from 'auth-elements/wire';
import type { Browser } from './browser.js';
import type { TestServer } from './start.js';

export interface KeyAnswer<Body = unknown> {
  readonly status: number;
  readonly body: Body & Partial<ErrorsJSON>;
  /** The code of the first error. */
  readonly code: string | undefined;
  readonly headers: Headers;
}

type Extra = Readonly<Record<string, string>>;

let people = 0;

/** Somebody with an account, whose page asks for keys as the published client does: by the token of the session. */
export class KeyHolder {
  readonly email: string;
  readonly browser: Browser;
  readonly userId: string;
  readonly sessionId: string;
  token: string;
  readonly #server: TestServer;

  constructor(server: TestServer, known: Pick<KeyHolder, 'email' | 'browser' | 'userId' | 'sessionId' | 'token'>) {
    this.#server = server;
    this.email = known.email;
    this.browser = known.browser;
    this.userId = known.userId;
    this.sessionId = known.sessionId;
    this.token = known.token;
  }

  /** Makes an account on a browser of its own. */
  static async signUp(server: TestServer): Promise<KeyHolder> {
    const email = `holder-${++people}@example.com`;
    const browser = server.browser();
    await browser.signUp(email);
    return KeyHolder.on(server, browser, email);
  }

  /** Whoever is signed in there. */
  static async on(server: TestServer, browser: Browser, email: string): Promise<KeyHolder> {
    const client = await browser.client();
    const session = client?.sessions.find(({ id }) => id === client.last_active_session_id);
    const token = session?.last_active_token?.jwt;
    if (!session || token === undefined) throw new Error('Nobody is signed in there.');
    return new KeyHolder(server, { email, browser, userId: session.user.id, sessionId: session.id, token });
  }

  /** A fresh token, as pages get one every minute. */
  async renew(): Promise<void> {
    this.token = (await KeyHolder.on(this.#server, this.browser, this.email)).token;
  }

  async send<Body = unknown>(
    method: string,
    path: string,
    body?: unknown,
    extra: Extra = {},
  ): Promise<KeyAnswer<Body>> {
    const url = new URL(path, 'http://localhost:4000');
    url.searchParams.set('_clerk_js_version', '6.0.0');
    if (method !== 'GET' && method !== 'POST') url.searchParams.set('_method', method);
    const headers = {
      Origin: 'http://localhost:3000',
      Authorization: `Bearer ${this.token}`,
      'Content-Type': 'application/json',
      ...extra,
    };
    const request = new Request(url, {
      method: method === 'GET' ? 'GET' : 'POST',
      headers,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return readAnswer<Body>(await this.#server.fetch(request));
  }

  create(name: string, more: object = {}): Promise<KeyAnswer<CreatedApiKeyJSON>> {
    return this.send('POST', '/api_keys', { name, subject: this.userId, type: 'api_key', ...more });
  }

  list(query = ''): Promise<KeyAnswer<ApiKeysJSON>> {
    return this.send('GET', `/api_keys?subject=${this.userId}${query}`);
  }

  describe(id: string, description: string | null): Promise<KeyAnswer<ApiKeyJSON>> {
    return this.send('PATCH', `/api_keys/${id}`, { description });
  }

  revoke(id: string, reason?: string): Promise<KeyAnswer<ApiKeyJSON>> {
    return this.send('POST', `/api_keys/${id}/revoke`, reason === undefined ? {} : { revocation_reason: reason });
  }
}

export async function readAnswer<Body>(response: Response): Promise<KeyAnswer<Body>> {
  const body = (await response.json()) as KeyAnswer<Body>['body'];
  return { status: response.status, body, code: body.errors?.[0]?.code, headers: response.headers };
}
