import type { Platform } from './platform.js';

/** A moment by both clocks: the one that only grows, and the wall's. */
export interface Moment {
  readonly monotonic: number;
  readonly wall: number;
}

/** A session token, which was made at a moment or later, or had so many milliseconds left then. */
export interface Arrival extends Moment {
  readonly sessionId: string;
  readonly jwt: string;
  /** Where the sender knows better than its claims. */
  readonly left?: number;
}

export function moment(platform: Platform): Moment {
  return { monotonic: platform.monotonic(), wall: platform.now() };
}

/** The same as another tab tells it, or whoever else speaks there: nothing of it is sure. */
export type Heard = { readonly [Name in keyof Arrival]?: unknown };

/** Session tokens that come beside other answers. They wait here until there is somebody who keeps them. */
export class Arrivals {
  readonly #platform: Platform;
  readonly #waiting = new Map<unknown, Heard>();
  #keep: ((arrival: Heard) => void) | undefined;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** What another tab says has come now, by the clock that is this page's own. */
  put(heard: Heard): void {
    const arrival = { monotonic: this.#platform.monotonic(), ...heard };
    if (this.#keep) this.#keep(arrival);
    else this.#waiting.set(arrival.sessionId, arrival);
  }

  /** Hands over what has come and what will come. */
  handOver(keep: (arrival: Heard) => void): void {
    this.#keep = keep;
    this.#waiting.forEach(keep);
    this.#waiting.clear();
  }
}
