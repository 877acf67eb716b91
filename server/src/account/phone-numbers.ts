import { requireAllowed } from '../access/rules.js';
import { requireServed } from '../delivery/sms-limit.js';
import { createId } from '../crypto/token.js';
import { change, claim } from '../http/change.js';
import type { Change, Done } from '../http/change.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { alreadyVerified, identifierExists, invalidValue, malformed } from '../http/refusals.js';
import { actingSession } from '../session/session-row.js';
import type { SessionRow } from '../session/session-row.js';
import { requireRecentProof } from '../session/step-up.js';
import { violatedConstraint } from '../store/statement-error.js';
import { mayPrepare, prepareCode, tryCode } from '../strategies/mailed-code.js';
import { findUser } from './find-user.js';
import type { NumberRow } from './own-numbers.js';
import { identifierAdded, numberCode, numberJSON, ownNumber, requireOffered } from './phone-number-row.js';
import { removeNumber, secondStepAdded, updateNumber } from './phone-number-uses.js';
import { readPhoneNumber } from './phone-number.js';
import { lockUser } from './second-factor-changes.js';

const idOf = ({ parameters }: Exchange): string => parameters['id'] ?? '';

/** So many may wait for their proof. */
const mostUnproved = 5;

async function list(exchange: Exchange): Promise<Answer> {
  const { user_id: userId } = await actingSession(exchange);
  const rows = await exchange.instance.database
    .selectFrom('phone_numbers')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return { kind: 'bare', body: await Promise.all(rows.map(row => numberJSON(exchange, row))) };
}

async function read(exchange: Exchange): Promise<Answer> {
  const session = await actingSession(exchange);
  const row = await ownNumber(exchange.instance.database, session, idOf(exchange));
  return { kind: 'envelope', response: await numberJSON(exchange, row) };
}

async function add(exchange: Exchange): Promise<Answer> {
  const { form, instance, now } = exchange;
  const { database, settings } = instance;
  const session = await requireRecentProof(exchange);
  const reserved = form.flag('reserved_for_second_factor') ?? settings.users.phone === 'off';
  requireOffered(settings, reserved);
  const key = readPhoneNumber(form.required('phone_number'))?.e164;
  if (key === undefined) throw malformed('phone_number');
  requireServed(settings, key);
  await requireAllowed(database, settings, { type: 'phone_number', key }, false);
  const owner = reserved ? undefined : await findUser(database, 'phone_number', key);
  // Where nobody is to learn who has an account, this is told to who has proved the number.
  if (owner && !settings.users.enumerationProtection) throw identifierExists('phone_number');
  const row = await change(exchange, async work => {
    await lockUser(work, session.user_id);
    await refuseTooMany(work, session);
    const values = { reserved_for_second_factor: reserved, updated_at: now };
    const made = await work.tx
      .insertInto('phone_numbers')
      .values({ id: createId('idn'), user_id: session.user_id, phone_number: key, created_at: now, ...values })
      .onConflict(conflict =>
        conflict
          .columns(['user_id', 'phone_number'])
          .doUpdateSet(values)
          .where('phone_numbers.verified_at', 'is', null),
      )
      .returningAll()
      .executeTakeFirst();
    if (!made) throw identifierExists('phone_number');
    await claim(work, exchange, made.id);
    return made;
  });
  return { kind: 'envelope', response: await numberJSON(exchange, row) };
}

async function refuseTooMany({ tx }: Change, { user_id: userId }: SessionRow): Promise<void> {
  const waiting = await tx
    .selectFrom('phone_numbers')
    .select('id')
    .where('user_id', '=', userId)
    .where('verified_at', 'is', null)
    .execute();
  if (waiting.length < mostUnproved) return;
  throw new Problem(400, 'too_many_unverified_identifications', 'too many numbers wait for their proof', {
    sentence: 'Confirm or remove the numbers that you have added before.',
  });
}

