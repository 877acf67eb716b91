import { identifierKinds, isStrategyName, isWalletStrategy } from 'auth-elements/wire';
import type { FactorJSON, SignInJSON, VerificationJSON } from 'auth-elements/wire';
import { strategyOf } from '../enterprise/connection.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import { passkeysOf } from '../passkey/passkey-row.js';
import type { MadePasskey } from '../passkey/passkey-row.js';
import { passkeyVerification } from '../passkey/request-options.js';
import { tripVerification } from '../oauth/trip-json.js';
import { readTrip } from '../oauth/trip.js';
import { provedWallet, walletVerification } from '../wallet/challenge.js';
import { codeVerification } from '../strategies/mailed-code.js';
import { verificationObject } from '../strategies/verification-object.js';
import { secondFactorsLeft } from '../strategies/second-factors.js';
import { secondPasskeyVerification } from '../strategies/passkey-second-factor.js';
import { secondStepVerification } from '../strategies/phone-second-factor.js';
import { trustCode, trustFactorsOf } from './client-trust.js';
import { factorsOf, proofOf, signInCode } from './sign-in-row.js';
import type { SignInRow } from './sign-in-row.js';

const unfinished = [
  'needs_identifier',
  'needs_first_factor',
  'needs_second_factor',
  'needs_client_trust',
  'needs_new_password',
] as const;

/** The sign-in that the client may go on with. */
export async function currentSignIn({ instance, now }: Exchange, client: ClientRow): Promise<SignInRow | undefined> {
  if (client.sign_in_id === null) return undefined;
  return instance.database
    .selectFrom('sign_ins')
    .selectAll()
    .where('id', '=', client.sign_in_id)
    .where('status', 'in', unfinished)
    .where('abandon_at', '>', now)
    .executeTakeFirst();
}

const settingOf = { email_address: 'email', phone_number: 'phone', username: 'username' } as const;

/** A sign-in as it travels. Nothing in it tells whether there is such a person. */
export async function signInJSON(exchange: Exchange, row: SignInRow): Promise<SignInJSON> {
  const { instance } = exchange;
  const { users, wallets } = instance.settings;
  const user = await instance.database
    .selectFrom('users')
    .select('password_hash')
    .where('id', '=', row.user_id ?? '')
    .executeTakeFirst();
  const passkeys = await passkeysOf(instance.database, [row.user_id ?? '']);
  return {
    object: 'sign_in_attempt',
    id: row.id,
    status: row.status,
    supported_identifiers: [
      ...identifierKinds.filter(kind => users[settingOf[kind]] !== 'off'),
      ...(wallets.length > 0 ? ['web3_wallet'] : []),
    ],
    identifier: row.identifier,
    user_data: null,
    supported_first_factors: firstFactors(exchange, row, Boolean(user?.password_hash), passkeys),
    supported_second_factors: await secondFactors(exchange, row),
    first_factor_verification: await verification(exchange, row, passkeys),
    second_factor_verification: await secondVerification(exchange, row),
    created_session_id: row.created_session_id,
    abandon_at: row.abandon_at,
    ...(instance.settings.newDeviceCheck && { client_trust_state: row.trust_state ?? 'pending' }),
  };
}

function firstFactors(
  { instance }: Exchange,
  row: SignInRow,
  hasPassword: boolean,
  passkeys: readonly MadePasskey[],
): readonly FactorJSON[] | null {
  if (row.identifier !== null) return factorsOf(instance, row, hasPassword, passkeys.length > 0);
  return row.first_factor_strategy === 'passkey' ? [{ strategy: 'passkey' }] : null;
}

async function verification(
  exchange: Exchange,
  row: SignInRow,
  passkeys: readonly MadePasskey[],
): Promise<VerificationJSON | null> {
  const strategy = row.first_factor_strategy;
  const trip = await readTrip(exchange.instance.database, row.provider_trip_id);
  if (strategy === 'google_one_tap')
    return { object: 'verification_google_one_tap', status: 'verified', strategy, attempts: null, expire_at: null };
  if (trip && strategy === strategyOf(trip.provider)) return tripVerification(exchange.instance, trip, exchange.now);
  if (strategy === 'ticket')
    return { object: 'verification_ticket', status: 'verified', strategy, attempts: null, expire_at: null };
  if (strategy === null || !isStrategyName(strategy)) return null;
  if (strategy === 'passkey') return passkeyVerification(exchange, row, passkeys);
  if (isWalletStrategy(strategy))
    return row.first_factor_at === null
      ? walletVerification(exchange, { subject_id: row.id, purpose: 'first_factor' })
      : provedWallet(strategy, row.first_factor_at);
  const code = await codeVerification(exchange, signInCode(row, strategy));
  if (code) return code;
  const status = row.first_factor_at === null ? 'unverified' : 'verified';
  const object = verificationObject(strategy);
  // A code that was proved elsewhere was over when it had been used.
  const expire_at = object === 'verification_password' ? null : row.first_factor_at;
  return { object, status, strategy, attempts: null, expire_at };
}

/** Told to nobody who has not proved the first. */
async function secondFactors({ instance }: Exchange, row: SignInRow): Promise<readonly FactorJSON[] | null> {
  if (row.status === 'needs_second_factor')
    return secondFactorsLeft(instance.database, proofOf(row), instance.settings);
  return row.status === 'needs_client_trust' ? trustFactorsOf(instance.database, row) : null;
}

async function secondVerification(exchange: Exchange, row: SignInRow): Promise<VerificationJSON | null> {
  const { second_factor_strategy: strategy, second_factor_at: provedAt } = row;
  if (strategy === 'email_code') {
    const code = await codeVerification(exchange, trustCode(row));
    return code ? { ...code, strategy } : null;
  }
  if (strategy === 'phone_code') return secondStepVerification(exchange, proofOf(row));
  if (strategy === 'passkey') return secondPasskeyVerification(exchange, proofOf(row), provedAt);
  if (strategy !== 'totp' && strategy !== 'backup_code') return null;
  const status = provedAt === null ? 'unverified' : 'verified';
  return { object: `verification_${strategy}`, status, strategy, attempts: null, expire_at: null };
}
