import { chromiumDriver } from './engines.js';
import { guardedBodyIn, madePage } from './made-pages.js';
import { expect, test } from './test.js';
import { password, Visitor } from './visitor.js';
import { arabicWords, germanWords, words, type Words } from './words.js';
import type { Page } from '@playwright/test';
import type { World } from './world.js';

async function openIn(page: Page, world: World, spoken: Words): Promise<Visitor> {
  const visitor = new Visitor(chromiumDriver(page), world, spoken);
  const { language: lang, direction: dir, terms } = spoken;
  await visitor.open(madePage(world, { lang, dir, title: terms.signIn, body: guardedBodyIn(spoken) }));
  return visitor;
}

/** The shown text in Latin letters that are no address and not the application's name: words of another language. */
async function latinWords(visitor: Visitor): Promise<readonly string[]> {
  const text = (await visitor.driver.text()).replace(/\S+@\S+/g, '').replaceAll('Analytical Engines', '');
  return text.match(/[A-Za-z]{2,}/g) ?? [];
}

test('H6: the whole way in an Arabic page: its words, its mails, from right to left', async ({ page, world }) => {
  test.setTimeout(120_000);
  const spoken = arabicWords;
  const visitor = await openIn(page, world, spoken);
  const { driver } = visitor;
  const address = world.address('layla');
  const steps: Record<string, readonly string[]> = {};
  const read = async (step: string): Promise<void> => void (steps[step] = await latinWords(visitor));
  await visitor.isGuest();
  await read('sign-in');

  await driver.click(spoken.signUp);
  await driver.sees(spoken.terms.signUpSubtitle);
  await read('sign-up');
  await driver.fill(spoken.identifier, address);
  await driver.fill(spoken.password, password);
  await driver.click(spoken.continue);
  await driver.sees(spoken.terms.codeTitle);
  await read('sign-up code');
  await visitor.enterCode(address);
  await visitor.isMember();
  await driver.click(spoken.menu);
  await driver.sees(spoken.signOut);
  await read('menu');
  await driver.click(spoken.signOut);
  await visitor.isGuest();

  await page.reload();
  await visitor.beginSignIn(address);
  await driver.fill(spoken.password, 'not the password');
  await driver.click(spoken.continue);
  await driver.sees(spoken.errors.form_password_incorrect as string);
  await read('wrong password');
  await driver.click(spoken.byCode);
  await driver.sees(spoken.terms.codeTitle);
  await read('code');
  await visitor.enterCode(address, 2);
  await visitor.isMember();
  await visitor.signOut();

  await page.reload();
  await visitor.resetPassword(address, `${password}, and a new one`);
  expect(steps).toEqual(Object.fromEntries(Object.keys(steps).map(step => [step, []])));

  // The browser prefers English; the page speaks Arabic, and so do the mails.
  await expect.poll(async () => (await world.mails(address)).length).toBe(4);
  for (const { subject, text } of await world.mails(address)) {
    expect(subject).toMatch(/\p{Script=Arabic}/u);
    expect(`${subject} ${text}`.replaceAll('Analytical Engines', '').replaceAll('UTC', '')).not.toMatch(/[A-Za-z]{2,}/);
  }
});

test('H6: in an Arabic page everything runs from right to left, and addresses and codes do not', async ({
  page,
  world,
}) => {
  const visitor = await openIn(page, world, arabicWords);
  await visitor.isGuest();
  const left = (selector: string): Promise<number> =>
    page.locator(selector).evaluate(element => element.getBoundingClientRect().left);
  await visitor.beginSignIn(world.address());
  await visitor.driver.sees(arabicWords.terms.passwordTitle);
  // The way to change the address is after it; the eye is at the end of the field.
  expect(await left('.auth-identity .auth-link')).toBeLessThan(await left('.auth-identifier'));
  expect(await left('.auth-toggle')).toBe(await left('.auth-password'));
  expect(await left('.auth-aside')).toBeLessThan(await left('.auth-label'));
  await expect(page.locator('.auth-identifier')).toHaveCSS('direction', 'ltr');
  await visitor.driver.click(arabicWords.byCode);
  await expect(page.locator('input[name=code]')).toHaveCSS('direction', 'ltr');
});

test('H6: the whole way in a German page, with German mails', async ({ page, world }) => {
  const visitor = await openIn(page, world, germanWords);
  const address = world.address('greta');
  await visitor.isGuest();
  await visitor.signUp(address);
  await visitor.signOut();
  await page.reload();
  await visitor.signIn(address);
  const text = await visitor.driver.text();
  for (const english of [words.continue, words.terms.signIn, words.signOut]) expect(text).not.toContain(english);
  expect((await world.mails(address)).map(({ subject }) => subject)).toEqual([expect.stringMatching(/ist Ihr Code/)]);
});
