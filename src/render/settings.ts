import { toCamel } from '../core/camel.js';
import { environmentUrl, resolveEndpoint, type Environment } from '../core/index.js';
import { record } from '../core/record.js';

/**
 * Asks an instance for its settings, to be handed to what renders. They are the same for everybody, and may be kept.
 *
 * @param api - The frontend API's complete address, such as `https://clerk.example.com`.
 * @returns The JSON answer, as it came.
 * @throws TypeError where the address is none, or where something else than a frontend API answers there.
 */
export async function fetchSettings(api: string): Promise<unknown> {
  const { base } = resolveEndpoint({ frontendApi: URL.canParse(api) ? api : 'no:address' }, nowhere);
  if (!base)
    throw new TypeError(`"${api}" is no address of a frontend API: write it out, as https://clerk.example.com.`);
  const url = environmentUrl(base);
  const response = await fetch(url).catch((cause: unknown) => {
    throw new TypeError(`The frontend API at ${base} cannot be reached. Is the address right, and does it run?`, {
      cause,
    });
  });
  const json: unknown = await response.json().catch((cause: unknown) => {
    throw new TypeError(`What answers at ${url} is no frontend API: it sends no JSON.`, { cause });
  });
  if (!response.ok || !readEnvironment(json))
    throw new TypeError(`What answers at ${url}, with ${response.status}, does not send the settings of an instance.`);
  return json;
}

const nowhere = { href: 'about:blank', hostname: '' };

/** The settings as the elements read them; undefined where they lack what a first step is made of. */
export function readEnvironment(json: unknown): Environment | undefined {
  const settings = toCamel(json);
  const { displayConfig, userSettings } = record(settings);
  const { attributes, signUp, passwordSettings } = record(userSettings);
  const parts = [displayConfig, attributes, signUp, passwordSettings];
  // The other parts are read leniently, by the elements as well.
  return parts.every(part => part && typeof part === 'object') ? (settings as Environment) : undefined;
}
