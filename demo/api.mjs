import { listen } from '../server/dist/http/listen.js';
import { SettingError } from '../server/dist/setting-error.js';
import { DirectoryTakenError } from '../server/dist/store/directory-lock.js';
import { onceStopped } from '../scripts/processes.mjs';
import { openSwitchableApi } from './switches/switchable-api.mjs';
import { readSwitches, shown } from './switches/table.mjs';

// The frontend API as `npm start` has it: the same server, and one address more, at which the demo switches settings.

const path = '/demo/switches.json';
const loopbackAddresses = /^(?:::ffff:)?(?:127(?:\.\d{1,3}){3}|::1)$/;

/** The demo's own server alone asks here, from this machine: every browser says that it is one. */
function isDemo(request, ip) {
  return loopbackAddresses.test(ip ?? '') && !request.headers.has('origin') && !request.headers.has('sec-fetch-site');
}

async function answerSwitches(api, request, ip) {
  const json = (body, status = 200) => Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
  if (!isDemo(request, ip)) return json({ error: 'For the demo’s own server only.' }, 403);
  const state = () => ({ groups: shown(api.settings), ...api.beside });
  if (request.method === 'GET') return json(state());
  if (request.method !== 'POST') return json({ error: 'GET or POST.' }, 405);
  const switches = readSwitches(await request.json().catch(() => undefined));
  if (!switches) return json({ error: 'These are no switches.' }, 422);
  try {
    await api.change(switches);
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    return json({ error: error.message }, 422);
  }
  return json(state());
}

async function start() {
  const api = await openSwitchableApi();
  const { settings } = api;
  if (settings.instance === 'production') throw new SettingError('AUTH_PUBLISHABLE_KEY', 'The demo takes no live key.');
  const fetch = async (request, info) =>
    new URL(request.url).pathname === path ? answerSwitches(api, request, info?.ip) : api.fetch(request, info);
  const listening = await listen({ fetch }, settings).catch(async error => {
    await api.close();
    throw error;
  });
  onceStopped(async () => {
    await listening.stop();
    await api.close();
    process.exit(0);
  });
}

try {
  await start();
} catch (error) {
  // These say in a sentence what to do.
  const told = error instanceof SettingError || error instanceof DirectoryTakenError;
  console.error(told ? `\n${error.message}\n` : error);
  process.exit(1);
}
