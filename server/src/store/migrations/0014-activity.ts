/** From which browser each event came, for the person's own list of them. */
export const statements: readonly string[] = [`alter table audit_log add column user_agent text`];
