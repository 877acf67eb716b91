/**
 * A mailed link is the other half of a code: whichever is used first uses the row up. `pressed_at` is when somebody
 * pressed it, `settled_at` when the browser that asked went on.
 */
export const statements: readonly string[] = [
  `alter table codes add column link_hash text`,
  `alter table codes add column redirect_url text`,
  `alter table codes add column complete_url text`,
  `alter table codes add column ip text`,
  `alter table codes add column user_agent text`,
  `alter table codes add column pressed_at bigint`,
  `alter table codes add column settled_at bigint`,
  `alter table codes add column transferable boolean not null default false`,
  `create table phone_numbers (
    id text primary key,
    user_id text not null references users (id) on delete cascade,
    phone_number text not null,
    verified_at bigint,
    reserved_for_second_factor boolean not null default false,
    default_second_factor boolean not null default false,
    created_at bigint not null,
    updated_at bigint not null
  )`,
  `create unique index phone_numbers_owner on phone_numbers (phone_number) where verified_at is not null`,
  `create index phone_numbers_user on phone_numbers (user_id)`,
  `alter table users add column primary_phone_number_id text`,
  `alter table sign_ups add column phone_number text`,
  `alter table sign_ups add column phone_verified_at bigint`,
  `alter table clients add column proof_kind text not null default 'email_address'`,
  `create unique index codes_link on codes (link_hash) where link_hash is not null`,
];
