import type { PhoneNumberJSON } from 'auth-elements/wire';
import { audit } from '../audit.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { disabled, notFound } from '../http/refusals.js';
import type { SessionRow } from '../session/session-row.js';
import { growing } from '../session/start-session.js';
import type { Settings } from '../settings.js';
import type { Queries } from '../store/schema.js';
import { codeVerification } from '../strategies/mailed-code.js';
import type { CodePurpose } from '../strategies/mailed-code.js';
import { mailNotice } from './mail-notice.js';
import type { NumberRow } from './own-numbers.js';
import { lockUser } from './second-factor-changes.js';
import { phoneNumberJSON } from './user-json.js';
import { onlyWayIn, requireWayIn } from './ways-in.js';

/** A number of the signed-in person. Other people's do not exist for them. */
export async function ownNumber(queries: Queries, { user_id: userId }: SessionRow, id: string): Promise<NumberRow> {
  const row = await queries
    .selectFrom('phone_numbers')
    .selectAll()
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** Refuses a number for what the instance has no numbers for. */
export function requireOffered({ users, secondFactors }: Settings, reserved: boolean): void {
  if (reserved && !secondFactors.phone) throw disabled('reserved_for_second_factor');
  if (!reserved && users.phone === 'off') throw disabled('phone_number');
}

/** The code that proves a number which is being added. */
export function numberCode({ id, phone_number }: NumberRow): CodePurpose {
  return { attemptKind: 'address', attemptId: id, purpose: 'phone_code', key: phone_number };
}

/** As it travels, with how far its proof has come. */
export async function numberJSON(
  exchange: Exchange,
  row: NumberRow,
  backupCodes?: readonly string[],
): Promise<PhoneNumberJSON> {
  const code = row.verified_at === null ? await codeVerification(exchange, numberCode(row)) : undefined;
  return {
    ...phoneNumberJSON(row),
    ...(code && { verification: code }),
    ...(backupCodes && { backup_codes: backupCodes }),
  };
}

/** What follows when a number lets somebody in from now on. */
export async function identifierAdded(change: Change, exchange: Exchange, session: SessionRow): Promise<void> {
  await settlePrimary(change, exchange, session.user_id);
  await tell(change, exchange, session, 'added');
}

/** What follows when one does no more: another one takes its place, or something else has to be there. */
export async function identifierRemoved(change: Change, exchange: Exchange, session: SessionRow): Promise<void> {
  const left = await settlePrimary(change, exchange, session.user_id);
  if (left === null && exchange.instance.settings.users.phone === 'required') throw onlyWayIn();
  await requireWayIn(change.tx, exchange.instance.settings, session.user_id);
  await tell(change, exchange, session, 'removed');
}

/** Sees to it that the primary number is one that signs in. Answers its id. */
async function settlePrimary({ tx }: Change, { now }: Exchange, userId: string): Promise<string | null> {
  const user = await tx
    .selectFrom('users')
    .select(['primary_phone_number_id', 'updated_at'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  const numbers = await tx
    .selectFrom('phone_numbers')
    .select('id')
    .where('user_id', '=', userId)
    .where('verified_at', 'is not', null)
    .where('reserved_for_second_factor', '=', false)
    .orderBy('verified_at')
    .orderBy('id')
    .execute();
  const present = numbers.find(({ id }) => id === user.primary_phone_number_id) ?? numbers[0];
  const primary = present?.id ?? null;
  await tx
    .updateTable('users')
    .set({ primary_phone_number_id: primary, updated_at: growing(user.updated_at, now) })
    .where('id', '=', userId)
    .execute();
  return primary;
}

async function tell(change: Change, exchange: Exchange, session: SessionRow, what: 'added' | 'removed'): Promise<void> {
  const user = await lockUser(change, session.user_id);
  await mailNotice(change, exchange, user, `phone_number_${what}`);
  await audit(change.tx, exchange, { event: `phone_number.${what}`, userId: user.id, sessionId: session.id });
}
