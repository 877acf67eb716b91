import { audit } from '../audit.js';
import { createId } from '../crypto/token.js';
import { change, claim } from '../http/change.js';
import type { Change, Done } from '../http/change.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { invalidValue, missing, notFound, signedOut, tooLong } from '../http/refusals.js';
import { actingSession } from '../session/session-row.js';
import type { SessionRow } from '../session/session-row.js';
import { requireRecentProof } from '../session/step-up.js';
import { growing } from '../session/start-session.js';
import { violatedConstraint } from '../store/statement-error.js';
import type { Queries } from '../store/schema.js';
import { makeChallenge, readChallenge, useChallenge } from './challenge.js';
import type { Ceremony } from './challenge.js';
import { accountNames, creationOptions, handleOf } from './creation-options.js';
import { readAttestation } from './credential.js';
import type { Attestation } from './credential.js';
import { nameFor } from './name-for.js';
import { challengeJSON, madePasskeyJSON, passkeyJSON } from './passkey-json.js';
import { passkeysOf } from './passkey-row.js';
import type { PasskeyRow } from './passkey-row.js';
import { expired, invalidVerification } from './refusals.js';
import { placeOf, relatedOrigins, requirePasskeys } from './relying-party.js';
import { mailNotice } from '../account/mail-notice.js';
import { secondFactorAdded, secondFactorRemoved } from '../account/second-factor-changes.js';
import { requireWayIn } from '../account/ways-in.js';
import { verifyAttestation } from './verify.js';
import type { Registered } from './verify.js';

const longestName = 64;

const idOf = ({ parameters }: Exchange): string => parameters['id'] ?? '';

async function create(exchange: Exchange): Promise<Answer> {
  const { now } = exchange;
  const { rpId } = placeOf(exchange);
  const session = await requireRecentProof(exchange);
  const id = createId('idn');
  await change(exchange, async work => {
    const { tx } = work;
    await claim(work, exchange, id);
    await lockUser(tx, session.user_id);
    // What was begun before and never made: whoever begins anew has given that up.
    await tx.deleteFrom('passkeys').where('user_id', '=', session.user_id).where('verified_at', 'is', null).execute();
    await tx
      .insertInto('passkeys')
      .values({ id, user_id: session.user_id, name: '', rp_id: rpId, created_at: now, updated_at: now })
      .execute();
    await makeChallenge(tx, ceremonyOf(session, id), rpId, now);
  });
  return answerWith(exchange, session, id);
}

async function attempt(exchange: Exchange): Promise<Answer> {
  const { form, now } = exchange;
  const place = placeOf(exchange);
  const session = await requireRecentProof(exchange);
  const id = idOf(exchange);
  await readOwn(exchange, session, id);
  if (form.required('strategy') !== 'passkey') throw invalidValue('strategy');
  const { transports, ...credential } = readAttestation(form);
  const refusal = await refusingTwins(() =>
    change(exchange, async work => {
      await claim(work, exchange, id);
      const user = await lockUser(work.tx, session.user_id);
      const challenge = await useChallenge(work.tx, ceremonyOf(session, id), now);
      if (!challenge) throw expired();
      const made = await verifyAttestation(credential, {
        challenge: challenge.challenge,
        origin: place.origin,
        rpId: challenge.rp_id,
      });
      // Told after the commit, because the challenge is used up by a wrong answer, too.
      if (!made) return invalidVerification();
      await keep(work, exchange, { id, made, transports });
      await grow(work, exchange, user);
      await mailNotice(work, exchange, user, 'passkey_added');
      await audit(work.tx, exchange, { event: 'passkey.added', userId: user.id, sessionId: session.id });
      if (exchange.instance.settings.secondFactors.passkey)
        await secondFactorAdded(work, exchange, session, { strategy: 'passkey', proved: true });
      return undefined;
    }),
  );
  if (refusal) throw refusal;
  return answerWith(exchange, session, id);
}

async function keep(
  { tx }: Change,
  { instance, now, request }: Exchange,
  {
    id,
    made,
    transports,
  }: { readonly id: string; readonly made: Registered; readonly transports: Attestation['transports'] },
): Promise<void> {
  const kept = await tx
    .updateTable('passkeys')
    .set({
      name: nameFor(made.aaguid, request.headers.get('user-agent')),
      credential_id: made.credential.id,
      public_key: Buffer.from(made.credential.publicKey).toString('base64url'),
      counter: made.credential.counter,
      transports: transports.join(','),
      backup_eligible: made.credentialDeviceType === 'multiDevice',
      backed_up: made.credentialBackedUp,
      verified_at: now,
      updated_at: now,
    })
    .where('id', '=', id)
    .where('verified_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  instance.log.debug({ passkey: id, format: made.fmt, userVerified: made.userVerified }, 'a passkey was made');
  if (!kept) throw notFound();
}

/** A credential has one owner: the index refuses it for everybody else, and a second time for them. */
async function refusingTwins<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (violatedConstraint(error) !== undefined) throw invalidVerification();
    throw error;
  }
}

