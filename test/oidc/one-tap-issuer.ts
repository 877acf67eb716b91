import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { TokenIssuer } from './token-issuer.js';

/** Whom it knows in this browser, once they have been at its own page. */
export interface OneTapPerson {
  readonly sub: string;
  readonly email: string;
  readonly given_name: string;
}

const cookie = 'at-google=yes';

/**
 * A site that browsers ask by themselves for the accounts that somebody has there (FedCM), as Google is. What it has for
 * browsers alone it gives to nothing else: a page that asks for it gets none of it.
 */
export class OneTapIssuer extends TokenIssuer {
  person: OneTapPerson = { sub: 'ada', email: 'ada@example.com', given_name: 'Ada' };
  /** What its tokens answer in place of what the browser has asked. */
  nonce: string | undefined;
  /** Every path that a browser has asked for, oldest first. */
  readonly asked: string[] = [];

  /** Where somebody signs in to the site itself: browsers ask nothing for pages before somebody was there. */
  get page(): string {
    return `${this.issuer}/login`;
  }

  /** What a page's policy has to let browsers ask. */
  get connects(): string {
    return `${this.issuer}/gsi/`;
  }

  protected override answers(request: IncomingMessage, response: ServerResponse): boolean {
    const { pathname } = new URL(request.url ?? '/', this.issuer);
    const answer = this.#answers.get(pathname);
    if (!answer) return false;
    this.asked.push(pathname);
    if (pathname !== '/login' && request.headers['sec-fetch-dest'] !== 'webidentity') response.writeHead(403).end();
    else void answer(request, response);
    return true;
  }

  readonly #answers = new Map<string, (request: IncomingMessage, response: ServerResponse) => void | Promise<void>>([
    ['/login', (_, response) => this.#login(response)],
    [
      '/.well-known/web-identity',
      (_, response) =>
        json(response, {
          provider_urls: [`${this.issuer}/gsi/fedcm.json`],
          accounts_endpoint: `${this.issuer}/gsi/accounts`,
          login_url: this.page,
        }),
    ],
    [
      '/gsi/fedcm.json',
      (_, response) =>
        json(response, {
          accounts_endpoint: '/gsi/accounts',
          client_metadata_endpoint: '/gsi/client',
          id_assertion_endpoint: '/gsi/token',
          login_url: '/login',
        }),
    ],
    ['/gsi/accounts', (request, response) => this.#accounts(request, response)],
    ['/gsi/client', (request, response) => json(response, { terms_of_service_url: `${this.issuer}/terms` }, request)],
    ['/gsi/token', (request, response) => this.#token(request, response)],
  ]);

  #login(response: ServerResponse): void {
    response.setHeader('Content-Type', 'text/html');
    response.setHeader('Set-Login', 'logged-in');
    response.setHeader('Set-Cookie', `${cookie}; SameSite=None; Secure; HttpOnly`);
    response.end('<!doctype html><title>Google</title><p>You are signed in here.');
  }

  #accounts(request: IncomingMessage, response: ServerResponse): void {
    if (request.headers.cookie !== cookie) return void response.writeHead(401).end();
    const { sub, email, given_name } = this.person;
    json(response, { accounts: [{ id: sub, email, name: given_name, given_name }] });
  }

  async #token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    const { sub, email, given_name } = this.person;
    const ours = form.get('account_id') === sub && form.get('client_id') === this.clientId;
    if (!ours || request.method !== 'POST' || request.headers.cookie !== cookie)
      return void response.writeHead(400).end();
    const { nonce } = JSON.parse(form.get('params') ?? '{}') as { readonly nonce?: string };
    const claims = { sub, email, given_name, nonce: this.nonce ?? nonce };
    json(response, { token: await this.token(claims, Date.now()) }, request);
  }
}

/** An answer for the browser, and, with the request, for the page whose behalf it was made on. */
function json(response: ServerResponse, body: unknown, request?: IncomingMessage): void {
  response.setHeader('Content-Type', 'application/json');
  if (request?.headers.origin) {
    response.setHeader('Access-Control-Allow-Origin', request.headers.origin);
    response.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  response.end(JSON.stringify(body));
}
