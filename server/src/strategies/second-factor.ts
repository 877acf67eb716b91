import type { Proof } from './proof.js';

/** A second factor. */
export interface SecondFactor extends Proof {
  /** False for what only stands in for another one: alone it makes no second step. */
  readonly standsAlone: boolean;
}
