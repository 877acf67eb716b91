import { expect, onTestFinished, test } from 'vitest';
import type { ImageStore } from '../../server/src/images/image-store.js';
import { unavailable } from '../../server/src/images/image-store.js';
import { sweepPictures } from '../../server/src/images/keep-picture.js';
import type { Browser } from './browser.js';
import { formWith, halves, see, upload, userOf } from './pictures.js';
import { startServer } from './start.js';
import type { TestServer } from './start.js';

const small = await halves(40, 40).png().toBuffer();

async function member(at: TestServer): Promise<Browser> {
  const browser = at.browser();
  await browser.signUp('pictured@example.com');
  return browser;
}

/** A store that keeps pictures in memory, and does not when it is told so. */
function fragileStore() {
  const kept = new Map<string, Uint8Array>();
  const failing = new Set<keyof ImageStore>();
  const guard = (name: keyof ImageStore): void => {
    if (failing.has(name)) throw unavailable(new Error('The store is away.'));
  };
  const store: ImageStore = {
    async put(id, size, bytes) {
      await Promise.resolve();
      if (size === 512) guard('put');
      kept.set(`${id}/${size}`, bytes);
    },
    async read(id, size) {
      await Promise.resolve();
      guard('read');
      return kept.get(`${id}/${size}`);
    },
    async remove(id) {
      await Promise.resolve();
      guard('remove');
      for (const key of [...kept.keys()]) if (key.startsWith(id)) kept.delete(key);
    },
  };
  return { store, kept, failing };
}

test('AC-144: while the store is away people keep their picture and everything else, and what was left over goes later', async () => {
  const { store, kept, failing } = fragileStore();
  const fragile = await startServer({}, { images: store });
  onTestFinished(fragile.close);
  const browser = await member(fragile);
  const { image } = await upload(fragile, browser, formWith(small));
  failing.add('put');
  const refused = await upload(fragile, browser, formWith(small));
  expect(refused).toMatchObject({ status: 503, code: 'service_unavailable' });
  expect((await userOf(browser)).image_url).toBe(image.public_url);
  expect(refused.headers.get('retry-after')).toBe('30');
  expect((await see(fragile, image.public_url)).status).toBe(200);
  failing.add('read');
  const hidden = await see(fragile, image.public_url);
  expect([hidden.status, hidden.headers.get('cache-control')]).toEqual([503, 'no-store, private']);
  failing.clear();
  failing.add('remove');
  const removed = await browser.send('DELETE', '/me/profile_image', {});
  expect(removed).toMatchObject({ status: 200, json: { client: { sessions: [{ user: { has_image: false } }] } } });
  expect(kept.size).toBeGreaterThan(4);
  failing.clear();
  const last = await upload(fragile, browser, formWith(small));
  fragile.clock.advance(61 * 60_000);
  await sweepPictures(fragile.instance);
  expect([...kept.keys()].filter(key => !key.startsWith(last.image.id))).toEqual([]);
  expect(kept.size).toBe(4);
  expect((await see(fragile, last.image.public_url)).status).toBe(200);
});

test('E2: the pictures of an account that is gone go with it', async () => {
  const { store, kept } = fragileStore();
  const fragile = await startServer({}, { images: store });
  onTestFinished(fragile.close);
  const browser = await member(fragile);
  const { user } = await upload(fragile, browser, formWith(small));
  await fragile.instance.database
    .deleteFrom('users')
    .where('id', '=', user?.id ?? '')
    .execute();
  await sweepPictures(fragile.instance);
  expect(kept.size).toBe(4);
  fragile.clock.advance(61 * 60_000);
  await sweepPictures(fragile.instance);
  expect(kept.size).toBe(0);
});
