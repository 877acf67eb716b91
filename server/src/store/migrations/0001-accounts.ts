/** The first schema: accounts, sessions, attempts, and what delivers and limits. PostgreSQL 15's dialect, one statement each. */
export const statements: readonly string[] = [
  `create table instance (id text primary key, created_at bigint not null)`,

  `create table signing_keys (
    kid text primary key,
    public_jwk jsonb not null,
    private_key text not null,
    created_at bigint not null,
    active_at bigint not null,
    retired_at bigint
  )`,

  `create table clients (
    id text primary key,
    last_active_session_id text,
    last_authentication_strategy text,
    last_auth_at bigint not null default 0,
    sign_in_id text,
    sign_up_id text,
    proof_for text check (proof_for in ('sign_in', 'sign_up')),
    proof_email_key text,
    proof_email text,
    proof_expires_at bigint,
    cookie_expires_at bigint not null,
    created_at bigint not null,
    updated_at bigint not null
  )`,

  `create table client_tokens (
    token_hash text primary key,
    kind text not null check (kind in ('cookie', 'dev_browser')),
    client_id text references clients (id) on delete cascade,
    created_at bigint not null,
    expires_at bigint not null,
    replaced_at bigint
  )`,
  `create index client_tokens_client on client_tokens (client_id)`,

  `create table users (
    id text primary key,
    external_id text unique,
    username text,
    username_key text unique,
    first_name text,
    last_name text,
    primary_email_address_id text,
    password_hash text,
    password_updated_at bigint,
    password_recheck boolean not null default false,
    failed_passwords integer not null default 0,
    locked_until bigint,
    banned_at bigint,
    public_metadata jsonb not null default '{}',
    private_metadata jsonb not null default '{}',
    unsafe_metadata jsonb not null default '{}',
    locale text,
    legal_accepted_at bigint,
    last_sign_in_at bigint,
    last_active_at bigint,
    created_at bigint not null,
    updated_at bigint not null
  )`,

  `create table email_addresses (
    id text primary key,
    user_id text not null references users (id) on delete cascade,
    email_address text not null,
    email_key text not null,
    verified_at bigint,
    verification_strategy text,
    created_at bigint not null,
    updated_at bigint not null
  )`,
  `create unique index email_addresses_owner on email_addresses (email_key) where verified_at is not null`,
  `create index email_addresses_user on email_addresses (user_id)`,

  `create table sessions (
    id text primary key,
    client_id text not null references clients (id) on delete cascade,
    user_id text not null references users (id) on delete cascade,
    status text not null,
    strategy text not null,
    first_factor_at bigint,
    second_factor_at bigint,
    last_active_at bigint not null,
    expire_at bigint not null,
    abandon_at bigint not null,
    ip text,
    user_agent text,
    created_at bigint not null,
    updated_at bigint not null
  )`,
  `create index sessions_client on sessions (client_id)`,
  `create index sessions_user on sessions (user_id)`,
  `create unique index sessions_one_per_user_and_client on sessions (client_id, user_id) where status in ('active', 'pending')`,

  `create table sign_ins (
    id text primary key,
    client_id text not null references clients (id) on delete cascade,
    status text not null,
    identifier text,
    identifier_kind text,
    identifier_key text,
    user_id text references users (id) on delete cascade,
    first_factor_strategy text,
    first_factor_at bigint,
    created_session_id text,
    locale text,
    abandon_at bigint not null,
    created_at bigint not null,
    updated_at bigint not null
  )`,
  `create index sign_ins_client on sign_ins (client_id)`,
  `create index sign_ins_user on sign_ins (user_id)`,

  `create table sign_ups (
    id text primary key,
    client_id text not null references clients (id) on delete cascade,
    status text not null,
    email_address text,
    email_key text,
    email_verified_at bigint,
    username text,
    username_key text,
    first_name text,
    last_name text,
    password_hash text,
    password_recheck boolean not null default false,
    unsafe_metadata jsonb not null default '{}',
    legal_accepted_at bigint,
    locale text,
    created_session_id text,
    created_user_id text,
    abandon_at bigint not null,
    created_at bigint not null,
    updated_at bigint not null
  )`,
  `create index sign_ups_client on sign_ups (client_id)`,

  `create table codes (
    id text primary key,
    attempt_kind text not null,
    attempt_id text not null,
    purpose text not null,
    email_key text not null,
    code_hash text not null,
    tries integer not null default 0,
    max_tries integer not null,
    expires_at bigint not null,
    resend_at bigint not null,
    used_at bigint,
    void_at bigint,
    created_at bigint not null
  )`,
  `create unique index codes_live on codes (attempt_id, purpose) where used_at is null and void_at is null`,
  `create index codes_email on codes (email_key)`,

  `create table counters (
    name text primary key,
    window_start bigint not null,
    count integer not null,
    expires_at bigint not null
  )`,
  `create index counters_expiry on counters (expires_at)`,

  `create table idempotency (
    scope text not null,
    key text not null,
    route text not null,
    status integer not null,
    resource_id text,
    created_at bigint not null,
    expires_at bigint not null,
    primary key (scope, key)
  )`,
  `create index idempotency_expiry on idempotency (expires_at)`,

  `create table outbox (
    id text primary key,
    channel text not null,
    message text,
    tries integer not null default 0,
    next_try_at bigint not null,
    sent_at bigint,
    failed_at bigint,
    last_error text,
    created_at bigint not null
  )`,
  `create index outbox_due on outbox (next_try_at) where sent_at is null and failed_at is null`,

  `create table inbox (
    id text primary key,
    recipient text not null,
    subject text not null,
    text text not null,
    html text not null,
    code text,
    created_at bigint not null
  )`,
  `create index inbox_recipient on inbox (recipient, created_at)`,

  `create table audit_log (
    id text primary key,
    at bigint not null,
    event text not null,
    user_id text,
    client_id text,
    session_id text,
    ip text,
    reason text
  )`,
  `create index audit_log_user on audit_log (user_id, at)`,
  `create function audit_log_is_append_only() returns trigger language plpgsql as
    $$ begin raise exception 'audit_log is append-only'; end $$`,
  `create trigger audit_log_append_only before update or delete on audit_log
    for each row execute function audit_log_is_append_only()`,
];
