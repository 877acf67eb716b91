import type { Insertable } from 'kysely';
import { requireOpen } from '../access/rules.js';
import { ensureClient } from '../client/ensure-client.js';
import { takeProof } from '../client/proof.js';
import { createId } from '../crypto/token.js';
import { change, claim } from '../http/change.js';
import type { Change, Done } from '../http/change.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, ClientRow, Endpoint, Exchange } from '../http/exchange.js';
import type { Problem } from '../http/problem.js';
import { identifierExists, invalidValue, notFound, wrongState } from '../http/refusals.js';
import { filledBy, isProved } from '../oauth/proved-trip.js';
import { beginTrip, prepareTrip, providerFields, readProviderStrategy, takeTrip } from '../oauth/trip.js';
import { growing } from '../session/start-session.js';
import { findUser, storedAddress } from '../account/find-user.js';
import { mayPrepare, prepareCode, tryCode } from '../strategies/mailed-code.js';
import type { Schema } from '../store/schema.js';
import { violatedConstraint } from '../store/statement-error.js';
import { filledByInvitation, invitationOf } from './by-ticket.js';
import { advance } from './complete-sign-up.js';
import { readFields } from './read-fields.js';
import { signUpJSON } from './sign-up-json.js';
import { lockSignUp, signUpCode } from './sign-up-row.js';
import type { SignUpRow } from './sign-up-row.js';

const idOf = ({ parameters }: Exchange): string => parameters['id'] ?? '';

async function create(exchange: Exchange): Promise<Answer> {
  const { form, instance, now } = exchange;
  const invitation = await invitationOf(exchange);
  requireOpen(instance.settings, invitation !== undefined);
  const fields = await readFields(exchange, invitation && { invitation_id: invitation.id });
  const transfer = form.flag('transfer') === true;
  const site = readProviderStrategy(exchange);
  const preparation = site && (await prepareTrip(exchange, site));
  const id = createId('sua');
  await settle(exchange, async work => {
    await claim(work, exchange, id);
    const trip = transfer ? await takeTrip(work, exchange, 'sign_up', id) : undefined;
    const proof = transfer && !trip ? await takeProof(work, exchange, 'sign_up') : undefined;
    const client = await ensureClient(work, exchange);
    const row = await insert(work, exchange, client, {
      id,
      ...fields,
      ...(isProved(trip) && (await filledBy(work, exchange, trip))),
      ...(preparation && {
        provider_trip_id: await beginTrip(work, exchange, preparation, { client, kind: 'sign_up', attemptId: id }),
      }),
      ...(proof && { email_address: proof.email, email_key: proof.key, email_verified_at: proof.provedAt }),
      ...filledByInvitation(invitation, now),
    });
    return advance(work, exchange, client, row);
  });
  return answerWith(exchange, id);
}

