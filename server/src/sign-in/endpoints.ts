import { isStrategyName } from 'auth-elements/wire';
import type { StrategyName } from 'auth-elements/wire';
import { findUser } from '../account/find-user.js';
import type { UserRow } from '../account/find-user.js';
import { ensureClient } from '../client/ensure-client.js';
import { connectionForIdentifier } from '../enterprise/connection.js';
import { requireOffered } from '../enterprise/sso-only.js';
import { takeProof } from '../client/proof.js';
import { createId } from '../crypto/token.js';
import { change, claim, claimRefusal } from '../http/change.js';
import type { Done } from '../http/change.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { identifierNotFound, incorrectCredentials, invalidValue, notFound } from '../http/refusals.js';
import { settleSignIn } from '../email-link/settle-sign-in.js';
import { authenticationFailure } from '../passkey/refusals.js';
import { requirePasskeys } from '../passkey/relying-party.js';
import { beginSignIn, takeOverSignUp } from '../oauth/begin-sign-in.js';
import { readOneTap, signInByOneTap } from '../oauth/one-tap.js';
import { providerFields, readProviderStrategy } from '../oauth/trip.js';
import { strategies } from '../strategies/index.js';
import { secondFactors } from '../strategies/second-factors.js';
import { wrongSignature } from '../wallet/refusals.js';
import { signInByTicket } from './by-ticket.js';
import { completeSignIn } from './complete-sign-in.js';
import { insertSignIn, startSignIn } from './insert-sign-in.js';
import { resetPassword } from './reset-password.js';
import { attemptSecondFactor, prepareSecondFactor } from './second-factor.js';
import { signInJSON } from './sign-in-json.js';
import { addressIdOf, readIdentifier, readSignIn, requireState } from './sign-in-row.js';
import type { Identifier } from './sign-in-row.js';

const idOf = ({ parameters }: Exchange): string => parameters['id'] ?? '';

async function begin(exchange: Exchange): Promise<Answer> {
  const tap = await readOneTap(exchange);
  if (tap) return answerWith(exchange, await signInByOneTap(exchange, tap));
  const site = readProviderStrategy(exchange);
  return site ? answerWith(exchange, await beginSignIn(exchange, site)) : create(exchange);
}

async function create(exchange: Exchange): Promise<Answer> {
  const { form } = exchange;
  if (form.flag('transfer')) return transfer(exchange);
  if (form.optional('strategy') === 'ticket') return answerWith(exchange, await signInByTicket(exchange));
  const strategy = readStrategy(exchange);
  const { identifier, user } = await readWho(exchange, strategy);
  // A form that waits for any passkey asks nothing of anybody yet, and a sign-up that was begun goes on.
  const byPasskey = strategy === 'passkey' && !identifier;
  const id = createId('sia');
  await change(exchange, async work => {
    await claim(work, exchange, id);
    const client = await ensureClient(work, exchange);
    await startSignIn(
      work,
      exchange,
      client,
      {
        id,
        status: identifier || byPasskey ? 'needs_first_factor' : 'needs_identifier',
        identifier: identifier?.typed ?? null,
        identifier_kind: identifier?.kind ?? null,
        identifier_key: identifier?.key ?? null,
        user_id: user?.id ?? null,
      },
      { keepSignUp: byPasskey },
    );
  });
  if (strategy !== undefined) await beginWith(exchange, strategy, id);
  return answerWith(exchange, id);
}

/** Who somebody says they are. A passkey says it by itself, and every other strategy needs a name. */
async function readWho(
  { form, instance }: Exchange,
  strategy: StrategyName | undefined,
): Promise<{ readonly identifier?: Identifier; readonly user?: UserRow | undefined }> {
  const given = form.optional('identifier');
  if (given === undefined) {
    if (strategy !== undefined && strategy !== 'passkey') form.required('identifier');
    return {};
  }
  const identifier = readIdentifier(instance, given);
  const user = await findUser(instance.database, identifier.kind, identifier.key);
  // Who comes by an organization is known there.
  const told =
    !instance.settings.users.enumerationProtection && !connectionForIdentifier(instance.settings, identifier);
  if (!user && told) throw identifierNotFound();
  return { identifier, user };
}

/** Goes on with the strategy at once. A wrong password stands: the same request is refused again. */
async function beginWith(exchange: Exchange, strategy: StrategyName, id: string): Promise<void> {
  const { prepare: send, attempt: prove } = strategies[strategy];
  try {
    const row = await readSignIn(exchange, id);
    requireOffered(exchange.instance.settings, row, strategy);
    await (send ?? prove)(exchange, row);
  } catch (error) {
    if (error instanceof Problem && error.code === incorrectCredentials().code)
      await change(exchange, work => claimRefusal(work, exchange, error));
    throw error;
  }
}

/** The strategy to begin with at once. A password that comes along is one. */
function readStrategy({ form, instance }: Exchange): StrategyName | undefined {
  const named = form.optional('strategy');
  if (named === undefined) return form.optional('password') === undefined ? undefined : 'password';
  if (!isStrategyName(named)) throw invalidValue('strategy');
  if (named === 'passkey') requirePasskeys(instance.settings);
  return named;
}

