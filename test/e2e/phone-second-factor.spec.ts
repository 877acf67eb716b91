import { enrolPhone, masked } from './second-phone.js';
import { expect, test } from './test.js';
import { Typist } from './typist.js';
import { password } from './visitor.js';
import { arabicWords, words } from './words.js';

const { terms } = words;
const settings = { AUTH_PHONE: 'optional', AUTH_PHONE_SECOND_FACTOR: 'true', AUTH_BACKUP_CODES: 'true' };

test.use({ options: { settings } });

let people = 0;
const number = (): string => `+49151235${String(60_000 + ++people)}`;

for (const spoken of [words, arabicWords])
  test(`B3, H5: by keyboard alone, in "${spoken.language}": sign-up, and in again by password and a code to the phone, or a backup code`, async ({
    page,
    world,
  }) => {
    const keys = new Typist(page, world, spoken);
    const address = world.address();
    const phone = number();
    const askedForCode = async (): Promise<void> => {
      await keys.signOut();
      await keys.name(address);
      await keys.givePassword();
      await keys.arrivesAt(spoken.code);
      await keys.sees(spoken.terms.codeSubtitle(masked(phone)));
    };
    await keys.open();
    await keys.signUp(address);
    const backupCodes = await enrolPhone(page, world, phone);
    expect(backupCodes).toHaveLength(10);
    await askedForCode();
    await keys.visitor.driver.misses(spoken.members);
    await keys.type('000000');
    await keys.sees(spoken.errors.form_code_incorrect as string);
    await keys.retype(await world.code(phone, 2));
    await keys.isMember();

    await askedForCode();
    await keys.choose(spoken.terms.useBackupCode);
    await keys.arrivesAt(spoken.terms.backupCode);
    await keys.type(backupCodes[0] ?? '');
    await keys.press('Enter');
    await keys.isMember();
  });

test('B3: a reload goes on where the code was sent to, and whoever has no phone at hand takes a backup code', async ({
  page,
  world,
  visitor,
}) => {
  const address = world.address();
  const phone = number();
  await visitor.open();
  await visitor.signUp(address);
  const [backupCode = ''] = await enrolPhone(page, world, phone);
  await visitor.signOut();
  await page.getByLabel(/^Email/).fill(address);
  await visitor.driver.click(words.continue);
  await visitor.driver.fill(words.password, password);
  await visitor.driver.click(words.continue);
  await visitor.driver.sees(terms.codeSubtitle(masked(phone)));
  await page.reload();
  await visitor.driver.sees(terms.codeSubtitle(masked(phone)));
  await visitor.driver.click(terms.useBackupCode);
  await visitor.driver.fill(terms.backupCode, backupCode);
  await visitor.driver.click(words.continue);
  await visitor.isMember();
});
