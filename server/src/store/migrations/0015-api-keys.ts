/** Keys that programs show in place of their person. */
export const statements: readonly string[] = [
  `create table api_keys (
    id text primary key,
    user_id text not null references users (id) on delete cascade,
    secret_hash text not null unique,
    name text not null,
    description text,
    scopes jsonb not null,
    claims jsonb,
    created_by text references users (id) on delete set null,
    expires_at bigint,
    revoked_at bigint,
    revocation_reason text,
    last_used_at bigint,
    created_at bigint not null,
    updated_at bigint not null
  )`,
  `create index api_keys_user on api_keys (user_id, created_at)`,
  `create index api_keys_creator on api_keys (created_by)`,
];
