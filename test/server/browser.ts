import type { ClientJSON, ErrorsJSON, SignInJSON, SignUpJSON } from 'auth-elements/wire';
import type { Mails } from './open-test-instance.js';

export interface Reply<Response = unknown> {
  readonly status: number;
  readonly headers: Headers;
  /** The body, parsed. */
  readonly json: { readonly response: Response; readonly client: ClientJSON | null } & Partial<ErrorsJSON>;
  /** The code of the first error. */
  readonly code: string | undefined;
  /** The body as it came. */
  readonly text: string;
}

interface Options {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly origin: string;
  readonly mails: Mails;
}

type Fields = Readonly<Record<string, string | undefined>>;

/** A browser as far as the server sees one: an origin, and cookies. It speaks to the server as our client does. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.send('GET', path, undefined, headers);
  }

  post<Response = unknown>(path: string, fields: Fields = {}): Promise<Reply<Response>> {
    return this.send('POST', path, fields);
  }

  /** A request as the protocol has it: other verbs than GET are sent as POST. */
  async send<Response = unknown>(
    method: string,
    path: string,
    fields: Fields | string | undefined,
    extra: Readonly<Record<string, string>> = {},
  ): Promise<Reply<Response>> {
    const url = new URL(`/v1${path}`, 'http://localhost:4000');
    if (method !== 'GET' && method !== 'POST') url.searchParams.set('_method', method);
    const headers = new Headers({ Origin: this.#options.origin, 'User-Agent': agent, ...extra });
    if (this.cookies.size > 0)
      headers.set('Cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const body = method === 'GET' ? undefined : encode(fields);
    if (body !== undefined) headers.set('Content-Type', 'application/x-www-form-urlencoded');
    const request = new Request(url, {
      method: method === 'GET' ? 'GET' : 'POST',
      headers,
      ...(body !== undefined && { body }),
    });
    return this.#read(await this.#options.fetch(request));
  }

  /** Goes to an address of the server, as a link or a redirect from another site leads there. */
  async follow(url: URL): Promise<Reply> {
    const headers = new Headers({ 'User-Agent': agent, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' });
    if (this.cookies.size > 0)
      headers.set('Cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    return this.#read(await this.#options.fetch(new Request(url, { headers })));
  }

  async #read<Response>(response: globalThis.Response): Promise<Reply<Response>> {
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    const json = (isJson ? JSON.parse(text) : {}) as Reply<Response>['json'];
    return { status: response.status, headers: response.headers, json, code: json.errors?.[0]?.code, text };
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    if (/max-age=0\b/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(at + 1));
  }

  /** What the server says of this browser. */
  async client(): Promise<ClientJSON | null> {
    const { json } = await this.get('/client');
    return json.response as ClientJSON | null;
  }

  /** Makes an account and signs in to it. */
  async signUp(email: string, fields: Fields = {}): Promise<Reply<SignUpJSON>> {
    const created = await this.post<SignUpJSON>('/client/sign_ups', {
      email_address: email,
      password: goodPassword,
      ...fields,
    });
    if (created.status !== 200) return created;
    const path = `/client/sign_ups/${created.json.response.id}`;
    const prepared = await this.post<SignUpJSON>(`${path}/prepare_verification`, { strategy: 'email_code' });
    if (prepared.status !== 200) return prepared;
    const code = await this.#options.mails.code(email);
    return this.post(`${path}/attempt_verification`, { strategy: 'email_code', code });
  }

  /** Signs in with identifier and password in one request. */
  signIn(identifier: string, password = goodPassword): Promise<Reply<SignInJSON>> {
    return this.post('/client/sign_ins', { identifier, password });
  }
}

/** One that every rule lets pass. */
export const goodPassword = 'amber-lantern-quietly-71';

const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

function encode(fields: Fields | string | undefined): string {
  if (typeof fields === 'string') return fields;
  const given = Object.entries(fields ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(given).toString();
}
