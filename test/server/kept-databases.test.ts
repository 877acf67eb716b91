import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Store } from '../../server/src/store/store.js';
import { testStore } from './open-test-instance.js';

async function all(store: Store): Promise<unknown> {
  const { rows } = await sql<{ all: string }>`
    select table_to_xml(format('%I', tablename)::regclass, true, false, '')::text as all
    from pg_tables where schemaname = 'public' order by tablename`.execute(store.database);
  return rows;
}

const nameOf = async (store: Store): Promise<unknown> => {
  const { rows } = await sql`select current_database() as name`.execute(store.database);
  return rows;
};

test('a test begins with a database as it was migrated, whatever the test before it has written', async () => {
  const store = await testStore();
  const before = await all(store);
  const name = await nameOf(store);
  const { database } = store;
  await database.insertInto('users').values({ id: 'user_1', created_at: 1, updated_at: 1 }).execute();
  await database.insertInto('audit_log').values({ id: 'aud_1', at: 1, event: 'test' }).execute();
  await database.deleteFrom('signing_keys').execute();
  expect(await all(store)).not.toEqual(before);
  await store.close();

  const next = await testStore();
  expect(await nameOf(next)).toEqual(name);
  expect(await all(next)).toEqual(before);
  await next.close();
});

test('a statement under way when a database is closed leaves nothing in it for the next test', async () => {
  const store = await testStore();
  const before = await all(store);
  const insert = (id: string): Promise<unknown> =>
    store.database.insertInto('users').values({ id, created_at: 1, updated_at: 1 }).execute();
  const under = Promise.allSettled([insert('user_1'), insert('user_2'), insert('user_3')]);
  await store.close();
  await under;

  const next = await testStore();
  expect(await all(next)).toEqual(before);
  await next.close();
});

test('a database with another table than the migrated one goes to no other test', async () => {
  const store = await testStore();
  await sql`create table notes (value text primary key)`.execute(store.database);
  await store.close();

  const next = await testStore();
  const { rows } = await sql`select tablename from pg_tables where tablename = 'notes'`.execute(next.database);
  expect(rows).toEqual([]);
  await next.close();
});