/** Makes the attempt that is the client's from now on. */
async function insert(
  { tx }: Change,
  { instance, now }: Exchange,
  client: ClientRow,
  known: Pick<SignUpRow, 'id'> & Partial<Omit<Insertable<Schema['sign_ups']>, 'id'>>,
): Promise<SignUpRow> {
  const row = await tx
    .insertInto('sign_ups')
    .values({
      client_id: client.id,
      status: 'missing_requirements',
      abandon_at: now + instance.settings.attempts.lifetime,
      created_at: now,
      updated_at: now,
      ...known,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('clients')
    .set({ sign_up_id: row.id, sign_in_id: null, updated_at: growing(client.updated_at, now) })
    .where('id', '=', client.id)
    .execute();
  return row;
}

async function update(exchange: Exchange): Promise<Answer> {
  const id = idOf(exchange);
  const fields = await readFields(exchange, await readRow(exchange, id));
  await settle(exchange, async work => {
    await claim(work, exchange, id);
    const { client, row } = await lockSignUp(work, exchange, id);
    const moved = fields.email_key !== undefined && fields.email_key !== row.email_key;
    if (moved && row.invitation_id !== null) throw invalidValue('email_address');
    const { tx } = work;
    // A code for the former address must not prove the new one.
    if (moved) await tx.updateTable('codes').set({ void_at: exchange.now }).where('attempt_id', '=', id).execute();
    const updated = await tx
      .updateTable('sign_ups')
      .set({ updated_at: exchange.now, ...fields, ...(moved && { email_verified_at: null }) })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return advance(work, exchange, client, updated);
  });
  return answerWith(exchange, id);
}

async function prepare(exchange: Exchange): Promise<Answer> {
  const { form, instance } = exchange;
  const id = idOf(exchange);
  if (form.required('strategy') !== 'email_code') throw invalidValue('strategy');
  const present = await readRow(exchange, id);
  if (present.email_key === null || present.email_address === null) throw wrongState('Enter an e-mail address first.');
  const preparation = await mayPrepare(exchange, signUpCode(present));
  await change(exchange, async work => {
    await claim(work, exchange, id);
    const { row } = await lockSignUp(work, exchange, id);
    if (row.email_address === null || row.email_verified_at !== null)
      throw wrongState('This address has been confirmed already.');
    const taken = await findUser(work.tx, 'email_address', row.email_key ?? '');
    const template = taken ? 'sign_up_code_existing_account' : 'verification_code';
    // Who typed another spelling of somebody's address must not have that person's mail sent elsewhere.
    const to = (await storedAddress(work.tx, row.email_key ?? '')) ?? row.email_address;
    const locale = row.locale ?? taken?.locale ?? null;
    await prepareCode(work, exchange, signUpCode(row), preparation, { to, locale, template });
  });
  instance.log.debug({ attempt: id }, 'a code was sent');
  return answerWith(exchange, id);
}

async function attempt(exchange: Exchange): Promise<Answer> {
  const { form, now } = exchange;
  const id = idOf(exchange);
  if (form.required('strategy') !== 'email_code') throw invalidValue('strategy');
  const code = form.required('code');
  const present = await readRow(exchange, id);
  const consume = await tryCode(exchange, signUpCode(present), code);
  await settle(exchange, async work => {
    await claim(work, exchange, id);
    const { client, row } = await lockSignUp(work, exchange, id);
    if (row.email_key !== present.email_key) throw wrongState('The address was changed. Have a new code sent.');
    await consume(work);
    const proved = await work.tx
      .updateTable('sign_ups')
      .set({ email_verified_at: now, updated_at: now })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return advance(work, exchange, client, proved);
  });
  return answerWith(exchange, id);
}

/**
 * Runs the change. Two that make an account of the same address at once are told apart by the index, and the one that
 * lost looks again: then the account is there. A refusal that stands is thrown once it is written.
 */
async function settle(exchange: Exchange, work: (change: Change) => Promise<Problem | undefined>): Promise<void> {
  const attempted = await change(exchange, work).catch((error: unknown) => {
    const constraint = violatedConstraint(error);
    if (constraint === undefined) throw error;
    if (constraint.includes('username')) throw identifierExists('username');
    return change(exchange, work);
  });
  if (attempted) throw attempted;
}

async function readRow({ instance, device }: Exchange, id: string): Promise<SignUpRow> {
  const row = await instance.database
    .selectFrom('sign_ups')
    .selectAll()
    .where('id', '=', id)
    .where('client_id', '=', device.client?.id ?? '')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

async function answerWith(exchange: Exchange, id: string): Promise<Answer> {
  return { kind: 'envelope', response: await signUpJSON(exchange, await readRow(exchange, id)) };
}

async function repeat(exchange: Exchange, { resourceId, status }: Done): Promise<Answer> {
  if (status !== 200) throw identifierExists('email_address');
  return answerWith(exchange, resourceId);
}

const fields = [
  'email_address',
  'username',
  'password',
  'first_name',
  'last_name',
  'unsafe_metadata',
  'legal_accepted',
];
const path = '/v1/client/sign_ups';

/** The sign-up that a client is making. */
export const signUpEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path,
    checks: [limitedPerAddress('sign_up', 10), takes(...fields, 'transfer', 'strategy', 'ticket', ...providerFields)],
    handle: create,
    repeat,
  },
  { method: 'GET', path: `${path}/:id`, checks: [], handle: exchange => answerWith(exchange, idOf(exchange)) },
  { method: 'PATCH', path: `${path}/:id`, checks: [takes(...fields)], handle: update, repeat },
  {
    method: 'POST',
    path: `${path}/:id/prepare_verification`,
    checks: [limitedPerAddress('prepare', 10), takes('strategy')],
    handle: prepare,
    repeat,
  },
  {
    method: 'POST',
    path: `${path}/:id/attempt_verification`,
    checks: [limitedPerAddress('attempt', 10), takes('strategy', 'code')],
    handle: attempt,
    repeat,
  },
];
