import type { SignUpField } from 'auth-elements/wire';
import type { Selectable } from 'kysely';
import { lockClient } from '../client/ensure-client.js';
import { connectionFor } from '../enterprise/connection.js';
import type { Change } from '../http/change.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import { notFound, superseded, wrongState } from '../http/refusals.js';
import type { Settings } from '../settings.js';
import type { CodePurpose } from '../strategies/mailed-code.js';
import type { Schema } from '../store/schema.js';

export type SignUpRow = Selectable<Schema['sign_ups']>;

/** What an instance asks for at sign-up, in the order to ask. */
export function fieldsOf({ users }: Settings, wanted: 'required' | 'optional'): readonly SignUpField[] {
  const asked: readonly (readonly [SignUpField, string])[] = [
    ['email_address', users.email],
    ['phone_number', users.phone],
    ['username', users.username],
    ['password', users.passwords],
    ['first_name', users.names],
    ['last_name', users.names],
    ['legal_accepted', users.legalConsent ? 'required' : 'off'],
  ];
  return asked.filter(([, how]) => how === wanted).map(([field]) => field);
}

/** What is required and not there yet. */
export function missingFields(settings: Settings, row: SignUpRow): readonly SignUpField[] {
  const has: Readonly<Record<SignUpField, boolean>> = {
    email_address: row.email_key !== null,
    phone_number: row.phone_number !== null,
    username: row.username !== null,
    // Whoever comes by another site or a wallet needs no password.
    password: row.password_hash !== null || row.provider_proved_at !== null || row.wallet_verified_at !== null,
    first_name: row.first_name !== null,
    last_name: row.last_name !== null,
    legal_accepted: row.legal_accepted_at !== null,
  };
  const missing = fieldsOf(settings, 'required').filter(field => !has[field]);
  // Where nothing of it is required, somebody who gives nothing would have an account that nobody can sign in to.
  const nameless = givenIn(settings, row).length === 0 && !fieldsOf(settings, 'required').some(isIdentifier);
  return nameless ? [settings.users.email === 'off' ? 'phone_number' : 'email_address', ...missing] : missing;
}

const isIdentifier = (field: SignUpField): boolean => field === 'email_address' || field === 'phone_number';

/** An address, a number or a wallet that a sign-up names, and when it was proved. */
export interface Given {
  readonly kind: 'email_address' | 'phone_number' | 'web3_wallet';
  /** As it was typed. */
  readonly value: string;
  readonly key: string;
  readonly provedAt: number | null;
}

export function givenIn(settings: Settings, row: SignUpRow): readonly Given[] {
  const { email_address: email, email_key: key, phone_number: phone } = row;
  // An organization's address is proved by its own connection, and by nothing else.
  const connection = connectionFor(settings, key)?.id;
  const proved = connection === undefined || connection === row.email_connection;
  const given: Given[] = [];
  if (email !== null && key !== null)
    given.push({ kind: 'email_address', value: email, key, provedAt: proved ? row.email_verified_at : null });
  if (phone !== null) given.push({ kind: 'phone_number', value: phone, key: phone, provedAt: row.phone_verified_at });
  const { web3_wallet: wallet, wallet_key: walletKey } = row;
  if (wallet !== null && walletKey !== null)
    given.push({ kind: 'web3_wallet', value: wallet, key: walletKey, provedAt: row.wallet_verified_at });
  return given;
}

/** The proof of a sign-up's address or number. */
export function signUpCode(row: SignUpRow, kind: Exclude<Given['kind'], 'web3_wallet'>): CodePurpose {
  const byPhone = kind === 'phone_number';
  const key = (byPhone ? row.phone_number : row.email_key) ?? '';
  return { attemptKind: 'sign_up', attemptId: row.id, purpose: byPhone ? 'phone_code' : 'email_code', key };
}

/** The client's present attempt, locked with the client: an older one can't be gone on with. */
export async function lockSignUp(
  change: Change,
  { device, now }: Exchange,
  id: string,
): Promise<{ readonly client: ClientRow; readonly row: SignUpRow }> {
  const client = device.client && (await lockClient(change, device.client.id));
  const row = await change.tx.selectFrom('sign_ups').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!client || !row || row.client_id !== client.id) throw notFound();
  if (row.status === 'complete') throw wrongState('This sign-up is complete already.');
  if (client.sign_up_id !== row.id) throw superseded();
  if (row.abandon_at <= now || row.status === 'abandoned') throw wrongState('This took too long. Start again.');
  return { client, row };
}
