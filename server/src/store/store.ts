import type { Database } from './schema.js';

/** An opened database. Which engine it is matters to nobody but the file that opens it. */
export interface Store {
  readonly engine: 'pglite' | 'postgres';
  readonly database: Database;
  /**
   * The same database over connections that only the minting of tokens takes, so that nobody is signed out because
   * others wait. An engine with one connection has none to spare.
   */
  readonly reserved?: Database;
  /** Writes what is pending and lets go of the database; later calls do nothing. */
  close(): Promise<void>;
}
