import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { Problem } from '../../server/src/http/problem.js';
import { clean } from '../../server/src/store/cleaning.js';
import { migrate } from '../../server/src/store/migrations/index.js';
import { violatedConstraint } from '../../server/src/store/statement-error.js';
import { emptyStore, openTestInstance, testStore } from './open-test-instance.js';

async function empty(): Promise<Awaited<ReturnType<typeof emptyStore>>> {
  const store = await emptyStore();
  onTestFinished(() => store.close());
  return store;
}

test('servers that start together bring an empty database up to date once', async () => {
  const { database } = await empty();
  await Promise.all([migrate(database, 1), migrate(database, 2), migrate(database, 3)]);
  await migrate(database, 4);
  const { rows } = await sql<{ name: string }>`select name from migrations`.execute(database);
  const names = rows.map(({ name }) => name);
  expect(names[0]).toBe('0001-accounts');
  expect(names).toContain('0004-providers');
  expect(new Set(names).size).toBe(names.length);
});

test('a database that a newer version has migrated is refused with a sentence', async () => {
  const { database } = await empty();
  await migrate(database, 1);
  await sql`insert into migrations (name, applied_at) values ('9999-future', 1)`.execute(database);
  await expect(migrate(database, 2)).rejects.toThrow(/newer version \(9999-future\)/);
});

test('G-10: times are UTC, large numbers are numbers, and text compares byte by byte', async () => {
  const store = await testStore();
  onTestFinished(() => store.close());
  const { rows } = await sql<Record<string, unknown>>`
    select current_setting('timezone') as zone, 1772366400000::bigint as at, 'a' < 'B' as folded`.execute(
    store.database,
  );
  expect(rows).toEqual([{ zone: 'UTC', at: 1_772_366_400_000, folded: false }]);
});

test('a taken unique value is told by the name of its index', async () => {
  const { instance, close } = await openTestInstance();
  onTestFinished(close);
  const insert = (id: string): Promise<unknown> =>
    instance.database
      .insertInto('users')
      .values({ id, username: 'Ada', username_key: 'ada', created_at: 1, updated_at: 1 })
      .execute();
  await insert('user_1');
  const error = await insert('user_2').catch((caught: unknown) => caught);
  expect(violatedConstraint(error)).toMatch(/username/);
  expect(violatedConstraint(new Error('another'))).toBeUndefined();
});

test('AC-195: what the audit log says can be neither changed nor deleted', async () => {
  const { instance, close } = await openTestInstance();
  onTestFinished(close);
  await instance.database.insertInto('audit_log').values({ id: 'aud_1', at: 1, event: 'test' }).execute();
  await expect(instance.database.updateTable('audit_log').set({ event: 'x' }).execute()).rejects.toThrow(/append-only/);
  await expect(instance.database.deleteFrom('audit_log').execute()).rejects.toThrow(/append-only/);
});

test('a query outside a transaction that is under way gets a refusal, and the database goes on', async () => {
  const { instance, close } = await openTestInstance();
  onTestFinished(close);
  const failed = instance.database.transaction().execute(async () => {
    throw new Problem(422, 'form_param_nil', 'undone');
  });
  await expect(failed).rejects.toThrow(Problem);
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(instance.database);
  expect(rows).toEqual([{ one: 1 }]);
});

test('only what has expired is cleaned away', async () => {
  const { instance, clock, close } = await openTestInstance();
  onTestFinished(close);
  await instance.limits.count('short', 5, 1000);
  await instance.limits.count('long', 5, 60_000);
  clock.advance(2000);
  await clean(instance.database, clock);
  const rows = await instance.database.selectFrom('counters').select('name').execute();
  expect(rows).toEqual([{ name: 'long' }]);
});
