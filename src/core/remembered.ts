import type { Platform } from './platform.js';
import { record } from './record.js';
import type { Environment, Snapshot } from './snapshot.js';

const settingsName = (base: string): string => `auth-elements settings ${base}`;
export const attemptName = 'auth-elements attempt';

/**
 * What an earlier visit left: the instance's settings, so that a form can show before the network has answered, and
 * whether an attempt was under way in this tab, whose next step must not be guessed. Settings are read anew at every
 * load; these only bridge the time until then.
 */
export function recall({ local, tab }: Platform, base: string): Pick<Snapshot, 'environment' | 'expectsAttempt'> {
  return { environment: parse(local.get(settingsName(base))), expectsAttempt: Boolean(tab.get(attemptName)) };
}

/** Leaves the settings for the next visit. */
export function rememberSettings({ local }: Platform, base: string, environment: Environment): void {
  local.set(settingsName(base), JSON.stringify(environment));
}

/** Leaves for a reload whether an attempt is under way. */
export function rememberAttempt({ tab }: Platform, underWay: boolean): void {
  if (underWay) tab.set(attemptName, '1');
  else tab.remove(attemptName);
}

function parse(text: string | undefined): Environment | undefined {
  if (!text) return undefined;
  try {
    const settings: unknown = JSON.parse(text);
    // Another version may have written less, and others may write here too.
    const { displayConfig, userSettings, authConfig } = record(settings);
    if ([displayConfig, record(userSettings).attributes, authConfig].every(part => part && typeof part === 'object'))
      return settings as Environment;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return undefined;
}
