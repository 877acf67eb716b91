import { audit } from '../audit.js';
import { change, claim, claimRefusal } from '../http/change.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { makeChallenge, useChallenge } from '../passkey/challenge.js';
import type { ChallengeRow } from '../passkey/challenge.js';
import { readAssertion } from '../passkey/credential.js';
import type { Assertion } from '../passkey/credential.js';
import { passkeyBy } from '../passkey/passkey-row.js';
import type { MadePasskey } from '../passkey/passkey-row.js';
import { authenticationFailure, expired } from '../passkey/refusals.js';
import { placeOf } from '../passkey/relying-party.js';
import { verifyAssertion } from '../passkey/verify.js';
import type { Authenticated } from '../passkey/verify.js';
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
    const proved = await prove(work, exchange, { row, challenge, origin, assertion });
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
      alsoSecond: proved.userVerified && exchange.instance.settings.passkeys.secondFactor,
    });
    return undefined;
  });
  if (refusal) throw refusal;
}

interface Answered {
  readonly row: SignInRow;
  readonly challenge: ChallengeRow;
  readonly origin: string;
  readonly assertion: Assertion;
}

/** The passkey that was used, if everything about it is right: the same work whatever is not. */
async function prove(
  { tx }: Change,
  exchange: Exchange,
  { row, challenge, origin, assertion }: Answered,
): Promise<{ readonly passkey: MadePasskey; readonly userVerified: boolean } | undefined> {
  const { userHandle, ...credential } = assertion;
  const used = await passkeyBy(tx, credential.id);
  const handle = await handleOf(tx, used);
  const named = await ownerOf(tx, row);
  const verified = await verifyAssertion(credential, used?.public_key, {
    challenge: challenge.challenge,
    origin,
    rpId: challenge.rp_id,
  });
  if (!used || !verified) return undefined;
  // A key of somebody else proves nothing for whom the attempt is about.
  if (row.identifier !== null && named?.id !== used.user_id) return undefined;
  // W3C WebAuthn Level 3 §7.2, step 6: without a name the handle says who it is, and it has to be the key's owner.
  if (userHandle === undefined ? row.identifier === null : userHandle !== handle) return undefined;
  const same = await remember(tx, exchange, used, verified);
  return same ? { passkey: used, userVerified: verified.userVerified } : undefined;
}

async function handleOf(tx: Change['tx'], used: MadePasskey | undefined): Promise<string | null> {
  const owner = await tx
    .selectFrom('users')
    .select('passkey_handle')
    .where('id', '=', used?.user_id ?? '')
    .executeTakeFirst();
  return owner?.passkey_handle ?? null;
}

/** Keeps what the authenticator says of itself. Answers whether it may be the same key still. */
async function remember(
  tx: Change['tx'],
  { instance, now }: Exchange,
  used: MadePasskey,
  { newCounter, credentialDeviceType, credentialBackedUp }: Authenticated,
): Promise<boolean> {
  // Whether a key may be synced is part of what it is, and never changes.
  if ((credentialDeviceType === 'multiDevice') !== used.backup_eligible) return false;
  // A copy of a key counts apart from it. Many that are copied on purpose do not count right: it is noted, and no more.
  if (newCounter < used.counter || (newCounter === used.counter && newCounter > 0))
    instance.log.warn({ passkey: used.id, counter: newCounter, known: used.counter }, 'a passkey counts backwards');
  await tx
    .updateTable('passkeys')
    .set({ counter: newCounter, backed_up: credentialBackedUp, last_used_at: now })
    .where('id', '=', used.id)
    .execute();
  return true;
}
