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
  `create unique index codes_link on codes (link_hash) where link_hash is not null`,
];
