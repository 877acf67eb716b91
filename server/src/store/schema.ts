import type { Generated, ColumnType, Kysely, Transaction } from 'kysely';
import type { ProofTables } from './proof-tables.js';
import type { ProviderIdentity } from '../oauth/identity.js';
import type { AccessTables } from './access-tables.js';
import type { DefaultJson, Json, NullableActor, NullableJson, Texts } from './columns.js';

// Times are milliseconds since 1970, from the server's clock and never from the database's. Columns ending in `_key`
// hold the normalised form that is compared; columns ending in `_hash` hold no secret that could be used.

export interface Schema extends AccessTables, ProofTables {
  instance: { id: string; created_at: number };
  signing_keys: {
    kid: string;
    public_jwk: Json;
    /** PKCS #8, encrypted. */
    private_key: string;
    created_at: number;
    /** Signs from then on; published before. */
    active_at: number;
    /** Published until then; null: the present key. */
    retired_at: number | null;
  };
  clients: {
    id: string;
    last_active_session_id: string | null;
    last_authentication_strategy: string | null;
    /** When somebody last signed in or out here; the readable hint, in seconds, is made of it. 0: nobody is signed in. */
    last_auth_at: Generated<number>;
    sign_in_id: string | null;
    sign_up_id: string | null;
    /** One address proved in the flow that could not use it: the other flow may take it over, once. */
    proof_for: 'sign_in' | 'sign_up' | null;
    proof_email_key: string | null;
    proof_email: string | null;
    proof_expires_at: number | null;
    /** What kind of identifier it is; a number and a wallet are kept in the columns of the address. */
    proof_kind: Generated<'email_address' | 'phone_number' | 'web3_wallet'>;
    /** By which kind of wallet it was proved. */
    proof_strategy: string | null;
    /** What another site said in the same breath, to be connected with the account. */
    proof_trip_id: string | null;
    /** How many calls may do without showing that no program is at work, and until when. */
    captcha_left: Generated<number>;
    captcha_until: Generated<number>;
    cookie_expires_at: number;
    created_at: number;
    updated_at: number;
  };
  client_tokens: {
    token_hash: string;
    kind: 'cookie' | 'dev_browser';
    /** Null: a development identity that has made no client yet. */
    client_id: string | null;
    created_at: number;
    expires_at: number;
    /** A newer token took its place: it identifies nobody, and serves only to repeat the request whose answer was lost. */
    replaced_at: number | null;
  };
  users: {
    id: string;
    external_id: string | null;
    username: string | null;
    username_key: string | null;
    first_name: string | null;
    last_name: string | null;
    primary_email_address_id: string | null;
    primary_phone_number_id: string | null;
    primary_web3_wallet_id: string | null;
    /** A PHC or crypt string that names its hasher. */
    password_hash: string | null;
    password_updated_at: number | null;
    /** True after a sign-up during an outage of the breach endpoint. */
    password_recheck: Generated<boolean>;
    /** Wrong passwords in a row. */
    failed_passwords: Generated<number>;
    locked_until: number | null;
    banned_at: number | null;
    public_metadata: DefaultJson;
    private_metadata: DefaultJson;
    unsafe_metadata: DefaultJson;
    locale: string | null;
    legal_accepted_at: number | null;
    /** What authenticators know the person by: 64 random bytes, made with the first passkey. */
    passkey_handle: string | null;
    /** When the first second factor was enrolled, and when the last one was removed. */
    mfa_enabled_at: number | null;
    mfa_disabled_at: number | null;
    /** The picture that they have chosen. */
    image_id: string | null;
    last_sign_in_at: number | null;
    last_active_at: number | null;
    created_at: number;
    updated_at: number;
  };
  /** What the store of pictures holds, or may hold. `subject_id` is a user's, or of whatever else has a picture. */
  images: { id: string; subject_id: string; created_at: number };
  email_addresses: {
    id: string;
    user_id: string;
    email_address: string;
    email_key: string;
    verified_at: number | null;
    verification_strategy: string | null;
    created_at: number;
    updated_at: number;
  };
  sessions: {
    id: string;
    client_id: string;
    user_id: string;
    status: 'active' | 'pending' | 'ended' | 'expired' | 'removed' | 'replaced' | 'revoked' | 'abandoned';
    strategy: string;
    first_factor_at: number | null;
    second_factor_at: number | null;
    last_active_at: number;
    expire_at: number;
    abandon_at: number;
    ip: string | null;
    user_agent: string | null;
    /** Who acts as the user, where it is not the user. */
    actor: NullableActor;
    created_at: number;
    updated_at: number;
  };
  sign_ins: {
    id: string;
    client_id: string;
    status:
      | 'needs_identifier'
      | 'needs_first_factor'
      | 'needs_second_factor'
      | 'needs_client_trust'
      | 'needs_new_password'
      | 'complete'
      | 'abandoned';
    /** What was typed. */
    identifier: string | null;
    identifier_kind: 'email_address' | 'phone_number' | 'username' | 'web3_wallet' | null;
    identifier_key: string | null;
    /** Null: nobody has this identifier. */
    user_id: string | null;
    first_factor_strategy: string | null;
    first_factor_at: number | null;
    second_factor_strategy: string | null;
    second_factor_at: number | null;
    /** Whether the person has been on this client before, where that is asked. */
    trust_state: 'new' | 'known' | null;
    /** The password that a reset has chosen. The user has it when the sign-in is complete, and not before. */
    new_password_hash: string | null;
    new_password_recheck: Generated<boolean>;
    new_password_ends_sessions: Generated<boolean>;
    created_session_id: string | null;
    provider_trip_id: string | null;
    locale: string | null;
    abandon_at: number;
    created_at: number;
    updated_at: number;
  };
  sign_ups: {
    id: string;
    client_id: string;
    status: 'missing_requirements' | 'complete' | 'abandoned';
    email_address: string | null;
    email_key: string | null;
    email_verified_at: number | null;
    phone_number: string | null;
    phone_verified_at: number | null;
    web3_wallet: string | null;
    wallet_key: string | null;
    wallet_verified_at: number | null;
    wallet_strategy: string | null;
    username: string | null;
    username_key: string | null;
    first_name: string | null;
    last_name: string | null;
    password_hash: string | null;
    password_recheck: Generated<boolean>;
    unsafe_metadata: DefaultJson;
    legal_accepted_at: number | null;
    locale: string | null;
    /** The invitation that the sign-up was begun with. */
    invitation_id: string | null;
    created_session_id: string | null;
    created_user_id: string | null;
    /** False: it was begun at another site without showing that no program is at work. */
    human: Generated<boolean>;
    provider_trip_id: string | null;
    /** The connection whose identity provider has proved the address. */
    email_connection: string | null;
    /** Null: the trip has not come back with an identity. */
    provider_proved_at: number | null;
    abandon_at: number;
    created_at: number;
    updated_at: number;
  };
  /** Authenticator apps, one a person. */
  authenticators: {
    id: string;
    user_id: string;
    /** The seed in base32, encrypted. */
    secret: string;
    /** The step of the last code that was accepted: none of it or before it is again. */
    last_step: number | null;
    /** Null: begun, and asked for nowhere. */
    verified_at: number | null;
    created_at: number;
  };
  backup_codes: { id: string; user_id: string; code_hash: string; used_at: number | null; created_at: number };
  /** Keys that programs show in place of their person. */
  api_keys: {
    id: string;
    user_id: string;
    secret_hash: string;
    name: string;
    description: string | null;
    scopes: Texts;
    claims: NullableJson;
    /** The person who has made it; null: the application's own server. */
    created_by: string | null;
    expires_at: number | null;
    revoked_at: number | null;
    revocation_reason: string | null;
    last_used_at: number | null;
    created_at: number;
    updated_at: number;
  };
  /** Step-up: what a session's person proves again. */
  session_verifications: {
    id: string;
    session_id: string;
    level: 'first_factor' | 'second_factor' | 'multi_factor';
    status: 'needs_first_factor' | 'needs_second_factor' | 'complete';
    first_factor_strategy: string | null;
    first_factor_at: number | null;
    second_factor_strategy: string | null;
    second_factor_at: number | null;
    abandon_at: number;
    created_at: number;
  };
  passkeys: {
    id: string;
    user_id: string;
    name: string;
    /** The domain that it works on. */
    rp_id: string;
    /** Null, with what follows, until the browser has made it. */
    credential_id: string | null;
    /** COSE, as base64url. */
    public_key: string | null;
    counter: Generated<number>;
    /** Apart by commas. */
    transports: Generated<string>;
    /** Whether it may be synced: never changes. */
    backup_eligible: Generated<boolean>;
    backed_up: Generated<boolean>;
    verified_at: number | null;
    last_used_at: number | null;
    created_at: number;
    updated_at: number;
  };
  /** What a passkey has to sign: one at a time for each passkey that is made and each sign-in. */
  passkey_challenges: {
    /** The passkey that is made, or the attempt. */
    subject_id: string;
    purpose: 'create' | 'first_factor' | 'second_factor';
    client_id: string;
    challenge: string;
    rp_id: string;
    used_at: number | null;
    created_at: number;
    expires_at: number;
  };
  /** Whose account belongs to which person at another site. */
  external_accounts: {
    id: string;
    user_id: string;
    identification_id: string;
    /** Its key in the settings: `google`, `custom_acme`. */
    provider: string;
    /** The site's own name for the person. */
    subject: string;
    email_address: string | null;
    email_verified: Generated<boolean>;
    first_name: string | null;
    last_name: string | null;
    image_url: string | null;
    username: string | null;
    approved_scopes: Generated<string>;
    created_at: number;
    updated_at: number;
  };
  /** Round trips to another site. State, nonce and verifier are made from the id, and stand nowhere. */
  provider_trips: {
    id: string;
    state_hash: string;
    client_id: string;
    provider: string;
    /** `user`: somebody who is signed in connects the site; the attempt is the external account, there or to be made. */
    attempt_kind: 'sign_in' | 'sign_up' | 'user';
    attempt_id: string;
    user_id: string | null;
    session_id: string | null;
    authorization_url: string;
    callback_url: string;
    /** Where the browser goes from the callback when there is more to do, and when there is not. */
    redirect_url: string;
    complete_url: string;
    /** `used`: the answer has come and is being looked into. `transferable`: the other flow may take the proof, once. */
    status: 'begun' | 'used' | 'failed' | 'transferable' | 'proved';
    error_code: string | null;
    transfer_to: 'sign_in' | 'sign_up' | null;
    identity: ColumnType<ProviderIdentity | null, string | null | undefined, string | null>;
    proved_at: number | null;
    created_at: number;
    expires_at: number;
  };
  /** What identity providers have said, so that nobody says it again. */
  saml_assertions: { provider: string; assertion_id: string; expires_at: number };
  /** Counters in windows, for limits that hold over restarts and processes. */
  counters: { name: string; window_start: number; count: number; expires_at: number };
  idempotency: {
    scope: string;
    key: string;
    route: string;
    status: number;
    resource_id: string | null;
    created_at: number;
    expires_at: number;
  };
  outbox: {
    id: string;
    channel: 'email';
    /** The whole message, encrypted: it may hold a code. Null once sent. */
    message: string | null;
    tries: Generated<number>;
    next_try_at: number;
    sent_at: number | null;
    failed_at: number | null;
    last_error: string | null;
    created_at: number;
  };
  /** Development only: what would have been mailed. */
  inbox: {
    id: string;
    recipient: string;
    subject: string;
    text: string;
    html: string;
    code: string | null;
    created_at: number;
  };
  audit_log: {
    id: string;
    at: number;
    event: string;
    user_id: string | null;
    client_id: string | null;
    session_id: string | null;
    ip: string | null;
    reason: string | null;
    user_agent: string | null;
  };
}

export type Database = Kysely<Schema>;
/** Either the database or one transaction on it. */
export type Queries = Database | Transaction<Schema>;
