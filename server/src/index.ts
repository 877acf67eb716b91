import type { Config } from './config.js';
import { keyOfDirectory } from './encryption-key.js';
import { openFrontendApi } from './frontend-api.js';
import type { FrontendApi } from './frontend-api.js';
import { readSettings } from './read-settings.js';
import type { Environment } from './read-settings.js';

export { defineConfig } from './config.js';
export type { Config } from './config.js';
export type { FrontendApi } from './frontend-api.js';
export { SettingError } from './setting-error.js';

/**
 * The frontend API inside a process of your own.
 *
 * ```js
 * const auth = await createFrontendApi({ appName: 'Analytical Engines' });
 * app.all('/v1/*', context => auth.fetch(context.req.raw, { ip: addressOf(context) }));
 * ```
 *
 * @param options - Settings; one that is left out is read from the environment.
 * @throws {SettingError} for a setting that cannot be used.
 */
export async function createFrontendApi(options: Config = {}, env: Environment = process.env): Promise<FrontendApi> {
  const { fetch, close, publishableKey, publicUrl } = await openFrontendApi(
    await readSettings({ options, env }, keyOfDirectory),
  );
  return { fetch, close, publishableKey, publicUrl };
}
