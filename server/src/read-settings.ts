import { Misfit } from './config-parsers.js';
import { catalogue } from './config.js';
import type { Config, SettingName, Values } from './config.js';
import { resolveSettings } from './resolve-settings.js';
import type { Setting } from './setting.js';
import { SettingError } from './setting-error.js';
import type { Settings } from './settings.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where settings stand. What is written first wins. */
export interface Sources {
  /** Handed over by a program. */
  readonly options?: Config;
  readonly env?: Environment;
  /** A config file that has been loaded. */
  readonly file?: { readonly path: string; readonly config: Config };
}

/** What makes the encryption key of the embedded database, or reads the one made before. */
export type KeyMaker = (directory: string) => Promise<Uint8Array>;

/**
 * Reads all settings, complete and checked.
 *
 * @throws {SettingError} for the first bad one.
 */
export async function readSettings(sources: Sources, makeKey: KeyMaker): Promise<Settings> {
  refuseUnknown(sources.options, 'the options');
  refuseUnknown(sources.file?.config, sources.file?.path ?? '');
  const values: Record<string, unknown> = {};
  const shownAs: Record<string, string> = {};
  for (const name of names()) {
    const found = find(name, sources);
    shownAs[name] = found.shownAs;
    values[name] = found.given === undefined ? undefined : parse(catalogue[name], found);
  }
  // Every name of the catalogue has got its own parser's value, or undefined.
  return resolveSettings(values as Values, name => shownAs[name] ?? name, makeKey);
}

export function names(): readonly SettingName[] {
  return Object.keys(catalogue) as SettingName[];
}

/** What somebody has written there. What objects inherit has been written by nobody, or by somebody else. */
function own<Written extends object, Name extends keyof Written>(
  written: Written | undefined,
  name: Name,
): Written[Name] | undefined {
  return written && Object.hasOwn(written, name) ? written[name] : undefined;
}

interface Found {
  readonly given: unknown;
  readonly shownAs: string;
}

function find(name: SettingName, { options, env = {}, file }: Sources): Found {
  const { variable, fallback } = catalogue[name];
  const option = own(options, name);
  if (option !== undefined) return { given: option, shownAs: name };
  // Set to nothing is how many tools write "not set".
  const text = own(env, variable)?.trim();
  if (text) return { given: text, shownAs: variable };
  const written = own(file?.config, name);
  if (file && written !== undefined) return { given: written, shownAs: `${name} in ${file.path}` };
  return { given: fallback, shownAs: variable };
}

function parse(setting: Setting<unknown, unknown>, { given, shownAs }: Found): unknown {
  try {
    return setting.parse(given);
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    const value = setting.secret ? 'cannot be used' : `is ${JSON.stringify(given)}`;
    throw new SettingError(shownAs, `${shownAs} ${value}, and has to be ${error.message}.`);
  }
}

function refuseUnknown(config: Config | undefined, where: string): void {
  const unknown = Object.keys(config ?? {}).find(name => !Object.hasOwn(catalogue, name));
  if (unknown === undefined) return;
  const near = names().find(name => name.toLowerCase() === unknown.toLowerCase() || distance(name, unknown) < 3);
  const hint = near ? `Did you mean ${near}?` : 'docs/settings.md lists them all.';
  throw new SettingError(unknown, `${unknown} in ${where} is no setting. ${hint}`);
}

// How many letters have to be put in, taken out or replaced.
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
