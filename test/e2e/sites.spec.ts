import { chromiumDriver } from './engines.js';
import { travel } from './journey.js';
import { expect, test as base } from './test.js';
import type { Site, WorldOptions } from './world.js';

// On one host the same journey is in `journey-pglite.spec.ts`.
for (const [site, where] of [
  ['siblings', 'on two hosts of one site'],
  ['across', 'across two sites, without cookies of the other one,'],
] as const satisfies readonly (readonly [Site, string])[]) {
  const test = base.extend<object, { options: WorldOptions }>({ options: [{ site }, { scope: 'worker' }] });

  test(`D8: the journey is the same ${where} and nothing of it is in the page’s address`, async ({
    page,
    context,
    world,
  }) => {
    test.setTimeout(120_000);
    const addresses = new Set<string>();
    page.on('framenavigated', frame => addresses.add(frame.url()));
    const carried: boolean[] = [];
    page.on('request', request => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.endsWith('/v1/client')) carried.push(searchParams.has('__clerk_db_jwt'));
    });
    await travel(chromiumDriver(page), world);
    expect([...addresses]).toEqual([world.page]);
    const cookies = (await context.cookies()).filter(({ name }) => name === '__client');
    expect(cookies).toHaveLength(site === 'across' ? 0 : 1);
    expect(carried.at(-1)).toBe(site === 'across');
  });
}
