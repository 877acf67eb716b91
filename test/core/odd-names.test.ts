import { expect, test } from 'vitest';
import { toCamel } from '../../src/core/camel.js';
import { formBody } from '../../src/core/form-body.js';
import { share } from '../../src/core/share.js';
import { environmentJSON } from './fake-json.js';
import { start } from './start.js';

/** Keys that objects have of themselves, as a server, a proxy or somebody else's script may write them. */
const odd =
  '"__proto__":{"polluted":true,"status":"complete"},' +
  '"constructor":{"prototype":{"polluted":true}},"prototype":{"polluted":true},"to_string":1,"has_own_property":1';

/** Puts the keys into every object of a JSON text. */
const poisoned = (json: unknown): string => JSON.stringify(json).replaceAll('{"', `{${odd},"`);

const isClean = (): boolean => !('polluted' in {}) && !('polluted' in []) && !('polluted' in Function.prototype);

test('AC-173: renaming keys makes no key of an answer a prototype', () => {
  const read = toCamel(JSON.parse(poisoned({ object: 'sign_up', meta: [{ some_key: 1 }] })) as Record<string, unknown>);
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  expect(read['polluted']).toBeUndefined();
  expect(read['status']).toBeUndefined();
  expect(read).toMatchObject({ object: 'sign_up', meta: [{ someKey: 1 }] });
  expect(isClean()).toBe(true);
});

test('AC-173: metadata keeps such keys as what they are: members like any others', () => {
  const text = '{"unsafe_metadata":{"__proto__":{"polluted":true}}}';
  const { unsafeMetadata } = toCamel(JSON.parse(text) as { readonly unsafe_metadata: Record<string, unknown> });
  expect(Object.keys(unsafeMetadata)).toEqual(['__proto__']);
  expect(unsafeMetadata['polluted']).toBeUndefined();
});

test('AC-173: a value that is shared with the one before has no other prototype, and no more members', () => {
  const next = JSON.parse(`{"same":{"a":1},${odd}}`) as Record<string, unknown>;
  for (const before of [{ same: { a: 1 } }, JSON.parse(`{"same":{"a":1},${odd}}`) as object]) {
    const shared = share(before, next);
    expect(Object.getPrototypeOf(shared)).toBe(Object.prototype);
    expect(shared['polluted']).toBeUndefined();
    expect(Object.keys(shared)).toEqual(Object.keys(next));
  }
  expect(isClean()).toBe(true);
});

test('AC-173: what is sent has the members of its own, and none that it inherits', () => {
  const input = JSON.parse('{"identifier":"ada@example.com","__proto__":{"password":"x"}}') as object;
  expect(formBody(input).get('password')).toBe(null);
  expect(formBody(Object.create({ password: 'x' }) as object).toString()).toBe('');
});

const json = (text: string): Response => new Response(text, { headers: { 'Content-Type': 'application/json' } });

test('AC-173: an instance’s settings with such keys at every depth change nothing', async () => {
  const { server, open } = start();
  const { client: plain } = await open();
  server.fault = ({ path }) => (path === '/environment' ? json(poisoned(environmentJSON({}))) : undefined);
  const { client, told } = await open();
  const { environment, status, session } = client.snapshot;
  expect({ status, session }).toEqual({ status: plain.snapshot.status, session: null });
  expect(environment).toMatchObject({ ...plain.snapshot.environment });
  expect(environment && 'polluted' in environment).toBe(false);
  expect(client.signIn.step).toEqual(plain.signIn.step);
  expect(client.signUp.step).toEqual(plain.signUp.step);
  expect(told.length).toBeGreaterThan(0);
  expect(isClean()).toBe(true);
});

test('AC-173: settings that somebody else has written for the next visit are settings, or nothing', async () => {
  const { server, browser, open } = start();
  await open();
  const [name = ''] = [...browser.local.keys()].filter(key => key.startsWith('auth-elements settings'));
  const written = browser.local.get(name) ?? '';
  server.fault = () => 'hang';
  // Every part that is needed is there, but as members of a prototype.
  browser.local.set(name, `{"__proto__":${written}}`);
  expect((await open()).client.snapshot.environment).toBeUndefined();
  browser.local.set(name, `{"constructor":{"prototype":${written}}}`);
  expect((await open()).client.snapshot.environment).toBeUndefined();
  browser.local.set(name, poisoned(JSON.parse(written)));
  const { environment } = (await open()).client.snapshot;
  expect(environment?.displayConfig.applicationName).toBe('Analytical Engines');
  expect(environment && 'polluted' in environment).toBe(false);
  expect(isClean()).toBe(true);
});
