import { isLoopback } from 'auth-elements/wire';
import type { Logger } from 'pino';
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import * as oidc from 'openid-client';
import { Problem } from '../http/problem.js';
import { appleSecret } from './apple-secret.js';
import { guardedFetch } from './guarded-fetch.js';
import { identityOf } from './identity.js';
import type { Claims, ProviderIdentity } from './identity.js';
import type { ProfileRequest } from './provider-catalogue.js';
import type { ProviderSettings } from './provider-settings.js';

/** What belongs to one round trip to a site and back. All of it but the callback's address is secret. */
export interface RoundTrip {
  readonly callback: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The sites that people may come by. */
export interface Providers {
  readonly list: readonly ProviderSettings[];
  find(key: string): ProviderSettings | undefined;
  /** Where to go, without what belongs to one round trip. */
  authorizationUrl(provider: ProviderSettings): Promise<URL>;
  /** Redeems what the site's answer holds, and reads who it says somebody is. */
  identify(provider: ProviderSettings, answer: URL, trip: RoundTrip, user: unknown): Promise<ProviderIdentity>;
  /** Reads who a token says somebody is that the browser has got from the site. Whether its nonce is ours is not asked. */
  readIdToken(
    provider: ProviderSettings,
    token: string,
    now: number,
  ): Promise<{ readonly identity: ProviderIdentity; readonly nonce: string }>;
}

/** Between two programs on this machine there is nothing that TLS could protect. */
// eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so that it stands out, which it shall
const allowPlainHttp: (configuration: oidc.Configuration) => void = oidc.allowInsecureRequests;

/** Nobody waits longer for another site. */
const timeoutSeconds = 5;

export function createProviders(list: readonly ProviderSettings[], log: Logger): Providers {
  const configure = configurations(log);
  const keysOf = publishedKeys();
  return {
    list,
    find: key => list.find(provider => provider.key === key),
    authorizationUrl: async provider => authorizationUrl(provider, await configure(provider)),
    async identify(provider, answer, trip, user) {
      const configuration = await configure(provider);
      try {
        return await redeem(configuration, provider, answer, trip, user);
      } catch (error) {
        throw unusable(log, provider, error);
      }
    },
    async readIdToken(provider, token, now) {
      const configuration = await configure(provider);
      try {
        return await readClaims(provider, token, keysOf(provider, configuration), now);
      } catch (error) {
        throw unusable(log, provider, error);
      }
    },
  };
}

/** What is known of each site, discovered when it is first needed. */
function configurations(log: Logger): (provider: ProviderSettings) => Promise<oidc.Configuration> {
  const opened = new Map<string, Promise<oidc.Configuration>>();
  return async provider => {
    const { key, signedSecret } = provider;
    const configuration = opened.get(key) ?? openConfiguration(provider);
    // A secret that is signed is good for minutes, and is made anew.
    if (!signedSecret) opened.set(key, configuration);
    try {
      return await configuration;
    } catch (error) {
      // A site that is away now may be there a moment later.
      opened.delete(key);
      throw unreachable(log, provider, error);
    }
  };
}

/** The keys of each site, which are fetched when one is met that is not known. */
function publishedKeys(): (provider: ProviderSettings, configuration: oidc.Configuration) => JWTVerifyGetKey {
  const opened = new Map<string, JWTVerifyGetKey>();
  return ({ key }, configuration) => {
    const { jwks_uri: address = '' } = configuration.serverMetadata();
    const url = new URL(address);
    const guarded = guardedFetch(isLoopback(url.host));
    const known =
      opened.get(key) ??
      createRemoteJWKSet(url, {
        timeoutDuration: timeoutSeconds * 1000,
        [customFetch]: (at, { headers, signal }) =>
          guarded(at, { body: null, headers: Object.fromEntries(headers), method: 'GET', redirect: 'manual', signal }),
      });
    opened.set(key, known);
    return known;
  };
}

/** OpenID Connect Core §3.1.3.7, with the issuer's name without its scheme as well, as Google writes it at times. */
async function readClaims(
  { issuer = '', clientId, profile }: ProviderSettings,
  token: string,
  keys: JWTVerifyGetKey,
  now: number,
): Promise<{ readonly identity: ProviderIdentity; readonly nonce: string }> {
  const { payload } = await jwtVerify(token, keys, {
    issuer: [issuer, issuer.replace('https://', '')],
    audience: clientId,
    algorithms: ['RS256'],
    requiredClaims: ['sub', 'iat', 'exp', 'nonce'],
    maxTokenAge: '1h',
    clockTolerance: 30,
    currentDate: new Date(now),
  });
  if (payload.aud !== clientId || typeof payload['nonce'] !== 'string') throw new Error('It is not for us alone.');
  const identity = identityOf(profile(payload, undefined));
  if (!identity) throw new Error('The site does not say who it is.');
  return { identity, nonce: payload['nonce'] };
}

function unusable(log: Logger, { key }: ProviderSettings, error: unknown): Problem {
  log.warn({ provider: key, reason: reasonOf(error) }, 'a site gave an answer that cannot be used');
  return new Problem(400, 'oauth_callback_invalid', 'the answer of the site cannot be used', {
    sentence: 'The other site gave an answer that cannot be used. Try again.',
  });
}

function authorizationUrl(provider: ProviderSettings, configuration: oidc.Configuration): URL {
  const { parameters = {}, scopes, clientId, name } = provider;
  const { authorization_endpoint: endpoint } = configuration.serverMetadata();
  if (endpoint === undefined) throw new Error(`${name} names no address to go to.`);
  const url = new URL(endpoint);
  for (const [parameter, value] of Object.entries(parameters)) url.searchParams.set(parameter, value);
  if (scopes.length > 0) url.searchParams.set('scope', scopes.join(' '));
  url.searchParams.set('client_id', clientId);
  url.searchParams.set('response_type', 'code');
  return url;
}

async function openConfiguration(provider: ProviderSettings): Promise<oidc.Configuration> {
  const { issuer, endpoints, clientId } = provider;
  const local = isLoopback(new URL(issuer ?? endpoints?.authorization ?? '').host);
  const configuration = issuer
    ? await discover(provider, issuer, local)
    : new oidc.Configuration(plainMetadata(provider), clientId, undefined, authenticationOf(provider));
  configuration.timeout = timeoutSeconds;
  configuration[oidc.customFetch] = guardedFetch(local);
  if (local) allowPlainHttp(configuration);
  return configuration;
}

async function discover(provider: ProviderSettings, issuer: string, local: boolean): Promise<oidc.Configuration> {
  const { clientId, signedSecret } = provider;
  const authentication = signedSecret
    ? oidc.ClientSecretPost(await appleSecret(signedSecret, clientId, issuer))
    : authenticationOf(provider);
  return oidc.discovery(new URL(issuer), clientId, undefined, authentication, {
    timeout: timeoutSeconds,
    [oidc.customFetch]: guardedFetch(local),
    execute: [...(local ? [allowPlainHttp] : []), oidc.enableNonRepudiationChecks],
  });
}

function authenticationOf({ secret, clientSecret }: ProviderSettings): oidc.ClientAuth {
  return secret === 'basic' ? oidc.ClientSecretBasic(clientSecret) : oidc.ClientSecretPost(clientSecret);
}

function plainMetadata({ endpoints }: ProviderSettings): oidc.ServerMetadata {
  if (!endpoints) throw new TypeError('A site without an issuer has endpoints.');
  const { authorization, token } = endpoints;
  return { issuer: new URL(authorization).origin, authorization_endpoint: authorization, token_endpoint: token };
}

async function redeem(
  configuration: oidc.Configuration,
  provider: ProviderSettings,
  answer: URL,
  { callback, state, nonce, verifier }: RoundTrip,
  user: unknown,
): Promise<ProviderIdentity> {
  const url = new URL(callback);
  url.search = answer.search;
  // A site without OpenID Connect that names itself in its answer does so by a name that is not known here.
  if (!provider.issuer) url.searchParams.delete('iss');
  const { without = [] } = provider;
  const tokens = await oidc.authorizationCodeGrant(configuration, url, {
    expectedState: state,
    ...(!without.includes('pkce') && { pkceCodeVerifier: verifier }),
    ...(provider.issuer && !without.includes('nonce') && { expectedNonce: nonce }),
    idTokenExpected: provider.issuer !== undefined,
  });
  const answered = provider.endpoints
    ? await profileOf(configuration, provider.endpoints, tokens.access_token)
    : { claims: await claimsOf(configuration, provider, tokens), more: user };
  const identity = identityOf(provider.profile(answered.claims, answered.more));
  if (!identity) throw new Error('The site does not say who it is.');
  return identity;
}

async function claimsOf(
  configuration: oidc.Configuration,
  { asksUserinfo }: ProviderSettings,
  tokens: Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>,
): Promise<Claims> {
  const claims = tokens.claims();
  if (!claims) throw new Error('There is no ID token.');
  if (!asksUserinfo || claims['email'] !== undefined || !configuration.serverMetadata().userinfo_endpoint)
    return claims;
  return { ...claims, ...(await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)) };
}

