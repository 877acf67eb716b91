import type { SignUpJSON, SignUpVerificationJSON } from 'auth-elements/wire';
import type { ClientRow, Exchange } from '../http/exchange.js';
import { readTrip, tripVerification } from '../oauth/trip.js';
import { codeVerification } from '../strategies/mailed-code.js';
import { fieldsOf, missingFields, signUpCode } from './sign-up-row.js';
import type { SignUpRow } from './sign-up-row.js';

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
const notOffered = { phone_number: null, web3_wallet: null, custom_action: false, external_id: null } as const;

/** A sign-up as it travels. */
export async function signUpJSON(exchange: Exchange, row: SignUpRow): Promise<SignUpJSON> {
  const { settings } = exchange.instance;
  const complete = row.status === 'complete';
  const unverified = row.email_key !== null && row.email_verified_at === null;
  const hasPassword = row.password_hash !== null;
  const trip = await readTrip(exchange.instance.database, row.provider_trip_id);
  return {
    object: 'sign_up_attempt',
    id: row.id,
    status: row.status,
    required_fields: fieldsOf(settings, 'required'),
    optional_fields: fieldsOf(settings, 'optional'),
    missing_fields: complete ? [] : missingFields(settings, row),
    unverified_fields: !complete && unverified ? ['email_address'] : [],
    username: row.username,
    first_name: row.first_name,
    last_name: row.last_name,
    email_address: row.email_address,
    has_password: hasPassword,
    password_enabled: hasPassword,
    unsafe_metadata: row.unsafe_metadata,
    public_metadata: {},
    external_account_strategy: trip ? `oauth_${trip.provider}` : null,
    external_account: null,
    verifications: {
      email_address: row.email_key === null ? null : await addressVerification(exchange, row),
      phone_number: null,
      web3_wallet: null,
      external_account: trip ? tripVerification(exchange.instance, trip, exchange.now) : null,
    },
    created_session_id: row.created_session_id,
    created_user_id: row.created_user_id,
    abandon_at: row.abandon_at,
    legal_accepted_at: row.legal_accepted_at,
    locale: row.locale,
    ...notOffered,
  };
}

const byTicket = { object: 'verification_ticket', strategy: 'ticket' } as const;

async function addressVerification(exchange: Exchange, row: SignUpRow): Promise<SignUpVerificationJSON> {
  const shared = { object: 'verification_otp', strategy: 'email_code', supported_strategies: ['email_code'] } as const;
  // Without a strategy until a code was asked for: clients take one that is named for one that was sent.
  const none = {
    status: 'unverified',
    strategy: '',
    attempts: null,
    expire_at: null,
    next_action: 'needs_prepare',
  } as const;
  // The code was over when it had been used.
  if (row.email_verified_at !== null)
    return {
      ...shared,
      ...(row.invitation_id !== null && byTicket),
      status: 'verified',
      attempts: null,
      expire_at: row.email_verified_at,
      next_action: '',
    };
  const verification = await codeVerification(exchange, signUpCode(row));
  if (!verification) return { ...shared, ...none };
  const open = verification.status === 'unverified';
  return { ...shared, ...verification, next_action: open ? 'needs_attempt' : 'needs_prepare' };
}
