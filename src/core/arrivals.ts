import type { Platform } from './platform.js';

/** A session token at the moment that it came, by both clocks. */
export interface Arrival {
  readonly sessionId: string;
  readonly jwt: string;
  /** Milliseconds that it still has, where the sender knows better than its claims. */
  readonly left: number | undefined;
  readonly monotonic: number;
  readonly wall: number;
}

/** Session tokens that come beside other answers. They wait here until there is somebody who keeps them. */
export class Arrivals {
  readonly #platform: Platform;
  readonly #waiting = new Map<string, Arrival>();
  #keep: ((arrival: Arrival) => void) | undefined;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  put(sessionId: string, jwt: string, left?: number): void {
    const arrival = { sessionId, jwt, left, monotonic: this.#platform.monotonic(), wall: this.#platform.now() };
    if (this.#keep) this.#keep(arrival);
    else this.#waiting.set(sessionId, arrival);
  }

  /** Hands over what has come and what will come. */
  handOver(keep: (arrival: Arrival) => void): void {
    this.#keep = keep;
    for (const arrival of this.#waiting.values()) keep(arrival);
    this.#waiting.clear();
  }
}
