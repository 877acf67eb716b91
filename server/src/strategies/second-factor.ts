import type { FactorJSON } from 'auth-elements/wire';
import type { Settings } from '../settings.js';
import type { Queries } from '../store/schema.js';
import type { Proof } from './proof.js';

/** A second factor. */
export interface SecondFactor extends Omit<Proof, 'enrolled'> {
  /** What somebody has enrolled of it. */
  readonly enrolled: (queries: Queries, userId: string, settings: Settings) => Promise<readonly FactorJSON[]>;
  /** False for what only stands in for another one: alone it makes no second step. */
  readonly standsAlone: boolean;
}
