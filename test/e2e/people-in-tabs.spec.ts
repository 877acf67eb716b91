import type { BrowserContext, Page } from '@playwright/test';
import type { AuthClient } from '../../src/core/index.js';
import { guardedBody, madePage } from './made-pages.js';
import { expect, test, visit } from './test.js';
import { password } from './visitor.js';
import type { World } from './world.js';

const names = ['ada', 'grace', 'mary'] as const;
type Name = (typeof names)[number];

/** Three people with an account, made on devices of their own. */
async function threePeople(
  device: () => Promise<BrowserContext>,
  world: World,
): Promise<Readonly<Record<Name, string>>> {
  const addresses = { ada: world.address('ada'), grace: world.address('grace'), mary: world.address('mary') };
  for (const name of names) {
    const context = await device();
    const visitor = visit(await context.newPage(), world);
    await visitor.open();
    await visitor.signUp(addresses[name]);
    await context.close();
  }
  return addresses;
}

/** Signs in beside whoever is signed in, in this tab. */
async function signIn(page: Page, identifier: string): Promise<void> {
  await page.evaluate(
    async given => {
      const client = Reflect.get(globalThis, Symbol.for('auth-elements.client')) as AuthClient;
      await client.signIn.create(given);
    },
    { identifier, password },
  );
}

/** Who is there, by what the client says and by what the token says. */
async function whoIs(page: Page): Promise<string> {
  await page.locator('auth-user-button:defined').first().waitFor();
  return page.evaluate(async () => {
    const client = Reflect.get(globalThis, Symbol.for('auth-elements.client')) as AuthClient;
    const token = await client.session.getToken();
    const { session, user } = client.snapshot;
    const { sid } = JSON.parse(atob((token?.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as {
      readonly sid: string;
    };
    return sid === session?.id ? (user?.emailAddresses[0]?.emailAddress.split('.')[0] ?? '') : `${sid} for another`;
  });
}

async function signOutHere(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const client = Reflect.get(globalThis, Symbol.for('auth-elements.client')) as AuthClient;
    await client.session.signOut({ sessionId: client.snapshot.session?.id ?? '' });
  });
}

/** A tab each, in which its person has signed in. */
async function threeTabs(context: BrowserContext, url: string, people: Readonly<Record<Name, string>>) {
  const open = async (name: Name): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(url);
    await page.bringToFront();
    await page.waitForFunction(
      () =>
        (Reflect.get(globalThis, Symbol.for('auth-elements.client')) as AuthClient | undefined)?.snapshot.status ===
        'ready',
    );
    await signIn(page, people[name]);
    return page;
  };
  const ada = await open('ada');
  const grace = await open('grace');
  return { ada, grace, mary: await open('mary') };
}

test('D3: three people in three tabs stay who they are, whatever browsers do with tabs', async ({
  context,
  device,
  world,
}) => {
  test.setTimeout(120_000);
  const body = `${guardedBody}<a id="plain" href="/elsewhere">On</a><a id="opens" href="?" target="_blank">New</a>`;
  const url = madePage(world, { body });
  const elsewhere = world.pages.add('<!doctype html><title>Elsewhere</title><p>Elsewhere</p>');
  const tabs = await threeTabs(context, url, await threePeople(device, world));
  const all = async (): Promise<readonly string[]> => [
    await whoIs(tabs.ada),
    await whoIs(tabs.grace),
    await whoIs(tabs.mary),
  ];

  await test.step('a tab does not follow who signs in elsewhere, nor does a reload', async () => {
    expect(await all()).toEqual(names);
    for (const page of Object.values(tabs)) await page.reload();
    expect(await all()).toEqual(names);
    for (const page of Object.values(tabs)) expect(new URL(page.url()).search).toBe('');
  });
  await test.step('back and forward lead to who was there', async () => {
    await tabs.ada.goto(elsewhere);
    await tabs.ada.goBack();
    expect(await whoIs(tabs.ada)).toBe('ada');
  });
  await test.step('a tab that a script opens has a copy of the storage, as a duplicated one has', async () => {
    const opened = context.waitForEvent('page');
    await tabs.grace.evaluate(() => void window.open(location.href));
    const copy = await opened;
    expect(await copy.evaluate(() => sessionStorage.getItem('auth-elements session'))).toBeTruthy();
    expect(await whoIs(copy)).toBe('grace');
    await copy.close();
  });
  await test.step('a link in a new tab, and a new tab, begin as the tab looked at last', async () => {
    for (const name of names) {
      await tabs[name].bringToFront();
      await tabs[name].evaluate(() => dispatchEvent(new Event('focus')));
      const opened = context.waitForEvent('page');
      await tabs[name].locator('#opens').click();
      const fromLink = await opened;
      expect(await whoIs(fromLink)).toBe(name);
      const typed = await context.newPage();
      await typed.goto(url);
      expect(await whoIs(typed)).toBe(name);
      await Promise.all([fromLink.close(), typed.close()]);
    }
    expect(await all()).toEqual(names);
  });
  await test.step('D2: who signs out of one account is the one looked at last, and nobody else changes', async () => {
    await signOutHere(tabs.mary);
    expect(await whoIs(tabs.ada)).toBe('ada');
    expect(await whoIs(tabs.grace)).toBe('grace');
    expect(['ada', 'grace']).toContain(await whoIs(tabs.mary));
  });
});

test('D3, D5: where storage is blocked, a tab holds its person for as long as the page is', async ({
  context,
  device,
  world,
}) => {
  test.setTimeout(120_000);
  await context.addInitScript(() => {
    const blocked = {
      get: () => {
        throw new DOMException('Blocked.', 'SecurityError');
      },
    };
    Object.defineProperties(window, { localStorage: blocked, sessionStorage: blocked });
    Reflect.deleteProperty(window, 'BroadcastChannel');
  });
  const tabs = await threeTabs(context, madePage(world, { body: guardedBody }), await threePeople(device, world));
  for (const name of names) expect(await whoIs(tabs[name])).toBe(name);
  await tabs.ada.reload();
  expect(await whoIs(tabs.ada)).toBe('mary');
  expect(await whoIs(tabs.grace)).toBe('grace');
});

test('D3: a page that a server renders knows the person of the tab looked at last, or nobody', async ({
  context,
  device,
  world,
}) => {
  test.setTimeout(120_000);
  const url = madePage(world, { body: `<auth-provider server-cookies>${guardedBody}</auth-provider>` });
  const tabs = await threeTabs(context, url, await threePeople(device, world));
  const sidOf = (page: Page): Promise<string> =>
    page.evaluate(
      () => (Reflect.get(globalThis, Symbol.for('auth-elements.client')) as AuthClient).snapshot.session?.id ?? '',
    );
  const cookie = async (): Promise<string> => {
    const token = (await context.cookies(url)).find(({ name }) => name === '__session')?.value;
    return (
      (JSON.parse(Buffer.from(token?.split('.')[1] ?? 'e30', 'base64url').toString()) as { readonly sid?: string })
        .sid ?? 'nobody'
    );
  };
  for (const name of ['ada', 'mary', 'grace'] as const) {
    await tabs[name].bringToFront();
    await tabs[name].evaluate(() => dispatchEvent(new Event('focus')));
    await expect.poll(cookie).toBe(await sidOf(tabs[name]));
  }
});
