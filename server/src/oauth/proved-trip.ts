import { normalizeUsername, usernameProblem } from 'auth-elements/wire';
import { requireAllowed } from '../access/rules.js';
import { findUser } from '../account/find-user.js';
import { readPhoneNumber } from '../account/phone-number.js';
import { activeConnection, connectionFor, connectionIdIn, strategyOf } from '../enterprise/connection.js';
import { usernameRules } from '../environment/environment-json.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import type { Settings } from '../settings.js';
import type { SignUpRow } from '../sign-up/sign-up-row.js';
import type { Queries } from '../store/schema.js';
import type { ProviderIdentity } from './identity.js';
import type { TripRow } from './trip.js';

/** A trip whose answer was looked into. */
export interface ProvedTrip extends TripRow {
  readonly identity: ProviderIdentity;
  readonly proved_at: number;
}

/**
 * Whether a site's word proves an address. That of an organization's domain is proved by its own connection, and by no
 * other site, whatever that says.
 */
export function vouches(settings: Settings, provider: string, { emailKey, emailVerified }: ProviderIdentity): boolean {
  return emailVerified && connectionFor(settings, emailKey)?.id === connectionIdIn(provider);
}

/** What an address was proved by, as the account says it. */
export function provedBy(settings: Settings, provider: string): string {
  const connection = activeConnection(settings, connectionIdIn(provider));
  return connection?.protocol === 'saml' ? 'saml' : `from_oauth_${provider}`;
}

/** What a trip has proved, as a sign-in takes it. */
export function provedIn({ provider, identity, proved_at: provedAt }: ProvedTrip) {
  const { secondFactor: alsoSecond = false } = identity;
  return { strategy: strategyOf(provider), connection: connectionIdIn(provider), provedAt, alsoSecond };
}

/** Refuses who has no account, where a connection makes none. */
export function requireSignUp(settings: Settings, provider: string): void {
  if (activeConnection(settings, connectionIdIn(provider))?.allowSignUp ?? true) return;
  throw new Problem(404, 'external_account_not_found', 'the connection makes no accounts', {
    sentence: 'There is no account for this yet.',
  });
}

/**
 * What a sign-up needs not ask for any more. What was typed stays.
 *
 * @throws {Problem} where the address may not sign up.
 */
export async function filledBy(
  { tx }: Change,
  { instance }: Exchange,
  { id, provider, identity, proved_at }: ProvedTrip,
  row?: Pick<SignUpRow, 'email_key' | 'first_name' | 'last_name' | 'username' | 'phone_number' | 'invitation_id'>,
) {
  const { email, emailKey, firstName, lastName } = identity;
  const { settings } = instance;
  const named = settings.users.names !== 'off';
  const connection = connectionIdIn(provider);
  const vouched = vouches(settings, provider, identity);
  const invited = Boolean(row?.invitation_id);
  // What an organization calls its own counts, whatever was typed; an invitation stays with its address.
  const typed = connection === undefined || invited ? (row?.email_key ?? emailKey) : emailKey;
  const addressed = emailKey !== null && typed === emailKey;
  if (addressed) await requireAllowed(tx, settings, { type: 'email_address', key: emailKey }, invited);
  return {
    provider_trip_id: id,
    provider_proved_at: proved_at,
    ...(addressed && { email_address: email, email_key: emailKey }),
    ...(addressed && vouched && { email_verified_at: proved_at, email_connection: connection ?? null }),
    ...(named && firstName !== null && !row?.first_name && { first_name: firstName }),
    ...(named && lastName !== null && !row?.last_name && { last_name: lastName }),
    ...(connection !== undefined && (await filledByConnection(tx, settings, identity, row))),
  };
}

/** What an organization says besides. A password that was typed is none that its people sign in with. */
async function filledByConnection(
  queries: Queries,
  { users }: Settings,
  { username, phoneNumber = null }: ProviderIdentity,
  row?: Pick<SignUpRow, 'username' | 'phone_number'>,
) {
  const key = username === null || users.username === 'off' ? undefined : normalizeUsername(username);
  const free =
    key !== undefined &&
    usernameProblem(key, usernameRules) === undefined &&
    !(await findUser(queries, 'username', key));
  // A number that may be left out would have to be confirmed all the same.
  const number = users.phone === 'required' && phoneNumber !== null ? readPhoneNumber(phoneNumber) : undefined;
  return {
    password_hash: null,
    ...(free && !row?.username && { username, username_key: key }),
    ...(number && !row?.phone_number && { phone_number: number.e164 }),
  };
}

/** Keeps what was proved, for the attempt that it belongs to. */
export async function keepIdentity({ tx }: Change, { id, identity, proved_at }: ProvedTrip): Promise<void> {
  await tx
    .updateTable('provider_trips')
    .set({ status: 'proved', identity: JSON.stringify(identity), proved_at })
    .where('id', '=', id)
    .execute();
}

/** Keeps the proof for the other flow, which may take it once. */
export async function handOver(
  { tx }: Change,
  { id, identity, proved_at }: ProvedTrip,
  to: 'sign_in' | 'sign_up',
): Promise<void> {
  await tx
    .updateTable('provider_trips')
    .set({
      status: 'transferable',
      transfer_to: to,
      error_code: to === 'sign_up' ? 'external_account_not_found' : 'external_account_exists',
      identity: JSON.stringify(identity),
      proved_at,
    })
    .where('id', '=', id)
    .execute();
}

/** A trip that has come back with an identity. */
export function isProved(trip: TripRow | undefined): trip is ProvedTrip {
  return trip !== undefined && trip.identity !== null && trip.proved_at !== null;
}
