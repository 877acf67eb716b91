import type { ClientJSON } from 'auth-elements/wire';
import { afterAll, expect, test } from 'vitest';
import { goodPassword } from './browser.js';
import { Site, startSite } from './site.js';

const site = await startSite();
afterAll(site.close);
const { server } = site;

const userOf = (client: ClientJSON | null) => client?.sessions[0]?.user;

async function countUsers(email: string): Promise<number> {
  const rows = await server.instance.database
    .selectFrom('email_addresses')
    .select('user_id')
    .where('email_key', '=', email)
    .execute();
  return rows.length;
}

interface Case {
  readonly vouched: boolean;
  readonly account: 'none' | 'with a password' | 'without a password';
  readonly flow: 'sign_ins' | 'sign_ups';
}

const cases: readonly Case[] = [true, false].flatMap(vouched =>
  (['none', 'with a password', 'without a password'] as const).flatMap(account =>
    (['sign_ins', 'sign_ups'] as const).map(flow => ({ vouched, account, flow })),
  ),
);

test.each(cases)(
  'B5: address vouched for: $vouched, account: $account, begun at $flow: one account, and nothing by equal strings',
  async ({ vouched, account, flow }) => {
    const person = { ...Site.person(), email_verified: vouched };
    const { email } = person;
    let before: string | undefined;
    if (account === 'with a password') {
      const owner = server.browser();
      await owner.signUp(email);
      before = userOf(await owner.client())?.id;
    } else if (account === 'without a password') {
      // Came by another site before, with the same address, which that one vouched for.
      const owner = server.browser();
      site.other.person = { ...person, sub: `other-${person.sub}`, email_verified: true };
      await site.come(owner, { at: site.other });
      before = userOf(await owner.client())?.id;
      expect(before).toBeDefined();
    }

    const browser = server.browser();
    site.acme.person = person;
    await site.come(browser, { flow });
    const client = await browser.client();
    if (!vouched) {
      // Nobody is signed in by an address that is merely the same: it is proved first.
      expect(client?.sessions).toEqual([]);
      expect(await server.mails.to(email)).toHaveLength(account === 'with a password' ? 1 : 0);
      await site.proveAddress(browser, email);
    }
    const user = userOf(await browser.client());
    expect(user?.id).toBe(before ?? user?.id);
    expect(user?.password_enabled).toBe(account === 'with a password');
    expect(await countUsers(email)).toBe(1);
    expect(user?.external_accounts.map(({ provider }) => provider)).toContain('custom_acme');

    const again = server.browser();
    await site.come(again);
    expect(userOf(await again.client())?.id).toBe(user?.id);
    if (account === 'with a password')
      expect((await server.browser().signIn(email, goodPassword)).json.response.status).toBe('complete');
  },
);

test('B5: two callbacks that race make one account, whichever flow they are of', async () => {
  for (const flows of [
    ['sign_ups', 'sign_ups'],
    ['sign_ins', 'sign_ups'],
  ] as const) {
    const person = Site.person();
    site.acme.person = person;
    const browsers = [server.browser(), server.browser()] as const;
    const urls = [await site.answer(browsers[0], flows[0]), await site.answer(browsers[1], flows[1])] as const;
    await Promise.all(browsers.map((browser, index) => browser.follow(urls[index] ?? urls[0])));
    for (const browser of browsers) await site.transfer(browser);
    const ids = await Promise.all(browsers.map(async browser => userOf(await browser.client())?.id));
    expect(ids[0]).toBeDefined();
    expect(ids[1]).toBe(ids[0]);
    expect(await countUsers(person.email)).toBe(1);
  }
});

