import { isLoopback, isProviderStrategy, safeRedirect } from 'auth-elements/wire';
import type { ProviderStrategy, VerificationJSON } from 'auth-elements/wire';
import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { createId, hashToken } from '../crypto/token.js';
import type { Change } from '../http/change.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import { isAllowedOrigin } from '../http/origin.js';
import { Problem } from '../http/problem.js';
import { invalidValue, missing } from '../http/refusals.js';
import type { Instance } from '../instance.js';
import type { SessionRow } from '../session/session-row.js';
import type { Queries, Schema } from '../store/schema.js';
import type { RoundTrip } from './provider-client.js';
import type { ProviderSettings } from './provider-settings.js';

export type TripRow = Selectable<Schema['provider_trips']>;

/** How long somebody may take at the other site, and how long a proof waits for the other flow. */
const lifetime = 10 * 60_000;

/** A round trip that may begin: everything that has to be known or asked before the transaction. */
export interface Preparation {
  readonly strategy: ProviderStrategy;
  readonly provider: ProviderSettings;
  readonly authorizationUrl: string;
  readonly callbackUrl: string;
  readonly redirectUrl: string;
  readonly completeUrl: string;
}

/** What a request may say of where the trip leads, and how. */
export const providerFields = [
  'redirect_url',
  'action_complete_redirect_url',
  'oidc_prompt',
  'oidc_login_hint',
] as const;

/** The strategy of a request, where it leads to another site. */
export function readProviderStrategy({ form }: Exchange): ProviderStrategy | undefined {
  const strategy = form.optional('strategy');
  return strategy !== undefined && isProviderStrategy(strategy) ? strategy : undefined;
}

/** Looks the site up and asks where to go. Nothing is written. */
export async function prepareTrip(exchange: Exchange, strategy: ProviderStrategy): Promise<Preparation> {
  const { instance, form } = exchange;
  const provider = instance.providers.find(strategy.replace('oauth_', ''));
  if (!provider) throw invalidValue('strategy');
  requireOwnCookie(exchange);
  const redirectUrl = readTarget(exchange, 'redirect_url');
  if (redirectUrl === undefined) throw missing('redirect_url');
  const completeUrl = readTarget(exchange, 'action_complete_redirect_url') ?? redirectUrl;
  const authorizationUrl = await instance.providers.authorizationUrl(provider);
  const hint = form.optional('oidc_login_hint');
  if (hint !== undefined && provider.issuer) authorizationUrl.searchParams.set('login_hint', hint);
  const callbackUrl = callbackOf(exchange, provider);
  authorizationUrl.searchParams.set('redirect_uri', callbackUrl);
  return { strategy, provider, authorizationUrl: authorizationUrl.href, callbackUrl, redirectUrl, completeUrl };
}

/** The way back is a navigation, on which the browser is known by a cookie of this host and by nothing else. */
function requireOwnCookie({ device }: Exchange): void {
  if (device.carrier === 'cookie') return;
  throw new Problem(400, 'oauth_provider_not_enabled', 'the page carries its identity in addresses, not in a cookie', {
    sentence: 'This does not work for pages on another site than the server.',
  });
}

/** Where the site answers: an address for each, so that none can be taken for another. */
function callbackOf({ instance, url }: Exchange, { key }: ProviderSettings): string {
  const callback = new URL(`/v1/oauth_callback/${key}`, instance.settings.publicUrl);
  // On this machine the cookie stands under the loopback name that the page uses.
  if (isLoopback(callback.host) && isLoopback(url.host)) callback.hostname = url.hostname;
  return callback.href;
}

function readTarget({ form, instance }: Exchange, field: string): string | undefined {
  const written = form.optional(field);
  if (written === undefined) return undefined;
  const to = URL.canParse(written) ? safeRedirect(written, written) : undefined;
  if (to && isAllowedOrigin(new URL(to).origin, instance.settings)) return to;
  throw new Problem(422, 'invalid_redirect_url', `${field} is not on an allowed origin`, {
    field,
    sentence: 'This address is not one that this service may lead to.',
  });
}

export interface Traveller {
  readonly client: ClientRow;
  readonly kind: TripRow['attempt_kind'];
  readonly attemptId: string;
  /** Whose account it is connected with, where somebody is signed in. */
  readonly session?: SessionRow;
}

