import puppeteer from 'puppeteer-core';
import { chromiumArguments, chromiumPath } from '../browsers/paths.mjs';
import { guardedBody, madePage } from './made-pages.js';
import { secondCopy } from './page-server.js';
import { expect, test } from './test.js';

test('A4: the script twice, and elements that were there before it, do no harm', async ({ world, visitor, page }) => {
  const script = `<script src="/auth-elements.js" data-publishable-key="${world.publishableKey}"></script>`;
  await visitor.open(madePage(world, { head: script, body: `${guardedBody}${script}` }));
  await visitor.isGuest();
  await expect(page.locator('form')).toHaveCount(1);
});

for (const order of ['the script tag first', 'the modules first'])
  test(`A4: another copy, as modules beside the script tag, does no harm: ${order}`, async ({
    world,
    visitor,
    page,
  }) => {
    const script = `<script src="/auth-elements.js" data-publishable-key="${world.publishableKey}"></script>`;
    // Other addresses are other modules for the browser, as another version's are.
    const modules = `<script type="module" src="${secondCopy}/elements.js"></script>`;
    const both = order === 'the modules first' ? modules + script : script + modules;
    const url = world.pages.add(
      `<!doctype html><html lang="en"><head><title>Two</title>${both}</head><body>${guardedBody}</body></html>`,
      { duplicates: true },
    );
    await visitor.open(url);
    await visitor.isGuest();
    await expect(page.locator('form')).toHaveCount(1);
    await visitor.signUp(world.address());
    await visitor.signOut();
    await expect(page.locator('form')).toHaveCount(1);
  });

test('A4: another copy comes when the elements are in use: what was typed stays, and signing in goes on', async ({
  world,
  visitor,
  page,
}) => {
  const ada = world.address();
  const url = world.pages.add(
    `<!doctype html><html lang="en"><head><title>Later</title>
      <script src="/auth-elements.js" data-publishable-key="${world.publishableKey}"></script></head>
      <body>${guardedBody}</body></html>`,
    { duplicates: true },
  );
  await visitor.open(url);
  await visitor.signUp(ada);
  await visitor.signOut();
  await visitor.driver.fill(/^Email address/, ada);
  await page.evaluate(path => import(`${path}/elements.js`), secondCopy);
  await page.evaluate(path => import(`${path}/chunks/auth-sign-in.js`), secondCopy);
  await expect(page.getByLabel('Email address')).toHaveValue(ada);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Enter your password' })).toBeVisible();
});

test('A6: the back/forward cache brings the step and what was typed back, and the form works', async ({ world }) => {
  // Playwright loses a page that comes from the cache; this driver does not.
  const browser = await puppeteer.launch({ executablePath: chromiumPath, args: [...chromiumArguments] });
  const page = await browser.newPage();
  await page.goto(madePage(world, { body: '<auth-sign-in></auth-sign-in>' }));
  await page.locator('input[name=username]').fill(world.address());
  await page.locator('.auth-submit').click();
  await page.locator('input[type=password]').fill('half of');
  await page.evaluate(() =>
    addEventListener('pageshow', ({ persisted }) => Reflect.set(globalThis, 'fromCache', persisted)),
  );
  await page.goto(world.pages.add('<!doctype html><title>Elsewhere</title><p>Elsewhere</p>'));
  await page.goBack();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'fromCache'))).toBe(true);
  expect(await page.$eval('input[type=password]', input => input.value)).toBe('half of');
  await page.locator('.auth-submit').click();
  await page.waitForFunction(() => document.querySelector('.auth-error')?.textContent?.includes('incorrect'));
  await browser.close();
});
