/** Second factors: authenticator apps, backup codes, what a sign-in has proved of them, and step-up of sessions. */
export const statements: readonly string[] = [
  `create table authenticators (
    id text primary key,
    user_id text not null unique references users (id) on delete cascade,
    secret text not null,
    last_step bigint,
    verified_at bigint,
    created_at bigint not null
  )`,
  `create table backup_codes (
    id text primary key,
    user_id text not null references users (id) on delete cascade,
    code_hash text not null,
    used_at bigint,
    created_at bigint not null
  )`,
  `create unique index backup_codes_hash on backup_codes (user_id, code_hash)`,
  `alter table users add column mfa_enabled_at bigint`,
  `alter table users add column mfa_disabled_at bigint`,
  `alter table sign_ins add column second_factor_strategy text`,
  `alter table sign_ins add column second_factor_at bigint`,
  `alter table sign_ins add column trust_state text`,
  `alter table sign_ins add column new_password_hash text`,
  `alter table sign_ins add column new_password_recheck boolean not null default false`,
  `alter table sign_ins add column new_password_ends_sessions boolean not null default false`,
  `create table session_verifications (
    id text primary key,
    session_id text not null references sessions (id) on delete cascade,
    level text not null,
    status text not null,
    first_factor_strategy text,
    first_factor_at bigint,
    second_factor_strategy text,
    second_factor_at bigint,
    abandon_at bigint not null,
    created_at bigint not null
  )`,
  `create index session_verifications_session on session_verifications (session_id)`,
];
