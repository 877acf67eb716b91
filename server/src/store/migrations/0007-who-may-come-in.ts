/** Who may come in: lists, invitations, the waitlist, tickets and impersonation. */
export const statements: readonly string[] = [
  `create table access_identifiers (
    id text primary key,
    list text not null check (list in ('allow', 'block')),
    identifier text not null,
    identifier_key text not null,
    identifier_type text not null check (identifier_type in ('email_address', 'phone_number')),
    invitation_id text,
    created_at bigint not null,
    updated_at bigint not null
  )`,
  `create unique index access_identifiers_once on access_identifiers (list, identifier_key)`,

  `create table invitations (
    id text primary key,
    email_address text not null,
    email_key text not null,
    public_metadata jsonb not null default '{}',
    redirect_url text,
    status text not null check (status in ('pending', 'accepted', 'revoked', 'expired')),
    locale text,
    expires_at bigint,
    created_at bigint not null,
    updated_at bigint not null
  )`,
  `create unique index invitations_one_pending on invitations (email_key) where status = 'pending'`,
  `create index invitations_created on invitations (created_at)`,

  `create table waitlist_entries (
    id text primary key,
    email_address text not null,
    email_key text not null unique,
    status text not null check (status in ('pending', 'invited', 'completed', 'rejected')),
    locale text,
    invitation_id text references invitations (id),
    invited_at bigint,
    created_at bigint not null,
    updated_at bigint not null
  )`,

  `create table user_tickets (
    id text primary key,
    kind text not null check (kind in ('sign_in_token', 'actor_token')),
    user_id text not null references users (id) on delete cascade,
    actor jsonb,
    session_lifetime bigint,
    status text not null check (status in ('pending', 'accepted', 'revoked')),
    expires_at bigint not null,
    created_at bigint not null,
    updated_at bigint not null
  )`,
  `create index user_tickets_user on user_tickets (user_id)`,

  `alter table sign_ups add column invitation_id text references invitations (id)`,
  `alter table sessions add column actor jsonb`,
];
