import type { Arrival, Heard } from './arrivals.js';
import type { Platform } from './platform.js';
import { record } from './record.js';

interface Held {
  readonly jwt: string;
  /** When the claims were read from the database, else when the token was made: seconds by the server's clock. */
  readonly asOf: readonly [number, number];
  /** Milliseconds that it lived on when it came. */
  readonly life: number;
  readonly monotonic: number;
  readonly wall: number;
  /** So long before its end it is replaced, if somebody looks at the page. */
  readonly lead: number;
}

/**
 * Session tokens, in memory and nowhere else. Their age is told by the clock that only grows, from the moment they
 * were asked for, because the wall clock may be wrong by any amount. A wall clock that has run ahead of it (the machine slept)
 * counts as age too: at worst one token is asked for too early.
 */
export class TokenStore {
  readonly #platform: Platform;
  readonly #held = new Map<string, Held>();

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /**
   * Takes a token that was made at a moment or later, or had so many milliseconds left then. Answers whether it was newer
   * than the one held: an older one never replaces it.
   */
  accept({ sessionId, jwt, left, monotonic, wall }: Arrival): boolean {
    const times = readTimes(jwt);
    const held = this.#held.get(sessionId);
    if (!times || (held && !isNewer(times.asOf, held.asOf))) return false;
    const life = Math.min(left ?? Infinity, times.life);
    // Spread, so that what was made at one moment is not renewed at one moment.
    const lead = Math.min(10_000 + 10_000 * this.#platform.random(), life / 2);
    this.#held.set(sessionId, {
      jwt,
      asOf: times.asOf,
      life,
      lead,
      monotonic,
      wall,
    });
    return true;
  }

  /** The token, if it lives so many milliseconds more. */
  get(sessionId: string, atLeast: number): string | undefined {
    return this.left(sessionId) >= atLeast ? this.#held.get(sessionId)?.jwt : undefined;
  }

  /** The token, if it was asked for here or came from another tab at or after a moment of the monotonic clock. */
  since(sessionId: string, monotonic: number): string | undefined {
    const held = this.#held.get(sessionId);
    return held && held.monotonic >= monotonic ? held.jwt : undefined;
  }

  /** How many milliseconds are left of it. */
  left(sessionId: string): number {
    const held = this.#held.get(sessionId);
    if (!held) return 0;
    const age = Math.max(this.#platform.monotonic() - held.monotonic, this.#platform.now() - held.wall);
    return Math.max(0, held.life - age);
  }

  /** In how many milliseconds it should be replaced. */
  due(sessionId: string): number {
    return Math.max(0, this.left(sessionId) - (this.#held.get(sessionId)?.lead ?? 0));
  }
}

/** What another tab says, and whoever speaks in its place, is looked at closely. */
export function isArrival(heard: Heard): heard is Arrival {
  const { sessionId, jwt, left = 0, wall, monotonic } = heard;
  return typeof sessionId === 'string' && typeof jwt === 'string' && [left, wall, monotonic].every(Number.isFinite);
}

function isNewer([oiat, iat]: Held['asOf'], [heldOiat, heldIat]: Held['asOf']): boolean {
  return oiat === heldOiat ? iat > heldIat : oiat > heldOiat;
}

/** Reads, and does not verify: it came from the server, and whoever trusts it verifies it. */
function readTimes(jwt: string): Pick<Held, 'asOf' | 'life'> | undefined {
  const [header, payload] = jwt.split('.').slice(0, 2).map(decode);
  const { iat, exp } = record(payload);
  const { oiat } = record(header);
  if (typeof iat !== 'number' || typeof exp !== 'number' || !(exp > iat)) return undefined;
  return { asOf: [typeof oiat === 'number' ? oiat : iat, iat], life: (exp - iat) * 1000 };
}

function decode(part: string): unknown {
  try {
    return JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return undefined;
    throw error;
  }
}
