/** Enterprise SSO: what serves once, and by which connection the address of a sign-up was proved. */
export const statements: readonly string[] = [
  `create table saml_assertions (
    provider text not null,
    assertion_id text not null,
    expires_at bigint not null,
    primary key (provider, assertion_id)
  )`,
  `create index saml_assertions_age on saml_assertions (expires_at)`,
  `alter table sign_ups add column email_connection text`,
];
