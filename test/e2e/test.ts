import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { chromiumDriver } from './engines.js';
import { Visitor } from './visitor.js';
import { startWorld, type World, type WorldOptions } from './world.js';

interface PerTest {
  /** Another browser with no cookies in common; its pages are watched too. */
  readonly device: () => Promise<BrowserContext>;
  /** A person in the test's own page. */
  readonly visitor: Visitor;
}

interface PerWorker {
  readonly options: WorldOptions;
  readonly world: World;
}

/**
 * Tests in Chromium against the real server. Each has pages of its own; whatever the page's policy refuses and every
 * error that nobody caught fails the test.
 */
export const test = base.extend<PerTest, PerWorker>({
  options: [{}, { option: true, scope: 'worker' }],
  world: [
    async ({ options }, use) => {
      const world = await startWorld(options);
      await use(world);
      const leaks = world.leaks();
      await world.close();
      expect(leaks, 'E4: where private metadata got out').toEqual([]);
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  context: async ({ context }, use) => {
    const faults = await watch(context);
    await use(context);
    expect(faults, 'what the page did wrong').toEqual([]);
  },
  device: async ({ browser, contextOptions }, use) => {
    const opened: BrowserContext[] = [];
    const faults: string[][] = [];
    await use(async () => {
      const context = await browser.newContext(contextOptions);
      opened.push(context);
      faults.push(await watch(context));
      return context;
    });
    await Promise.all(opened.map(context => context.close()));
    expect(faults.flat(), 'what the other pages did wrong').toEqual([]);
  },
  visitor: async ({ page, world }, use) => {
    await use(visit(page, world));
  },
});

export { expect };

export function visit(page: Page, world: World): Visitor {
  return new Visitor(chromiumDriver(page), world);
}

const refusal = 'Refused by the policy:';

/** Collects what went wrong in the pages of a browser. */
async function watch(context: BrowserContext): Promise<string[]> {
  const faults: string[] = [];
  await context.addInitScript(prefix => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) => {
      console.error(prefix, violatedDirective, blockedURI, sourceFile, lineNumber, sample);
    });
  }, refusal);
  context.on('weberror', event => {
    const thrown = event.error();
    faults.push(thrown.stack ?? String(thrown));
  });
  context.on('console', message => {
    if (message.text().startsWith(refusal)) faults.push(message.text());
  });
  return faults;
}
