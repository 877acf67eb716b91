// Loaded here, so that no test waits for a file.
import '../../src/core/passkeys.js';
import { expect, test } from 'vitest';
import type { PasskeyPort } from '../../src/core/index.js';
import { settle } from './fake-clock.js';
import { start, type OpenTab } from './start.js';

/** A browser with passkeys of which nobody takes one. */
async function open(world: ReturnType<typeof start>): Promise<OpenTab> {
  const tab = await world.open();
  const port: Partial<PasskeyPort> = {
    autofills: () => Promise.resolve(true),
    get: (_options, { signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
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
