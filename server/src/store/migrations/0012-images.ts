/** Pictures of people, and of whatever else has one: which there are, so that what is nobody's can be taken away. */
export const statements: readonly string[] = [
  `create table images (
    id text primary key,
    subject_id text not null,
    created_at bigint not null
  )`,
  `create index images_age on images (created_at)`,
  `alter table users add column image_id text`,
  `create unique index users_image on users (image_id) where image_id is not null`,
];
