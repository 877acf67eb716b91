import { expect, test } from 'vitest';
import type { AuthClient } from '../../src/core/index.js';
import { settle } from './fake-clock.js';
import { right, start } from './start.js';

test('D2: another account is added beside the first, and becomes the active one', async () => {
  const { open } = start({ signedIn: ['ada'] });
  const { client } = await open();
  await client.signIn.create({ identifier: 'grace', password: right });
  expect(client.snapshot.client?.sessions.map(({ user }) => user.firstName)).toEqual(['ada', 'grace']);
  expect(client.snapshot.user?.firstName).toBe('grace');
});

test('D2: switching keeps both, asks for one thing, and outlives a reload', async () => {
  const { server, open } = start({ signedIn: ['ada', 'grace'] });
  const tab = await open();
  const ada = tab.client.snapshot.client?.sessions[0]?.id ?? '';
  const asked = server.count();
  const session = await tab.client.session.setActive(ada);
  expect(session.id).toBe(ada);
  expect(tab.client.snapshot.user?.firstName).toBe('ada');
  expect(server.count()).toBe(asked + 1);
  expect(server.seen.at(-1)?.form.get('intent')).toBe('select_session');
  await tab.client.load();
  expect(tab.client.snapshot.user?.firstName).toBe('ada');
});

test('D2: each tab keeps its own account', async () => {
  const { open } = start({ signedIn: ['ada', 'grace'] });
  const [one, two] = [await open(), await open()];
  const [ada, grace] = one.client.snapshot.client?.sessions ?? [];
  await two.client.session.setActive(grace?.id ?? '');
  await one.client.session.setActive(ada?.id ?? '');
  await two.client.load();
  expect(one.client.snapshot.user?.firstName).toBe('ada');
  expect(two.client.snapshot.user?.firstName).toBe('grace');
});

test('D2: signing out of one leaves the other', async () => {
  const { open } = start({ signedIn: ['ada', 'grace'] });
  const { client } = await open();
  await client.session.signOut({ sessionId: client.snapshot.session?.id ?? '' });
  expect(client.snapshot.client?.sessions).toHaveLength(1);
  expect(client.snapshot.user?.firstName).toBe('ada');
});

test('D2: signing out of all leaves nobody, in one change', async () => {
  const { server, open } = start({ signedIn: ['ada', 'grace'] });
  const { client, told } = await open();
  const before = told.length;
  await client.session.signOut();
  expect(client.snapshot).toMatchObject({ session: null, user: null });
  expect(told.length).toBe(before + 1);
  const request = server.seen.at(-1);
  expect({ method: request?.method, path: request?.path }).toEqual({ method: 'DELETE', path: '/client/sessions' });
  expect(request?.init).toMatchObject({ method: 'POST', keepalive: true });
});

test('D4: signing out in one tab signs the others out at once, without a request of theirs', async () => {
  const { server, open } = start({ signedIn: ['ada'] });
  const [here, there] = [await open(), await open()];
  there.change('hidden');
  const asked = server.count();
  await here.client.session.signOut();
  await settle();
  expect(there.client.snapshot).toMatchObject({ session: null, user: null });
  expect(server.count()).toBe(asked + 1);
});

test('D4: signing in shows in a tab when somebody looks at it', async () => {
  const { open } = start();
  const [here, there] = [await open(), await open()];
  there.change('hidden');
  await here.client.signIn.create({ identifier: 'ada', password: right });
  await settle();
  expect(there.client.snapshot.user).toBeNull();
  there.change('visible');
  await settle();
  expect(there.client.snapshot.user?.firstName).toBe('ada');
});

test('D4: tabs do not answer each other for ever', async () => {
  const { server, open } = start();
  const tabs = [await open(), await open(), await open()];
  const asked = server.count();
  await tabs[0]?.client.signIn.create({ identifier: 'ada', password: right });
  await settle();
  for (const { client } of tabs) expect(client.snapshot.user?.firstName).toBe('ada');
  expect(server.count() - asked).toBe(3);
});

test('messages of other scripts on the channel are no messages', async () => {
  const { browser, open } = start({ signedIn: ['ada'] });
  const { client } = await open();
  const before = client.snapshot;
  for (const message of [null, 1, 'ended', {}, { ended: 'all' }, { token: { sessionId: 1 } }, { ended: [1, {}] }])
    for (const { listener } of browser.channels) listener(message);
  await settle();
  expect(client.snapshot).toBe(before);
});

