import type { Page } from '@playwright/test';
import { addEverywhere, addresses, attributesInPage, clobbering, extraKeys, mark } from './hostile.js';
import { guardedBody, madePage } from './made-pages.js';
import { Stage } from './stage.js';
import { expect, test } from './test.js';
import { password, words } from './visitor.js';

const attributes = (page: Page): Promise<readonly string[]> => page.evaluate(attributesInPage);

const hostile = async (page: Page): Promise<readonly string[]> =>
  (await attributes(page)).filter(each => each.includes(mark));

type Json = Record<string, unknown>;

const displayOf = (environment: Json): Json => environment['display_config'] as Json;

test('AC-181: whatever the page’s own pictures, forms and fields are called, people sign up, in and out', async ({
  page,
  world,
  visitor,
}) => {
  const address = world.address();
  const body = `${clobbering}${guardedBody.replace('<auth-sign-in>', '<auth-sign-in after-sign-in-url="#done">')}${clobbering}`;
  await visitor.open(madePage(world, { body }));
  // The names do what they are there for: the document's own members are out of sight.
  for (const name of ['cookie', 'baseURI', 'adoptedStyleSheets', 'visibilityState'] as const)
    expect(await page.evaluate(member => typeof document[member], name), name).toBe('object');
  await visitor.signUp(address);
  await page.reload();
  await visitor.signOut();
  await page.reload();
  await visitor.signIn(address);
  await expect(page).toHaveURL(/#done$/);
  await visitor.signOut();
  await visitor.resetPassword(address, `${password}, and a new one`);
  expect(world.proxy.seen.filter(seen => seen.includes(mark))).toEqual([]);
});

/** Types key by key, and looks after each whether it can be read from an attribute, as a style sheet would. */
async function typeWatched(page: Page, field: string, text: string): Promise<void> {
  await page.locator(`input[name=${field}]`).focus();
  for (let typed = 1; typed <= text.length; typed++) {
    await page.keyboard.press(text[typed - 1] ?? '');
    const found = await attributes(page);
    expect(found.filter(each => each.startsWith('input value='))).toEqual([]);
    if (typed > 4) expect(found.filter(each => each.includes(text.slice(0, typed)))).toEqual([]);
  }
}

test('AC-179: no attribute in any tree follows what is typed: passwords, codes, shown and refused ones', async ({
  page,
  world,
  visitor,
}) => {
  const address = world.address();
  const secret = 'Violet 93 harbour';
  await visitor.open();
  await visitor.driver.click(words.signUp);
  await visitor.driver.fill(words.identifier, address);
  await typeWatched(page, 'password', secret);
  await visitor.driver.click(words.terms.showPassword);
  await typeWatched(page, 'password', '!');
  await visitor.driver.click(words.continue);
  const code = await world.code(address);
  await visitor.driver.sees(words.terms.codeTitle);
  const wrong = code === '918273' ? '918274' : '918273';
  await typeWatched(page, 'code', wrong);
  await visitor.driver.sees(words.errors.form_code_incorrect as string);
  await page.locator('input[name=code]').fill('');
  await typeWatched(page, 'code', code.slice(0, 5));
  await page.keyboard.press(code.slice(5));
  await visitor.isMember();
  await visitor.signOut();
  await page.reload();
  await visitor.beginSignIn(address);
  await visitor.driver.sees(words.terms.passwordTitle);
  await typeWatched(page, 'password', `${secret}?`);
  await visitor.driver.click(words.continue);
  await visitor.driver.sees(words.errors.form_password_incorrect as string);
  expect((await attributes(page)).filter(each => each.includes(secret))).toEqual([]);
});

/** The addresses of an instance and of a person, as one tells them. */
async function tellAddresses(stage: Stage, address: (field: string) => string): Promise<void> {
  await stage.page.unrouteAll({ behavior: 'wait' });
  await stage.rewrite('/v1/environment', environment => {
    const display = displayOf(environment);
    for (const field of Object.keys(display)) if (/_url$/.test(field)) display[field] = address(field);
    display['support_email'] = address('support_email');
    (environment['user_settings'] as { sign_up: Json }).sign_up['legal_consent_enabled'] = true;
  });
  await stage.rewrite('/v1/client', answer => {
    const { sessions = [] } = (answer['response'] ?? {}) as { sessions?: { user: Json; public_user_data: Json }[] };
    for (const { user, public_user_data: data } of sessions)
      for (const person of [user, data]) Object.assign(person, { has_image: true, image_url: address('image_url') });
  });
}

const everything =
  '<auth-sign-in></auth-sign-in><auth-sign-up></auth-sign-up><auth-user-button></auth-user-button>' +
  '<auth-sign-out-button></auth-sign-out-button>';

/** A member's page, with both forms and the menu's lines in it; `tell` says what the server answers then. */
async function atEverything(stage: Stage, tell: () => Promise<void>): Promise<void> {
  await stage.open(everything);
  await stage.visitor.driver.sees(words.terms.signInSubtitle);
  await tell();
  await stage.openAnew();
  await stage.sees(words.terms.signUpSubtitle);
  await stage.sees(words.terms.signInSubtitle);
  await stage.page.waitForLoadState('networkidle');
}

test('AC-175: what settings give for logo, terms, privacy and home is a link or picture of the web, or none', async ({
  page,
  world,
}) => {
  const stage = new Stage(page, world, words);
  const told = (address: string) => atEverything(stage, () => tellAddresses(stage, () => address));
  await told(`${world.page}/icon.svg?good`);
  const good = (await attributes(page)).filter(each => each.includes('?good'));
  expect(good.map(each => each.split('=')[0])).toEqual(['img src', 'img src', 'a href', 'a href']);
  for (const address of addresses) {
    await told(address);
    expect(await hostile(page), JSON.stringify(address)).toEqual([]);
  }
});

test('AC-175: what a server gives for a person’s picture, profile and sign-in is of the web, or none', async ({
  page,
  world,
  visitor,
}) => {
  const stage = new Stage(page, world, words);
  await visitor.open();
  await visitor.signUp(world.address());
  const url = madePage(world, { body: '<auth-user-button></auth-user-button>' });
  const told = async (address: string): Promise<void> => {
    await tellAddresses(stage, () => address);
    await page.goto(url);
    await visitor.driver.click(words.menu);
    await visitor.driver.sees(words.signOut);
    await page.waitForLoadState('networkidle');
  };
  await told(`${world.page}/icon.svg?good`);
  const good = (await attributes(page)).filter(each => each.includes('?good'));
  expect(good.map(each => each.split('=')[0])).toEqual(['img src', 'img src', 'a href', 'a href']);
  for (const address of addresses) {
    await told(address);
    expect(await hostile(page), JSON.stringify(address)).toEqual([]);
  }
  // A redirect, too, goes to the page's own origin or nowhere.
  await visitor.driver.click(words.signOut);
  await expect(page.getByRole('button', { name: words.menu })).toHaveCount(0);
  expect(page.url()).toBe(url);
});

test('AC-177: keys that no answer has reach no attribute, of guests and of members', async ({
  page,
  world,
  visitor,
}) => {
  const stage = new Stage(page, world, words);
  await atEverything(stage, async () => {});
  const clean = await attributes(page);
  const add = (answer: Json): void => {
    addEverywhere(answer, extraKeys);
    const environment = answer['display_config'] ? displayOf(answer) : {};
    Object.assign(environment, { theme: extraKeys, sign_in: extraKeys, unknown: { unknown: extraKeys } });
  };
  const addToAll = async (): Promise<void> => {
    await stage.rewrite('/v1/environment', add);
    await stage.rewrite('/v1/client', add);
  };
  await atEverything(stage, addToAll);
  await expect.poll(() => attributes(page)).toEqual(clean);

  await page.unrouteAll({ behavior: 'wait' });
  const url = madePage(world, { body: guardedBody });
  await visitor.open(url);
  await visitor.signUp(world.address());
  await addToAll();
  await page.reload();
  await visitor.driver.click(words.menu);
  await visitor.driver.sees(words.signOut);
  expect(await hostile(page)).toEqual([]);
});

test('AC-197: a page that names the published hash of the script runs that script and no other', async ({
  page,
  world,
  visitor,
}) => {
  const published = (await (await fetch(`${world.page}/integrity.json`)).json()) as Readonly<Record<string, string>>;
  const hash = published['auth-elements.js'] ?? '';
  expect(hash).toMatch(/^sha384-/);
  const withHash = (named: string): string =>
    world.pages.add(`<!doctype html><html lang="en"><head><title>A page</title>
      <script src="/auth-elements.js" integrity="${named}" crossorigin="anonymous"
        data-publishable-key="${world.publishableKey}"></script></head><body>${guardedBody}</body></html>`);
  await visitor.open(withHash(hash));
  await visitor.isGuest();
  const refused = page.waitForEvent('console', message => message.text().includes('integrity'));
  await visitor.open(withHash(hash.replace(/.{4}$/, 'AAAA')));
  await refused;
  expect(await page.evaluate(() => customElements.get('auth-sign-in'))).toBe(undefined);
});
