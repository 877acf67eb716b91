import { change } from '../http/change.js';
import { takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { malformed, tooLong } from '../http/refusals.js';
import { actingSession } from '../session/session-row.js';
import { growing } from '../session/start-session.js';
import { usersJSON } from './user-json.js';

/** Data of the application's own, as JSON has it. */
export type Metadata = Readonly<Record<string, unknown>>;

/** The longest text of one account's metadata of one kind. */
export const longestMetadata = 8 * 1024;

const deepest = 20;

/** Reads metadata that a form brings as JSON text. */
export function readMetadata(text: string, field: string): Metadata {
  if (text.length > longestMetadata) throw tooLong(field);
  const value = parse(text);
  if (!isObject(value)) throw malformed(field);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

function isObject(value: unknown): value is Metadata {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What metadata is after a change: objects are merged at every depth, `null` takes a value away, and everything else,
 * lists too, takes the place of what was there. RFC 7396.
 *
 * @param field - What a refusal names where the whole becomes too large.
 */
export function mergeMetadata(present: Metadata, patch: Metadata, field: string): Metadata {
  const merged = merge(present, patch, field, 0);
  if (JSON.stringify(merged).length > longestMetadata) throw tooLong(field);
  return merged;
}

function merge(present: Metadata, patch: Metadata, field: string, depth: number): Metadata {
  if (depth > deepest) throw malformed(field);
  // A map and no object: `__proto__` is a name like any other.
  const merged = new Map(Object.entries(present));
  for (const [name, value] of Object.entries(patch)) {
    const before = merged.get(name);
    if (value === null) merged.delete(name);
    else if (isObject(value)) merged.set(name, merge(isObject(before) ? before : {}, value, field, depth + 1));
    else merged.set(name, value);
  }
  return Object.fromEntries(merged);
}

/** The kinds of metadata that an account has. */
export type MetadataKind = 'public_metadata' | 'private_metadata' | 'unsafe_metadata';

/**
 * Changes an account's metadata, each kind by what it is and what is wanted of it. Two changes at once are both in it.
 *
 * @returns Whether there is such an account.
 */
export async function changeMetadata(
  exchange: Exchange,
  userId: string,
  wanted: Readonly<Partial<Record<MetadataKind, (present: Metadata) => Metadata>>>,
): Promise<boolean> {
  return change(exchange, async ({ tx }) => {
    const user = await tx
      .selectFrom('users')
      .select(['public_metadata', 'private_metadata', 'unsafe_metadata', 'updated_at'])
      .where('id', '=', userId)
      .forUpdate()
      .executeTakeFirst();
    if (!user) return false;
    const { public_metadata: shown, private_metadata: kept, unsafe_metadata: own } = wanted;
    await tx
      .updateTable('users')
      .set({
        ...(shown && { public_metadata: JSON.stringify(shown(user.public_metadata)) }),
        ...(kept && { private_metadata: JSON.stringify(kept(user.private_metadata)) }),
        ...(own && { unsafe_metadata: JSON.stringify(own(user.unsafe_metadata)) }),
        updated_at: growing(user.updated_at, exchange.now),
      })
      .where('id', '=', userId)
      .execute();
    return true;
  });
}

/** What the person's own browser may write: nobody vouches for it, hence its name. */
async function patchOwn(exchange: Exchange): Promise<Answer> {
  const { form, instance } = exchange;
  const { user_id: userId } = await actingSession(exchange);
  const field = 'unsafe_metadata';
  const patch = readMetadata(form.required(field), field);
  await changeMetadata(exchange, userId, { [field]: present => mergeMetadata(present, patch, field) });
  return { kind: 'envelope', response: (await usersJSON(instance, [userId])).get(userId) };
}

/** The metadata that a browser writes. */
export const metadataEndpoints: readonly Endpoint[] = [
  { method: 'PATCH', path: '/v1/me/metadata', checks: [takes('unsafe_metadata')], handle: patchOwn },
];
