// Loaded here, so that no test waits for a file.
import '../../src/core/passkeys.js';
import { expect, test } from 'vitest';
import type { PasskeyPort } from '../../src/core/index.js';
import { settle } from './fake-clock.js';
import { signInJSON } from './fake-json.js';
import { start, type OpenTab } from './start.js';

/** A browser with passkeys of which nobody takes one, unless the test says what comes of it. */
async function open(world: ReturnType<typeof start>, get?: PasskeyPort['get']): Promise<OpenTab> {
  const tab = await world.open();
  const port: Partial<PasskeyPort> = {
    autofills: () => Promise.resolve(true),
    get:
      get ??
      ((_options, { signal }) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))))),
  };
  Object.assign(tab.platform, { passkeys: () => Promise.resolve(port) });
  return tab;
}

test('B9: the offer of passkeys gives way to who signs in by name while it is being made', async () => {
  const world = start();
  const { client } = await open(world);
  const offer = client.signIn.preparePasskey({ flow: 'discoverable' });
  const attempt = client.signIn.create({ identifier: 'ada@example.com' });
  await expect(offer).rejects.toMatchObject({ code: 'passkey_operation_aborted' });
  expect(client.snapshot.client?.signIn?.id).toBe((await attempt).id);
  expect(world.server.count('POST /client/sign_ins')).toBe(1);
});

test('B9: who signs in by name while the offer is on its way to the server comes after it', async () => {
  const world = start();
  const { client } = await open(world);
  await client.signIn.preparePasskey({ flow: 'discoverable' });
  const [offer, attempt] = await Promise.all([
    client.signIn.preparePasskey({ flow: 'discoverable' }),
    client.signIn.create({ identifier: 'ada@example.com' }),
  ]);
  expect(offer).toBeUndefined();
  expect(client.snapshot.client?.signIn).toMatchObject({ id: attempt.id, identifier: 'ada@example.com' });
  // What was ready to be signed is over with that: whoever comes back is offered anew.
  await client.signIn.preparePasskey({ flow: 'discoverable' });
  expect(world.server.seen.map(({ form }) => form.get('strategy') ?? form.get('identifier')).filter(Boolean)).toEqual([
    'passkey',
    'ada@example.com',
    'passkey',
  ]);
});

test('B9: as long as nobody begins anything else, what waits at the field is renewed when it is old', async () => {
  const world = start();
  const { client } = await open(world);
  void client.signIn.authenticateWithPasskey({ flow: 'autofill' });
  await settle();
  expect(world.server.count('POST /client/sign_ins')).toBe(1);
  await world.clock.advance(4 * 60_000);
  expect(world.server.count('POST /client/sign_ins')).toBe(2);
});

/** An answer with the attempt in this state, and the client with it. */
function attempt(state: Readonly<Record<string, unknown>>, age: number): Response {
  const response = signInJSON({ id: 'sia_1', identifier: 'ada@example.com', ...state });
  const client = { object: 'client', id: 'client_1', sessions: [], sign_in: response, sign_up: null };
  return Response.json({ response, client: { ...client, created_at: 1, updated_at: 9e12 + age } });
}

test('B3, B9: what is ready to prove who somebody is is not signed for their second step', async () => {
  const world = start();
  const signed: object[] = [];
  const { client } = await open(world, options => {
    signed.push(options);
    return Promise.resolve({ signed: options });
  });
  const passkey = [{ strategy: 'passkey' }];
  const toSign = (challenge: string) => ({
    strategy: 'passkey',
    status: 'unverified',
    nonce: `{"challenge":"${challenge}"}`,
  });
  const first = { status: 'needs_first_factor', supported_first_factors: passkey };
  const second = { status: 'needs_second_factor', supported_second_factors: passkey };
  const answers: Readonly<Record<string, (age: number) => Response>> = {
    sign_ins: age => attempt(first, age),
    prepare_first_factor: age => attempt({ ...first, first_factor_verification: toSign('one') }, age),
    attempt_first_factor: age => attempt(second, age),
    prepare_second_factor: age => attempt({ ...second, second_factor_verification: toSign('two') }, age),
    attempt_second_factor: age => attempt({ ...second, status: 'abandoned' }, age),
  };
  world.server.fault = ({ path }) => answers[path.split('/').at(-1) ?? '']?.(world.server.seen.length);
  await client.signIn.create({ identifier: 'ada@example.com' });
  await client.signIn.preparePasskey();
  await client.signIn.attempt({ strategy: 'password', password: 'right' });
  await client.signIn.preparePasskey();
  await client.signIn.authenticateWithPasskey();
  expect(signed).toEqual([{ challenge: 'two' }]);
  const [last] = world.server.seen.slice(-1);
  expect(last?.path).toBe('/client/sign_ins/sia_1/attempt_second_factor');
  expect(Object.fromEntries(last?.form ?? [])).toMatchObject({
    strategy: 'passkey',
    public_key_credential: '{"signed":{"challenge":"two"}}',
  });
  // It was ready when it was asked for.
  expect(world.server.count('prepare_second_factor')).toBe(1);
});
