/** Passkeys, and the challenges that they answer. */
export const statements: readonly string[] = [
  `alter table users add column passkey_handle text`,
  `create unique index users_passkey_handle on users (passkey_handle)`,

  `create table passkeys (
    id text primary key,
    user_id text not null references users (id) on delete cascade,
    name text not null,
    rp_id text not null,
    credential_id text,
    public_key text,
    counter bigint not null default 0,
    transports text not null default '',
    backup_eligible boolean not null default false,
    backed_up boolean not null default false,
    verified_at bigint,
    last_used_at bigint,
    created_at bigint not null,
    updated_at bigint not null
  )`,
  `create index passkeys_user on passkeys (user_id)`,
  `create unique index passkeys_credential on passkeys (credential_id)`,

  `create table passkey_challenges (
    subject_id text not null,
    purpose text not null,
    client_id text not null references clients (id) on delete cascade,
    challenge text not null unique,
    rp_id text not null,
    used_at bigint,
    created_at bigint not null,
    expires_at bigint not null,
    primary key (subject_id, purpose)
  )`,
  `create index passkey_challenges_client on passkey_challenges (client_id)`,
  `create index passkey_challenges_expiry on passkey_challenges (expires_at)`,
];
