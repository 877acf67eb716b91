import type { VerificationJSON } from 'auth-elements/wire';
import { maskNumber } from '../account/mask-address.js';
import { secondStepNumbers } from '../account/own-numbers.js';
import type { NumberRow } from '../account/own-numbers.js';
import { change, claim } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { notFound } from '../http/refusals.js';
import type { Queries } from '../store/schema.js';
import { codeVerification, latestCode, mayPrepare, prepareCode, tryCode } from './mailed-code.js';
import type { CodePurpose } from './mailed-code.js';
import type { ProofOf } from './proof.js';
import { countSecondFactorTry, giveSecondFactorTryBack, wrongSecondFactor } from './second-factor-tries.js';
import type { SecondFactor } from './second-factor.js';

/** A code that is sent by SMS to a number that is kept for the second step. */
export const phoneSecondFactor: SecondFactor = {
  takes: ['code'],
  standsAlone: true,

  async enrolled(queries, userId) {
    const numbers = await secondStepNumbers(queries, userId);
    return numbers.map(({ id, phone_number, default_second_factor }) => ({
      strategy: 'phone_code',
      phone_number_id: id,
      safe_identifier: maskNumber(phone_number),
      default: default_second_factor,
    }));
  },

  async prepare(exchange, of) {
    const { form, instance } = exchange;
    const wanted = form.optional('phone_number_id');
    const numbers = await usableNumbers(instance.database, of);
    const number = numbers.find(({ id }) => wanted === undefined || id === wanted);
    if (!number) throw notFound();
    const purpose = codeFor(of, number.phone_number);
    const preparation = await mayPrepare(exchange, purpose);
    await change(exchange, async work => {
      await claim(work, exchange, of.id);
      await prepareCode(work, exchange, purpose, preparation, {
        to: number.phone_number,
        locale: of.locale,
        template: 'sms_code',
      });
    });
  },

  async prove(exchange, of) {
    const code = exchange.form.required('code');
    await countSecondFactorTry(exchange, of.userId);
    const asked = codeFor(of, await numberAsked(exchange.instance.database, of));
    const consume = await tryCode(exchange, asked, code);
    return async work => {
      await consume(work);
      // The number may have been removed since the code was sent.
      const numbers = await usableNumbers(work.tx, of);
      if (!numbers.some(({ phone_number }) => phone_number === asked.key)) throw wrongSecondFactor();
      await giveSecondFactorTryBack(work, of.userId);
    };
  },
};

/** The code of a second step. One that was sent to prove a first factor is worth nothing here, and the reverse. */
export function secondStepCode({ kind, id }: Pick<ProofOf, 'kind' | 'id'>): Omit<CodePurpose, 'key'> {
  return { attemptKind: kind, attemptId: id, purpose: 'second_factor_phone_code' };
}

/** How far the proof has come, and by which number. */
export async function secondStepVerification(exchange: Exchange, of: ProofOf): Promise<VerificationJSON | null> {
  const { database } = exchange.instance;
  const key = await numberAsked(database, of);
  const verification = await codeVerification(exchange, codeFor(of, key));
  if (!verification) return null;
  const number = (await secondStepNumbers(database, of.userId)).find(({ phone_number }) => phone_number === key);
  return { ...verification, strategy: 'phone_code', ...(number && { phone_number_id: number.id }) };
}

function codeFor(of: ProofOf, key: string): CodePurpose {
  return { ...secondStepCode(of), key };
}

/** What has proved the first factor proves no second one. */
async function usableNumbers(queries: Queries, { userId, provedNumber }: ProofOf): Promise<readonly NumberRow[]> {
  const numbers = await secondStepNumbers(queries, userId);
  return numbers.filter(({ phone_number }) => phone_number !== provedNumber);
}

async function numberAsked(queries: Queries, of: ProofOf): Promise<string> {
  return (await latestCode(queries, secondStepCode(of)))?.email_key ?? '';
}
