import { change } from '../http/change.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { invalidValue, notFound } from '../http/refusals.js';
import type { SessionRow } from '../session/session-row.js';
import { growing } from '../session/start-session.js';
import { secondFactorsOf } from '../strategies/second-factors.js';
import { makeBackupCodes } from './backup-codes.js';
import type { NumberRow } from './own-numbers.js';
import { identifierAdded, identifierRemoved, ownNumber, requireOffered } from './phone-number-row.js';
import { lockUser, secondFactorAdded, secondFactorRemoved } from './second-factor-changes.js';

interface Changed {
  readonly row: NumberRow;
  /** Told once, with the first second factor. */
  readonly codes: readonly string[] | undefined;
}

/** Changes what a number is for. One that signs in is no second factor, and the reverse. */
export async function updateNumber(exchange: Exchange, session: SessionRow, id: string): Promise<Changed> {
  const { form, instance } = exchange;
  const reserved = form.flag('reserved_for_second_factor');
  const chosen = form.flag('default_second_factor');
  return change(exchange, async work => {
    await lockUser(work, session.user_id);
    const before = await ownNumber(work.tx, session, id);
    const moves = reserved !== undefined && reserved !== before.reserved_for_second_factor;
    if (moves) requireOffered(instance.settings, reserved);
    const codes = moves ? await move(work, exchange, session, { before, reserved }) : undefined;
    if (chosen !== undefined) await choose(work, exchange, { id, session, chosen });
    return { row: await ownNumber(work.tx, session, id), codes };
  });
}

async function move(
  work: Change,
  exchange: Exchange,
  session: SessionRow,
  { before, reserved }: { readonly before: NumberRow; readonly reserved: boolean },
): Promise<readonly string[] | undefined> {
  const { now } = exchange;
  const row = await work.tx
    .updateTable('phone_numbers')
    .set({
      reserved_for_second_factor: reserved,
      default_second_factor: false,
      updated_at: growing(before.updated_at, now),
    })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (row.verified_at === null) return undefined;
  if (reserved) {
    await identifierRemoved(work, exchange, session);
    // It was proved once, and nobody has shown in this session that they have it.
    return secondStepAdded(work, exchange, session, { row, proved: false });
  }
  await secondFactorRemoved(work, exchange, session, 'phone_code');
  await identifierAdded(work, exchange, session);
  return undefined;
}

/** One of the numbers is asked for first; choosing another one takes its place. */
async function choose(
  { tx }: Change,
  { now }: Exchange,
  { id, session, chosen }: { readonly id: string; readonly session: SessionRow; readonly chosen: boolean },
): Promise<void> {
  if (chosen)
    await tx
      .updateTable('phone_numbers')
      .set({ default_second_factor: false })
      .where('user_id', '=', session.user_id)
      .where('id', '!=', id)
      .execute();
  const done = await tx
    .updateTable('phone_numbers')
    .set(set => ({
      default_second_factor: chosen,
      updated_at: set.fn<number>('greatest', [set.val(now), set('updated_at', '+', 1)]),
    }))
    .where('id', '=', id)
    .where('verified_at', 'is not', null)
    .where('reserved_for_second_factor', '=', true)
    .returning('id')
    .executeTakeFirst();
  if (!done && chosen) throw invalidValue('default_second_factor');
  await tx
    .updateTable('users')
    .set(set => ({ updated_at: set.fn<number>('greatest', [set.val(now), set('updated_at', '+', 1)]) }))
    .where('id', '=', session.user_id)
    .execute();
}

/** What follows when a number became a second factor. Answers the backup codes, where it is the first one. */
export async function secondStepAdded(
  work: Change,
  exchange: Exchange,
  session: SessionRow,
  { row, proved }: { readonly row: NumberRow; readonly proved: boolean },
): Promise<readonly string[] | undefined> {
  const enrolled = await secondFactorsOf(work.tx, session.user_id, exchange.instance.settings);
  await secondFactorAdded(work, exchange, session, { strategy: 'phone_code', proved });
  const first = enrolled.every(({ phone_number_id: id, strategy }) => id === row.id || strategy === 'backup_code');
  const { backupCodes } = exchange.instance.settings.secondFactors;
  return first && backupCodes ? makeBackupCodes(work, exchange, session) : undefined;
}

/** Takes a number away. What it was sent is worth nothing from then on. */
export async function removeNumber(exchange: Exchange, session: SessionRow, id: string): Promise<void> {
  await change(exchange, async work => {
    await lockUser(work, session.user_id);
    const removed = await work.tx
      .deleteFrom('phone_numbers')
      .where('id', '=', id)
      .where('user_id', '=', session.user_id)
      .returningAll()
      .executeTakeFirst();
    if (!removed) throw notFound();
    if (removed.verified_at === null) return;
    if (removed.reserved_for_second_factor) await secondFactorRemoved(work, exchange, session, 'phone_code');
    else await identifierRemoved(work, exchange, session);
  });
}
