import { isWalletStrategy } from 'auth-elements/wire';
import type { Insertable } from 'kysely';
import { requireOpen } from '../access/rules.js';
import { comesBySite, humanSignUp, humanUpdate } from '../bots/require-human.js';
import { ensureClient } from '../client/ensure-client.js';
import { leaveSignUp } from '../enterprise/sign-up-visit.js';
import { requireNoConnection } from '../enterprise/sso-only.js';
import { takeProof } from '../client/proof.js';
import type { ProvedAddress } from '../client/proof.js';
import { createId } from '../crypto/token.js';
import { change, claim } from '../http/change.js';
import type { Change, Done } from '../http/change.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, ClientRow, Endpoint, Exchange } from '../http/exchange.js';
import { identifierExists, invalidValue, notFound, wrongState } from '../http/refusals.js';
import { existsThere, readOneTap, takeOneTap } from '../oauth/one-tap.js';
import type { OneTap } from '../oauth/one-tap.js';
import { filledBy, isProved } from '../oauth/proved-trip.js';
import type { ProvedTrip } from '../oauth/proved-trip.js';
import { accountOf } from '../oauth/settle-identity.js';
import { beginTrip, prepareTrip, providerFields, readProviderStrategy, takeTrip } from '../oauth/trip.js';
import { growing } from '../session/start-session.js';
import { findUser, storedAddress } from '../account/find-user.js';
import { readLink } from '../email-link/link-targets.js';
import { settleSignUp } from '../email-link/settle-sign-up.js';
import { mayPrepare, prepareCode, tryCode } from '../strategies/mailed-code.js';
import type { Schema } from '../store/schema.js';
import { wrongSignature } from '../wallet/refusals.js';
import { filledByInvitation, invitationOf } from './by-ticket.js';
import { advance } from './complete-sign-up.js';
import { carryOut } from './carry-out.js';
import { readFields } from './read-fields.js';
import { signUpJSON } from './sign-up-json.js';
import { givenIn, lockSignUp, signUpCode } from './sign-up-row.js';
import type { Given, SignUpRow } from './sign-up-row.js';
import { attemptWallet, prepareWallet } from './wallet.js';

const idOf = ({ parameters }: Exchange): string => parameters['id'] ?? '';

async function create(exchange: Exchange): Promise<Answer> {
  const { form, instance, now } = exchange;
  const invitation = await invitationOf(exchange);
  requireOpen(instance.settings, invitation !== undefined);
  const fields = await readFields(exchange, invitation && { invitation_id: invitation.id });
  const transfer = form.flag('transfer') === true;
  const site = readProviderStrategy(exchange);
  const preparation = site && (await prepareTrip(exchange, site));
  const tap = await readOneTap(exchange);
  const id = createId('sua');
  await carryOut(exchange, async work => {
    await claim(work, exchange, id);
    const handed = transfer ? await takeTrip(work, exchange, 'sign_up', id) : undefined;
    const proof = transfer && !handed ? await takeProof(work, exchange, 'sign_up') : undefined;
    const client = await ensureClient(work, exchange);
    const trip = tap ? await tapped(work, exchange, tap, { client, id }) : handed;
    const row = await insert(work, exchange, client, {
      id,
      human: !comesBySite(exchange),
      ...fields,
      ...(isProved(trip) && (await filledBy(work, exchange, trip))),
      ...(preparation && {
        provider_trip_id: await beginTrip(work, exchange, preparation, { client, kind: 'sign_up', attemptId: id }),
      }),
      ...(proof && takenOver(proof)),
      ...filledByInvitation(invitation, now),
    });
    return advance(work, exchange, client, row);
  });
  if (form.optional('strategy') === 'enterprise_sso') await leaveSignUp(exchange, await readRow(exchange, id));
  return answerWith(exchange, id);
}