test('F-05: a sign-out whose answer is lost is made again, and nobody stays signed in', async () => {
  const { server, clock, open } = start({ signedIn: ['ada'] });
  const { client } = await open();
  let lost = 0;
  server.fault = ({ method }) => (method === 'DELETE' && lost++ === 0 ? 'lose-answer' : undefined);
  const done = client.session.signOut();
  await clock.advance(2_000);
  await done;
  expect(client.snapshot.session).toBeNull();
});

test('a sign-out that does not reach the server is an error, and nobody is told to be signed out', async () => {
  const { browser, open } = start({ signedIn: ['ada'] });
  browser.href = 'https://app.example/';
  const { client } = await open();
  browser.online = false;
  const refused = client.session.signOut().catch((error: unknown) => error);
  await settle();
  expect(client.snapshot.user?.firstName).toBe('ada');
  browser.online = true;
  expect(await Promise.race([refused, Promise.resolve('pending')])).toBeDefined();
});

test('F-56: a page from the back/forward cache looks who is there before it is believed', async () => {
  const { server, browser, open } = start();
  const session = server.signIn(server.device(browser), 'ada');
  const tab = await open();
  server.end(session);
  tab.change('restored');
  await settle();
  expect(tab.client.snapshot.user).toBeNull();
});

test('F-56: what the hint denies is not painted meanwhile, and a wrong hint corrects itself', async () => {
  const { browser, open } = start({ signedIn: ['ada'] });
  browser.cookies.set('__client_uat', '1');
  const tab = await open();
  tab.change('restored');
  expect(tab.client.snapshot.user?.firstName).toBe('ada');
  await settle();
  browser.cookies.delete('__client_uat');
  tab.change('restored');
  expect(tab.client.snapshot).toMatchObject({ session: undefined, user: undefined, expectsSession: false });
  await settle();
  expect(tab.client.snapshot.user?.firstName).toBe('ada');
});

test('F-52: cookies that were cleared while the page was open are nobody', async () => {
  const { browser, open } = start({ signedIn: ['ada'] });
  const tab = await open();
  browser.jar.clear();
  await expect(tab.client.account.update({ firstName: 'Ada' })).rejects.toMatchObject({ status: 401 });
  expect(tab.client.snapshot).toMatchObject({ session: null, user: null });
});

test('the devices of a person are listed, and one is signed out', async () => {
  const { server, open } = start({ signedIn: ['ada'] });
  const elsewhere = server.signIn(server.device({ jar: new Map() } as never, 'phone'), 'ada');
  const { client } = await open();
  expect((await client.session.list()).map(({ id }) => id)).toContain(elsewhere.id);
  const revoked = await client.session.revoke(elsewhere.id);
  expect(revoked).toMatchObject({ id: elsewhere.id, status: 'revoked' });
  expect(await client.session.list()).toHaveLength(1);
});

test('the account is changed for the session of this tab, whatever another one uses', async () => {
  const { server, open } = start({ signedIn: ['ada', 'grace'] });
  const { client } = await open();
  await client.session.setActive(client.snapshot.client?.sessions[0]?.id ?? '');
  const user = await client.account.update({ firstName: 'Augusta', lastName: null });
  expect(user.firstName).toBe('Augusta');
  const request = server.seen.at(-1);
  expect(request?.query.get('_clerk_session_id')).toBe(client.snapshot.session?.id);
  expect([...(request?.form ?? [])]).toEqual([
    ['first_name', 'Augusta'],
    ['last_name', ''],
  ]);
});

test('C6: a changed password signs out the other devices unless told not to', async () => {
  const { server, open } = start({ signedIn: ['ada'] });
  const { client } = await open();
  await client.account.changePassword({ currentPassword: 'old one', newPassword: 'new one' });
  expect(server.seen.at(-1)?.form.get('sign_out_of_other_sessions')).toBe('true');
  await client.account.changePassword({ newPassword: 'newer', signOutOfOtherSessions: false });
  expect(server.seen.at(-1)?.form.get('sign_out_of_other_sessions')).toBe('false');
});

const strategy = 'oauth_google';
const redirectUrl = 'https://app.example/profile';

