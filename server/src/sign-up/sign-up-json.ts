import type { SignUpJSON, SignUpVerificationJSON } from 'auth-elements/wire';
import type { ClientRow, Exchange } from '../http/exchange.js';
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

/** A sign-up as it travels. */
export async function signUpJSON(exchange: Exchange, row: SignUpRow): Promise<SignUpJSON> {
  const { settings } = exchange.instance;
  const complete = row.status === 'complete';
  const unverified = row.email_key !== null && row.email_verified_at === null;
  const hasPassword = row.password_hash !== null;
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
    phone_number: null,
    web3_wallet: null,
    has_password: hasPassword,
    password_enabled: hasPassword,
    unsafe_metadata: row.unsafe_metadata,
    public_metadata: {},
    external_account_strategy: null,
    external_account: null,
    verifications: {
      email_address: row.email_key === null ? null : await addressVerification(exchange, row),
      phone_number: null,
      web3_wallet: null,
      external_account: null,
    },
    created_session_id: row.created_session_id,
    created_user_id: row.created_user_id,
    abandon_at: row.abandon_at,
    legal_accepted_at: row.legal_accepted_at,
    locale: row.locale,
    custom_action: false,
    external_id: null,
  };
}

async function addressVerification(exchange: Exchange, row: SignUpRow): Promise<SignUpVerificationJSON> {
  const { enabled } = exchange.instance.settings.users.emailLink;
  const shared = {
    object: 'verification_otp',
    strategy: 'email_code',
    supported_strategies: [...(enabled ? ['email_link'] : []), 'email_code'],
  } as const;
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
    return { ...shared, status: 'verified', attempts: null, expire_at: row.email_verified_at, next_action: '' };
  const verification = await codeVerification(exchange, signUpCode(row));
  if (!verification) return { ...shared, ...none };
  const open = verification.status === 'unverified';
  return { ...shared, ...verification, next_action: open ? 'needs_attempt' : 'needs_prepare' };
}
