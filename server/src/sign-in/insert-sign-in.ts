import type { Insertable } from 'kysely';
import type { Change } from '../http/change.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import { languageOf } from '../http/language.js';
import { growing } from '../session/start-session.js';
import type { Schema } from '../store/schema.js';
import type { SignInRow } from './sign-in-row.js';

type Begun = Omit<Insertable<Schema['sign_ins']>, 'client_id' | 'locale' | 'abandon_at' | 'created_at' | 'updated_at'>;

/** Writes an attempt of a client down, in the language of its page. It is over when nobody finishes it. */
export function insertSignIn(
  { tx }: Change,
  { form, instance, now, request }: Exchange,
  { id: clientId }: ClientRow,
  begun: Begun,
): Promise<SignInRow> {
  return tx
    .insertInto('sign_ins')
    .values({
      ...begun,
      client_id: clientId,
      locale: languageOf(form.optional('locale'), request),
      abandon_at: now + instance.settings.attempts.lifetime,
      created_at: now,
      updated_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The same, and the client goes on with it. A sign-up that it had begun is over, unless it is to be kept. */
export async function startSignIn(
  change: Change,
  exchange: Exchange,
  client: ClientRow,
  begun: Begun,
  { keepSignUp = false }: { readonly keepSignUp?: boolean } = {},
): Promise<SignInRow> {
  const row = await insertSignIn(change, exchange, client, begun);
  const updated_at = growing(client.updated_at, exchange.now);
  await change.tx
    .updateTable('clients')
    .set({ sign_in_id: row.id, ...(!keepSignUp && { sign_up_id: null }), updated_at })
    .where('id', '=', client.id)
    .execute();
  return row;
}
