/**
 * A number by which somebody signs in has one owner. One that is for the second factor alone says nothing of who somebody
 * is: people share phones, and have several accounts.
 *
 * A trip to another site may be somebody's who is signed in, and connects what it proves with their account. A
 * link may be for an address that somebody adds who is signed in.
 */
export const statements: readonly string[] = [
  `drop index phone_numbers_owner`,
  `create unique index phone_numbers_owner on phone_numbers (phone_number)
    where verified_at is not null and not reserved_for_second_factor`,
  `create unique index phone_numbers_once on phone_numbers (user_id, phone_number)`,
  `alter table codes add column session_id text`,
  `alter table provider_trips add column user_id text references users (id) on delete cascade`,
  `alter table provider_trips add column session_id text`,
  `create index provider_trips_user on provider_trips (user_id) where user_id is not null`,
];
