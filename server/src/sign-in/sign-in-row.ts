import { normalizeEmail, normalizeUsername } from 'auth-elements/wire';
import type { FactorJSON, IdentifierKind, StrategyName } from 'auth-elements/wire';
import type { Selectable } from 'kysely';
import { readPhoneNumber } from '../account/phone-number.js';
import { readWallet } from '../wallet/address.js';
import { lockClient } from '../client/ensure-client.js';
import { connectionFactor, connectionOfSignIn } from '../enterprise/sso-only.js';
import type { Change } from '../http/change.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import { malformed, notFound, superseded, wrongState } from '../http/refusals.js';
import type { Instance } from '../instance.js';
import type { Schema } from '../store/schema.js';
import type { CodePurpose } from '../strategies/mailed-code.js';
import type { ProofOf } from '../strategies/proof.js';

export type SignInRow = Selectable<Schema['sign_ins']>;

export interface Identifier {
  readonly typed: string;
  readonly kind: IdentifierKind;
  readonly key: string;
}

/**
 * Reads who somebody says they are. What has an @ is an address, what names a country's code is a number, and what begins
 * with 0x is a wallet.
 */
export function readIdentifier({ settings: { users, wallets } }: Instance, text: string): Identifier {
  const typed = text.trim();
  const wallet = wallets.length > 0 ? readWallet(typed) : undefined;
  if (wallet) return { typed: wallet.address, kind: 'web3_wallet', key: wallet.key };
  if (users.phone !== 'off' && !typed.includes('@')) {
    const number = readPhoneNumber(typed);
    if (number) return { typed: number.e164, kind: 'phone_number', key: number.e164 };
    if (users.username === 'off' || typed.startsWith('+')) throw malformed('identifier');
  }
  if (typed.includes('@') || users.username === 'off') {
    const key = users.email === 'off' ? undefined : normalizeEmail(typed);
    if (key === undefined) throw malformed('identifier');
    return { typed, kind: 'email_address', key };
  }
  if (typed.length > 64) throw malformed('identifier');
  return { typed, kind: 'username', key: normalizeUsername(typed) };
}

/**
 * The id under which an identifier's address is named in factors. It is made from what was typed, so it is the same
 * for somebody who exists and for somebody who does not.
 */
export function addressIdOf({ secrets }: Instance, kind: IdentifierKind, key: string): string {
  return `idn_${secrets
    .hmac('address-id', kind, key)
    .replace(/[^A-Za-z\d]/g, '')
    .slice(0, 27)}`;
}

/** The ways in that are offered. With enumeration protection they are the instance's, whoever asks. */
export function factorsOf(
  instance: Instance,
  row: SignInRow,
  hasPassword: boolean,
  hasPasskey: boolean,
): readonly FactorJSON[] {
  const { emailLink, enumerationProtection, passwords, preferredStrategy } = instance.settings.users;
  const withPasskey = instance.settings.passkeys.enabled && (enumerationProtection || hasPasskey);
  const passkey: readonly FactorJSON[] = withPasskey ? [{ strategy: 'passkey' }] : [];
  const { identifier, identifier_kind: kind, identifier_key: key } = row;
  if (identifier === null || kind === null || key === null) return [];
  const connection = connectionOfSignIn(instance.settings, row);
  if (connection) return [connectionFactor(connection)];
  const id = addressIdOf(instance, kind, key);
  if (kind === 'web3_wallet') return [...walletFactors(instance, identifier, id), ...passkey];
  const safe = kind === 'username' ? {} : { safe_identifier: identifier };
  const named = kind === 'phone_number' ? { phone_number_id: id } : { email_address_id: id };
  const sent = (strategy: StrategyName): FactorJSON => ({ strategy, ...safe, ...named, primary: true });
  const withPassword = passwords !== 'off' && (enumerationProtection || hasPassword);
  const password: readonly FactorJSON[] = withPassword ? [{ strategy: 'password' }] : [];
  const byPhone = kind === 'phone_number';
  const mailed = [...(emailLink.enabled ? [sent('email_link')] : []), sent('email_code')];
  const code = byPhone ? [sent('phone_code')] : mailed;
  const reset = withPassword ? [sent(byPhone ? 'reset_password_phone_code' : 'reset_password_email_code')] : [];
  return preferredStrategy === 'password'
    ? [...password, ...code, ...passkey, ...reset]
    : [...code, ...password, ...passkey, ...reset];
}

/** Any kind of wallet may hold the key: they differ in name alone. */
function walletFactors({ settings }: Instance, address: string, id: string): readonly FactorJSON[] {
  return settings.wallets.map(strategy => ({
    strategy,
    safe_identifier: address,
    web3_wallet_id: id,
    primary: true,
  }));
}

/** The proof of a sign-in's identifier by a mailed code. That of a link is the same: they come in one mail. */
export function signInCode(row: SignInRow, strategy: StrategyName): CodePurpose {
  return {
    attemptKind: 'sign_in',
    attemptId: row.id,
    purpose: strategy === 'email_link' ? 'email_code' : strategy,
    key: row.identifier_key ?? '',
  };
}

/** What a second factor of a sign-in is proved for. */
export function proofOf({ id, user_id, locale, ...row }: SignInRow): ProofOf {
  const byNumber = row.identifier_kind === 'phone_number' && row.first_factor_strategy?.endsWith('phone_code');
  const provedNumber = (byNumber && row.identifier_key) || undefined;
  // One that was unlocked has proved both, and nothing is asked for after it.
  const passkeys = row.first_factor_strategy === 'passkey' ? 'none' : undefined;
  return { kind: 'sign_in', id, userId: user_id ?? '', locale, provedNumber, passkeys };
}

/** The client's attempt, as it is. */
export async function readSignIn({ instance, device }: Exchange, id: string): Promise<SignInRow> {
  const row = await instance.database
    .selectFrom('sign_ins')
    .selectAll()
    .where('id', '=', id)
    .where('client_id', '=', device.client?.id ?? '')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** The client's present attempt, locked with the client and in a state that a step needs. */
export async function lockSignIn(
  change: Change,
  { device, now }: Exchange,
  id: string,
  ...states: readonly SignInRow['status'][]
): Promise<{ readonly client: ClientRow; readonly row: SignInRow }> {
  const client = device.client && (await lockClient(change, device.client.id));
  const row = await change.tx.selectFrom('sign_ins').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!client || !row || row.client_id !== client.id) throw notFound();
  requireState(row, client, now, ...states);
  return { client, row };
}

/** Refuses what an attempt is not, or no more, in a state for. */
export function requireState(
  row: SignInRow,
  client: ClientRow,
  now: number,
  ...states: readonly SignInRow['status'][]
): void {
  if (row.status === 'complete') throw wrongState('This sign-in is complete already.');
  if (client.sign_in_id !== row.id) throw superseded();
  if (row.abandon_at <= now) throw wrongState('This took too long. Start again.');
  if (!states.includes(row.status)) throw wrongState('Something else has to be done first.');
}
