import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createJiti } from 'jiti';
import type { Config } from './config.js';
import { SettingError } from './setting-error.js';

const fileNames = ['auth.config.ts', 'auth.config.js', 'auth.config.json'];

/** Loads the config file of a directory: the only one there may be; undefined where there is none. */
export async function loadConfigFile(directory: string): Promise<{ path: string; config: Config } | undefined> {
  const found = fileNames.filter(name => existsSync(resolve(directory, name)));
  const [path] = found;
  if (path === undefined) return undefined;
  if (found.length > 1) throw new SettingError(path, `There are ${found.join(' and ')}: keep one of them.`);
  const config = await load(resolve(directory, path), path);
  if (typeof config !== 'object' || config === null || Array.isArray(config))
    throw new SettingError(
      path,
      `${path} has to export an object with settings: export default { appName: 'My app' }.`,
    );
  // Each member is checked by its own parser before it is used.
  return { path, config };
}

async function load(file: string, path: string): Promise<unknown> {
  try {
    if (file.endsWith('.json')) return JSON.parse(await readFile(file, 'utf8')) as unknown;
    return await createJiti(import.meta.url, { fsCache: false }).import(file, { default: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingError(path, `${path} cannot be read: ${reason}`);
  }
}
