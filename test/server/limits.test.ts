import { afterAll, expect, test } from 'vitest';
import { openTestInstance } from './open-test-instance.js';

const shared = await openTestInstance();
afterAll(shared.close);
const minute = 60_000;

test('AC-037: fifty events at once are counted one by one', async () => {
  const { limits } = shared.instance;
  const answers = await Promise.all(Array.from({ length: 50 }, () => limits.count('parallel', 20, minute)));
  expect(answers.filter(answer => answer.retryAfter === undefined)).toHaveLength(20);
  expect(answers.filter(answer => answer.retryAfter === 60)).toHaveLength(30);
});

test('a window ends by itself and says when', async () => {
  const { instance, clock } = shared;
  expect((await instance.limits.count('window', 1, minute)).retryAfter).toBeUndefined();
  clock.advance(45_500);
  expect((await instance.limits.count('window', 1, minute)).retryAfter).toBe(15);
  clock.advance(14_500);
  expect((await instance.limits.count('window', 1, minute)).retryAfter).toBeUndefined();
});

test('AC-037: what was counted holds for another process and after a restart', async () => {
  const other = await shared.another();
  await shared.instance.limits.count('everywhere', 1, minute);
  expect((await other.instance.limits.count('everywhere', 1, minute)).retryAfter).toBe(60);
  await other.close();
});

test('relaxed limits let everything fit but the tries at a code', async () => {
  const { instance, close } = await shared.another({ rateLimits: 'relaxed' });
  for (const name of ['ip:1.2.3.4', 'code:ada']) await instance.limits.count(name, 1, minute);
  expect((await instance.limits.count('ip:1.2.3.4', 1, minute)).retryAfter).toBeUndefined();
  expect((await instance.limits.count('code:ada', 1, minute)).retryAfter).toBe(60);
  await close();
});
