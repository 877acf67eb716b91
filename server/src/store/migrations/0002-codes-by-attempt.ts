/** An attempt's codes are found by an index of all of them: the one of live codes leaves out those that are used. */
export const statements: readonly string[] = [`create index codes_attempt on codes (attempt_id, purpose)`];
