/** What keeps programs out: tokens that were used, and what a client has earned by one. */
export const statements: readonly string[] = [
  `create table used_tokens (id text primary key, expires_at bigint not null)`,
  `create index used_tokens_expires on used_tokens (expires_at)`,
  `alter table clients add column captcha_left integer not null default 0`,
  `alter table clients add column captcha_until bigint not null default 0`,
  `alter table sign_ups add column human boolean not null default true`,
];
