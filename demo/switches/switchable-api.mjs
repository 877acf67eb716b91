import { loadConfigFile } from '../../server/dist/config-file.js';
import { keyOfDirectory } from '../../server/dist/encryption-key.js';
import { openFrontendApi } from '../../server/dist/frontend-api.js';
import { createLog } from '../../server/dist/http/log.js';
import { readSettings } from '../../server/dist/read-settings.js';
import { openStore } from '../../server/dist/store/open-store.js';
import { createLists } from './lists.mjs';
import { createOptions } from './options.mjs';

/**
 * The frontend API of the environment and of `auth.config.*`, with settings that change while it runs: each change is a
 * new instance on the same database, and what is under way ends with the settings that it began with.
 */
export async function openSwitchableApi(env = process.env) {
  const file = await loadConfigFile(process.cwd());
  const read = options => readSettings({ options, env, ...(file && { file }) }, keyOfDirectory);
  let settings = await read({});
  const written = (variable, name) => {
    const found = env[variable] ?? file?.config[name] ?? {};
    return typeof found === 'string' ? JSON.parse(found) : found;
  };
  const options = createOptions(settings, written);
  const lists = createLists();
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
  let changing = Promise.resolve();

  const replace = async next => {
    const former = current;
    const opened = await open(next);
    await lists.follow(opened.api, next, settings).catch(async error => {
      await opened.api.close();
      throw error;
    });
    current = opened;
    settings = next;
    await Promise.allSettled(former.underWay);
    await former.api.close();
  };

  return {
    get settings() {
      return settings;
    },
    /** What the page has to know beside the settings. */
    get beside() {
      return options.beside(settings);
    },
    fetch(request, info) {
      const { api, underWay } = current;
      const answer = api.fetch(request, info);
      underWay.add(answer);
      return answer.finally(() => underWay.delete(answer));
    },
    /** Takes new settings, one change after the other. Rejects, and leaves everything as it was, for one that cannot be. */
    change(switches) {
      const changed = changing.then(async () => replace(await read(await options.of(switches))));
      changing = changed.catch(() => undefined);
      return changed;
    },
    async close() {
      await changing;
      await lists.empty(current.api, settings);
      await current.api.close();
      await Promise.all([store.close(), options.close()]);
    },
  };
}