async function transfer(exchange: Exchange): Promise<Answer> {
  const id = createId('sia');
  await change(exchange, async work => {
    await claim(work, exchange, id);
    if (await takeOverSignUp(work, exchange, id)) return;
    const proof = await takeProof(work, exchange, 'sign_in');
    const client = await ensureClient(work, exchange);
    const user = await findUser(work.tx, proof.kind, proof.key);
    if (!user) throw identifierNotFound();
    const row = await insertSignIn(work, exchange, client, {
      id,
      status: 'needs_first_factor',
      identifier: proof.email,
      identifier_kind: proof.kind,
      identifier_key: proof.key,
      user_id: user.id,
      provider_trip_id: proof.tripId ?? null,
    });
    await completeSignIn(work, exchange, client, row, {
      userId: user.id,
      strategy: proof.strategy ?? (proof.kind === 'phone_number' ? 'phone_code' : 'email_code'),
      provedAt: proof.provedAt,
    });
  });
  return answerWith(exchange, id);
}

async function prepare(exchange: Exchange): Promise<Answer> {
  const { form, instance, now, device } = exchange;
  const row = await readSignIn(exchange, idOf(exchange));
  if (device.client) requireState(row, device.client, now, 'needs_first_factor');
  const strategy = form.required('strategy');
  if (!isStrategyName(strategy)) throw invalidValue('strategy');
  requireOffered(instance.settings, row, strategy);
  const { prepare: send } = strategies[strategy];
  if (!send) throw new Problem(400, 'verification_strategy_invalid', 'nothing has to be sent for this strategy');
  const addressId = ['email_address_id', 'phone_number_id', 'web3_wallet_id']
    .map(name => form.optional(name))
    .find(Boolean);
  const expected = addressIdOf(instance, row.identifier_kind ?? 'email_address', row.identifier_key ?? '');
  if (addressId !== undefined && addressId !== expected) throw notFound();
  await send(exchange, row);
  return answerWith(exchange, row.id);
}

async function attempt(exchange: Exchange): Promise<Answer> {
  const { form, instance, now, device } = exchange;
  const row = await readSignIn(exchange, idOf(exchange));
  if (device.client) requireState(row, device.client, now, 'needs_first_factor');
  const strategy = form.required('strategy');
  if (!isStrategyName(strategy)) throw invalidValue('strategy');
  requireOffered(instance.settings, row, strategy);
  await strategies[strategy].attempt(exchange, row);
  return answerWith(exchange, row.id);
}

async function answerWith(exchange: Exchange, id: string): Promise<Answer> {
  return { kind: 'envelope', response: await signInJSON(exchange, await readSignIn(exchange, id)) };
}

async function repeat(exchange: Exchange, { resourceId, status }: Done): Promise<Answer> {
  if (status === authenticationFailure().status)
    throw exchange.form.optional('strategy') === 'passkey' ? authenticationFailure() : wrongSignature();
  if (status !== 200) throw identifierNotFound();
  return answerWith(exchange, resourceId);
}

async function repeatCreate(exchange: Exchange, { resourceId, status }: Done): Promise<Answer> {
  if (status !== 200) throw incorrectCredentials();
  return answerWith(exchange, resourceId);
}

const path = '/v1/client/sign_ins';
const everySecondField = [...new Set(Object.values(secondFactors).flatMap(factor => factor.takes))];
const everyField = [...new Set(Object.values(strategies).flatMap(strategy => strategy.takes))];

/** The sign-in that a client is making. */
export const signInEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path,
    checks: [
      limitedPerAddress('sign_in', 10),
      takes('identifier', 'strategy', 'ticket', 'password', 'transfer', ...providerFields),
    ],
    handle: begin,
    repeat: repeatCreate,
  },
  {
    method: 'GET',
    path: `${path}/:id`,
    checks: [],
    handle: async exchange => {
      await settleSignIn(exchange, idOf(exchange));
      return answerWith(exchange, idOf(exchange));
    },
  },
  {
    method: 'POST',
    path: `${path}/:id/prepare_first_factor`,
    checks: [
      limitedPerAddress('prepare', 10),
      takes('strategy', 'email_address_id', 'phone_number_id', 'web3_wallet_id', ...providerFields),
    ],
    handle: prepare,
    repeat,
  },
  {
    method: 'POST',
    path: `${path}/:id/attempt_first_factor`,
    checks: [limitedPerAddress('attempt', 10), takes('strategy', ...everyField)],
    handle: attempt,
    repeat,
  },
  {
    method: 'POST',
    path: `${path}/:id/prepare_second_factor`,
    checks: [limitedPerAddress('prepare', 10), takes('strategy', 'email_address_id', 'phone_number_id')],
    handle: async exchange => {
      await prepareSecondFactor(exchange, idOf(exchange));
      return answerWith(exchange, idOf(exchange));
    },
    repeat,
  },
  {
    method: 'POST',
    path: `${path}/:id/attempt_second_factor`,
    checks: [limitedPerAddress('attempt', 10), takes('strategy', ...everySecondField)],
    handle: async exchange => {
      await attemptSecondFactor(exchange, idOf(exchange));
      return answerWith(exchange, idOf(exchange));
    },
    repeat,
  },
  {
    method: 'POST',
    path: `${path}/:id/reset_password`,
    checks: [limitedPerAddress('attempt', 10), takes('password', 'sign_out_of_other_sessions')],
    handle: async exchange => {
      await resetPassword(exchange, idOf(exchange));
      return answerWith(exchange, idOf(exchange));
    },
    repeat,
  },
];
