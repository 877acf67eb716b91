import { audit } from '../audit.js';
import { change, claim, claimRefusal } from '../http/change.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { makeChallenge, useChallenge } from '../passkey/challenge.js';
import { readAssertion } from '../passkey/credential.js';
import { authenticationFailure, expired } from '../passkey/refusals.js';
import { placeOf } from '../passkey/relying-party.js';
import { rememberUse, usedPasskey } from '../passkey/used-passkey.js';
import type { Answered, UsedPasskey } from '../passkey/used-passkey.js';
import { completeSignIn } from '../sign-in/complete-sign-in.js';
import { lockSignIn } from '../sign-in/sign-in-row.js';
import type { SignInRow } from '../sign-in/sign-in-row.js';
import { ownerOf } from './mail-sign-in-code.js';
import type { SignInStrategy } from './sign-in-strategy.js';

const strategy = 'passkey';

/** A key that the browser or the person's device holds. It says who somebody is, too: nothing has to be typed before. */
export const passkey: SignInStrategy = { takes: ['public_key_credential'], prepare, attempt };

async function prepare(exchange: Exchange, { id }: SignInRow): Promise<void> {
  const { now } = exchange;
  const { rpId } = placeOf(exchange);
  await change(exchange, async work => {
    await claim(work, exchange, id);
    const { client } = await lockSignIn(work, exchange, id, 'needs_first_factor');
    await makeChallenge(work.tx, { subject_id: id, purpose: 'first_factor', client_id: client.id }, rpId, now);
    await work.tx
      .updateTable('sign_ins')
      .set({ first_factor_strategy: strategy, updated_at: now })
      .where('id', '=', id)
      .execute();
  });
}

async function attempt(exchange: Exchange, { id }: SignInRow): Promise<void> {
  const { now } = exchange;
  const { origin } = placeOf(exchange);
  const assertion = readAssertion(exchange.form);
  const refusal = await change(exchange, async work => {
    await claim(work, exchange, id);
    const { client, row } = await lockSignIn(work, exchange, id, 'needs_first_factor');
    const challenge = await useChallenge(
      work.tx,
      { subject_id: id, purpose: 'first_factor', client_id: client.id },
      now,
    );
    if (!challenge) throw expired();
    const proved = await prove(work, exchange, row, { challenge, origin, assertion });
    if (!proved) {
      // Told after the commit, because the challenge is used up by a wrong answer, too.
      const failure = authenticationFailure();
      await claimRefusal(work, exchange, failure);
      await audit(work.tx, exchange, { event: 'sign_in.refused', clientId: client.id, reason: strategy });
      return failure;
    }
    await completeSignIn(work, exchange, client, row, {
      userId: proved.passkey.user_id,
      strategy,
      provedAt: now,
      // Having the key and unlocking it are two factors. Having it alone is one.
      alsoSecond: proved.authenticated.userVerified && exchange.instance.settings.passkeys.secondFactor,
    });
    return undefined;
  });
  if (refusal) throw refusal;
}

/** The passkey that was used, if it is of whom the attempt is about. */
async function prove(
  work: Change,
  exchange: Exchange,
  row: SignInRow,
  answered: Answered,
): Promise<UsedPasskey | undefined> {
  const named = await ownerOf(work.tx, row);
  const used = await usedPasskey(work.tx, answered);
  if (!used) return undefined;
  // A key of somebody else proves nothing for whom the attempt is about; without a name the handle has to say who it is.
  const { identifier } = row;
  if (identifier === null ? answered.assertion.userHandle === undefined : named?.id !== used.passkey.user_id)
    return undefined;
  return (await rememberUse(work, exchange, used)) ? used : undefined;
}
