import { until } from '../../scripts/processes.mjs';
import { madePage } from './made-pages.js';
import { expect, test } from './test.js';
import { Typist } from './typist.js';
import { password } from './visitor.js';
import { arabicWords, words } from './words.js';
import type { World } from './world.js';

test.use({
  options: [
    { settings: { AUTH_SIGN_UP_MODE: 'waitlist', AUTH_SIGN_UP_URL: 'http://localhost:3000/join' } },
    { scope: 'worker' },
  ],
});

interface Entries {
  readonly data: readonly { readonly id: string }[];
}

/** Invites somebody who waits, and answers what is in the link of the mail. */
async function invite(world: World, address: string): Promise<string> {
  const { data } = await world.backend<Entries>(`/waitlist_entries?query=${address}`);
  await world.backend(`/waitlist_entries/${data[0]?.id ?? ''}/invite`, {});
  const link = await until(async () => {
    const [mail] = await world.mails(address);
    return /^http:\S+$/m.exec(mail?.text ?? '')?.[0];
  }, 'the invitation');
  return new URL(link).searchParams.get('ticket') ?? '';
}

test('B12: a guest joins the waitlist, is invited by mail, and makes an account by the link', async ({
  page,
  world,
}) => {
  const body = `<auth-signed-out><auth-sign-in></auth-sign-in></auth-signed-out>
    <auth-signed-in><p>${words.members}</p></auth-signed-in>`;
  await page.goto(madePage(world, { body }));
  await page.getByRole('button', { name: words.terms.joinWaitlist }).click();
  const address = world.address('guest');
  await page.getByLabel(words.identifier).fill(address);
  await page.getByRole('button', { name: words.terms.joinWaitlist }).click();
  await expect(page.getByRole('heading', { name: words.terms.joinedTitle })).toBeFocused();
  await expect(page.getByText(address)).toBeVisible();

  // Where an invitation leads is the instance's setting; here it is the page of the waitlist.
  const landing = madePage(world, { body: body.replaceAll('auth-sign-in>', 'auth-waitlist>') });
  const ticket = await invite(world, address);
  await page.goto(`${landing}?__clerk_ticket=${ticket}&__clerk_status=sign_up`);
  await page.getByLabel(words.password).fill(password);
  await page.getByRole('button', { name: words.continue, exact: true }).click();
  await expect(page.getByText(words.members)).toBeVisible();
});

test('B12: <auth-waitlist> keeps its place before it is there, and asks for an address', async ({ page, world }) => {
  await page.goto(madePage(world, { body: '<auth-waitlist></auth-waitlist>' }));
  await expect(page.getByRole('heading', { name: words.terms.joinWaitlist })).toBeVisible();
  await page.getByLabel(words.identifier).fill('ada@example');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(words.identifier)).toBeFocused();
  await expect(page.getByText('This does not look right.')).toBeVisible();
});

for (const spoken of [words, arabicWords])
  test(`H5 B12: by keyboard alone, in "${spoken.language}": onto the waitlist, and in by the link of the invitation`, async ({
    page,
    world,
  }) => {
    const { terms } = spoken;
    const keys = new Typist(page, world, spoken);
    const address = world.address('guest');
    const url = keys.page(`<auth-signed-out><auth-waitlist></auth-waitlist></auth-signed-out>
      <auth-signed-in><p>${spoken.members}</p></auth-signed-in>`);
    await page.goto(url);
    await keys.sees(terms.waitlistSubtitle);
    await keys.say('ada@example');
    await keys.sees(spoken.errors.form_param_format_invalid as string);
    await keys.arrivesAt(spoken.identifier);
    await keys.retype(address);
    await keys.choose(terms.joinWaitlist, 'Space');
    await keys.sees(terms.joinedTitle);

    await page.goto(`${url}?__clerk_ticket=${await invite(world, address)}&__clerk_status=sign_up`);
    await keys.sees(terms.fieldsTitle);
    await keys.goTo(spoken.password);
    await keys.givePassword();
    await keys.isMember();
  });