test('B6: who signs up by a site where there is an account goes on to sign-in, and the reverse, each once', async () => {
  site.acme.person = Site.person();
  const browser = server.browser();
  await site.follow(browser, 'sign_ins');
  const before = await browser.client();
  expect(before?.sign_in?.first_factor_verification).toMatchObject({
    status: 'transferable',
    error: { code: 'external_account_not_found' },
  });
  const attempts = await Promise.all([1, 2, 3].map(() => browser.post('/client/sign_ups', { transfer: 'true' })));
  expect(attempts.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(attempts.filter(({ code }) => code === 'account_transfer_invalid')).toHaveLength(2);

  const other = server.browser();
  await site.follow(other, 'sign_ups');
  expect((await other.client())?.sign_up?.verifications.external_account).toMatchObject({
    status: 'transferable',
    error: { code: 'external_account_exists' },
  });
  expect((await other.post('/client/sign_ups', { transfer: 'true' })).code).toBe('account_transfer_invalid');
  expect((await other.post('/client/sign_ins', { transfer: 'true' })).status).toBe(200);
  expect((await other.client())?.sessions).toHaveLength(1);
});

test('B6: a proof of another client, or one that is ten minutes old, is worth nothing', async () => {
  site.acme.person = Site.person();
  const browser = server.browser();
  await site.follow(browser, 'sign_ins');
  expect((await server.browser().post('/client/sign_ups', { transfer: 'true' })).code).toBe('account_transfer_invalid');
  server.clock.advance(11 * 60_000);
  expect((await browser.post('/client/sign_ups', { transfer: 'true' })).code).toBe('account_transfer_invalid');
});

test('AC-011: the owner of a planted address gets the account without the password and the sessions of who planted it', async () => {
  const person = Site.person();
  const { database } = server.instance;
  const mallory = server.browser();
  await mallory.signUp(`mallory-${person.email}`);
  const planted = userOf(await mallory.client());
  // As an application's own back end or an older version may have left it: the one address, never proved.
  await database
    .updateTable('email_addresses')
    .set({ email_address: person.email, email_key: person.email, verified_at: null })
    .where('user_id', '=', planted?.id ?? '')
    .execute();
  await database
    .updateTable('users')
    .set({ mfa_enabled_at: 1 })
    .where('id', '=', planted?.id ?? '')
    .execute();
  site.acme.person = person;
  const owner = server.browser();
  await site.come(owner);
  const user = userOf(await owner.client());
  expect(user?.password_enabled).toBe(false);
  expect(user?.two_factor_enabled).toBe(false);
  expect(user?.email_addresses.map(({ email_address, verification }) => [email_address, verification?.status])).toEqual(
    [[person.email, 'verified']],
  );
  expect((await mallory.client())?.sessions).toEqual([]);
  expect((await server.browser().signIn(person.email, goodPassword)).status).toBe(422);
});

test('AC-016: an address that is vouched for in other words than `true` is not', async () => {
  for (const said of [undefined, 'true', 'false', 1, 0, null]) {
    const owner = server.browser();
    const person = Site.person();
    await owner.signUp(person.email);
    site.acme.person = { ...person, email_verified: said };
    const browser = server.browser();
    await site.come(browser);
    expect((await browser.client())?.sessions, String(said)).toEqual([]);
  }
});

test('AC-016: a person whose address at the site changes to that of somebody else stays who they are', async () => {
  const victim = server.browser();
  const person = Site.person();
  const theirs = Site.person();
  await victim.signUp(theirs.email);
  site.acme.person = person;
  const browser = server.browser();
  await site.come(browser);
  const user = userOf(await browser.client());
  site.acme.person = { ...person, email: theirs.email };
  const again = server.browser();
  await site.come(again);
  expect(userOf(await again.client())?.id).toBe(user?.id);
  expect(userOf(await again.client())?.email_addresses.map(({ email_address }) => email_address)).toEqual([
    person.email,
  ]);
});

test('a site that gives no address: it is asked for, and proved', async () => {
  const { sub, email } = Site.person();
  site.acme.person = { sub };
  const browser = server.browser();
  await site.come(browser);
  const signUp = (await browser.client())?.sign_up;
  expect(signUp?.missing_fields).toEqual(['email_address']);
  await browser.send('PATCH', `/client/sign_ups/${signUp?.id ?? ''}`, { email_address: email });
  await site.proveAddress(browser, email);
  expect(userOf(await browser.client())?.external_accounts).toHaveLength(1);
});

test('a sign-up that was only begun by another site still needs a password', async () => {
  const browser = server.browser();
  const begun = await browser.post<{ id: string; missing_fields: readonly string[] }>('/client/sign_ups', {
    ...site.targets,
    email_address: Site.person().email,
  });
  expect(begun.json.response.missing_fields).toEqual(['password']);
});
