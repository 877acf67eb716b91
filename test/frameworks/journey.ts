import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { chromiumDriver } from '../e2e/engines.js';
import { expect, test as base } from '../e2e/test.js';
import { Visitor, password } from '../e2e/visitor.js';
import { germanWords, words } from '../e2e/words.js';
import { serveApplication, type Application } from './application.js';

interface Opened {
  /** Opens the built application of a folder. What the page complains about in the console fails the test. */
  readonly open: (folder: string) => Promise<void>;
}

const test = base.extend<Opened>({
  open: async ({ page, world }, use) => {
    const complaints: string[] = [];
    page.on('console', message => {
      // A wrong password is answered with 422, which Chromium writes down by itself.
      const isRefusal = /^Failed to load resource: .* 422 /.test(message.text());
      if (['error', 'warning'].includes(message.type()) && !isRefusal) complaints.push(message.text());
    });
    const built = process.env['FRAMEWORKS_BUILT'];
    if (!built) throw new Error('`node scripts/frameworks.mjs` builds the applications and names their folder.');
    const served: Application[] = [];
    await use(async folder => {
      const application = await serveApplication(join(built, folder, 'dist'), world);
      served.push(application);
      await page.goto(application.origin);
    });
    await Promise.all(served.map(application => application.close()));
    expect(complaints, 'what the console says').toEqual([]);
  },
});

const said = (page: Page, name: string): Locator => page.getByRole('status', { name });

/** Waits until the application has rendered itself twice more, as it does ten times a second. */
async function rendered(page: Page): Promise<void> {
  const ticks = async (): Promise<number> => Number(await said(page, 'Ticks').textContent());
  const before = await ticks();
  await expect.poll(ticks, { intervals: [50] }).toBeGreaterThan(before + 1);
}

/** Types the two halves of a text, with renderings of the application after each. */
async function typeSlowly(page: Page, field: Locator, text: string): Promise<void> {
  await field.focus();
  const [first, second] = [text.slice(0, 4), text.slice(4)];
  for (const half of [first, second]) {
    await page.keyboard.type(half);
    await rendered(page);
  }
  await expect(field).toHaveValue(text);
  await expect(field).toBeFocused();
}

/** What has to hold in the application of each framework. */
export function applicationOf(framework: string, folder: string): void {
  test(`A5: ${framework}: sign-up, sign-out and sign-in work, and the handlers are given typed events`, async ({
    page,
    world,
    visitor,
    open,
  }) => {
    const address = world.address();
    await open(folder);
    await visitor.isGuest();
    await visitor.signUp(address);
    await expect(said(page, 'Welcome')).toHaveText(new RegExp(`^${address} is new, by \\w+$`));
    await page.reload();
    await visitor.isMember();
    await visitor.signOut();

    await visitor.beginSignIn(address);
    await visitor.driver.fill(words.password, `${password}?`);
    await visitor.driver.click(words.continue);
    await expect(said(page, 'Fault')).toHaveText('form_password_or_identifier_incorrect');
    await visitor.driver.fill(words.password, password);
    await visitor.driver.click(words.continue);
    await visitor.isMember();
    await expect(said(page, 'Welcome')).toHaveText(`${address} is back, by password`);
    await expect(said(page, 'Fault')).toBeEmpty();
  });

  test(`A5: ${framework}: rendering around a form loses nothing that is typed`, async ({ page, visitor, open }) => {
    await open(folder);
    await visitor.isGuest();
    const field = page.getByLabel(words.identifier);
    const node = await field.elementHandle();
    await typeSlowly(page, field, 'ada@example.com');
    expect(await field.evaluate((now, before) => now === before, node)).toBe(true);
    await page.keyboard.press('Enter');
    await typeSlowly(page, page.getByLabel(words.password), 'half a password');
  });

  test(`A5: ${framework}: the language changes at once, and keeps what is typed`, async ({ page, world, open }) => {
    await open(folder);
    await page.getByLabel(words.identifier).fill('ada@example.com');
    const reader = new Visitor(chromiumDriver(page), world, germanWords);
    await page.getByRole('combobox').selectOption('de');
    await reader.driver.sees(germanWords.terms.noAccount);
    await expect(page.getByLabel(germanWords.identifier)).toHaveValue('ada@example.com');
    await page.getByRole('combobox').selectOption('en');
    await reader.driver.sees(words.terms.noAccount);
    await expect(page.getByLabel(words.identifier)).toHaveValue('ada@example.com');
  });
}

/** Answers how to see that the page is still the one that was loaded. */
async function keepsThePage(page: Page): Promise<() => Promise<void>> {
  const loaded = (): Promise<number> => page.evaluate(() => performance.timeOrigin);
  const before = await loaded();
  return async () => expect(await loaded()).toBe(before);
}

/** What has to hold where an application gives its router to the elements. */
export function routedApplicationOf(framework: string, folder: string): void {
  test(`A5: ${framework}: A7: the application's router leads through the steps and to what comes after, without a page load`, async ({
    page,
    world,
    visitor,
    open,
  }) => {
    const address = world.address();
    const isAt = async (path: string): Promise<void> => {
      // The application shows where its router is, which an address that was changed behind its back would not.
      await expect(said(page, 'Path')).toHaveText(path);
      await expect(page).toHaveURL(url => url.pathname === path);
    };
    await open(folder);
    await visitor.signUp(address);
    await visitor.signOut();
    const isThePage = await keepsThePage(page);
    await page.getByRole('link', { name: 'Sign-in page' }).click();
    await isAt('/sign-in');
    await visitor.beginSignIn(address);
    await isAt('/sign-in/password');
    await expect(page.getByLabel(words.password)).toBeVisible();
    await page.goBack();
    await isAt('/sign-in');
    await expect(page.getByLabel(words.identifier)).toBeVisible();
    await page.goForward();
    await isAt('/sign-in/password');
    await visitor.driver.click(words.byCode);
    await isAt('/sign-in/code');
    await visitor.enterCode(address, 2);
    await isAt('/members');
    await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible();
    await isThePage();
  });

  test(`A5: ${framework}: A7: a page that is loaded in mid-flow goes on at its step, and its router leads on`, async ({
    page,
    world,
    visitor,
    open,
  }) => {
    const address = world.address();
    await open(folder);
    await visitor.signUp(address);
    await visitor.signOut();
    await page.getByRole('link', { name: 'Sign-in page' }).click();
    await visitor.beginSignIn(address);
    await expect(said(page, 'Path')).toHaveText('/sign-in/password');
    await page.reload();
    await visitor.driver.fill(words.password, password);
    const isThePage = await keepsThePage(page);
    await visitor.driver.click(words.continue);
    await expect(said(page, 'Path')).toHaveText('/members');
    await visitor.isMember();
    await isThePage();
  });
}
