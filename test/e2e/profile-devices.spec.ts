import type { Page } from '@playwright/test';
import type * as Script from '../../src/cdn.js';
import { terms as account } from '../../src/locales/en-account.js';
import { profilePage, section } from './profile-page.js';
import { expect, test, visit } from './test.js';
import { words, type Visitor } from './visitor.js';
import type { World } from './world.js';

const { terms } = words;

const devices = (page: Page) => section(page, account.devicesSection);

async function openDevices(page: Page, visitor: Visitor, world: World): Promise<string> {
  const address = world.address('ada');
  await visitor.open(profilePage(world, 'routing="hash"'));
  await visitor.signUp(address);
  await page.getByRole('button', { name: account.securityPage, exact: true }).click();
  await expect(devices(page)).toContainText(account.thisDevice);
  return address;
}

/** Whether the page's own client still gets a token, as an application asks for one. */
function hasToken(page: Page): Promise<boolean> {
  return page.evaluate(async address => {
    const { pageClient } = (await import(address)) as typeof Script;
    return (await pageClient().session.getToken({ skipCache: true })) !== null;
  }, '/elements.js');
}

test('E3: a device that is signed out from afar is a guest at its next token, and leaves the list', async ({
  page,
  world,
  visitor,
  device,
}) => {
  const address = await openDevices(page, visitor, world);
  const other = await (await device()).newPage();
  const elsewhere = visit(other, world);
  await elsewhere.open();
  await elsewhere.signIn(address);
  await page.reload();
  const rows = devices(page).locator('[part=row]');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText(account.thisDevice);
  await expect(rows.first()).toContainText('Chrome, Linux');
  await expect(rows.last()).toContainText(account.lastActiveAgo('now'));
  await rows
    .last()
    .getByRole('button', { name: account.signOutOf('Chrome, Linux') })
    .press('Enter');
  await expect(page.getByRole('status').filter({ hasText: account.signedOutThere })).toHaveCount(1);
  await expect(rows).toHaveCount(1);
  await expect(page.getByRole('heading', { name: account.securityPage })).toBeFocused();
  expect(await hasToken(other)).toBe(false);
  await elsewhere.isGuest();
  await visitor.isMember();
});

test('E3: all other devices are signed out at once', async ({ page, world, visitor, device }) => {
  const address = await openDevices(page, visitor, world);
  const others = await Promise.all(
    [1, 2].map(async () => {
      const other = await (await device()).newPage();
      const elsewhere = visit(other, world);
      await elsewhere.open();
      await elsewhere.signIn(address);
      return { other, elsewhere };
    }),
  );
  await page.reload();
  await expect(devices(page).locator('[part=row]')).toHaveCount(3);
  await devices(page).getByRole('button', { name: terms.signOutElsewhere }).click();
  await expect(devices(page).locator('[part=row]')).toHaveCount(1);
  for (const { other, elsewhere } of others) {
    await other.reload();
    await elsewhere.isGuest();
  }
});

test('E3: a list that does not arrive says so, and is asked for again', async ({ page, world, visitor }) => {
  await openDevices(page, visitor, world);
  await page.route('**/v1/me/sessions/active*', route => route.abort());
  await page.reload();
  await expect(devices(page)).toContainText(terms.failureSubtitle);
  await page.unroute('**/v1/me/sessions/active*');
  await devices(page).getByRole('button', { name: terms.retry }).click();
  await expect(devices(page)).toContainText(account.thisDevice);
  await expect(devices(page)).not.toContainText(terms.failureSubtitle);
});