test.each<readonly [string, (account: AuthClient['account']) => Promise<unknown>, string]>([
  [
    'POST /me/phone_numbers',
    account => account.createPhoneNumber({ phoneNumber: '+4915123456789', reservedForSecondFactor: true }),
    'phone_number=%2B4915123456789&reserved_for_second_factor=true',
  ],
  [
    'POST /me/phone_numbers/idn_1/prepare_verification',
    account => account.preparePhoneNumber('idn_1'),
    'strategy=phone_code',
  ],
  [
    'POST /me/phone_numbers/idn_1/attempt_verification',
    account => account.verifyPhoneNumber('idn_1', '424242'),
    'code=424242',
  ],
  [
    'PATCH /me/phone_numbers/idn_1',
    account => account.updatePhoneNumber('idn_1', { defaultSecondFactor: true }),
    'default_second_factor=true',
  ],
  ['DELETE /me/phone_numbers/idn_1', account => account.deletePhoneNumber('idn_1'), ''],
  [
    'POST /me/email_addresses',
    account => account.createEmailAddress({ emailAddress: 'ada@example.com' }),
    'email_address=ada%40example.com',
  ],
  [
    'POST /me/email_addresses/idn_1/prepare_verification',
    account => account.prepareEmailAddress('idn_1'),
    'strategy=email_code',
  ],
  [
    'POST /me/email_addresses/idn_1/prepare_verification',
    account => account.prepareEmailAddress('idn_1', { strategy: 'email_link', redirectUrl }),
    'strategy=email_link&redirect_url=https%3A%2F%2Fapp.example%2Fprofile',
  ],
  [
    'POST /me/email_addresses/idn_1/attempt_verification',
    account => account.verifyEmailAddress('idn_1', '424242'),
    'code=424242',
  ],
  ['GET /me/email_addresses/idn_1', account => account.reloadEmailAddress('idn_1'), ''],
  ['DELETE /me/email_addresses/idn_1', account => account.deleteEmailAddress('idn_1'), ''],
  [
    'POST /me/external_accounts',
    account => account.connectExternalAccount({ strategy, redirectUrl }),
    'strategy=oauth_google&redirect_url=https%3A%2F%2Fapp.example%2Fprofile',
  ],
  [
    'PATCH /me/external_accounts/eac_1/reauthorize',
    account => account.reauthorizeExternalAccount('eac_1', { redirectUrl }),
    'redirect_url=https%3A%2F%2Fapp.example%2Fprofile',
  ],
  ['DELETE /me/external_accounts/eac_1', account => account.deleteExternalAccount('eac_1'), ''],
  ['PATCH /me', account => account.update({ primaryEmailAddressId: 'idn_1' }), 'primary_email_address_id=idn_1'],
])('E2: %s is asked in the protocol’s words, for the session of this tab', async (path, ask, form) => {
  const { server, open } = start({ signedIn: ['ada', 'grace'] });
  const { client } = await open();
  await ask(client.account);
  const request = server.seen.at(-1);
  expect(`${request?.method} ${request?.path}`).toBe(path);
  expect(String(request?.form)).toBe(form);
  expect(request?.query.get('_clerk_session_id')).toBe(client.snapshot.session?.id);
});

test('verbs for members reject for guests', async () => {
  const { client } = await start().open();
  await expect(client.account.update({ firstName: 'x' })).rejects.toMatchObject({ code: 'signed_out' });
  await expect(client.session.list()).rejects.toMatchObject({ code: 'signed_out' });
});

test('E2: a picture travels as a file of a form, waits longer, is sent again when nothing came, and two are two', async () => {
  const { server, clock, open } = start({ signedIn: ['ada'] });
  const { client } = await open();
  const image = { object: 'image', id: 'img_1', name: 'img_1.webp', public_url: 'https://api.example/images/img_1' };
  let lost = 1;
  server.fault = ({ path }) => {
    if (path !== '/me/profile_image') return undefined;
    return lost-- > 0 ? 'refuse' : Response.json({ response: image, client: null });
  };
  const file = new Blob(['picture'], { type: 'image/png' });
  const set = client.account.setProfileImage({ file });
  await clock.advance(1_000);
  expect(await set).toMatchObject({ id: 'img_1', publicUrl: image.public_url });
  const sent = server.seen.filter(({ path }) => path === '/me/profile_image');
  expect(sent).toHaveLength(2);
  for (const { init, method, query } of sent) {
    expect(method).toBe('POST');
    expect(query.get('_clerk_session_id')).not.toBeNull();
    const { body } = init;
    if (!(body instanceof FormData)) throw new TypeError('The body is no form with a file.');
    expect([...body.keys()]).toEqual(['file']);
    expect(await (body.get('file') as File).text()).toBe('picture');
  }
  await Promise.all([client.account.setProfileImage({ file }), client.account.setProfileImage({ file })]);
  expect(server.count('/me/profile_image')).toBe(4);
  await client.account.deleteProfileImage();
  expect(server.seen.at(-1)).toMatchObject({ method: 'DELETE', path: '/me/profile_image' });
});
