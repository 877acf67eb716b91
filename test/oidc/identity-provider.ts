import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  decodeJwt,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  UnsecuredJWT,
  type CryptoKey,
  type JWK,
} from 'jose';
import Provider, { type Configuration } from 'oidc-provider';

/** Whom the identity provider has in its books. */
export interface Person {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: unknown;
  readonly given_name?: string;
  readonly family_name?: string;
}

/** An evil provider's ID token: other claims, another signature or none. */
export interface Tampering {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly alg?: 'none';
  readonly forged?: boolean;
}

export interface IdentityProvider {
  readonly issuer: string;
  /** What is written of it in the server's settings. */
  readonly settings: {
    readonly name: string;
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
  };
  /** Who sits before the screen. */
  person: Person;
  /** How often a code was brought to it. */
  readonly redeemed: number;
  /** What is wrong with its ID tokens. */
  tamper: Tampering | undefined;
  /** Whether its pages cut the tie to the window that opened them, as many do. */
  isolated: boolean;
  /** Does what somebody does who agrees at once: answers the address that the browser is sent back to. */
  agree(authorizationUrl: string): Promise<URL>;
  close(): Promise<void>;
}

const clientId = 'auth-elements';
const clientSecret = 'a secret between the two of them';

/** A real identity provider on this machine, with one page on which somebody agrees or does not. */
export async function startIdentityProvider(name = 'Acme', person: Person = { sub: 'ada' }): Promise<IdentityProvider> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people = new Map<string, Person>();
  const keys = await signingKeys();
  const provider = new Provider(issuer, { ...configurationOf(people), jwks: { keys: [keys.own] } });
  // Where exactly the server under test listens is known to each test alone.
  provider.Client.prototype.redirectUriAllowed = uri => new URL(uri).pathname.startsWith('/v1/oauth_callback/');
  const made: { -readonly [Name in keyof IdentityProvider]: IdentityProvider[Name] } = {
    issuer,
    settings: { name, issuer, clientId, clientSecret },
    person,
    redeemed: 0,
    isolated: false,
    tamper: undefined,
    agree: url => agree(url, issuer),
    close: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  provider.use(async (context, next) => {
    await next();
    if (context.path !== '/token') return;
    made.redeemed++;
    const body = context.body as { id_token?: string };
    if (made.tamper && body.id_token)
      context.body = { ...body, id_token: await tampered(body.id_token, made.tamper, keys) };
  });
  const handle = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (made.isolated) response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    const [, uid, deed] = /^\/interaction\/([\w-]+)(?:\/(agree|refuse))?$/.exec(request.url ?? '') ?? [];
    if (!uid) return void handle(request, response);
    people.set(made.person.sub, made.person);
    if (!deed) return void response.setHeader('Content-Type', 'text/html').end(page(name, made.person, uid));
    return void interact(provider, made.person, deed === 'agree', request, response);
  });
  return made;
}

function configurationOf(people: ReadonlyMap<string, Person>): Configuration {
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: ['http://localhost/'],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['given_name', 'family_name'] },
    // What many providers do: the ID token says it all.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    // Each visit asks anew, as if nobody had ever agreed.
    loadExistingGrant: async ({ oidc }) => {
      const grantId = oidc.result?.consent?.grantId;
      return grantId === undefined ? undefined : oidc.provider.Grant.find(grantId);
    },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...people.get(sub), sub }) }),
    cookies: { keys: ['for tests'] },
    ttl: { Session: 1, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
  };
}

function page(name: string, { email, sub }: Person, uid: string): string {
  return `<!doctype html><html lang="en"><title>${name}</title><h1>${name}</h1><p>You are ${email ?? sub}.</p>
<form method="post" action="/interaction/${uid}/agree"><button>Agree</button></form>
<form method="post" action="/interaction/${uid}/refuse"><button>Refuse</button></form>`;
}

async function interact(
  provider: Provider,
  { sub }: Person,
  agrees: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!agrees) return provider.interactionFinished(request, response, { error: 'access_denied' });
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId: sub, clientId });
  grant.addOIDCScope(String(params['scope']));
  const grantId = await grant.save();
  return provider.interactionFinished(request, response, { login: { accountId: sub }, consent: { grantId } });
}

/** Goes the way that a browser goes, with its cookies, until it leads away from the provider. */
async function agree(authorizationUrl: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(authorizationUrl);
  while (url.origin === issuer) {
    const agreeing = /^\/interaction\/[\w-]+$/.test(url.pathname);
    const response = await fetch(agreeing ? `${url.href}/agree` : url, {
      method: agreeing ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location) throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
    url = new URL(location, url);
  }
  return url;
}

interface Keys {
  /** That which the provider publishes. */
  readonly own: JWK;
  /** One that nobody knows. */
  readonly other: CryptoKey;
}

async function signingKeys(): Promise<Keys> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const { privateKey: other } = await generateKeyPair('RS256');
  return { own: { ...(await exportJWK(privateKey)), kid: 'own', alg: 'RS256', use: 'sig' }, other };
}

async function tampered(token: string, { claims, alg, forged }: Tampering, { own, other }: Keys): Promise<string> {
  const payload = { ...decodeJwt(token), ...claims };
  if (alg === 'none') return new UnsecuredJWT(payload).encode();
  const key = forged ? other : await importJWK(own, 'RS256');
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'own' }).sign(key);
}
