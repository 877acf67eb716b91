import { requireOpen } from '../access/rules.js';
import { ensureClient } from '../client/ensure-client.js';
import { takeProof } from '../client/proof.js';
import { createId } from '../crypto/token.js';
import { change, claim } from '../http/change.js';
import type { Done } from '../http/change.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { identifierExists, invalidValue, notFound, wrongState } from '../http/refusals.js';
import { growing } from '../session/start-session.js';
import { findUser, storedAddress } from '../account/find-user.js';
import { readLink } from '../email-link/link-targets.js';
import { settleSignUp } from '../email-link/settle-sign-up.js';
import { mayPrepare, prepareCode, tryCode } from '../strategies/mailed-code.js';
import { advance } from './complete-sign-up.js';
import { carryOut } from './carry-out.js';
import { readFields } from './read-fields.js';
import { signUpJSON } from './sign-up-json.js';
import { lockSignUp, signUpCode } from './sign-up-row.js';
import type { SignUpRow } from './sign-up-row.js';

const idOf = ({ parameters }: Exchange): string => parameters['id'] ?? '';

async function create(exchange: Exchange): Promise<Answer> {
  const { form, instance, now } = exchange;
  requireOpen(instance.settings, false);
  const fields = await readFields(exchange);
  const transfer = form.flag('transfer') === true;
  const id = createId('sua');
  await carryOut(exchange, async work => {
    await claim(work, exchange, id);
    const proof = transfer ? await takeProof(work, exchange, 'sign_up') : undefined;
    const client = await ensureClient(work, exchange);
    const row = await work.tx
      .insertInto('sign_ups')
      .values({
        id,
        client_id: client.id,
        status: 'missing_requirements',
        abandon_at: now + instance.settings.attempts.lifetime,
        created_at: now,
        updated_at: now,
        ...fields,
        ...(proof && { email_address: proof.email, email_key: proof.key, email_verified_at: proof.provedAt }),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await work.tx
      .updateTable('clients')
      .set({ sign_up_id: id, sign_in_id: null, updated_at: growing(client.updated_at, now) })
      .where('id', '=', client.id)
      .execute();
    return advance(work, exchange, client, row);
  });
  return answerWith(exchange, id);
}

async function update(exchange: Exchange): Promise<Answer> {
  const id = idOf(exchange);
  const fields = await readFields(exchange, await readRow(exchange, id));
  await carryOut(exchange, async work => {
    await claim(work, exchange, id);
    const { client, row } = await lockSignUp(work, exchange, id);
    const moved = fields.email_key !== undefined && fields.email_key !== row.email_key;
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
  const strategy = form.required('strategy');
  if (strategy !== 'email_code' && strategy !== 'email_link') throw invalidValue('strategy');
  const link = strategy === 'email_link' ? readLink(exchange) : undefined;
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
    await prepareCode(work, exchange, signUpCode(row), preparation, { to, locale, template }, link);
  });
  instance.log.debug({ attempt: id }, 'a code was sent');
  return answerWith(exchange, id);
}

async function attempt(exchange: Exchange): Promise<Answer> {
  const { form, now } = exchange;
  const id = idOf(exchange);
  const strategy = form.required('strategy');
  if (strategy !== 'email_code' && strategy !== 'email_link') throw invalidValue('strategy');
  const code = form.required('code');
  const present = await readRow(exchange, id);
  const consume = await tryCode(exchange, signUpCode(present), code);
  await carryOut(exchange, async work => {
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
    checks: [limitedPerAddress('sign_up', 10), takes(...fields, 'transfer')],
    handle: create,
    repeat,
  },
  {
    method: 'GET',
    path: `${path}/:id`,
    checks: [],
    handle: async exchange => {
      await settleSignUp(exchange, idOf(exchange));
      return answerWith(exchange, idOf(exchange));
    },
  },
  { method: 'PATCH', path: `${path}/:id`, checks: [takes(...fields)], handle: update, repeat },
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
    checks: [limitedPerAddress('attempt', 10), takes('strategy', 'code')],
    handle: attempt,
    repeat,
  },
];
