import type { Exchange } from '../http/exchange.js';
import type { SignInRow } from '../sign-in/sign-in-row.js';

/** How a first factor is proved at sign-in. */
export interface SignInStrategy {
  /** The fields of the attempt. */
  readonly takes: readonly string[];
  /** Sends what is needed for the proof; missing where nothing is. */
  readonly prepare?: (exchange: Exchange, row: SignInRow) => Promise<void>;
  /** Proves it, and moves the attempt on. */
  readonly attempt: (exchange: Exchange, row: SignInRow) => Promise<void>;
}
