import { afterAll, expect, onTestFinished, test } from 'vitest';
import { Backend } from './backend.js';
import { startServer } from './start.js';
import { seen, watch } from './watched.js';

const server = watch(await startServer({ rateLimits: 'relaxed', access: { mode: 'waitlist', blocklist: true } }));
afterAll(server.close);
const backend = new Backend(server);

test('B12: whoever joins the waitlist is on it, in the language of the page, and no account is made', async () => {
  const browser = server.browser();
  const { json, status } = await browser.post('/waitlist', { email_address: ' Ada@Example.com ', locale: 'fr' });
  expect(status).toBe(200);
  expect(json).toEqual({
    object: 'waitlist_entry',
    id: expect.stringMatching(/^waitlist_entry_\w{27}$/) as string,
    created_at: server.clock.now(),
    updated_at: server.clock.now(),
  });
  expect((await backend.get('/waitlist_entries')).body).toMatchObject({
    total_count: 1,
    data: [{ email_address: 'Ada@Example.com', status: 'pending' }],
  });
  expect([...browser.cookies]).toEqual([]);
  const [row] = await server.instance.database.selectFrom('waitlist_entries').selectAll().execute();
  expect(row?.locale).toBe('fr');
  expect(await server.mails.all()).toEqual([]);
});

test('AC-051: the answer is the same for who has joined before, was turned away, or was never seen', async () => {
  const outcomes = [];
  const before = 'first0@example.com';
  await server.browser().post('/waitlist', { email_address: before });
  const rejected = 'first1@example.com';
  await server.browser().post('/waitlist', { email_address: rejected });
  const { body } = await backend.get<{ data: { id: string }[] }>(`/waitlist_entries?query=${rejected}`);
  await backend.post(`/waitlist_entries/${body.data[0]?.id ?? ''}/reject`);
  server.clock.advance(60_000);
  for (const email of [before, rejected, 'first2@example.com']) {
    const { result, cost } = await server.costOf(() => server.browser().post('/waitlist', { email_address: email }));
    const { id } = result.json as unknown as { id: string };
    outcomes.push({ seen: JSON.stringify(seen(result, email)).replaceAll(id, 'the id'), cost });
  }
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(outcomes[2]).toEqual(outcomes[0]);
  expect((await backend.get(`/waitlist_entries?query=${rejected}`)).body).toMatchObject({
    data: [{ status: 'rejected' }],
  });
});

test('B12: what is no address, and who is on the block list, does not join', async () => {
  await backend.post('/blocklist_identifiers', { identifier: '*@blocked.example' });
  const join = async (email_address?: string) => {
    const { status, code } = await server.browser().post('/waitlist', { email_address });
    return [status, code];
  };
  expect(await join()).toEqual([422, 'form_param_nil']);
  expect(await join('ada')).toEqual([422, 'form_param_format_invalid']);
  expect(await join('ada@blocked.example')).toEqual([403, 'not_allowed_access']);
});

test('B12: where there is no waitlist nobody joins it', async () => {
  for (const mode of ['public', 'restricted'] as const) {
    const other = await startServer({ access: { mode } });
    onTestFinished(other.close);
    const { status, code } = await other.browser().post('/waitlist', { email_address: 'ada@example.com' });
    expect([status, code]).toEqual([400, 'form_param_value_disabled']);
  }
});

test('AC-030: one network address joins five times in ten seconds, and no more', async () => {
  const limited = await startServer({ access: { mode: 'waitlist' } });
  onTestFinished(limited.close);
  const browser = limited.browser();
  const codes = [];
  for (let index = 0; index < 6; index++)
    codes.push((await browser.post('/waitlist', { email_address: `a${index}@example.com` })).status);
  expect(codes).toEqual([200, 200, 200, 200, 200, 429]);
});

test('B12: who signs in with an address that has no account is written to of invitations, and not of signing up', async () => {
  const address = 'nobody@example.com';
  const body = { identifier: address, strategy: 'email_code' };
  expect((await server.browser().post('/client/sign_ins', body)).status).toBe(200);
  const [mail] = await server.mails.to(address);
  expect(mail?.template).toBe('no_account_by_invitation');
});
