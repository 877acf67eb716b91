import { expect, test } from 'vitest';
import '../../src/core/attempting.js';
import { start } from './start.js';

test('B2: what the browser is to ask Google comes from the server, and from the settings of a hosted one', async () => {
  const own = start();
  own.server.settings = { oneTapClient: 'an-app' };
  const request = { object: 'one_tap_request', client_id: 'an-app', config_url: 'https://site.example/f', nonce: 'n' };
  own.server.fault = ({ path }) =>
    path === '/client/one_tap_requests' ? Response.json({ response: request, client: null }) : undefined;
  const { client } = await own.open();
  const asked = await client.signIn.prepareGoogleOneTap();
  expect(asked).toMatchObject({ clientId: 'an-app', configUrl: 'https://site.example/f', nonce: 'n' });

  const hosted = start();
  hosted.server.settings = { hosted: true, oneTapClient: 'their-app' };
  const { client: theirs } = await hosted.open();
  expect(await theirs.signIn.prepareGoogleOneTap()).toMatchObject({
    clientId: 'their-app',
    configUrl: 'https://accounts.google.com/gsi/fedcm.json',
  });
  expect(hosted.server.count('one_tap')).toBe(0);

  const off = await start().open();
  await expect(off.client.signIn.prepareGoogleOneTap()).rejects.toMatchObject({ code: 'oauth_provider_not_enabled' });
});
