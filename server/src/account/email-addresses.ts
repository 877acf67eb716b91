import { normalizeEmail } from 'auth-elements/wire';
import { requireAllowed } from '../access/rules.js';
import { createId } from '../crypto/token.js';
import { readLink } from '../email-link/link-targets.js';
import { settleAddress } from '../email-link/settle-address.js';
import { requireNoConnection } from '../enterprise/sso-only.js';
import { change, claim } from '../http/change.js';
import type { Change, Done } from '../http/change.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { alreadyVerified, disabled, identifierExists, invalidValue, malformed } from '../http/refusals.js';
import { actingSession } from '../session/session-row.js';
import type { SessionRow } from '../session/session-row.js';
import { requireRecentProof } from '../session/step-up.js';
import { violatedConstraint } from '../store/statement-error.js';
import { mayPrepare, prepareCode, tryCode } from '../strategies/mailed-code.js';
import { addressProved, ownAddress, ownAddressCode, ownAddressJSON, removeAddress } from './email-address-row.js';
import type { AddressRow } from './email-address-row.js';
import { findUser, storedAddress } from './find-user.js';
import { lockUser } from './second-factor-changes.js';

const idOf = ({ parameters }: Exchange): string => parameters['id'] ?? '';

/** So many may wait for their proof. */
const mostUnproved = 5;

async function list(exchange: Exchange): Promise<Answer> {
  const { user_id: userId } = await actingSession(exchange);
  const rows = await exchange.instance.database
    .selectFrom('email_addresses')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return { kind: 'bare', body: await Promise.all(rows.map(row => ownAddressJSON(exchange, row))) };
}

/** Reads it, and goes on where its link was pressed on another device. */
async function read(exchange: Exchange): Promise<Answer> {
  const session = await actingSession(exchange);
  await settleAddress(exchange, idOf(exchange));
  return answerWith(exchange, session, idOf(exchange));
}

async function add(exchange: Exchange): Promise<Answer> {
  const { form, instance, now } = exchange;
  const { database, settings } = instance;
  const session = await requireRecentProof(exchange);
  if (settings.users.email === 'off') throw disabled('email_address');
  const typed = form.required('email_address').trim();
  const key = normalizeEmail(typed);
  if (key === undefined) throw malformed('email_address');
  requireNoConnection(exchange, { email_key: key });
  await requireAllowed(database, settings, { type: 'email_address', key }, false);
  const owner = await findUser(database, 'email_address', key);
  // Where nobody is to learn who has an account, this is told to who has proved the address.
  const own = owner?.id === session.user_id;
  if (owner && (own || !settings.users.enumerationProtection)) throw identifierExists('email_address');
  const id = await change(exchange, async work => {
    await lockUser(work, session.user_id);
    const waiting = await unprovedOf(work, session);
    const before = waiting.find(({ email_key }) => email_key === key);
    if (before) return before.id;
    if (waiting.length >= mostUnproved) throw tooMany();
    const values = { id: createId('idn'), user_id: session.user_id, email_address: typed, email_key: key };
    await work.tx
      .insertInto('email_addresses')
      .values({ ...values, created_at: now, updated_at: now })
      .execute();
    await claim(work, exchange, values.id);
    return values.id;
  });
  return answerWith(exchange, session, id);
}

function unprovedOf({ tx }: Change, { user_id: userId }: SessionRow): Promise<readonly AddressRow[]> {
  return tx
    .selectFrom('email_addresses')
    .selectAll()
    .where('user_id', '=', userId)
    .where('verified_at', 'is', null)
    .execute();
}

function tooMany(): Problem {
  return new Problem(400, 'too_many_unverified_identifications', 'too many addresses wait for their proof', {
    sentence: 'Confirm or remove the addresses that you have added before.',
  });
}

async function prepare(exchange: Exchange): Promise<Answer> {
  const { form } = exchange;
  const session = await requireRecentProof(exchange);
  const strategy = form.required('strategy');
  if (strategy !== 'email_code' && strategy !== 'email_link') throw invalidValue('strategy');
  const link = strategy === 'email_link' ? { ...readLink(exchange), sessionId: session.id } : undefined;
  const row = await unproved(exchange, session);
  requireNoConnection(exchange, row);
  const purpose = ownAddressCode(row);
  const preparation = await mayPrepare(exchange, purpose);
  await change(exchange, async work => {
    await claim(work, exchange, row.id);
    const { locale } = await lockUser(work, session.user_id);
    // Who typed another spelling of somebody's address must not have that person's mail sent elsewhere.
    const to = (await storedAddress(work.tx, row.email_key)) ?? row.email_address;
    await prepareCode(work, exchange, purpose, preparation, { to, locale, template: 'address_code' }, link);
  });
  return answerWith(exchange, session, row.id);
}

async function attempt(exchange: Exchange): Promise<Answer> {
  const session = await requireRecentProof(exchange);
  const present = await unproved(exchange, session);
  const consume = await tryCode(exchange, ownAddressCode(present), exchange.form.required('code'));
  try {
    await change(exchange, async work => {
      await claim(work, exchange, present.id);
      await lockUser(work, session.user_id);
      await consume(work);
      await addressProved(work, exchange, session, { id: present.id, strategy: 'email_code' });
    });
  } catch (error) {
    // An address has one owner: the index refuses it for everybody else.
    if (violatedConstraint(error) !== undefined) throw identifierExists('email_address');
    throw error;
  }
  return answerWith(exchange, session, present.id);
}

async function unproved(exchange: Exchange, session: SessionRow): Promise<AddressRow> {
  const row = await ownAddress(exchange.instance.database, session, idOf(exchange));
  if (row.verified_at !== null) throw alreadyVerified();
  return row;
}

async function remove(exchange: Exchange): Promise<Answer> {
  const session = await requireRecentProof(exchange);
  const id = idOf(exchange);
  await change(exchange, work => removeAddress(work, exchange, session, id));
  return { kind: 'envelope', response: { object: 'email_address', id, deleted: true } };
}

async function answerWith(exchange: Exchange, session: SessionRow, id: string): Promise<Answer> {
  const row = await ownAddress(exchange.instance.database, session, id);
  return { kind: 'envelope', response: await ownAddressJSON(exchange, row) };
}

async function repeat(exchange: Exchange, { resourceId }: Done): Promise<Answer> {
  return answerWith(exchange, await actingSession(exchange), resourceId);
}

const path = '/v1/me/email_addresses';

/** The signed-in person's addresses. */
export const emailAddressEndpoints: readonly Endpoint[] = [
  { method: 'GET', path, checks: [], handle: list },
  { method: 'POST', path, checks: [limitedPerAddress('address', 10), takes('email_address')], handle: add, repeat },
  { method: 'GET', path: `${path}/:id`, checks: [], handle: read },
  { method: 'DELETE', path: `${path}/:id`, checks: [takes()], handle: remove },
  {
    method: 'POST',
    path: `${path}/:id/prepare_verification`,
    checks: [limitedPerAddress('prepare', 10), takes('strategy', 'redirect_url', 'action_complete_redirect_url')],
    handle: prepare,
    repeat,
  },
  {
    method: 'POST',
    path: `${path}/:id/attempt_verification`,
    checks: [limitedPerAddress('attempt', 10), takes('code')],
    handle: attempt,
    repeat,
  },
];
