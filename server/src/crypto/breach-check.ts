import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { isCommonPassword } from 'auth-elements/strength';
import { normalizePassword } from 'auth-elements/wire';
import type { BreachCheck } from '../instance.js';

const timeout = 1500;
// The longest range is about 40 kB with padding.
const maxAnswer = 256 * 1024;

/**
 * Looks a password up in the offline list and then, where an endpoint is set, by the first five digits of its SHA-1.
 * Nothing else leaves the server, and padding hides how long the answer is.
 */
export function createBreachCheck(endpoint: URL | undefined, log: Logger): BreachCheck {
  return {
    async check(password) {
      const normalized = normalizePassword(password);
      if (isCommonPassword(normalized)) return 'breached';
      if (!endpoint) return 'clear';
      try {
        return await checkRange(endpoint, normalized);
      } catch (error) {
        log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'the breach endpoint failed');
        return 'unknown';
      }
    },
  };
}

async function checkRange(endpoint: URL, password: string): Promise<'breached' | 'clear'> {
  const digest = createHash('sha1').update(password).digest('hex').toUpperCase();
  const [prefix, suffix] = [digest.slice(0, 5), digest.slice(5)];
  const response = await fetch(new URL(prefix, withSlash(endpoint)), {
    headers: { 'Add-Padding': 'true', 'User-Agent': 'auth-elements-server' },
    redirect: 'error',
    signal: AbortSignal.timeout(timeout),
  });
  if (!response.ok) throw new Error(`It answered ${response.status}.`);
  const lines = (await readCapped(response)).split(/\r?\n/);
  // A padded line has the count 0 and means nothing.
  const found = lines.some(line => line.slice(0, 35).toUpperCase() === suffix && Number(line.slice(36)) > 0);
  return found ? 'breached' : 'clear';
}

function withSlash(endpoint: URL): URL {
  return endpoint.pathname.endsWith('/') ? endpoint : new URL(`${endpoint.pathname}/`, endpoint);
}

async function readCapped(response: Response): Promise<string> {
  let size = 0;
  const chunks: Uint8Array[] = [];
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxAnswer) throw new Error('It answered more than a range can be.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
