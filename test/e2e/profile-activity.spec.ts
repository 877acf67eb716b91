import { terms as account } from '../../src/locales/en-account.js';
import { profilePage, section } from './profile-page.js';
import { expect, test, visit } from './test.js';
import { password, words } from './visitor.js';

test('E3: the person sees what happened to their account, and from which device, also a wrong password of somebody else', async ({
  page,
  world,
  visitor,
  device,
}) => {
  const ada = world.address('ada');
  await visitor.open(profilePage(world, 'routing="hash"'));
  await visitor.signUp(ada);
  const other = await (await device()).newPage();
  const stranger = visit(other, world);
  await stranger.open();
  await stranger.beginSignIn(ada);
  await other.getByLabel(words.password).fill(`${password} wrong`);
  await other.getByRole('button', { name: words.continue, exact: true }).click();
  await expect(other.getByRole('alert').filter({ hasText: /\w/ }).first()).toBeVisible();
  await page.getByRole('button', { name: account.activityPage }).click();
  const rows = section(page, account.activitySection).getByRole('listitem');
  await expect(rows.first()).toContainText(account.activity('sign_in.refused'));
  await expect(rows.last()).toContainText(account.activity('sign_up.completed'));
  await expect(rows.last()).toContainText(account.thisSession);
  await expect(rows.last()).toContainText('Chrome, Linux');
});
