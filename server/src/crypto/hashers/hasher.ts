/** One stored format of passwords. Only the default one is written; the others are verified and then replaced. */
export interface Hasher {
  readonly name: string;
  /** Whether a stored string is this format, with a cost that may be asked of this server. */
  accepts(stored: string): boolean;
  verify(password: string, stored: string): Promise<boolean>;
}
