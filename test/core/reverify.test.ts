import { expect, test } from 'vitest';
import { AuthError } from '../../src/core/index.js';
import { start } from './start.js';

const refused = (): AuthError =>
  new AuthError([{ code: 'session_reverification_required', message: 'A proof is needed.' }], { status: 403 });

/** An action that is refused until somebody has proved who they are. */
function guarded(): {
  readonly action: () => Promise<string>;
  readonly prove: () => void;
  readonly calls: () => number;
} {
  let proved = false;
  let calls = 0;
  return {
    action: () => {
      calls++;
      return proved ? Promise.resolve('done') : Promise.reject(refused());
    },
    prove: () => void (proved = true),
    calls: () => calls,
  };
}

test('D10: what needs a recent proof asks for it, and then goes on by itself', async () => {
  const { client } = await start({ signedIn: ['ada'] }).open();
  const { action, prove, calls } = guarded();
  const asked: string[] = [];
  client.onReverify(request => {
    asked.push(request.level);
    prove();
    return Promise.resolve();
  });
  await expect(client.reverify(action)).resolves.toBe('done');
  expect(asked).toEqual(['second_factor']);
  expect(calls()).toBe(2);
});

test('D10: who declines ends the action with what they said, and it is not run again', async () => {
  const { client } = await start({ signedIn: ['ada'] }).open();
  const { action, calls } = guarded();
  const declined = new Error('Not now.');
  client.onReverify(() => Promise.reject(declined));
  await expect(client.reverify(action)).rejects.toBe(declined);
  expect(calls()).toBe(1);
});

test('D10: a proof that does not suffice is not asked for again and again', async () => {
  const { client } = await start({ signedIn: ['ada'] }).open();
  const { action, calls } = guarded();
  client.onReverify(() => Promise.resolve());
  await expect(client.reverify(action)).rejects.toMatchObject({ code: 'session_reverification_required' });
  expect(calls()).toBe(2);
});

test('D10: without anybody who asks, and after they have stopped, the action is refused as it is', async () => {
  const { client } = await start({ signedIn: ['ada'] }).open();
  const { action } = guarded();
  await expect(client.reverify(action)).rejects.toMatchObject({ code: 'session_reverification_required' });
  const stop = client.onReverify(() => Promise.reject(new Error('Nobody is to be asked.')));
  stop();
  await expect(client.reverify(action)).rejects.toMatchObject({ code: 'session_reverification_required' });
});

test('D10: of several who can ask, the last one that is still there does, and somebody else only where there is none', async () => {
  const { client } = await start({ signedIn: ['ada'] }).open();
  const asked: string[] = [];
  const asks = (name: string) => () => Promise.resolve(void asked.push(name));
  const stopFirst = client.onReverify(asks('first'));
  const stopSecond = client.onReverify(asks('second'));
  const proved = async (): Promise<void> => {
    let calls = 0;
    const action = () => (calls++ ? Promise.resolve() : Promise.reject(refused()));
    await client.reverify(action, asks('otherwise'));
  };
  await proved();
  stopSecond();
  await proved();
  stopFirst();
  await proved();
  expect(asked).toEqual(['second', 'first', 'otherwise']);
});

test('D10: who comes while the action is under way is asked', async () => {
  const { client } = await start({ signedIn: ['ada'] }).open();
  const { action, prove } = guarded();
  const coming = (): Promise<string> => {
    client.onReverify(() => Promise.resolve(prove()));
    return action();
  };
  await expect(client.reverify(coming)).resolves.toBe('done');
});

test('D10: other errors ask nobody anything', async () => {
  const { client } = await start({ signedIn: ['ada'] }).open();
  const error = new AuthError([{ code: 'too_many_requests', message: 'Later.' }], { status: 429 });
  client.onReverify(() => Promise.reject(new Error('Nobody is to be asked.')));
  await expect(client.reverify(() => Promise.reject(error))).rejects.toBe(error);
});

const hint = (level?: string): object => ({
  clerk_error: { type: 'forbidden', reason: 'reverification-error', metadata: { reverification: { level } } },
});

test.each([
  ['first_factor', 'first_factor'],
  ['multi_factor', 'multi_factor'],
  [undefined, 'second_factor'],
])('D10: a backend that asks for %s has that asked for', async (level, asked) => {
  const { client } = await start({ signedIn: ['ada'] }).open();
  const answers: (object | Response)[] = [Response.json(hint(level), { status: 403 }), Response.json({ ok: true })];
  const levels: string[] = [];
  client.onReverify(request => Promise.resolve(void levels.push(request.level)));
  const answer = await client.reverify(() => Promise.resolve(answers.shift()));
  expect(answer).toMatchObject({ status: 200 });
  expect(levels).toEqual([asked]);
});

test('D10: a backend’s own refusals are handed on unread', async () => {
  const { client } = await start({ signedIn: ['ada'] }).open();
  client.onReverify(() => Promise.reject(new Error('Nobody is to be asked.')));
  for (const refusal of [
    Response.json({ error: 'forbidden' }, { status: 403 }),
    new Response('Forbidden', { status: 403 }),
    Response.json(hint(), { status: 500 }),
  ]) {
    expect(await client.reverify(() => Promise.resolve(refusal))).toBe(refusal);
    expect(refusal.bodyUsed).toBe(false);
  }
});
