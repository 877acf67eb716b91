import { password, words, type Visitor } from './visitor.js';
import { expect, test } from './test.js';
import type { World } from './world.js';

const isPost =
  (part: string) =>
  (method: string, path: string): boolean =>
    method === 'POST' && path.includes(part);

const count = (world: World, part: string): number => world.proxy.seen.filter(seen => seen.includes(part)).length;

const again = 'Try again';

test.afterEach(({ world }) => void world.proxy.faults.splice(0));

test('D5: an answer lost in mid-sign-up makes no second account and sends no second mail', async ({
  world,
  visitor,
}) => {
  const address = world.address();
  await visitor.open();
  await visitor.isGuest();
  world.fail({ matches: isPost('/v1/client/sign_ups'), effect: 'lose-answer', times: 1 });
  await visitor.beginSignUp(address);
  await continueAfterFault(visitor);
  await visitor.enterCode(address);
  await visitor.isMember();
  expect(await world.mails(address)).toHaveLength(1);
});

test('D5: an answer lost while a code is mailed sends no second mail', async ({ world, visitor }) => {
  const address = world.address();
  await visitor.open();
  world.fail({ matches: isPost('prepare_verification'), effect: 'lose-answer', times: 1 });
  await visitor.beginSignUp(address);
  await continueAfterFault(visitor);
  await visitor.enterCode(address);
  await visitor.isMember();
  expect(await world.mails(address)).toHaveLength(1);
});

test('D5: an answer lost after the right code leaves one account, signed in', async ({ world, visitor }) => {
  const address = world.address();
  await visitor.open();
  await visitor.beginSignUp(address);
  world.fail({ matches: isPost('attempt_verification'), effect: 'lose-answer', times: 1 });
  await visitor.enterCode(address);
  await continueAfterFault(visitor);
  await visitor.isMember();
  await visitor.signOut();
  await visitor.driver.reload();
  await visitor.signIn(address);
});

/** The client may have repeated the request by itself; where it asks instead, the person says yes. */
async function continueAfterFault({ driver }: Visitor): Promise<void> {
  await expect.poll(() => driver.text()).toMatch(/try again|code|only members/i);
  if (/^try again$/im.test(await driver.text())) await driver.click(again);
}

test('B14: a wrong password is told at the field, is announced, and nothing typed is lost', async ({
  page,
  world,
  visitor,
}) => {
  const address = world.address();
  await visitor.open();
  await visitor.signUp(address);
  await visitor.signOut();
  await page.reload();
  await visitor.beginSignIn(address);
  const field = page.locator('input[name=password]');
  await visitor.driver.fill(words.password, 'not the password');
  await visitor.driver.click(words.continue);
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveValue('not the password');
  const error = page.locator(`[id="${(await field.getAttribute('aria-describedby'))?.split(' ')[0]}"]`);
  await expect(error).toHaveRole('alert');
  await expect(error).not.toBeEmpty();
});

test('B14: what was typed outlives a server that fails, and the same button then works', async ({
  page,
  world,
  visitor,
}) => {
  const address = world.address();
  await visitor.open();
  await visitor.signUp(address);
  await visitor.signOut();
  await page.reload();
  await visitor.beginSignIn(address);
  await visitor.driver.fill(words.password, password);
  world.fail({ matches: isPost('attempt_first_factor'), effect: { status: 503 }, times: 10 });
  await visitor.driver.click(words.continue);
  await visitor.driver.sees(again);
  await expect(page.locator('input[name=password]')).toHaveValue(password);
  world.proxy.faults.splice(0);
  await visitor.driver.click(again);
  await visitor.isMember();
});

test('D5: offline is told, and back online the same form goes on', async ({ page, context, world, visitor }) => {
  const address = world.address();
  await visitor.open();
  await visitor.signUp(address);
  await visitor.signOut();
  await page.reload();
  await visitor.beginSignIn(address);
  await visitor.driver.fill(words.password, password);
  await context.setOffline(true);
  await visitor.driver.click(words.continue);
  await visitor.driver.sees('You are offline.');
  await context.setOffline(false);
  await expect(page.locator('input[name=password]')).toHaveValue(password);
  await visitor.driver.click(/^(Try again|Continue)$/);
  await visitor.isMember();
});

test('D5: too many requests are told with the time to wait, and the client waits', async ({ page, world, visitor }) => {
  const address = world.address();
  await visitor.open();
  await visitor.beginSignIn(address);
  const before = count(world, 'attempt_first_factor');
  world.fail({ matches: isPost('attempt_first_factor'), effect: { status: 429 }, times: 10 });
  await visitor.driver.fill(words.password, password);
  await visitor.driver.click(words.continue);
  await visitor.driver.sees('Too many tries.');
  await expect(page.locator('input[name=password]')).toHaveValue(password);
  expect(count(world, 'attempt_first_factor') - before).toBeLessThanOrEqual(3);
});

test('B13: a part of the client that does not load is told, and the same button then works', async ({
  page,
  world,
  visitor,
}) => {
  const address = world.address();
  await page.route(/\/attempting\.js$/, route => route.abort());
  await visitor.open();
  await visitor.beginSignUp(address);
  await visitor.driver.sees(again);
  await page.unrouteAll();
  await visitor.driver.click(again);
  await visitor.enterCode(address);
  await visitor.isMember();
});

test('B13: an API that is down gives a calm card with a retry that works', async ({ page, world, visitor }) => {
  world.fail({ matches: (_method, path) => path.startsWith('/v1/'), effect: 'refuse', times: 1000 });
  await visitor.open();
  await visitor.driver.sees(again);
  await expect(page.getByText('Only members see this.')).toBeHidden();
  world.proxy.faults.splice(0);
  await visitor.driver.click(again);
  await visitor.isGuest();
});

test('D5: a member stays a member while the API is down, and goes on when it is back', async ({
  world,
  visitor,
  page,
}) => {
  await visitor.open();
  await visitor.signUp(world.address());
  world.fail({ matches: (_method, path) => path.startsWith('/v1/'), effect: { status: 503 }, times: 1000 });
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await visitor.isMember();
  world.proxy.faults.splice(0);
  await page.reload();
  await visitor.isMember();
});

test('D5: a flow outlives a restart of the server in its middle', async ({ world, visitor }) => {
  test.setTimeout(120_000);
  const address = world.address();
  await visitor.open();
  await visitor.beginSignUp(address);
  const code = await world.code(address);
  const start = await world.stopServers();
  await start();
  await visitor.driver.fill(words.code, code);
  await visitor.isMember();
});

test('A7: reload in mid-flow goes on where the server says', async ({ page, world, visitor }) => {
  const address = world.address();
  await visitor.open();
  await visitor.beginSignUp(address);
  await world.code(address);
  await page.reload();
  await visitor.enterCode(address);
  await visitor.isMember();
});
