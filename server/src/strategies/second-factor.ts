import type { FactorJSON } from 'auth-elements/wire';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import type { Queries } from '../store/schema.js';

/** What a second factor is proved for: a sign-in, or a step-up of a session. */
export interface SecondFactorProof {
  readonly kind: 'sign_in' | 'verification';
  /** The row's id: a code for one is worth nothing for another. */
  readonly id: string;
  readonly userId: string;
  readonly locale: string | null;
}

/** How a second factor is proved, at sign-in and when a session is asked again. */
export interface SecondFactor {
  /** The fields of the attempt. */
  readonly takes: readonly string[];
  /** False for what only stands in for another one: alone it makes no second step. */
  readonly standsAlone: boolean;
  /** What somebody has enrolled of it. */
  readonly enrolled: (queries: Queries, userId: string) => Promise<readonly FactorJSON[]>;
  /** Sends what is needed for the proof; missing where nothing is. */
  readonly prepare?: (exchange: Exchange, proof: SecondFactorProof) => Promise<void>;
  /**
   * Compares what was given. The try is counted before.
   *
   * @returns what uses the proof up, by one statement, inside the transaction that it proves something for.
   */
  readonly prove: (exchange: Exchange, proof: SecondFactorProof) => Promise<(change: Change) => Promise<void>>;
}
