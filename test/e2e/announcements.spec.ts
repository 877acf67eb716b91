import { accessibilityTree, announced, listen } from './announcements.js';
import { Stage } from './stage.js';
import { expect, test, visit } from './test.js';
import { password, words } from './visitor.js';
import { startWorld } from './world.js';

const { terms } = words;
const wrong = words.errors.form_password_incorrect as string;

test('H5: a step says its title once when it comes, and the form has the title as its name', async ({
  page,
  world,
  visitor,
}) => {
  await visitor.open();
  await visitor.isGuest();
  await listen(page);
  await visitor.beginSignIn(world.address());
  await visitor.driver.sees(terms.passwordTitle);
  await visitor.driver.click(words.byCode);
  await visitor.driver.sees(terms.codeTitle);
  await expect.poll(() => announced(page)).toEqual([terms.passwordTitle, terms.codeTitle]);
  const tree = await accessibilityTree(page);
  expect(tree.filter(({ role }) => role === 'status').map(({ text }) => text)).toEqual([terms.codeTitle]);
  expect(tree.filter(({ role }) => role === 'form').map(({ name }) => name)).toEqual([terms.codeTitle]);
  expect(tree.filter(({ role }) => role === 'heading').map(({ name }) => name)).toContain(terms.codeTitle);
});

test('H5, X-05: what is wrong is said once, describes its field, and is said again when it is wrong again', async ({
  page,
  world,
  visitor,
}) => {
  await visitor.open();
  await visitor.beginSignIn(world.address());
  await visitor.driver.sees(terms.passwordTitle);
  await listen(page);
  await visitor.driver.fill(words.password, 'not the password');
  await visitor.driver.click(words.continue);
  await visitor.driver.sees(wrong);
  expect(await announced(page)).toEqual([wrong]);
  const tree = await accessibilityTree(page);
  const [alert, ...others] = tree.filter(({ role, text }) => role === 'alert' && text);
  expect([alert?.text, others]).toEqual([wrong, []]);
  const field = tree.find(({ role, name }) => role === 'textbox' && name === terms.password);
  expect(field).toMatchObject({ description: wrong, properties: { invalid: 'true', required: true, focused: true } });
  await visitor.driver.fill(words.password, 'not the password either');
  await visitor.driver.click(words.continue);
  await expect.poll(() => announced(page)).toEqual([wrong, wrong]);
});

test('H5: what is wrong with the whole step is said once, with a way on in it', async ({ page, world, visitor }) => {
  const stage = new Stage(page, world, words);
  await visitor.open();
  await visitor.beginSignIn(world.address());
  await visitor.driver.sees(terms.passwordTitle);
  await visitor.driver.fill(words.password, password);
  await listen(page);
  stage.fail('attempt_first_factor', 'refuse');
  await visitor.driver.click(words.continue);
  await visitor.driver.sees(words.errors.network_error as string);
  stage.mend();
  expect(await announced(page)).toEqual([`${words.errors.network_error as string} ${terms.retry}`]);
});

test('H5: who waits is told so: the card while it loads, the button while it sends, and nobody loses their place', async ({
  page,
  world,
  visitor,
}) => {
  const stage = new Stage(page, world, words);
  await stage.hold('/v1/');
  await page.goto(world.page, { waitUntil: 'commit' });
  await expect
    .poll(async () => (await accessibilityTree(page)).some(({ properties }) => properties['busy']))
    .toBe(true);
  await stage.release();
  await visitor.isGuest();
  expect((await accessibilityTree(page)).some(({ properties }) => properties['busy'])).toBe(false);

  await visitor.driver.fill(words.identifier, world.address());
  await stage.hold('/sign_ins');
  await visitor.driver.click(words.continue);
  const button = async () => (await accessibilityTree(page)).find(({ name }) => name === words.continue);
  await expect.poll(async () => (await button())?.properties['disabled']).toBe(true);
  expect((await button())?.properties).toMatchObject({ focusable: true, focused: true });
  await stage.release();
  await visitor.driver.sees(terms.passwordTitle);
});

test('H5: the countdown to the next code is not spoken, and the code that is sent is', async ({ page }) => {
  test.setTimeout(90_000);
  const world = await startWorld({ settings: { AUTH_CODE_RESEND_AFTER: '5s' } });
  try {
    const visitor = visit(page, world);
    await visitor.open();
    await visitor.beginSignIn(world.address());
    await visitor.driver.sees(terms.passwordTitle);
    await visitor.driver.click(words.byCode);
    await visitor.driver.sees(terms.codeTitle);
    await expect.poll(() => page.locator('[role=status]').first().textContent()).toBe(terms.codeTitle);
    await listen(page);
    await visitor.driver.sees(new RegExp(`^${words.resend}$`, 'm'));
    expect(await announced(page)).toEqual([]);
    await visitor.driver.click(words.resend);
    await expect.poll(() => announced(page)).toEqual([terms.codeSent]);
  } finally {
    await world.close();
  }
});
