import { afterAll, expect, test } from 'vitest';
import type { ActivitiesJSON, SessionJSON } from 'auth-elements/wire';
import { goodPassword } from './browser.js';
import { startServer } from './start.js';

const server = await startServer({ rateLimits: 'relaxed' });
afterAll(server.close);

let people = 0;

async function member() {
  const email = `activity-${++people}@example.com`;
  const browser = server.browser();
  await browser.signUp(email);
  return { email, browser };
}

type Browser = Awaited<ReturnType<typeof member>>['browser'];

const activity = async (browser: Browser, query = ''): Promise<ActivitiesJSON> =>
  (await browser.get(`/me/activity${query}`)).json as unknown as ActivitiesJSON;

const events = ({ data }: ActivitiesJSON): readonly string[] => data.map(({ event }) => event);

test('E3: what happened to the account is there for its owner, the newest first, with the device', async () => {
  const { browser, email } = await member();
  server.clock.advance(1000);
  const other = server.browser();
  await other.signIn(email, 'not the password at all');
  server.clock.advance(1000);
  await other.signIn(email);
  server.clock.advance(1000);
  await other.send('PATCH', '/me', { first_name: 'Ada' });
  const told = await activity(browser);
  expect(events(told)).toEqual(['user.updated', 'sign_in.completed', 'sign_in.refused', 'sign_up.completed']);
  expect(told.total_count).toBe(4);
  const { sessions = [] } = (await other.client()) ?? {};
  expect(told.data[1]).toMatchObject({ object: 'activity', session_id: sessions[0]?.id, device: { is_mobile: false } });
  const times = told.data.map(({ created_at: time }) => time);
  expect(times).toEqual([...times].sort((a, b) => b - a));
});

test('E3: it comes in parts, and says how much there is', async () => {
  const { browser } = await member();
  for (const name of ['A', 'B', 'C']) {
    server.clock.advance(1000);
    await browser.send('PATCH', '/me', { first_name: name });
  }
  const [first, rest] = [await activity(browser, '?limit=3'), await activity(browser, '?limit=3&offset=3')];
  expect([first.data.length, rest.data.length, first.total_count]).toEqual([3, 1, 4]);
  expect(events(rest)).toEqual(['sign_up.completed']);
  expect((await browser.get('/me/activity?limit=0')).status).toBe(422);
});

test('AC-069, AC-131: nobody sees what happened to another account, and a guest sees nothing', async () => {
  const [ada, grace] = [await member(), await member()];
  await grace.browser.send('PATCH', '/me', { first_name: 'Grace' });
  expect(events(await activity(ada.browser))).toEqual(['sign_up.completed']);
  const { sessions = [] } = (await grace.browser.client()) ?? {};
  const foreign = await ada.browser.get(`/me/activity?_clerk_session_id=${(sessions[0] as SessionJSON).id}`);
  expect(foreign.status).toBe(401);
  expect((await server.browser().get('/me/activity')).status).toBe(401);
});

test('E3: what the server writes down for its operator alone is not in it, nor anything secret', async () => {
  const { browser, email } = await member();
  const user = (await browser.client())?.sessions[0]?.user.id ?? '';
  await server.instance.database
    .insertInto('audit_log')
    .values({ id: 'evt_operator', at: 1, event: 'invitation.created', user_id: user, reason: 'private words' })
    .execute();
  const { text } = await browser.get('/me/activity');
  expect(text).not.toContain('private words');
  expect(text).not.toContain('invitation.created');
  expect(text).not.toContain(goodPassword);
  expect(text).not.toContain(email);
});
