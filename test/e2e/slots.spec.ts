import type { Page } from '@playwright/test';
import { madePage } from './made-pages.js';
import { expect, test } from './test.js';
import { password, words } from './visitor.js';
import type { World } from './world.js';

const body = `
  <auth-signed-out>
    <auth-sign-up>
      <div slot="fields">
        <label>Company <input name="company" required></label>
        <label>Seats <input name="seats" type="number" min="1"></label>
        <label><input name="news" type="checkbox"> News</label>
        <label>Tools <select name="tools" multiple><option>hammer</option><option>saw</option></select></label>
      </div>
    </auth-sign-up>
  </auth-signed-out>
  <auth-signed-in>Only members see this.</auth-signed-in>`;

const company = (page: Page) => page.getByLabel('Company');
const send = (page: Page) => page.getByRole('button', { name: words.continue, exact: true });

async function atMore(page: Page, world: World, address: string): Promise<void> {
  await page.goto(madePage(world, { body }));
  await expect(company(page)).toBeHidden();
  await page.getByLabel(words.identifier).fill(address);
  await page.getByLabel(words.password).fill(password);
  await send(page).click();
  await expect(page.getByRole('heading', { name: words.terms.fieldsTitle })).toBeVisible();
  await expect(company(page)).toBeFocused();
}

/** What the server tells of whoever is signed in. */
function me(page: Page, world: World): Promise<Record<string, unknown>> {
  return page.evaluate(async url => {
    const answer = await fetch(url, { credentials: 'include' });
    return (await answer.json()).response;
  }, `${world.api}/v1/me?__clerk_api_version=2026-05-12`);
}

test("A9: fields of the page's own are validated, sent, and told by GET /v1/me as what they are", async ({
  page,
  world,
}) => {
  const address = world.address('badge');
  await atMore(page, world, address);
  await page.getByLabel('Seats').fill('0');
  await page.getByLabel('News').check();
  await page.getByLabel('Tools').selectOption(['hammer', 'saw']);
  await page.getByLabel('Seats').press('Enter');
  await expect(company(page)).toBeFocused();
  await expect(company(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(company(page)).toHaveAccessibleDescription(/^Company: ./);
  expect(await world.mails(address)).toEqual([]);

  await company(page).fill('Analytical Engines');
  await page.getByLabel('Seats').fill('12');
  world.fail({ matches: (_, path) => path.includes('/sign_ups/'), effect: 'refuse', times: 1000 });
  await send(page).click();
  await expect(page.getByRole('alert').filter({ hasText: 'could not reach' })).toBeVisible();
  await expect(company(page)).toHaveValue('Analytical Engines');
  world.proxy.faults.splice(0);
  await send(page).click();
  await page.getByLabel(words.code, { exact: true }).fill(await world.code(address));
  await expect(page.getByText('Only members see this.')).toBeVisible();
  const { unsafe_metadata } = await me(page, world);
  expect(unsafe_metadata).toEqual({ company: 'Analytical Engines', seats: 12, news: true, tools: ['hammer', 'saw'] });
});

test('A9: whoever loads the page anew, or goes back, goes on at the step with the answers that were given', async ({
  page,
  world,
}) => {
  const address = world.address('again');
  await atMore(page, world, address);
  await page.reload();
  await expect(page.getByRole('heading', { name: words.terms.fieldsTitle })).toBeVisible();
  await company(page).fill('Analytical Engines');
  await page.getByLabel('News').check();
  await send(page).click();
  await expect(page.getByLabel(words.code, { exact: true })).toBeVisible();
  await page.goBack();
  await expect(company(page)).toHaveValue('Analytical Engines');
  await page.reload();
  await expect(page.getByLabel(words.code, { exact: true })).toBeVisible();
  await page.getByLabel(words.code, { exact: true }).fill(await world.code(address));
  await expect(page.getByText('Only members see this.')).toBeVisible();
  expect((await me(page, world))['unsafe_metadata']).toMatchObject({ company: 'Analytical Engines', news: true });
});
