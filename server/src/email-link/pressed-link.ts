import { hashToken } from '../crypto/token.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import type { CodeRow } from '../strategies/mailed-code.js';
import type { Database, Queries } from '../store/schema.js';

/** So long the browser that asked may take to go on. */
const patience = 10 * 60_000;

/** What a link's token stands for, used or not. */
export function findLink(queries: Queries, token: string): Promise<CodeRow | undefined> {
  return queries.selectFrom('codes').selectAll().where('link_hash', '=', hashToken(token)).executeTakeFirst();
}

/** Uses the link up, and the code beside it. One statement, so that of several one gets through. */
export async function pressLink(database: Database, token: string, now: number): Promise<CodeRow | undefined> {
  return database
    .updateTable('codes')
    .set({ used_at: now, pressed_at: now })
    .where('link_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where('void_at', 'is', null)
    .where('expires_at', '>', now)
    .whereRef('tries', '<', 'max_tries')
    .returningAll()
    .executeTakeFirst();
}

/** Whether a link of this attempt was pressed and nothing has come of it yet. Asked for often, and mostly in vain. */
export async function isPressed({ instance, now }: Exchange, attemptId: string): Promise<boolean> {
  const row = await instance.database
    .selectFrom('codes')
    .select('id')
    .where('attempt_id', '=', attemptId)
    .where('pressed_at', '>', now - patience)
    .where('settled_at', 'is', null)
    .where('void_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes over, once, what was proved by a press. Answers when that was. */
export async function takePress({ tx }: Change, { now }: Exchange, attemptId: string): Promise<CodeRow | undefined> {
  return tx
    .updateTable('codes')
    .set({ settled_at: now })
    .where('attempt_id', '=', attemptId)
    .where('pressed_at', '>', now - patience)
    .where('settled_at', 'is', null)
    .where('void_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** What was proved is for the other flow, which the browser is told once it asks. */
export async function markTransferable({ tx }: Change, { id }: CodeRow): Promise<void> {
  await tx.updateTable('codes').set({ transferable: true }).where('id', '=', id).execute();
}
