import type { SignUpJSON, SignUpVerificationJSON } from 'auth-elements/wire';
import { connectionFor, strategyOf } from '../enterprise/connection.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import { tripVerification } from '../oauth/trip-json.js';
import { readTrip } from '../oauth/trip.js';
import { provedWallet, walletVerification } from '../wallet/challenge.js';
import { codeVerification } from '../strategies/mailed-code.js';
import { fieldsOf, givenIn, missingFields, signUpCode } from './sign-up-row.js';
import type { Given, SignUpRow } from './sign-up-row.js';

/** The sign-up that the client may go on with. */
export async function currentSignUp({ instance, now }: Exchange, client: ClientRow): Promise<SignUpRow | undefined> {
  if (client.sign_up_id === null) return undefined;
  return instance.database
    .selectFrom('sign_ups')
    .selectAll()
    .where('id', '=', client.sign_up_id)
    .where('status', '=', 'missing_requirements')
    .where('abandon_at', '>', now)
    .executeTakeFirst();
}

/** What no sign-up of this server has, said in the protocol's words. */
const notOffered = { custom_action: false, external_id: null } as const;

/** A sign-up as it travels. */
export async function signUpJSON(exchange: Exchange, row: SignUpRow): Promise<SignUpJSON> {
  const { settings } = exchange.instance;
  const complete = row.status === 'complete';
  const unverified = givenIn(settings, row)
    .filter(({ provedAt }) => provedAt === null)
    .map(({ kind }) => kind);
  const hasPassword = row.password_hash !== null;
  const trip = await readTrip(exchange.instance.database, row.provider_trip_id);
  return {
    object: 'sign_up_attempt',
    id: row.id,
    status: row.status,
    required_fields: fieldsOf(settings, 'required'),
    optional_fields: [...fieldsOf(settings, 'optional'), ...(settings.wallets.length > 0 ? ['web3_wallet'] : [])],
    missing_fields: complete ? [] : missingFields(settings, row),
    unverified_fields: complete ? [] : unverified,
    username: row.username,
    first_name: row.first_name,
    last_name: row.last_name,
    email_address: row.email_address,
    phone_number: row.phone_number,
    web3_wallet: row.web3_wallet,
    has_password: hasPassword,
    password_enabled: hasPassword,
    unsafe_metadata: row.unsafe_metadata,
    public_metadata: {},
    external_account_strategy: trip ? strategyOf(trip.provider) : null,
    external_account: null,
    verifications: await verificationsOf(exchange, row, trip),
    created_session_id: row.created_session_id,
    created_user_id: row.created_user_id,
    abandon_at: row.abandon_at,
    legal_accepted_at: row.legal_accepted_at,
    locale: row.locale,
    ...notOffered,
  };
}

const byConnection = { object: 'verification_saml', strategy: 'enterprise_sso' } as const;
const byTicket = { object: 'verification_ticket', strategy: 'ticket' } as const;

async function verificationsOf(
  exchange: Exchange,
  row: SignUpRow,
  trip: Awaited<ReturnType<typeof readTrip>>,
): Promise<SignUpJSON['verifications']> {
  return {
    email_address: await verificationOf(exchange, row, 'email_address'),
    phone_number: await verificationOf(exchange, row, 'phone_number'),
    web3_wallet: await walletProof(exchange, row),
    external_account: trip ? tripVerification(exchange.instance, trip, exchange.now) : null,
  };
}

async function walletProof(exchange: Exchange, row: SignUpRow): Promise<SignUpVerificationJSON | null> {
  if (row.web3_wallet === null) return null;
  const supported_strategies = exchange.instance.settings.wallets;
  const { wallet_verified_at: provedAt, wallet_strategy: strategy } = row;
  if (provedAt !== null && strategy !== null)
    return { ...provedWallet(strategy, provedAt), next_action: '', supported_strategies };
  const verification = await walletVerification(exchange, { subject_id: row.id, purpose: 'sign_up' }, row.wallet_key);
  // The protocol wants one that is named. Whichever kind of wallet it will be, they sign the same.
  const [first = 'web3_metamask_signature'] = supported_strategies;
  if (!verification) return { ...unbegun, object: 'verification_web3', strategy: first, supported_strategies };
  const open = verification.status === 'unverified';
  return { ...verification, next_action: open ? 'needs_attempt' : 'needs_prepare', supported_strategies };
}

// Without a strategy until a code was asked for: clients take one that is named for one that was sent.
const unbegun = {
  status: 'unverified',
  strategy: '',
  attempts: null,
  expire_at: null,
  next_action: 'needs_prepare',
} as const;

async function verificationOf(
  exchange: Exchange,
  row: SignUpRow,
  kind: Exclude<Given['kind'], 'web3_wallet'>,
): Promise<SignUpVerificationJSON | null> {
  const { settings } = exchange.instance;
  const given = givenIn(settings, row).find(one => one.kind === kind);
  if (!given) return null;
  const { provedAt } = given;
  const strategy = kind === 'phone_number' ? 'phone_code' : 'email_code';
  const { enabled } = settings.users.emailLink;
  const links = enabled && kind === 'email_address' ? ['email_link'] : [];
  const connection = kind === 'email_address' ? connectionFor(settings, given.key) : undefined;
  const supported = connection ? ['enterprise_sso'] : [...links, strategy];
  const shared = { object: 'verification_otp', strategy, supported_strategies: supported } as const;
  // The code was over when it had been used.
  if (provedAt !== null) {
    const by = connection ? byConnection : row.invitation_id !== null && kind === 'email_address' && byTicket;
    return { ...shared, ...by, status: 'verified', attempts: null, expire_at: provedAt, next_action: '' };
  }
  const verification = await codeVerification(exchange, signUpCode(row, kind));
  if (!verification) return { ...shared, ...unbegun };
  const open = verification.status === 'unverified';
  return { ...shared, ...verification, next_action: open ? 'needs_attempt' : 'needs_prepare' };
}
