import type { Page } from '@playwright/test';
import { guardedBodyIn, madePage } from './made-pages.js';
import { digestOf, startRangeEndpoint, type RangeEndpoint } from './range-endpoint.js';
import { expect, test as base, visit } from './test.js';
import { password, words } from './visitor.js';
import { startWorld, type World } from './world.js';

const { terms, errors } = words;

const test = base.extend<object, { readonly endpoint: RangeEndpoint }>({
  endpoint: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const endpoint = await startRangeEndpoint();
      await use(endpoint);
      await endpoint.close();
    },
    { scope: 'worker' },
  ],
  options: [
    async ({ endpoint }, use) => use({ settings: { AUTH_BREACH_ENDPOINT: endpoint.url } }),
    { scope: 'worker' },
  ],
});

test.beforeEach(({ endpoint }) => {
  endpoint.mood = 'well';
  endpoint.breached.clear();
  endpoint.asked.splice(0);
});

const field = (page: Page) => page.locator('input[name=password]');
const strength = (page: Page) => page.locator('.auth-strength');

/** What the server says to a sign-up that no form has looked at. */
async function signUpByHand(page: Page, world: World, secret: string): Promise<readonly string[]> {
  return page.evaluate(
    async ([api, address, chosen]) => {
      const body = new URLSearchParams({ email_address: address, password: chosen });
      const answer = await fetch(`${api}/v1/client/sign_ups`, { method: 'POST', body, credentials: 'include' });
      const { errors: problems = [] } = (await answer.json()) as {
        errors?: { code: string; meta?: { param_name?: string } }[];
      };
      return problems.map(({ code, meta }) => `${answer.status} ${code} ${meta?.param_name ?? ''}`);
    },
    [world.api, world.address(), secret] as const,
  );
}

test('C1: whoever chooses a password reads what is wrong with it: too short, else breached, else too easy', async ({
  page,
  visitor,
}) => {
  await visitor.open();
  await visitor.driver.click(words.signUp);
  await expect(strength(page)).toHaveText(terms.passwordLength(8));
  // Short and well known, well known and easy, easy, good: each is told the first that holds.
  const judged: readonly [string, string, string][] = [
    ['123456', 'short', terms.passwordLength(8)],
    ['password123', 'breached', terms.passwordBreached],
    ['charlie1999', 'weak', terms.passwordWeak],
    [password, 'good', terms.passwordGood],
    ['', 'unknown', terms.passwordLength(8)],
  ];
  for (const [typed, judgement, sentence] of judged) {
    await field(page).fill(typed);
    await expect(strength(page), typed).toHaveText(sentence);
    await expect(strength(page)).toHaveAttribute('data-judgement', judgement);
  }
  // It is heard, and belongs to the field.
  await expect(strength(page)).toHaveAttribute('aria-live', 'polite');
  const described = (await field(page).getAttribute('aria-describedby')) ?? '';
  await expect(page.locator(`[id="${described}"]`)).toContainText(terms.passwordLength(8));
});

test('C1: a reset asks for the new password with the same words', async ({ page, world, visitor }) => {
  const address = world.address();
  await visitor.open();
  await visitor.signUp(address);
  await visitor.signOut();
  await page.reload();
  await visitor.beginSignIn(address);
  await visitor.driver.click(words.forgot);
  await visitor.enterCode(address, 2);
  await visitor.driver.sees(terms.newPasswordTitle);
  for (const [typed, sentence] of [
    ['123456', terms.passwordLength(8)],
    ['password123', terms.passwordBreached],
    ['charlie1999', terms.passwordWeak],
  ] as const) {
    await field(page).fill(typed);
    await expect(strength(page)).toHaveText(sentence);
  }
  await visitor.driver.click(words.continue);
  await visitor.driver.sees(errors.form_password_not_strong_enough as string);
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('charlie1999');
});

test('C3: the estimator is asked for when somebody begins to choose, once, and by nobody else', async ({
  page,
  world,
  visitor,
}) => {
  const asked: string[] = [];
  page.on('request', request => {
    if (request.url().includes('strength')) asked.push(request.url());
  });
  await visitor.open();
  await visitor.beginSignIn(world.address());
  await visitor.driver.fill(words.password, 'somebody signs in');
  await visitor.driver.click(terms.change);
  await visitor.driver.click(words.signUp);
  await visitor.driver.sees(terms.signUpSubtitle);
  await field(page).focus();
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  await page.keyboard.type('correct horse');
  await expect(strength(page)).not.toHaveText(terms.passwordLength(8));
  expect(asked).toHaveLength(1);
});

test('C2, C3: the server refuses what a form that looks away would send', async ({ page, world, visitor }) => {
  await visitor.open();
  await visitor.isGuest();
  const said = async (secret: string) => signUpByHand(page, world, secret);
  expect(await said('1234567')).toEqual(['422 form_password_length_too_short password']);
  // Seven characters for people, fourteen for a machine that counts halves.
  expect(await said('😀😃😄😁😆😅🤣')).toEqual(['422 form_password_length_too_short password']);
  expect(await said('x7'.repeat(200))).toEqual(['422 form_password_length_too_long password']);
  expect(await said('password123')).toEqual(['422 form_password_pwned password']);
  expect(await said('charlie1999')).toEqual(['422 form_password_not_strong_enough password']);
  expect(await said(password)).toEqual([]);
});