async function profileOf(
  configuration: oidc.Configuration,
  { profile, more }: NonNullable<ProviderSettings['endpoints']>,
  token: string,
): Promise<{ readonly claims: Claims; readonly more: unknown }> {
  const ask = async ({ url, headers, body }: ProfileRequest): Promise<unknown> => {
    const sent = new Headers({ Accept: 'application/json', 'User-Agent': 'auth-elements-server', ...headers });
    if (body !== undefined) sent.set('Content-Type', 'application/json');
    const address = new URL(url.replace('{token}', encodeURIComponent(token)));
    const method = body === undefined ? 'GET' : 'POST';
    const response = await oidc.fetchProtectedResource(configuration, token, address, method, body, sent);
    if (!response.ok) throw new Error(`The site answered ${response.status} where it was asked who it is.`);
    return response.json();
  };
  const [claims, others] = await Promise.all([ask(profile), more && ask(more)]);
  if (typeof claims !== 'object' || claims === null) throw new Error('The profile is no object.');
  return { claims: claims as Claims, more: others };
}

function unreachable(log: Logger, { key, name }: ProviderSettings, error: unknown): Problem {
  log.warn({ provider: key, reason: reasonOf(error) }, 'a site cannot be reached');
  return new Problem(503, 'service_unavailable', 'the site cannot be reached', {
    sentence: `${name} cannot be reached right now. Use another way, or try again in a moment.`,
    retryAfter: 5,
  });
}

// Messages of the protocol's library name what was wrong, and hold no code, token or secret.
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return error instanceof Error ? `${error.message}${cause}` : 'unknown';
}
