import { afterAll, expect, onTestFinished, test } from 'vitest';
import { UndeliverableError } from '../../server/src/delivery/transport.js';
import type { Transport } from '../../server/src/delivery/transport.js';
import type { Message } from '../../server/src/instance.js';
import { openTestInstance } from './open-test-instance.js';
import type { TestInstance } from './open-test-instance.js';

const shared = await openTestInstance();
afterAll(shared.close);

const canary = '739155';
const messageTo = (to: string): Message => ({ to, locale: null, template: 'sign_in_code', code: canary, minutes: 10 });

async function openWith(transport: Transport): Promise<TestInstance> {
  const opened = await openTestInstance({}, { transport });
  onTestFinished(opened.close);
  return opened;
}

test('a message goes out with the change that it tells of, and not without it', async () => {
  const { instance, mails } = shared;
  const undone = instance.database.transaction().execute(async transaction => {
    await instance.outbox.enqueue(transaction, messageTo('undone@example.com'));
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await instance.database.transaction().execute(tx => instance.outbox.enqueue(tx, messageTo('done@example.com')));
  expect(await mails.to('undone@example.com')).toEqual([]);
  expect(await mails.to('done@example.com')).toHaveLength(1);
});

test('a message is unreadable in the database, and gone once it is sent', async () => {
  const { instance, mails } = shared;
  await instance.outbox.enqueue(instance.database, messageTo('secret@example.com'));
  const waiting = await instance.database.selectFrom('outbox').selectAll().execute();
  expect(JSON.stringify(waiting)).not.toContain(canary);
  expect(JSON.stringify(waiting)).not.toContain('secret@example.com');
  await mails.all();
  const rows = await instance.database.selectFrom('outbox').select(['message', 'sent_at']).execute();
  expect(rows.every(row => row.message === null && row.sent_at !== null)).toBe(true);
});

test('two processes deliver each message once', async () => {
  const { instance, mails, another } = shared;
  const other = await another();
  for (let person = 0; person < 20; person++)
    await instance.outbox.enqueue(instance.database, messageTo(`p${person}@twice.example`));
  await Promise.all([shared.outbox.deliverDue(), other.outbox.deliverDue(), shared.outbox.deliverDue()]);
  const sent = (await mails.all()).filter(({ to }) => to.endsWith('@twice.example'));
  expect(sent).toHaveLength(20);
  expect(new Set(sent.map(({ to }) => to)).size).toBe(20);
  await other.close();
});

test('R-15: tries grow apart, end with what the code is worth, and never in a tight loop', async () => {
  let tries = 0;
  const send = (): Promise<void> => Promise.reject(new Error(`try ${++tries}`));
  const { instance, outbox, clock, logged } = await openWith({ send });
  await instance.outbox.enqueue(instance.database, messageTo('late@example.com'));
  const waits: number[] = [];
  for (let seconds = 0, last = 0; seconds <= 25 * 60; seconds += 5) {
    if ((await outbox.deliverDue()) > 0) {
      waits.push(seconds - last);
      last = seconds;
    }
    clock.advance(5000);
  }
  expect(tries).toBeGreaterThan(3);
  expect(tries).toBeLessThan(12);
  expect(waits.at(-2)).toBeGreaterThan(30);
  const row = await instance.database.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ message: null, last_error: 'not sent in time' });
  expect(row.failed_at).not.toBeNull();
  expect(logged.join('')).not.toContain(canary);
});

test('what can never arrive is tried once, and does not hold up the others', async () => {
  const taken: string[] = [];
  const { instance, outbox } = await openWith({
    send({ to }) {
      if (to.startsWith('nobody')) return Promise.reject(new UndeliverableError('no such mailbox'));
      taken.push(to);
      return Promise.resolve();
    },
  });
  for (const to of ['nobody@example.com', 'ada@example.com'])
    await instance.outbox.enqueue(instance.database, messageTo(to));
  expect(await outbox.deliverDue()).toBe(2);
  expect(taken).toEqual(['ada@example.com']);
  const failed = await instance.database.selectFrom('outbox').selectAll().where('failed_at', 'is not', null).execute();
  expect(failed).toMatchObject([{ message: null, last_error: 'no such mailbox', tries: 1 }]);
});

test('a process that dies while it sends leaves the message to the others, once its lease is over', async () => {
  let dies: (() => void) | undefined;
  const sending = new Promise<void>(resolve => (dies = resolve));
  let letGo: (() => void) | undefined;
  const stuckFor = new Promise<void>(resolve => (letGo = resolve));
  const { instance, outbox, clock, another } = await openWith({
    send() {
      dies?.();
      return stuckFor;
    },
  });
  const sent: string[] = [];
  const heir = await another({}, { transport: { send: async ({ to }) => void sent.push(to) } });
  await instance.outbox.enqueue(instance.database, messageTo('ada@example.com'));
  const stuck = outbox.deliverDue();
  await sending;
  expect(await heir.outbox.deliverDue()).toBe(0);
  clock.advance(3 * 60_000);
  expect(await heir.outbox.deliverDue()).toBe(1);
  expect(sent).toEqual(['ada@example.com']);
  letGo?.();
  await stuck;
  await heir.close();
});
