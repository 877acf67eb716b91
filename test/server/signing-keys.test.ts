import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { rotateSigningKeys } from '../../server/src/crypto/signing-keys.js';
import { openTestInstance } from './open-test-instance.js';

const shared = await openTestInstance();
afterAll(shared.close);
const { instance, clock } = shared;
const minute = 60_000;

async function verifies(token: string, keys = instance.keys): Promise<boolean> {
  const set = createLocalJWKSet({ keys: [...(await keys.published())] });
  return jwtVerify(token, set, { currentDate: new Date(clock.now()) }).then(
    () => true,
    () => false,
  );
}

test('AC-155: what is published holds no private part, and what is stored is encrypted', async () => {
  const published = await instance.keys.published();
  expect(published).toHaveLength(1);
  for (const key of published) {
    expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    expect(key).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig' });
  }
  const rows = await instance.database.selectFrom('signing_keys').selectAll().execute();
  expect(JSON.stringify(rows)).not.toMatch(/PRIVATE KEY|"d":/);
});

test('another process signs with the same key, and each verifies what the other signed', async () => {
  const other = await shared.another();
  const token = await other.instance.keys.sign({ sub: 'user_1' });
  expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', typ: 'JWT', oiat: clock.now() / 1000 });
  expect(await verifies(token)).toBe(true);
  await other.close();
});

test('a rotation is published before it signs, and what was signed before stays good while it lives', async () => {
  const other = await shared.another();
  const [before] = await instance.keys.published();
  const old = await instance.keys.sign({ sub: 'user_1' });
  const { kid } = await rotateSigningKeys(instance);

  clock.advance(minute);
  for (const { keys } of [instance, other.instance]) {
    expect((await keys.published()).map(key => key.kid)).toEqual([before?.kid, kid]);
    expect(decodeProtectedHeader(await keys.sign({})).kid).toBe(before?.kid);
  }
  clock.advance(15 * minute);
  for (const { keys } of [instance, other.instance]) {
    expect(decodeProtectedHeader(await keys.sign({})).kid).toBe(kid);
    expect(await verifies(old, keys)).toBe(true);
  }
  clock.advance(61 * minute);
  expect((await instance.keys.published()).map(key => key.kid)).toEqual([kid]);
  expect(await verifies(old)).toBe(false);
  await other.close();
});

test('the wrong encryption key stops the start with a sentence that names it', async () => {
  await expect(shared.another({ encryptionKey: new Uint8Array(32).fill(9) })).rejects.toThrow(/AUTH_ENCRYPTION_KEY/);
});
