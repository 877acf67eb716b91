import { isProviderStrategy } from 'auth-elements/wire';
import type { ProviderStrategy } from 'auth-elements/wire';
import type { Selectable } from 'kysely';
import { createId, hashToken } from '../crypto/token.js';
import type { Change } from '../http/change.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import { invalidValue } from '../http/refusals.js';
import type { Instance } from '../instance.js';
import type { SessionRow } from '../session/session-row.js';
import type { Queries, Schema } from '../store/schema.js';
import type { RoundTrip } from './provider-client.js';
import type { ProviderSettings } from './provider-settings.js';
import { callbackOf, readTargets } from './trip-targets.js';
import type { Targets } from './trip-targets.js';

export type TripRow = Selectable<Schema['provider_trips']>;

/** How long somebody may take at the other site, and how long a proof waits for the other flow. */
const lifetime = 10 * 60_000;

/** A round trip that may begin: everything that has to be known or asked before the transaction. */
export interface Preparation extends Targets {
  /** Its id, when it has begun. */
  readonly id: string;
  /** What the site is kept under. */
  readonly provider: string;
  readonly authorizationUrl: string;
  readonly callbackUrl: string;
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
  return prepareAt(exchange, provider, form.optional('oidc_login_hint'));
}

/** The same for a site that is known, with who somebody says they are. */
export async function prepareAt(
  exchange: Exchange,
  provider: ProviderSettings,
  hint: string | undefined,
): Promise<Preparation> {
  const targets = readTargets(exchange);
  const authorizationUrl = await exchange.instance.providers.authorizationUrl(provider);
  const prompt = readPrompt(exchange);
  if (provider.issuer) {
    if (hint !== undefined) authorizationUrl.searchParams.set('login_hint', hint);
    if (prompt !== undefined) authorizationUrl.searchParams.set('prompt', prompt);
  }
  const { key } = provider;
  const callbackUrl = callbackOf(exchange, key);
  authorizationUrl.searchParams.set('redirect_uri', callbackUrl);
  return { id: createId('trip'), provider: key, authorizationUrl: authorizationUrl.href, callbackUrl, ...targets };
}

/** What the site shall ask, whoever is signed in there (OpenID Connect Core §3.1.2.1). Without a page nobody could. */
function readPrompt({ form }: Exchange): string | undefined {
  const prompt = form.optional('oidc_prompt');
  const known = ['login', 'consent', 'select_account'];
  if (prompt !== undefined && !prompt.split(' ').every(word => known.includes(word))) throw invalidValue('oidc_prompt');
  return prompt;
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
  { id, provider, authorizationUrl, callbackUrl, redirectUrl, completeUrl }: Preparation,
  { client, kind, attemptId, session }: Traveller,
): Promise<string> {
  await tx
    .insertInto('provider_trips')
    .values({
      id,
      state_hash: hashToken(secretsOf(instance, id).state),
      client_id: client.id,
      provider,
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
export function secretsOf({ secrets }: Instance, id: string): Omit<RoundTrip, 'callback'> {
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
