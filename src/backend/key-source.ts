import { TokenError } from './token-error.js';
import { readKeySet, type Keys, type KeySet } from './published-keys.js';

/** Where a verifier finds the key with an id. */
export interface KeySource {
  find(kid: string): Promise<CryptoKey | undefined>;
}

/** How long a fetched list is used before it is asked for again, while verification goes on. */
const freshFor = 10 * 60_000;
/** An unknown id asks again at most so often: made-up ids cost the issuer nothing. */
const leastBetween = 30_000;
/** Before the first answer nothing can be verified; then it is worth asking sooner. */
const leastBetweenFirst = 1000;
const timeout = 5000;
const longestAnswer = 64 * 1024;

/** Keys that were handed over. They are read once. */
export function fixedKeys(set: KeySet): KeySource {
  const keys = readKeySet(set);
  return { find: async kid => (await keys).get(kid) };
}

/**
 * Keys that are published at an address. One request at a time; what was read last stays in use while the issuer does
 * not answer, so that its outage signs nobody out.
 */
export function remoteKeys(url: URL): KeySource {
  let keys: Keys = new Map();
  let readAt = -Infinity;
  let askedAt = -Infinity;
  let failure: unknown;
  let asking: Promise<void> | undefined;

  const read = async (): Promise<void> => {
    askedAt = Date.now();
    try {
      keys = await fetchKeys(url);
      readAt = Date.now();
      failure = undefined;
    } catch (cause) {
      // Told to the caller below, where there is no key to go on with.
      failure = cause;
    } finally {
      asking = undefined;
    }
  };
  const ask = (): Promise<void> => (asking ??= read());
  /** A clock that was set back must not keep the list from being read. */
  const since = (moment: number): number => {
    const elapsed = Date.now() - moment;
    return elapsed < 0 ? Infinity : elapsed;
  };

  return {
    async find(kid) {
      const known = keys.get(kid);
      if (known) {
        if (since(readAt) > freshFor && since(askedAt) > leastBetween) void ask();
        return known;
      }
      if (asking || since(askedAt) > (readAt > -Infinity ? leastBetween : leastBetweenFirst)) await ask();
      const found = keys.get(kid);
      if (!found && failure !== undefined) {
        throw new TokenError('keys_unavailable', `The keys at ${url.href} could not be read.`, { cause: failure });
      }
      return found;
    },
  };
}

async function fetchKeys(url: URL): Promise<Keys> {
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(timeout),
  });
  if (!response.ok) throw new Error(`It answered ${response.status}.`);
  return readKeySet(JSON.parse(await readCapped(response)));
}

async function readCapped(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > longestAnswer) {
      await reader?.cancel();
      throw new Error('It answered more than a key set can be.');
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