/** Writes down that somebody leaves for another site. The state that they come back with is bound to their client. */
export async function beginTrip(
  { tx }: Change,
  { instance, now }: Exchange,
  { provider, authorizationUrl, callbackUrl, redirectUrl, completeUrl }: Preparation,
  { client, kind, attemptId, session }: Traveller,
): Promise<string> {
  const id = createId('trip');
  await tx
    .insertInto('provider_trips')
    .values({
      id,
      state_hash: hashToken(secretsOf(instance, id).state),
      client_id: client.id,
      provider: provider.key,
      attempt_kind: kind,
      attempt_id: attemptId,
      user_id: session?.user_id ?? null,
      session_id: session?.id ?? null,
      authorization_url: authorizationUrl,
      callback_url: callbackUrl,
      redirect_url: redirectUrl,
      complete_url: completeUrl,
      status: 'begun',
      created_at: now,
      expires_at: now + lifetime,
    })
    .execute();
  return id;
}

/** What belongs to a trip and is written nowhere: each is made anew from its id, by the encryption key. */
function secretsOf({ secrets }: Instance, id: string): Omit<RoundTrip, 'callback'> {
  return {
    state: secrets.hmac('provider state', id),
    nonce: secrets.hmac('provider nonce', id),
    verifier: secrets.hmac('provider verifier', id),
  };
}

/** What the site's answer is held against. */
export function roundTripOf(instance: Instance, { id, callback_url: callback }: TripRow): RoundTrip {
  return { callback, ...secretsOf(instance, id) };
}

/**
 * Uses up the trip that a state belongs to, in one statement: it is this client's, at this site, and serves once. What
 * comes of the answer changes nothing of that.
 */
export async function useTrip(
  queries: Queries,
  { device, now }: Exchange,
  provider: string,
  state: string,
): Promise<TripRow | undefined> {
  return queries
    .updateTable('provider_trips')
    .set({ status: 'used' })
    .where('state_hash', '=', hashToken(state))
    .where('client_id', '=', device.client?.id ?? '')
    .where('provider', '=', provider)
    .where('status', '=', 'begun')
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
}

/** Takes over, once, what a trip of this client has proved for the other flow. */
export async function takeTrip(
  { tx }: Change,
  { device, now }: Exchange,
  to: 'sign_in' | 'sign_up',
  attemptId: string,
): Promise<TripRow | undefined> {
  const present = await tx
    .selectFrom('provider_trips')
    .select('id')
    .where('client_id', '=', device.client?.id ?? '')
    .where('status', '=', 'transferable')
    .where('transfer_to', '=', to)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!present) return undefined;
  return tx
    .updateTable('provider_trips')
    .set({ status: 'proved', attempt_kind: to, attempt_id: attemptId })
    .where('id', '=', present.id)
    .where('status', '=', 'transferable')
    .returningAll()
    .executeTakeFirst();
}

export async function readTrip(queries: Queries, id: string | null): Promise<TripRow | undefined> {
  if (id === null) return undefined;
  return queries.selectFrom('provider_trips').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Where the browser has to go for a trip that has begun. */
function externalUrl(instance: Instance, row: TripRow): string {
  const { state, nonce, verifier } = secretsOf(instance, row.id);
  const provider = instance.providers.find(row.provider);
  const url = new URL(row.authorization_url);
  url.searchParams.set('state', state);
  const { without = [], issuer } = provider ?? {};
  if (issuer && !without.includes('nonce')) url.searchParams.set('nonce', nonce);
  if (!without.includes('pkce')) {
    // RFC 7636 §4.2
    url.searchParams.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'));
    url.searchParams.set('code_challenge_method', 'S256');
  }
  return url.href;
}

const statuses = {
  begun: 'unverified',
  used: 'unverified',
  failed: 'failed',
  transferable: 'transferable',
  proved: 'verified',
} as const;

/** How far a trip has come, as it travels. */
export function tripVerification(instance: Instance, row: TripRow, now: number): VerificationJSON {
  const open = row.status === 'begun' && row.expires_at > now;
  return {
    object: 'verification_oauth',
    status: row.status === 'begun' && !open ? 'expired' : statuses[row.status],
    strategy: `oauth_${row.provider}`,
    attempts: null,
    expire_at: row.expires_at,
    external_verification_redirect_url: open ? externalUrl(instance, row) : null,
    error: row.error_code === null ? null : tripError(row.error_code),
  };
}

function tripError(code: string) {
  const message = code.replaceAll('_', ' ');
  return {
    code,
    message,
    long_message: sentences[code] ?? 'This did not work. Try again, or use another way.',
    meta: {},
  };
}

const sentences: Readonly<Record<string, string>> = {
  external_account_not_found: 'There is no account for this yet.',
  external_account_exists: 'There is an account for this already.',
  oauth_identification_claimed: 'This belongs to another account already.',
  oauth_account_already_connected: 'This is connected already.',
  oauth_access_denied: 'The other site was not allowed to say who you are.',
  oauth_callback_invalid: 'The other site gave an answer that cannot be used.',
};
