import type { Page } from '@playwright/test';
import { expect, test, visit } from './test.js';
import { password, words } from './visitor.js';
import type { World } from './world.js';

test.use({ options: { settings: { AUTH_EMAIL_LINK: 'true' } } });

const members = (page: Page) => page.getByText(words.members);
const hint = (page: Page) => page.getByText(words.terms.linkHint);

/** The link in the newest mail for an address, once there are so many. */
async function link(world: World, address: string, mails = 1): Promise<string> {
  await world.code(address, mails);
  const text = (await world.mails(address)).at(-1)?.text ?? '';
  const [url = ''] = /http\S+\/v1\/verify\?token=\S+/.exec(text) ?? [];
  return url;
}

/** Goes to where a link was mailed to somebody who has an account. */
async function atLink(page: Page, world: World): Promise<string> {
  const visitor = visit(page, world);
  const address = world.address();
  await visitor.open();
  await visitor.signUp(address);
  await visitor.signOut();
  await visitor.beginSignIn(address);
  await page.getByRole('button', { name: words.terms.useEmailLink }).click();
  await expect(hint(page)).toBeVisible();
  return address;
}

test('B7: a link that is opened in the same browser signs in there, and the first tab goes on by itself', async ({
  page,
  context,
  world,
}) => {
  const address = await atLink(page, world);
  const second = await context.newPage();
  await second.goto(await link(world, address, 2));
  await expect(members(second)).toBeVisible();
  // The address is as it would be without the link.
  await expect(second).toHaveURL(`${world.page}/`);
  await expect(members(page)).toBeVisible();
});

test('B7: a link that is opened in another browser says where it was asked for, and the first tab goes on', async ({
  page,
  device,
  world,
}) => {
  const address = await atLink(page, world);
  const other = await (await device()).newPage();
  await other.goto(await link(world, address, 2));
  await expect(other.getByRole('heading', { name: 'Is this you?' })).toBeVisible();
  await expect(other.getByText('Chrome')).toBeVisible();
  await expect(hint(page)).toBeVisible();
  await other.getByRole('button', { name: 'Yes, go on there' }).click();
  await expect(other.getByRole('heading', { name: 'Done' })).toBeVisible();
  await expect(members(page)).toBeVisible();
  // Nobody is signed in where it was pressed.
  await other.goto(world.page);
  await visit(other, world).isGuest();
  await other.goto(await link(world, address, 2));
  await expect(other.getByRole('heading', { name: 'This is confirmed already' })).toBeVisible();
});

test('AC-047: who only looks at a link consumes nothing, and the code in the mail still works', async ({
  page,
  world,
  request,
}) => {
  const address = await atLink(page, world);
  const url = await link(world, address, 2);
  for (let look = 0; look < 5; look++) expect((await request.get(url)).status()).toBe(200);
  expect((await request.head(url)).status()).toBe(200);
  await expect(hint(page)).toBeVisible();
  await visit(page, world).enterCode(address, 2);
  await expect(members(page)).toBeVisible();
  expect((await request.get(url)).status()).toBe(410);
});

test('B7: a link proves the address of a sign-up', async ({ page, device, world }) => {
  const address = world.address();
  const visitor = visit(page, world);
  await visitor.open();
  await visitor.beginSignUp(address);
  await expect(hint(page)).toBeVisible();
  const other = await (await device()).newPage();
  await other.goto(await link(world, address));
  await other.getByRole('button', { name: 'Yes, go on there' }).click();
  await expect(members(page)).toBeVisible();
});

test('B7, B6: a link for an address that nobody has leads on to sign-up, and one for a taken address to sign-in', async ({
  page,
  context,
  world,
}) => {
  const visitor = visit(page, world);
  const address = world.address();
  await visitor.open();
  await visitor.beginSignIn(address);
  await page.getByRole('button', { name: words.terms.useEmailLink }).click();
  await expect(hint(page)).toBeVisible();
  const second = await context.newPage();
  await second.goto(await link(world, address));
  await page.getByLabel(words.password).fill(password);
  await page.getByRole('button', { name: words.continue, exact: true }).click();
  await expect(members(page)).toBeVisible();
  await visitor.signOut();
  await visitor.beginSignUp(address);
  await expect(hint(page)).toBeVisible();
  await second.goto(await link(world, address, 2));
  await expect(members(page)).toBeVisible();
});