test('C2: a long password with spaces and any letters is pasted, shown and taken, in either way of writing it', async ({
  page,
  context,
  world,
  visitor,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const secret = 'Ångström übt Größe, jeden Tag ein wenig mehr – и 山 और فجر, 64 und mehr';
  expect([...secret].length).toBeGreaterThanOrEqual(64);
  const address = world.address();
  await visitor.open();
  await visitor.driver.click(words.signUp);
  await visitor.driver.fill(words.identifier, address);
  await field(page).focus();
  await page.evaluate(text => navigator.clipboard.writeText(text), secret.normalize('NFD'));
  await page.keyboard.press('Control+v');
  await expect(field(page)).toHaveValue(secret.normalize('NFD'));
  await visitor.driver.click(terms.showPassword);
  await expect(field(page)).toHaveAttribute('type', 'text');
  await visitor.driver.click(terms.showPassword);
  await expect(field(page)).toHaveAttribute('type', 'password');
  await visitor.driver.click(words.continue);
  await visitor.enterCode(address);
  await visitor.isMember();
  await visitor.signOut();
  await page.reload();
  await visitor.signIn(address, secret.normalize('NFC'));
});

test('C4: a password that only the endpoint knows is refused at the field, and five digits of its hash are all that leaves', async ({
  page,
  world,
  visitor,
  endpoint,
}) => {
  endpoint.breached.add(password);
  await visitor.open();
  await visitor.beginSignUp(world.address());
  await visitor.driver.sees(errors.form_password_pwned as string);
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue(password);
  expect(endpoint.asked.map(({ method, path, body }) => ({ method, path, body }))).toEqual([
    { method: 'GET', path: `/range/${digestOf(password).slice(0, 5)}`, body: '' },
  ]);
  const headers = JSON.stringify(endpoint.asked[0]?.headers).toUpperCase();
  expect(headers).toContain('"ADD-PADDING":"TRUE"');
  expect(headers).not.toContain(digestOf(password).slice(5, 15));
  await visitor.driver.fill(words.password, `${password}, and more`);
  await visitor.driver.click(words.continue);
  await visitor.driver.sees(terms.codeTitle);
});

for (const mood of ['failing', 'silent'] as const) {
  test(`C4: nobody is kept from signing up while the endpoint is ${mood}, and the offline list still holds`, async ({
    page,
    world,
    visitor,
    endpoint,
  }) => {
    endpoint.mood = mood;
    await visitor.open();
    await visitor.isGuest();
    expect(await signUpByHand(page, world, 'password123')).toEqual(['422 form_password_pwned password']);
    expect(endpoint.asked).toEqual([]);
    await visitor.signUp(world.address());
    expect(endpoint.asked.length).toBeGreaterThan(0);
  });
}

test('C5: where rules of composition are set, a list ticks them off, and the server holds to them', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const settings = {
    AUTH_PASSWORD_REQUIRE_LOWERCASE: 'true',
    AUTH_PASSWORD_REQUIRE_UPPERCASE: 'true',
    AUTH_PASSWORD_REQUIRE_NUMBER: 'true',
    AUTH_PASSWORD_REQUIRE_SPECIAL: 'true',
  };
  const world = await startWorld({ settings });
  try {
    const visitor = visit(page, world);
    await visitor.open(madePage(world, { body: guardedBodyIn(words) }));
    await visitor.driver.click(words.signUp);
    const kept = async (): Promise<readonly string[]> =>
      (await page.locator('.auth-rule[data-kept]').allTextContents()).map(text => text.trim().replace(/\s+/g, ' '));
    await expect(page.locator('.auth-rule')).toHaveCount(4);
    expect(await kept()).toEqual([]);
    // Not by colour alone: each rule says whether it is kept.
    const rules = [terms.passwordLower, terms.passwordUpper, terms.passwordNumber, terms.passwordSpecial];
    for (const [index, typed] of ['v', 'vV', 'vV9', 'vV9-'].entries()) {
      await field(page).fill(typed);
      await expect.poll(kept).toEqual(rules.slice(0, index + 1).map(rule => `${rule}: ${terms.ruleKept}`));
    }
    await expect(strength(page)).toHaveText(terms.passwordLength(8));
    expect(await signUpByHand(page, world, 'violetharbourticket')).toEqual([
      '422 form_password_no_uppercase password',
      '422 form_password_no_number password',
      '422 form_password_no_special_char password',
    ]);
    await visitor.driver.fill(words.identifier, world.address());
    await visitor.driver.fill(words.password, 'violet harbour');
    await visitor.driver.click(words.continue);
    await visitor.driver.sees(errors.form_password_no_uppercase as string);
    await visitor.driver.fill(words.password, 'Violet harbour 93!');
    await visitor.driver.click(words.continue);
    await visitor.driver.sees(terms.codeTitle);
  } finally {
    await world.close();
  }
});