async function rename(exchange: Exchange): Promise<Answer> {
  const { form, now } = exchange;
  requirePasskeys(exchange.instance.settings);
  const session = await actingSession(exchange);
  const name = form.required('name').normalize('NFC').trim();
  if (!name) throw missing('name');
  if ([...name].length > longestName) throw tooLong('name');
  await change(exchange, async work => {
    const user = await lockUser(work.tx, session.user_id);
    const renamed = await work.tx
      .updateTable('passkeys')
      .set({ name, updated_at: now })
      .where('id', '=', idOf(exchange))
      .where('user_id', '=', session.user_id)
      .where('verified_at', 'is not', null)
      .returning('id')
      .executeTakeFirst();
    if (!renamed) throw notFound();
    await grow(work, exchange, user);
  });
  return answerWith(exchange, session, idOf(exchange));
}

async function remove(exchange: Exchange): Promise<Answer> {
  const session = await requireRecentProof(exchange);
  const id = idOf(exchange);
  await change(exchange, async work => {
    const { tx } = work;
    const user = await lockUser(tx, session.user_id);
    const removed = await tx
      .deleteFrom('passkeys')
      .where('id', '=', id)
      .where('user_id', '=', user.id)
      .returning('verified_at')
      .executeTakeFirst();
    if (!removed) throw notFound();
    if (removed.verified_at === null) return;
    await requireWayIn(work.tx, exchange.instance.settings, user.id);
    await grow(work, exchange, user);
    await mailNotice(work, exchange, user, 'passkey_removed');
    await audit(tx, exchange, { event: 'passkey.removed', userId: user.id, sessionId: session.id });
    if (exchange.instance.settings.secondFactors.passkey) await secondFactorRemoved(work, exchange, session, 'passkey');
  });
  return { kind: 'envelope', response: { object: 'passkey', id, deleted: true } };
}

type Owner = Awaited<ReturnType<typeof lockUser>>;

function lockUser(tx: Queries, userId: string) {
  return tx
    .selectFrom('users')
    .select(['id', 'locale', 'updated_at'])
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

async function grow({ tx }: Change, { now }: Exchange, user: Owner): Promise<void> {
  await tx
    .updateTable('users')
    .set({ updated_at: growing(user.updated_at, now) })
    .where('id', '=', user.id)
    .execute();
}

function ceremonyOf({ client_id }: SessionRow, id: string): Ceremony {
  return { subject_id: id, purpose: 'create', client_id };
}

async function readOwn({ instance }: Exchange, { user_id }: SessionRow, id: string): Promise<PasskeyRow> {
  const row = await instance.database
    .selectFrom('passkeys')
    .selectAll()
    .where('id', '=', id)
    .where('user_id', '=', user_id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

async function answerWith(exchange: Exchange, session: SessionRow, id: string): Promise<Answer> {
  const { instance, now } = exchange;
  const row = await readOwn(exchange, session, id);
  if (row.verified_at !== null) return { kind: 'envelope', response: madePasskeyJSON(row) };
  const challenge = await readChallenge(instance.database, ceremonyOf(session, id));
  if (!challenge) throw notFound();
  const options = await creationOptions(exchange, session.user_id, challenge);
  const verification = challengeJSON(challenge, { now, proved: false, options: () => options });
  return { kind: 'envelope', response: passkeyJSON(row, verification) };
}

async function repeat(exchange: Exchange, { resourceId }: Done): Promise<Answer> {
  const session = await actingSession(exchange);
  if (!resourceId) throw signedOut();
  return answerWith(exchange, session, resourceId);
}

const path = '/v1/me/passkeys';

/** What a browser is told, so that a person's manager offers what there is and no more. An addition of our server. */
async function signals(exchange: Exchange): Promise<Answer> {
  const { rpId } = placeOf(exchange);
  const { user_id: userId } = await actingSession(exchange);
  const { database } = exchange.instance;
  const present = await passkeysOf(database, [userId]);
  const account = await accountNames(exchange, userId);
  const body = {
    object: 'passkey_signals',
    rp_id: rpId,
    user_handle: await handleOf(database, userId),
    name: account.name,
    display_name: account.displayName,
    credential_ids: present.filter(({ rp_id }) => rp_id === rpId).map(({ credential_id }) => credential_id),
  };
  return { kind: 'envelope', response: body };
}

/** The signed-in person's passkeys. */
export const passkeyEndpoints: readonly Endpoint[] = [
  { method: 'POST', path, checks: [limitedPerAddress('passkey', 10), takes()], handle: create, repeat },
  {
    method: 'POST',
    path: `${path}/:id/attempt_verification`,
    checks: [limitedPerAddress('attempt', 10), takes('strategy', 'public_key_credential')],
    handle: attempt,
    repeat,
  },
  { method: 'GET', path: '/v1/me/passkey_signals', checks: [], handle: signals },
  { method: 'GET', path: '/.well-known/webauthn', open: true, checks: [], handle: relatedOrigins },
  {
    method: 'GET',
    path: `${path}/:id`,
    checks: [],
    handle: async exchange => answerWith(exchange, await actingSession(exchange), idOf(exchange)),
  },
  { method: 'PATCH', path: `${path}/:id`, checks: [takes('name')], handle: rename },
  { method: 'DELETE', path: `${path}/:id`, checks: [takes()], handle: remove },
];
