import { walletNames } from 'auth-elements/wire';
import { loadConfigFile } from '../../server/dist/config-file.js';
import { keyOfDirectory } from '../../server/dist/encryption-key.js';
import { openFrontendApi } from '../../server/dist/frontend-api.js';
import { createLog } from '../../server/dist/http/log.js';
import { readSettings } from '../../server/dist/read-settings.js';
import { openStore } from '../../server/dist/store/open-store.js';

/**
 * The frontend API of the environment and of `auth.config.*`, with settings that change while it runs: each change is a
 * new instance on the same database, and what is under way ends with the settings that it began with.
 */
export async function openSwitchableApi(env = process.env) {
  const file = await loadConfigFile(process.cwd());
  const read = options => readSettings({ options, env, ...(file && { file }) }, keyOfDirectory);
  let settings = await read({});
  const log = createLog(settings);
  const store = await openStore(settings, log);
  // Each instance closes what it was given; the database goes with the last.
  const open = async next => ({
    api: await openFrontendApi(next, { log, store: { ...store, close: () => Promise.resolve() } }),
    underWay: new Set(),
  });
  let current = await open(settings).catch(async error => {
    await store.close();
    throw error;
  });
  let acme;
  let changing = Promise.resolve();

  const replace = async next => {
    const former = current;
    current = await open(next);
    settings = next;
    await Promise.allSettled(former.underWay);
    await former.api.close();
  };

  const optionsFor = async ({ otherSites, organization, wallets, ...others }) => {
    const switches = { ...others, ...(wallets !== undefined && { wallets: wallets ? walletNames : [] }) };
    if (!otherSites && !organization) return switches;
    // Nobody waits for it who does not want it.
    acme ??= await (await import('./identity-provider.mjs')).startIdentityProvider(settings.publicUrl);
    const beside = (variable, name, added) => {
      const written = env[variable] ?? file?.config[name] ?? {};
      return { [name]: { ...(typeof written === 'string' ? JSON.parse(written) : written), ...added } };
    };
    const connection = { ...acme.settings, protocol: 'oidc', domains: ['acme.example'] };
    return {
      ...switches,
      ...(otherSites && beside('AUTH_PROVIDERS', 'providers', { custom_acme: acme.settings })),
      ...(organization && beside('AUTH_ENTERPRISE_CONNECTIONS', 'connections', { acme: connection })),
    };
  };

  return {
    get settings() {
      return settings;
    },
    fetch(request, info) {
      const { api, underWay } = current;
      const answer = api.fetch(request, info);
      underWay.add(answer);
      return answer.finally(() => underWay.delete(answer));
    },
    /** Takes new settings, one change after the other. Rejects, and leaves everything as it was, for one that cannot be. */
    change(switches) {
      const changed = changing.then(async () => replace(await read(await optionsFor(switches))));
      changing = changed.catch(() => undefined);
      return changed;
    },
    async close() {
      await changing;
      await current.api.close();
      await Promise.all([store.close(), acme?.close()]);
    },
  };
}
