import type { Page, Route } from '@playwright/test';
import { madePage, guardedBody } from './made-pages.js';
import { expect, test } from './test.js';

/**
 * How many times the browser has to wait for the network, one after the other, until the form can be used. Requests
 * are held back; whenever no new one has come for a while, all that came are let go: that was one round trip.
 */
async function roundTrips(page: Page, url: string): Promise<{ readonly trips: number; readonly batches: string[][] }> {
  const held: Route[] = [];
  let last = performance.now();
  await page.route('**', route => {
    held.push(route);
    last = performance.now();
  });
  const batches: string[][] = [];
  const usable = page.locator('form input[name=username]').waitFor();
  let done = false;
  const finished = usable.then(() => (done = true));
  const going = page.goto(url, { waitUntil: 'commit' });
  while (!done) {
    await Promise.race([finished, new Promise(resolve => setTimeout(resolve, 20))]);
    if (done || held.length === 0 || performance.now() - last < 1200) continue;
    const batch = held.splice(0);
    batches.push(batch.map(route => new URL(route.request().url()).pathname));
    await Promise.all(batch.map(route => route.continue()));
  }
  await Promise.all([going, ...held.map(route => route.continue())]);
  await page.unroute('**');
  return { trips: batches.length, batches };
}

test('I2: three round trips lead to a form that can be used, the page itself included', async ({ page, world }) => {
  const { trips, batches } = await roundTrips(page, world.page);
  expect(trips, JSON.stringify(batches)).toBeLessThanOrEqual(3);
});

test('I2: two with the documented preload lines', async ({ page, world, request }) => {
  const documented = await (await request.get(`${world.page}/preloaded.html`)).text();
  const preloads = documented.match(/<link[^>]*rel="(preload|modulepreload|preconnect)"[^>]*>/g) ?? [];
  expect(preloads.length).toBeGreaterThan(0);
  const url = madePage(world, { head: preloads.join('\n'), body: guardedBody });
  const { trips, batches } = await roundTrips(page, url);
  expect(trips, JSON.stringify(batches)).toBeLessThanOrEqual(2);
});
