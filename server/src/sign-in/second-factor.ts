import { isSecondFactorName } from 'auth-elements/wire';
import { verifiedPrimaryAddress } from '../account/find-user.js';
import { change, claim } from '../http/change.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { invalidValue, notFound } from '../http/refusals.js';
import { mayPrepare, prepareCode, tryCode } from '../strategies/mailed-code.js';
import { secondFactors, secondFactorsLeft } from '../strategies/second-factors.js';
import { trustCode } from './client-trust.js';
import { goOn } from './complete-sign-in.js';
import { lockSignIn, proofOf, readSignIn, requireState } from './sign-in-row.js';
import type { SignInRow } from './sign-in-row.js';

const awaited = ['needs_second_factor', 'needs_client_trust'] as const;

/** Sends what the second factor, or the check of a new device, needs. */
export async function prepareSecondFactor(exchange: Exchange, id: string): Promise<void> {
  const row = await awaiting(exchange, id);
  const strategy = exchange.form.required('strategy');
  if (row.status === 'needs_client_trust') return prepareTrust(exchange, row, strategy);
  const { prepare } = await factorFor(exchange, row, strategy);
  if (!prepare) throw new Problem(400, 'verification_strategy_invalid', 'nothing has to be sent for this strategy');
  await prepare(exchange, proofOf(row));
  await exchange.instance.database
    .updateTable('sign_ins')
    .set({ second_factor_strategy: strategy, updated_at: exchange.now })
    .where('id', '=', row.id)
    .where('status', '=', 'needs_second_factor')
    .execute();
}

/** Proves the second factor, or the new device, and goes on. */
export async function attemptSecondFactor(exchange: Exchange, id: string): Promise<void> {
  const { now } = exchange;
  const present = await awaiting(exchange, id);
  const strategy = exchange.form.required('strategy');
  const trust = present.status === 'needs_client_trust';
  const consume = trust ? await proveTrust(exchange, present, strategy) : await prove(exchange, present, strategy);
  await change(exchange, async work => {
    await claim(work, exchange, id);
    const { client } = await lockSignIn(work, exchange, id, present.status);
    await consume(work);
    const proved = await work.tx
      .updateTable('sign_ins')
      .set({
        second_factor_strategy: strategy,
        // A code by mail confirms a device. It is never a second factor.
        ...(trust ? { trust_state: 'known' } : { second_factor_at: now }),
        updated_at: now,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await goOn(work, exchange, client, proved);
  });
}

async function awaiting(exchange: Exchange, id: string): Promise<SignInRow> {
  const { device, now } = exchange;
  const row = await readSignIn(exchange, id);
  if (!device.client) throw notFound();
  requireState(row, device.client, now, ...awaited);
  return row;
}

async function factorFor({ instance }: Exchange, row: SignInRow, strategy: string) {
  if (!isSecondFactorName(strategy)) throw invalidValue('strategy');
  const enrolled = await secondFactorsLeft(instance.database, proofOf(row), instance.settings);
  if (enrolled.length === 0)
    throw new Problem(400, 'no_second_factors', 'nothing is enrolled any more', { sentence: 'Start again.' });
  if (!enrolled.some(factor => factor.strategy === strategy))
    throw new Problem(400, 'strategy_for_user_invalid', 'this factor is not enrolled', {
      sentence: 'This way is not set up for this account.',
    });
  return secondFactors[strategy];
}

async function prove(exchange: Exchange, row: SignInRow, strategy: string): Promise<(change: Change) => Promise<void>> {
  const factor = await factorFor(exchange, row, strategy);
  return factor.prove(exchange, proofOf(row));
}

async function prepareTrust(exchange: Exchange, row: SignInRow, strategy: string): Promise<void> {
  requireMail(strategy);
  const purpose = trustCode(row);
  const preparation = await mayPrepare(exchange, purpose);
  await change(exchange, async work => {
    await claim(work, exchange, row.id);
    await lockSignIn(work, exchange, row.id, 'needs_client_trust');
    const address = await verifiedPrimaryAddress(work.tx, row.user_id ?? '');
    const wanted = exchange.form.optional('email_address_id');
    if (!address || (wanted !== undefined && wanted !== address.id)) throw notFound();
    await prepareCode(work, exchange, purpose, preparation, {
      to: address.email_address,
      locale: row.locale,
      template: 'new_device_code',
    });
    await work.tx
      .updateTable('sign_ins')
      .set({ second_factor_strategy: strategy, updated_at: exchange.now })
      .where('id', '=', row.id)
      .execute();
  });
}

function proveTrust(exchange: Exchange, row: SignInRow, strategy: string): Promise<(change: Change) => Promise<void>> {
  requireMail(strategy);
  return tryCode(exchange, trustCode(row), exchange.form.required('code'));
}

function requireMail(strategy: string): void {
  if (strategy !== 'email_code') throw invalidValue('strategy');
}
