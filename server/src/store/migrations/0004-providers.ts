/** Other sites that say who somebody is: the round trips to them, and whose account belongs to which person there. */
export const statements: readonly string[] = [
  `create table external_accounts (
    id text primary key,
    user_id text not null references users (id) on delete cascade,
    identification_id text not null,
    provider text not null,
    subject text not null,
    email_address text,
    email_verified boolean not null default false,
    first_name text,
    last_name text,
    image_url text,
    username text,
    approved_scopes text not null default '',
    created_at bigint not null,
    updated_at bigint not null
  )`,
  `create unique index external_accounts_owner on external_accounts (provider, subject)`,
  `create index external_accounts_user on external_accounts (user_id)`,

  `create table provider_trips (
    id text primary key,
    state_hash text not null unique,
    client_id text not null references clients (id) on delete cascade,
    provider text not null,
    attempt_kind text not null check (attempt_kind in ('sign_in', 'sign_up', 'user')),
    attempt_id text not null,
    authorization_url text not null,
    callback_url text not null,
    redirect_url text not null,
    complete_url text not null,
    status text not null check (status in ('begun', 'used', 'failed', 'transferable', 'proved')),
    error_code text,
    transfer_to text check (transfer_to in ('sign_in', 'sign_up')),
    identity jsonb,
    proved_at bigint,
    created_at bigint not null,
    expires_at bigint not null
  )`,
  `create index provider_trips_client on provider_trips (client_id)`,
  `create index provider_trips_age on provider_trips (created_at)`,

  `alter table sign_ins add column provider_trip_id text`,
  `alter table sign_ups add column provider_trip_id text`,
  `alter table sign_ups add column provider_proved_at bigint`,
  `alter table clients add column proof_trip_id text`,
];
