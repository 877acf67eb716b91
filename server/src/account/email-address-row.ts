import type { EmailAddressJSON } from 'auth-elements/wire';
import type { Selectable } from 'kysely';
import { audit } from '../audit.js';
import { requireNoConnection } from '../enterprise/sso-only.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { alreadyVerified, notFound } from '../http/refusals.js';
import type { SessionRow } from '../session/session-row.js';
import { growing } from '../session/start-session.js';
import type { Queries, Schema } from '../store/schema.js';
import { codeVerification } from '../strategies/mailed-code.js';
import type { CodePurpose } from '../strategies/mailed-code.js';
import { mailNotice } from './mail-notice.js';
import { lockUser } from './second-factor-changes.js';
import { addressJSON } from './user-json.js';
import { onlyWayIn, requireWayIn } from './ways-in.js';

export type AddressRow = Selectable<Schema['email_addresses']>;
type Owner = Pick<SessionRow, 'id' | 'user_id'>;

/** An address of the signed-in person. Other people's do not exist for them. */
export async function ownAddress(
  queries: Queries,
  { user_id: userId }: Pick<SessionRow, 'user_id'>,
  id: string,
): Promise<AddressRow> {
  const row = await queries
    .selectFrom('email_addresses')
    .selectAll()
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** The code, and the link, that prove an address which is being added. */
export function ownAddressCode({ id, email_key }: AddressRow): CodePurpose {
  return { attemptKind: 'address', attemptId: id, purpose: 'email_code', key: email_key };
}

/** As it travels, with how far its proof has come. */
export async function ownAddressJSON(exchange: Exchange, row: AddressRow): Promise<EmailAddressJSON> {
  const code = row.verified_at === null ? await codeVerification(exchange, ownAddressCode(row)) : undefined;
  return { ...addressJSON(exchange.instance.settings, row), ...(code && { verification: code }) };
}

/** Takes an address for proved. From then on nobody else has a claim to it. */
export async function addressProved(
  change: Change,
  exchange: Exchange,
  session: Owner,
  { id, strategy }: { readonly id: string; readonly strategy: 'email_code' | 'email_link' },
): Promise<AddressRow> {
  const { tx } = change;
  const { now } = exchange;
  requireNoConnection(exchange, await ownAddress(tx, session, id));
  const row = await tx
    .updateTable('email_addresses')
    .set({ verified_at: now, verification_strategy: strategy, updated_at: now })
    .where('id', '=', id)
    .where('user_id', '=', session.user_id)
    .where('verified_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw alreadyVerified();
  await tx
    .deleteFrom('email_addresses')
    .where('email_key', '=', row.email_key)
    .where('verified_at', 'is', null)
    .execute();
  await settlePrimary(change, exchange, session.user_id);
  await tell(change, exchange, session, 'added');
  return row;
}

/** Takes an address away. What it was sent is worth nothing from then on, and the last mail to it says so. */
export async function removeAddress(change: Change, exchange: Exchange, session: Owner, id: string): Promise<void> {
  const { tx } = change;
  await lockUser(change, session.user_id);
  const row = await ownAddress(tx, session, id);
  if (row.verified_at !== null) await tell(change, exchange, session, 'removed');
  await tx.deleteFrom('email_addresses').where('id', '=', id).execute();
  if (row.verified_at === null) return;
  await tx
    .updateTable('codes')
    .set({ void_at: exchange.now })
    .where('email_key', '=', row.email_key)
    .where('used_at', 'is', null)
    .where('void_at', 'is', null)
    .execute();
  const left = await settlePrimary(change, exchange, session.user_id);
  if (left === null && exchange.instance.settings.users.email === 'required') throw onlyWayIn();
  await requireWayIn(change.tx, exchange.instance.settings, session.user_id);
}

/** Sees to it that the primary address is one that is proved. Answers its id. */
async function settlePrimary({ tx }: Change, { now }: Exchange, userId: string): Promise<string | null> {
  const user = await tx
    .selectFrom('users')
    .select(['primary_email_address_id', 'updated_at'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  const proved = await tx
    .selectFrom('email_addresses')
    .select('id')
    .where('user_id', '=', userId)
    .where('verified_at', 'is not', null)
    .orderBy('verified_at')
    .orderBy('id')
    .execute();
  const present = proved.find(({ id }) => id === user.primary_email_address_id) ?? proved[0];
  const primary = present?.id ?? null;
  await tx
    .updateTable('users')
    .set({ primary_email_address_id: primary, updated_at: growing(user.updated_at, now) })
    .where('id', '=', userId)
    .execute();
  return primary;
}

async function tell(change: Change, exchange: Exchange, session: Owner, what: 'added' | 'removed'): Promise<void> {
  const user = await lockUser(change, session.user_id);
  await mailNotice(change, exchange, user, `email_address_${what}`);
  await audit(change.tx, exchange, { event: `email_address.${what}`, userId: user.id, sessionId: session.id });
}
