import type { FactorJSON } from 'auth-elements/wire';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import type { Queries } from '../store/schema.js';

/** What somebody proves a factor for: a sign-in, or a step-up of a session. */
export interface ProofOf {
  readonly kind: 'sign_in' | 'verification';
  /** The row's id: a code for one is worth nothing for another. */
  readonly id: string;
  readonly userId: string;
  readonly locale: string | null;
  /** The number that has proved the first factor, where one has. */
  readonly provedNumber?: string | undefined;
  /** Which passkeys prove a second factor, where one has proved the first; left out: all of the person's. */
  readonly passkeys?: 'none' | 'unlocked' | undefined;
}

/** How a known person proves a factor: the second one at sign-in, and any of them when a session is asked again. */
export interface Proof {
  /** The fields of the attempt. */
  readonly takes: readonly string[];
  /** What somebody can prove of it. */
  readonly enrolled: (queries: Queries, userId: string) => Promise<readonly FactorJSON[]>;
  /** Sends what is needed for the proof; missing where nothing is. */
  readonly prepare?: (exchange: Exchange, of: ProofOf) => Promise<void>;
  /**
   * Compares what was given. The try is counted before.
   *
   * @returns what uses the proof up, by one statement, inside the transaction that it proves something for.
   */
  readonly prove: (exchange: Exchange, of: ProofOf) => Promise<(change: Change) => Promise<void>>;
}
