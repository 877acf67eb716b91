import { expect, test } from 'vitest';
import { start } from './start.js';

const hang = (): 'hang' => 'hang';

test('I2: a second visit knows the settings before any answer, and not who is there', async () => {
  const { server, open } = start();
  const { client } = await open();
  client.close();
  server.fault = hang;
  const { told } = await open();
  expect(told[0]).toMatchObject({ status: 'loading', client: undefined, session: undefined, expectsAttempt: false });
  expect(told[0]?.environment?.displayConfig.applicationName).toBe('Analytical Engines');
});

test('settings of the last visit give way to those that the server has now', async () => {
  const { browser, open } = start();
  await open();
  const [name = ''] = [...browser.local.keys()].filter(key => key.startsWith('auth-elements settings'));
  const old = (browser.local.get(name) ?? '').replace('Analytical Engines', 'Difference Engines');
  browser.local.set(name, old);
  const { told } = await open();
  expect(told[0]?.environment?.displayConfig.applicationName).toBe('Difference Engines');
  expect(told.at(-1)?.environment?.displayConfig.applicationName).toBe('Analytical Engines');
});

for (const [what, text] of [
  ['is cut off', '{"displayConfig":{'],
  ['another version wrote', '{"displayConfig":{}}'],
  ['is no object', '"settings"'],
] as const)
  test(`F-67: what ${what} is not taken for settings`, async () => {
    const { server, browser, open } = start();
    await open();
    for (const name of browser.local.keys()) browser.local.set(name, text);
    server.fault = hang;
    const { told } = await open();
    expect(told[0]?.environment).toBeUndefined();
  });

test('D7: a reload in mid-flow is told that an attempt is under way, until it is over', async () => {
  const { server, open } = start();
  const tab = await open();
  await tab.client.signIn.create({ identifier: 'ada@example.com' });
  expect(tab.client.snapshot.expectsAttempt).toBe(true);
  tab.client.close();
  server.fault = hang;
  const reloaded = await open({ storage: tab.storage });
  expect(reloaded.client.snapshot).toMatchObject({ client: undefined, expectsAttempt: true });
  tab.client.signIn.reset();
  expect(tab.client.snapshot.expectsAttempt).toBe(false);
  expect([...tab.storage.values()]).not.toContain('1');
});
