import { afterAll, expect, test } from 'vitest';
import type { UserJSON } from 'auth-elements/wire';
import { Backend } from './backend.js';
import { startServer } from './start.js';

const server = await startServer({ rateLimits: 'relaxed' });
afterAll(server.close);
const backend = new Backend(server);

let people = 0;

async function member() {
  const browser = server.browser();
  await browser.signUp(`metadata-${++people}@example.com`);
  const id = (await browser.client())?.sessions[0]?.user.id ?? '';
  return { browser, id, path: `/users/${id}/metadata` };
}

const patch = ({ browser }: Awaited<ReturnType<typeof member>>, unsafe: unknown) =>
  browser.send<UserJSON>('PATCH', '/me/metadata', { unsafe_metadata: JSON.stringify(unsafe) });

test('E4: a browser merges into its own metadata at every depth, and takes away with null', async () => {
  const ada = await member();
  await patch(ada, { theme: { dark: true, size: 12 }, tags: ['a', 'b'] });
  const merged = await patch(ada, { theme: { size: null, font: 'serif' }, tags: ['c'] });
  expect(merged.json.response.unsafe_metadata).toEqual({ theme: { dark: true, font: 'serif' }, tags: ['c'] });
  expect((await patch(ada, { theme: null })).json.response.unsafe_metadata).toEqual({ tags: ['c'] });
});

test('AC-139: it writes no other kind, and nobody else’s', async () => {
  const ada = await member();
  for (const field of ['public_metadata', 'private_metadata', 'banned']) {
    const reply = await ada.browser.send('PATCH', '/me/metadata', { unsafe_metadata: '{}', [field]: '{"admin":true}' });
    expect([reply.status, reply.code]).toEqual([422, 'form_param_unknown']);
  }
  expect((await server.browser().send('PATCH', '/me/metadata', { unsafe_metadata: '{}' })).status).toBe(401);
});

test('E4: what is no object, too deep or too long is refused, and the rest stays as it was', async () => {
  const ada = await member();
  await patch(ada, { kept: 1 });
  const deep = `${'{"a":'.repeat(30)}1${'}'.repeat(30)}`;
  for (const text of ['', '[]', 'null', '"text"', '{', deep, JSON.stringify({ long: 'x'.repeat(9000) })]) {
    const reply = await ada.browser.send('PATCH', '/me/metadata', { unsafe_metadata: text });
    expect([text.slice(0, 20), reply.status]).toEqual([text.slice(0, 20), 422]);
  }
  // In parts that are short by themselves it becomes too long as well.
  await patch(ada, { first: 'x'.repeat(5000) });
  expect((await patch(ada, { second: 'x'.repeat(5000) })).code).toBe('form_param_max_length_exceeded');
  expect((await patch(ada, {})).json.response.unsafe_metadata).toMatchObject({ kept: 1 });
});

test('E4: names that are dangerous elsewhere are names', async () => {
  const ada = await member();
  const text = '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}';
  const reply = await ada.browser.send<UserJSON>('PATCH', '/me/metadata', { unsafe_metadata: text });
  expect(reply.status).toBe(200);
  expect(JSON.stringify(reply.json.response.unsafe_metadata)).toContain('"__proto__":{"admin":true}');
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

test('E4: two changes at once are both in it', async () => {
  const ada = await member();
  await Promise.all([1, 2, 3, 4].map(number => patch(ada, { [`change${number}`]: number })));
  const { response } = (await patch(ada, {})).json;
  expect(response.unsafe_metadata).toEqual({ change1: 1, change2: 2, change3: 3, change4: 4 });
});

test('E4, G5: the application writes all three; the private one is in none of the answers that a browser gets', async () => {
  const ada = await member();
  const all = {
    public_metadata: { plan: 'pro' },
    private_metadata: { note: 'a-private-note' },
    unsafe_metadata: { a: 1 },
  };
  const written = await backend.send<UserJSON & typeof all>('PATCH', ada.path, JSON.stringify(all));
  expect(written.body).toMatchObject(all);
  const merged = await backend.send<typeof all>(
    'PATCH',
    ada.path,
    JSON.stringify({ private_metadata: { more: true } }),
  );
  expect(merged.body.private_metadata).toEqual({ note: 'a-private-note', more: true });
  const replaced = await backend.send<typeof all>(
    'PUT',
    ada.path,
    JSON.stringify({ private_metadata: { note: 'a-private-note' } }),
  );
  expect(replaced.body).toMatchObject({ ...all, private_metadata: { note: 'a-private-note' } });
  const answers = await Promise.all(
    ['/me', '/client', '/me/sessions/active', '/me/activity'].map(path => ada.browser.get(path)),
  );
  for (const { text, status } of answers) expect([status, text.includes('private')]).toEqual([200, false]);
  expect(answers[0]?.text).toContain('"public_metadata":{"plan":"pro"}');
  expect(server.logged.join('\n')).not.toContain('a-private-note');
});

test('E4: of an account that there is none of, nothing is written', async () => {
  expect((await backend.send('PATCH', '/users/user_nobody/metadata', '{"public_metadata":{}}')).status).toBe(404);
  const ada = await member();
  expect((await backend.send('PATCH', ada.path, '{"metadata":{}}')).status).toBe(422);
});
