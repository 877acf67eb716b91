import { expect, test, visit } from './test.js';
import { password, words } from './visitor.js';

const { terms } = words;

test.use({ options: { settings: { AUTH_NEW_DEVICE_CHECK: 'true', AUTH_NEW_DEVICE_MAIL: 'true' } } });

test('B3: the right password on a new device has a code mailed, and the device is known from then on', async ({
  visitor,
  world,
  device,
}) => {
  const address = world.address();
  await visitor.open();
  await visitor.signUp(address);
  const page = await (await device()).newPage();
  const elsewhere = visit(page, world);
  await elsewhere.open();
  await elsewhere.beginSignIn(address);
  await elsewhere.driver.fill(words.password, password);
  await elsewhere.driver.click(words.continue);
  await elsewhere.driver.sees(terms.newDeviceTitle);
  expect((await world.mails(address)).at(-1)?.subject).toMatch(/new device/);
  // A reload goes on with the code that is on its way.
  await elsewhere.driver.reload();
  await elsewhere.driver.sees(terms.newDeviceTitle);
  await elsewhere.enterCode(address, 2);
  await elsewhere.isMember();
  const told = async () => (await world.mails(address)).filter(({ subject }) => /New sign-in/.test(subject));
  await expect
    .poll(async () => (await told()).map(({ text }) => text))
    .toEqual([expect.stringMatching(/Chrome · \w+/)]);
  await elsewhere.signOut();
  await elsewhere.signIn(address);
  expect(await told()).toHaveLength(1);
});