async function prepare(exchange: Exchange): Promise<Answer> {
  const { form, instance } = exchange;
  const session = await requireRecentProof(exchange);
  if (form.required('strategy') !== 'phone_code') throw invalidValue('strategy');
  const row = await unproved(exchange, session);
  const purpose = numberCode(row);
  const preparation = await mayPrepare(exchange, purpose);
  await change(exchange, async work => {
    await claim(work, exchange, row.id);
    const { locale } = await lockUser(work, session.user_id);
    await prepareCode(work, exchange, purpose, preparation, { to: row.phone_number, locale, template: 'sms_code' });
  });
  const prepared = await ownNumber(instance.database, session, row.id);
  return { kind: 'envelope', response: await numberJSON(exchange, prepared) };
}

async function attempt(exchange: Exchange): Promise<Answer> {
  const { form, instance, now } = exchange;
  const session = await requireRecentProof(exchange);
  const present = await unproved(exchange, session);
  requireOffered(instance.settings, present.reserved_for_second_factor);
  const consume = await tryCode(exchange, numberCode(present), form.required('code'));
  const proved = await refusingTaken(() =>
    change(exchange, async work => {
      await claim(work, exchange, present.id);
      await lockUser(work, session.user_id);
      await consume(work);
      const row = await work.tx
        .updateTable('phone_numbers')
        .set({ verified_at: now, updated_at: now })
        .where('id', '=', present.id)
        .where('verified_at', 'is', null)
        .returningAll()
        .executeTakeFirst();
      if (!row) throw alreadyVerified();
      if (row.reserved_for_second_factor)
        return { row, codes: await secondStepAdded(work, exchange, session, { row, proved: true }) };
      await identifierAdded(work, exchange, session);
      return { row, codes: undefined };
    }),
  );
  return { kind: 'envelope', response: await numberJSON(exchange, proved.row, proved.codes) };
}

/** A number that somebody signs in by has one owner: the index refuses it for everybody else. */
async function refusingTaken<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (violatedConstraint(error) !== undefined) throw identifierExists('phone_number');
    throw error;
  }
}

async function unproved(exchange: Exchange, session: SessionRow): Promise<NumberRow> {
  const row = await ownNumber(exchange.instance.database, session, idOf(exchange));
  if (row.verified_at !== null) throw alreadyVerified();
  return row;
}

async function update(exchange: Exchange): Promise<Answer> {
  const session = await requireRecentProof(exchange);
  const { row, codes } = await refusingTaken(() => updateNumber(exchange, session, idOf(exchange)));
  return { kind: 'envelope', response: await numberJSON(exchange, row, codes) };
}

async function remove(exchange: Exchange): Promise<Answer> {
  const session = await requireRecentProof(exchange);
  const id = idOf(exchange);
  await removeNumber(exchange, session, id);
  return { kind: 'envelope', response: { object: 'phone_number', id, deleted: true } };
}

/** The same again, because its answer was lost. What was told once is not told again. */
async function repeat(exchange: Exchange, { resourceId }: Done): Promise<Answer> {
  const session = await actingSession(exchange);
  const row = await ownNumber(exchange.instance.database, session, resourceId);
  return { kind: 'envelope', response: await numberJSON(exchange, row) };
}

const path = '/v1/me/phone_numbers';

/** The signed-in person's numbers: those that they sign in by, and those that codes of their second step go to. */
export const phoneNumberEndpoints: readonly Endpoint[] = [
  { method: 'GET', path, checks: [], handle: list },
  {
    method: 'POST',
    path,
    checks: [limitedPerAddress('address', 10), takes('phone_number', 'reserved_for_second_factor')],
    handle: add,
    repeat,
  },
  { method: 'GET', path: `${path}/:id`, checks: [], handle: read },
  {
    method: 'PATCH',
    path: `${path}/:id`,
    checks: [takes('reserved_for_second_factor', 'default_second_factor')],
    handle: update,
  },
  { method: 'DELETE', path: `${path}/:id`, checks: [takes()], handle: remove },
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
    checks: [limitedPerAddress('attempt', 10), takes('code')],
    handle: attempt,
  },
];