/** What Google says of somebody who has no account yet. */
async function tapped(
  work: Change,
  exchange: Exchange,
  tap: OneTap,
  { client, id }: { readonly client: ClientRow; readonly id: string },
): Promise<ProvedTrip> {
  const trip = await takeOneTap(work, exchange, tap, { client, kind: 'sign_up', id });
  if (await accountOf(work, exchange, trip)) throw existsThere();
  return trip;
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
  const present = await readRow(exchange, id);
  await humanUpdate(exchange, present);
  const fields = await readFields(exchange, present);
  await carryOut(exchange, async work => {
    await claim(work, exchange, id);
    const { client, row } = await lockSignUp(work, exchange, id);
    const moved = fields.email_key !== undefined && fields.email_key !== row.email_key;
    const rung = fields.phone_number !== undefined && fields.phone_number !== row.phone_number;
    const otherWallet = fields.wallet_key !== undefined && fields.wallet_key !== row.wallet_key;
    if (moved && row.invitation_id !== null) throw invalidValue('email_address');
    const { tx } = work;
    // A code for the former address or number must not prove the new one.
    if (moved || rung)
      await tx.updateTable('codes').set({ void_at: exchange.now }).where('attempt_id', '=', id).execute();
    const updated = await tx
      .updateTable('sign_ups')
      .set({
        updated_at: exchange.now,
        ...fields,
        ...(moved && { email_verified_at: null, email_connection: null }),
        ...(rung && { phone_verified_at: null }),
        ...(otherWallet && { wallet_verified_at: null, wallet_strategy: null }),
      })
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
  if (strategy === 'enterprise_sso') {
    await leaveSignUp(exchange, await readRow(exchange, id));
    return answerWith(exchange, id);
  }
  if (isWalletStrategy(strategy)) {
    await prepareWallet(exchange, id);
    return answerWith(exchange, id);
  }
  const kind = readKind(exchange);
  const link = form.optional('strategy') === 'email_link' ? readLink(exchange) : undefined;
  const present = await readRow(exchange, id);
  if (!givenIn(instance.settings, present).some(given => given.kind === kind))
    throw wrongState('Enter what is to be confirmed first.');
  if (kind === 'email_address') requireNoConnection(exchange, present);
  const preparation = await mayPrepare(exchange, signUpCode(present, kind));
  await change(exchange, async work => {
    await claim(work, exchange, id);
    const { row } = await lockSignUp(work, exchange, id);
    const given = givenIn(instance.settings, row).find(one => one.kind === kind);
    if (given?.provedAt !== null) throw wrongState('This has been confirmed already.');
    const taken = await findUser(work.tx, kind, given.key);
    const mail = taken ? 'sign_up_code_existing_account' : 'verification_code';
    const template = kind === 'phone_number' ? 'sms_code' : mail;
    // Who typed another spelling of somebody's address must not have that person's mail sent elsewhere.
    const to = kind === 'phone_number' ? given.key : ((await storedAddress(work.tx, given.key)) ?? given.value);
    const locale = row.locale ?? taken?.locale ?? null;
    await prepareCode(work, exchange, signUpCode(row, kind), preparation, { to, locale, template }, link);
  });
  instance.log.debug({ attempt: id }, 'a code was sent');
  return answerWith(exchange, id);
}

async function attempt(exchange: Exchange): Promise<Answer> {
  const { form, now } = exchange;
  const id = idOf(exchange);
  if (isWalletStrategy(form.required('strategy'))) {
    await attemptWallet(exchange, id);
    return answerWith(exchange, id);
  }
  const kind = readKind(exchange);
  const code = form.required('code');
  const present = await readRow(exchange, id);
  const consume = await tryCode(exchange, signUpCode(present, kind), code);
  await carryOut(exchange, async work => {
    await claim(work, exchange, id);
    const { client, row } = await lockSignUp(work, exchange, id);
    if (signUpCode(row, kind).key !== signUpCode(present, kind).key)
      throw wrongState('This was changed. Have a new code sent.');
    await consume(work);
    const proved = await work.tx
      .updateTable('sign_ups')
      .set({ [kind === 'phone_number' ? 'phone_verified_at' : 'email_verified_at']: now, updated_at: now })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return advance(work, exchange, client, proved);
  });
  return answerWith(exchange, id);
}

function readKind({ form }: Exchange): Exclude<Given['kind'], 'web3_wallet'> {
  const strategy = form.required('strategy');
  if (strategy === 'phone_code') return 'phone_number';
  if (strategy !== 'email_code' && strategy !== 'email_link') throw invalidValue('strategy');
  return 'email_address';
}

/** What was proved in a sign-in, as a sign-up has it. */
function takenOver({ kind, email, key, provedAt, strategy }: ProvedAddress) {
  if (kind === 'web3_wallet')
    return { web3_wallet: email, wallet_key: key, wallet_verified_at: provedAt, wallet_strategy: strategy ?? null };
  if (kind === 'phone_number') return { phone_number: key, phone_verified_at: provedAt };
  return { email_address: email, email_key: key, email_verified_at: provedAt };
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
  const isWallet = isWalletStrategy(exchange.form.optional('strategy') ?? '');
  if (status === wrongSignature().status) throw wrongSignature();
  if (status !== 200) throw identifierExists(isWallet ? 'web3_wallet' : 'email_address');
  return answerWith(exchange, resourceId);
}

const fields = [
  'email_address',
  'phone_number',
  'web3_wallet',
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
    checks: [
      limitedPerAddress('sign_up', 10),
      takes(...fields, 'transfer', 'strategy', 'ticket', ...providerFields),
      humanSignUp,
    ],
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
    checks: [limitedPerAddress('prepare', 10), takes('strategy', ...providerFields)],
    handle: prepare,
    repeat,
  },
  {
    method: 'POST',
    path: `${path}/:id/attempt_verification`,
    checks: [limitedPerAddress('attempt', 10), takes('strategy', 'code', 'signature')],
    handle: attempt,
    repeat,
  },
];
