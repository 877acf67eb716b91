import type { BrowserContext, Page } from '@playwright/test';
import { tellEverything } from './hostile.js';
import { expect, test } from './test.js';
import { words } from './visitor.js';

const chosen = 'violet harbour ticket 93';
const another = 'quiet meadow lantern 58';
const wrong = 'never the right one 17';

interface Told {
  readonly what: string;
  readonly text: string;
}

/** Everything that scripts of the page dispatch, log or leave uncaught from now on, across its loads. */
async function listen(context: BrowserContext): Promise<Told[]> {
  const told: Told[] = [];
  await context.exposeFunction('tell', (what: string, text: string) => void told.push({ what, text }));
  await context.addInitScript(tellEverything);
  context.on('console', message => told.push({ what: 'console', text: `${message.text()} ${message.location().url}` }));
  return told;
}

const token = /eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/;

/** Where one of the secrets, a token, or what a cookie holds can be read. */
async function leaks(
  context: BrowserContext,
  told: readonly Told[],
  codes: readonly string[],
): Promise<readonly Told[]> {
  const cookies = (await context.cookies()).filter(({ httpOnly }) => httpOnly).map(({ value }) => value);
  expect(cookies).not.toEqual([]);
  const secrets = [chosen, another, wrong, ...cookies].flatMap(one => [one, encodeURIComponent(one)]);
  const plus = secrets.map(one => one.replaceAll(' ', '+').replaceAll('%20', '+'));
  const code = new RegExp(`(?<!\\d)(?:${codes.join('|')})(?!\\d)`);
  return told.filter(
    ({ text }) => token.test(text) || code.test(text) || [...secrets, ...plus].some(secret => text.includes(secret)),
  );
}

type Verbs = Readonly<Record<string, (input: unknown) => Promise<unknown>>>;

/** Calls the page's client, as a page of one's own making does, and reads all that it throws. */
async function thrown(page: Page, [group, verb]: readonly [string, string], input: object): Promise<string> {
  return page.evaluate(
    async ([groupName, name, given, entry]) => {
      const { pageClient } = (await import(entry)) as { readonly pageClient: () => Readonly<Record<string, Verbs>> };
      const { readDeeply } = globalThis as unknown as { readonly readDeeply: (value: object) => string };
      try {
        await pageClient()[groupName]?.[name]?.(given);
      } catch (error) {
        return readDeeply(error as object);
      }
      throw new TypeError(`${name} was to be refused.`);
    },
    [group, verb, input, '/elements.js'] as const,
  );
}

test('AC-183: no event of a whole sign-up, sign-out, sign-in, wrong password and reset holds a password, code or token', async ({
  page,
  context,
  world,
  visitor,
}) => {
  const told = await listen(context);
  const address = world.address();
  await visitor.open();
  await visitor.signUp(address, chosen);
  await visitor.signOut();
  await page.reload();
  await visitor.beginSignIn(address);
  await visitor.driver.fill(words.password, wrong);
  await visitor.driver.click(words.continue);
  await visitor.driver.sees(words.errors.form_password_incorrect as string);
  await visitor.driver.fill(words.password, chosen);
  await visitor.driver.click(words.continue);
  await visitor.isMember();
  await visitor.signOut();
  await page.reload();
  await visitor.resetPassword(address, another);
  const codes = (await world.mails(address)).flatMap(({ code }) => code ?? []);
  expect(codes.length).toBeGreaterThanOrEqual(2);

  const types = ['auth-ready', 'auth-step', 'auth-error', 'auth-signed-up', 'auth-signed-in', 'auth-signed-out'];
  for (const type of types) expect(told.map(({ what }) => what)).toContain(type);
  // The search reaches what an event does hold.
  expect(told.filter(({ what }) => what === 'auth-signed-in').every(({ text }) => text.includes(address))).toBe(true);
  expect(await leaks(context, told, codes)).toEqual([]);
});

const failures = [
  ['a wrong password', undefined, 'form_password_or_identifier_incorrect'],
  ['a server that fails', { status: 500 }, 'service_unavailable'],
  ['a network that is lost', 'refuse', 'network_error'],
] as const;

const isPost = (method: string, path: string): boolean => method === 'POST' && path.startsWith('/v1/');

for (const [what, effect, code] of failures)
  test(`AC-184: what is logged, thrown and told of ${what} holds nothing of what was sent`, async ({
    page,
    context,
    world,
    visitor,
  }) => {
    const told = await listen(context);
    const address = world.address();
    await visitor.open();
    await visitor.signUp(address, chosen);
    await visitor.signOut();
    await page.reload();
    await visitor.beginSignIn(address);
    await visitor.driver.sees(words.terms.passwordTitle);
    if (effect) world.fail({ matches: isPost, effect, times: 1000 });
    await visitor.driver.fill(words.password, wrong);
    await visitor.driver.click(words.continue);
    await visitor.driver.sees(words.errors[code] as string);
    for (const [verb, input] of [
      [['signIn', 'attempt'], { strategy: 'password', password: wrong }],
      [['signIn', 'attempt'], { strategy: 'email_code', code: '918273' }],
      [['signIn', 'create'], { identifier: address, strategy: 'password', password: another }],
      [['signUp', 'create'], { emailAddress: 'no address', password: chosen }],
      [['account', 'changePassword'], { currentPassword: chosen, newPassword: another }],
    ] as const)
      told.push({ what: verb.join('.'), text: await thrown(page, verb, input) });
    world.proxy.faults.splice(0);

    expect(told.find(({ what: type }) => type === 'auth-error')?.text).toContain(code);
    expect(told.find(({ what: type }) => type === 'signIn.attempt')?.text).toMatch(/AuthError: .*\n +at /s);
    // A browser says by itself which address was refused; that is all there is.
    expect(told.some(({ what: type }) => type === 'console')).toBe(true);
    expect(await leaks(context, told, ['918273'])).toEqual([]);
  });
