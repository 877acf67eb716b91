/** Wallets of Ethereum, and the messages that they sign. */
export const statements: readonly string[] = [
  `create table web3_wallets (
    id text primary key,
    user_id text not null references users (id) on delete cascade,
    web3_wallet text not null,
    wallet_key text not null,
    strategy text not null,
    verified_at bigint,
    created_at bigint not null,
    updated_at bigint not null
  )`,
  `create unique index web3_wallets_owner on web3_wallets (wallet_key) where verified_at is not null`,
  `create index web3_wallets_user on web3_wallets (user_id)`,

  `create table wallet_challenges (
    subject_id text not null,
    purpose text not null,
    client_id text not null references clients (id) on delete cascade,
    wallet_key text not null,
    strategy text not null,
    origin text not null,
    nonce text not null unique,
    message text not null,
    used_at bigint,
    created_at bigint not null,
    expires_at bigint not null,
    primary key (subject_id, purpose)
  )`,
  `create index wallet_challenges_client on wallet_challenges (client_id)`,
  `create index wallet_challenges_expiry on wallet_challenges (expires_at)`,

  `alter table clients add column proof_strategy text`,
  `alter table users add column primary_web3_wallet_id text`,
  `alter table sign_ups add column web3_wallet text`,
  `alter table sign_ups add column wallet_key text`,
  `alter table sign_ups add column wallet_verified_at bigint`,
  `alter table sign_ups add column wallet_strategy text`,
  `alter table access_identifiers drop constraint access_identifiers_identifier_type_check`,
  `alter table access_identifiers add constraint access_identifiers_identifier_type_check
    check (identifier_type in ('email_address', 'phone_number', 'web3_wallet'))`,
];
