import { isSecondFactorName, isWalletStrategy } from 'auth-elements/wire';
import type { ReverificationLevel, SessionReverificationJSON, VerificationJSON } from 'auth-elements/wire';
import { audit } from '../audit.js';
import { rotateToken } from '../client/client-token.js';
import { lockClient } from '../client/ensure-client.js';
import { createId } from '../crypto/token.js';
import { change, claim } from '../http/change.js';
import type { Change, Done } from '../http/change.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, ClientRow, Endpoint, Exchange } from '../http/exchange.js';
import { languageOf } from '../http/language.js';
import { Problem } from '../http/problem.js';
import { invalidValue, signedOut } from '../http/refusals.js';
import { codeOf, firstProof, firstProofFields, firstProofsOf } from '../strategies/first-proofs.js';
import { codeVerification } from '../strategies/mailed-code.js';
import { provedWallet, walletVerification } from '../wallet/challenge.js';
import { secondPasskeyVerification } from '../strategies/passkey-second-factor.js';
import { secondStepVerification } from '../strategies/phone-second-factor.js';
import type { Proof, ProofOf } from '../strategies/proof.js';
import { secondFactors, secondFactorsLeft, secondFactorsOf } from '../strategies/second-factors.js';
import { oneSessionJSON } from './session-json.js';
import { ownLiveSession, refuseActor } from './session-row.js';
import type { SessionRow } from './session-row.js';
import { growing, limitsFrom } from './start-session.js';
import { presentVerification, proofOf } from './verification-row.js';
import type { VerificationRow } from './verification-row.js';

const lifetime = 10 * 60_000;

type Which = 'first' | 'second';

async function sessionOf(exchange: Exchange): Promise<SessionRow> {
  const session = await ownLiveSession(exchange, exchange.parameters['id'] ?? '');
  refuseActor(session);
  return session;
}

/** Begins. Who has no second factor is asked for the first. */
async function start(exchange: Exchange): Promise<Answer> {
  const { instance, form, now } = exchange;
  const session = await sessionOf(exchange);
  const wanted = readLevel(form.required('level'));
  const enrolled = await secondFactorsOf(instance.database, session.user_id, instance.settings);
  const level = enrolled.length > 0 ? wanted : 'first_factor';
  const row = await change(exchange, async ({ tx }) => {
    // Whoever closes and begins again goes on where they were: what was mailed a moment ago serves them.
    const begun = await tx
      .selectFrom('session_verifications')
      .selectAll()
      .where('session_id', '=', session.id)
      .where('level', '=', level)
      .where('status', '!=', 'complete')
      .where('first_factor_at', 'is', null)
      .where('abandon_at', '>', now + lifetime / 2)
      .executeTakeFirst();
    if (begun) return begun;
    await tx.deleteFrom('session_verifications').where('session_id', '=', session.id).execute();
    return tx
      .insertInto('session_verifications')
      .values({
        id: createId('sver'),
        session_id: session.id,
        level,
        status: level === 'second_factor' ? 'needs_second_factor' : 'needs_first_factor',
        abandon_at: now + lifetime,
        created_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
  });
  return answerWith(exchange, session, row);
}

function readLevel(given: string): ReverificationLevel {
  if (given === 'first_factor' || given === 'second_factor' || given === 'multi_factor') return given;
  throw invalidValue('level');
}

function prepare(which: Which): Endpoint['handle'] {
  return async exchange => {
    const session = await sessionOf(exchange);
    const row = await presentVerification(exchange, session, `needs_${which}_factor`);
    const strategy = exchange.form.required('strategy');
    const of = await proofOf(exchange, row, session, await localeOf(exchange, session));
    const { prepare: send } = await proofBy(exchange, of, which, strategy);
    if (!send) throw new Problem(400, 'verification_strategy_invalid', 'nothing has to be sent for this strategy');
    await send(exchange, of);
    const prepared = await exchange.instance.database
      .updateTable('session_verifications')
      .set({ [`${which}_factor_strategy`]: strategy })
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return answerWith(exchange, session, prepared);
  };
}

function attempt(which: Which): Endpoint['handle'] {
  return async exchange => {
    const session = await sessionOf(exchange);
    const row = await presentVerification(exchange, session, `needs_${which}_factor`);
    const strategy = exchange.form.required('strategy');
    const of = await proofOf(exchange, row, session, null);
    const proof = await proofBy(exchange, of, which, strategy);
    const consume = await proof.prove(exchange, of);
    const proved = await change(exchange, async work => {
      await claim(work, exchange, row.id);
      // The client first, as everywhere.
      const client = await lockClient(work, session.client_id);
      await consume(work);
      const updated = await moveOn(work, exchange, { row, which, strategy });
      const live = await renewSession(work, exchange, { session, which });
      if (!client || !updated || !live) throw signedOut();
      await renewClient(work, exchange, client);
      const entry = { userId: session.user_id, sessionId: session.id, reason: strategy };
      await audit(work.tx, exchange, { event: 'session.verified', ...entry });
      return { row: updated, session: live };
    });
    return answerWith(exchange, proved.session, proved.row);
  };
}

interface Step {
  readonly row: VerificationRow;
  readonly which: Which;
  readonly strategy: string;
}

function moveOn({ tx }: Change, { now }: Exchange, { row, which, strategy }: Step) {
  const next = which === 'first' && row.level === 'multi_factor' ? 'needs_second_factor' : 'complete';
  return tx
    .updateTable('session_verifications')
    .set({ [`${which}_factor_strategy`]: strategy, [`${which}_factor_at`]: now, status: next })
    .where('id', '=', row.id)
    .where('status', '=', row.status)
    .returningAll()
    .executeTakeFirst();
}

/** A session is as good as new once its person has proved again who they are: both of its limits begin anew. */
function renewSession(
  { tx }: Change,
  { instance, now }: Exchange,
  { session, which }: { readonly session: SessionRow; readonly which: Which },
): Promise<SessionRow | undefined> {
  return tx
    .updateTable('sessions')
    .set({
      [`${which}_factor_at`]: now,
      ...limitsFrom(instance.settings, now),
      updated_at: growing(session.updated_at, now),
    })
    .where('id', '=', session.id)
    .where('status', '=', 'active')
    .returningAll()
    .executeTakeFirst();
}

/** What was known of the browser before is worth nothing after: the session may do more from now on. */
async function renewClient(work: Change, exchange: Exchange, client: ClientRow): Promise<void> {
  await work.tx
    .updateTable('clients')
    .set({ updated_at: growing(client.updated_at, exchange.now) })
    .where('id', '=', client.id)
    .execute();
  await rotateToken(work, exchange, client);
}

/** The same attempt again, because its answer was lost. */
async function repeat(exchange: Exchange, { resourceId }: Done): Promise<Answer> {
  const session = await sessionOf(exchange);
  const row = await exchange.instance.database
    .selectFrom('session_verifications')
    .selectAll()
    .where('id', '=', resourceId)
    .where('session_id', '=', session.id)
    .executeTakeFirst();
  if (!row) throw signedOut();
  return answerWith(exchange, session, row);
}

async function proofBy(
  { instance }: Exchange,
  of: ProofOf,
  which: Which,
  strategy: string,
): Promise<Omit<Proof, 'enrolled'>> {
  const { database } = instance;
  if (which === 'first') {
    const found = await firstProof(database, of.userId, strategy);
    if (found) return found;
  } else if (isSecondFactorName(strategy)) {
    const enrolled = await secondFactorsLeft(database, of, instance.settings);
    if (enrolled.some(factor => factor.strategy === strategy)) return secondFactors[strategy];
  }
  throw new Problem(400, 'strategy_for_user_invalid', 'the user has no such factor', {
    sentence: 'This way is not set up for this account.',
  });
}

/** The language of the page, else of the account. */
async function localeOf({ instance, form, request }: Exchange, session: SessionRow): Promise<string | null> {
  const user = await instance.database
    .selectFrom('users')
    .select('locale')
    .where('id', '=', session.user_id)
    .executeTakeFirst();
  return user?.locale ?? languageOf(form.optional('locale'), request);
}

async function answerWith(exchange: Exchange, session: SessionRow, row: VerificationRow): Promise<Answer> {
  const { database, settings } = exchange.instance;
  const of = await proofOf(exchange, row, session, null);
  const response: SessionReverificationJSON = {
    object: 'session_reverification',
    status: row.status,
    level: row.level,
    session: await oneSessionJSON(exchange, session),
    supported_first_factors: row.level === 'second_factor' ? null : await firstProofsOf(database, session.user_id),
    supported_second_factors: row.level === 'first_factor' ? null : await secondFactorsLeft(database, of, settings),
    first_factor_verification: await firstVerification(exchange, of, row),
    second_factor_verification: await secondVerification(exchange, of, row),
  };
  return { kind: 'envelope', response };
}

async function firstVerification(
  exchange: Exchange,
  of: ProofOf,
  { first_factor_strategy: strategy, first_factor_at: provedAt }: VerificationRow,
): Promise<VerificationJSON | null> {
  if (strategy === null) return null;
  if (isWalletStrategy(strategy)) {
    const occasion = { subject_id: of.id, purpose: 'verification' } as const;
    return provedAt === null ? walletVerification(exchange, occasion) : provedWallet(strategy, provedAt);
  }
  const sent = strategy === 'email_code' || strategy === 'phone_code';
  const code = sent && (await codeVerification(exchange, codeOf(of, strategy)));
  if (code) return code;
  const status = provedAt === null ? 'unverified' : 'verified';
  return { object: 'verification_password', status, strategy, attempts: null, expire_at: null };
}

async function secondVerification(
  exchange: Exchange,
  of: ProofOf,
  { second_factor_strategy: strategy, second_factor_at: provedAt }: VerificationRow,
): Promise<VerificationJSON | null> {
  if (strategy === 'phone_code') return secondStepVerification(exchange, of);
  if (strategy === 'passkey') return secondPasskeyVerification(exchange, of, provedAt);
  if (strategy !== 'totp' && strategy !== 'backup_code') return null;
  const status = provedAt === null ? 'unverified' : 'verified';
  return { object: `verification_${strategy}`, status, strategy, attempts: null, expire_at: null };
}

const path = '/v1/client/sessions/:id/verify';
const secondFields = [...new Set(Object.values(secondFactors).flatMap(factor => factor.takes))];

/** Step-up: a signed-in person proves again who they are, and what asks for a recent proof takes it. */
export const verificationEndpoints: readonly Endpoint[] = [
  { method: 'POST', path, checks: [takes('level')], handle: start },
  {
    method: 'POST',
    path: `${path}/prepare_first_factor`,
    checks: [
      limitedPerAddress('prepare', 10),
      takes('strategy', 'email_address_id', 'phone_number_id', 'web3_wallet_id'),
    ],
    handle: prepare('first'),
  },
  {
    method: 'POST',
    path: `${path}/attempt_first_factor`,
    checks: [limitedPerAddress('attempt', 10), takes('strategy', ...firstProofFields)],
    handle: attempt('first'),
    repeat,
  },
  {
    method: 'POST',
    path: `${path}/prepare_second_factor`,
    checks: [limitedPerAddress('prepare', 10), takes('strategy', 'phone_number_id')],
    handle: prepare('second'),
  },
  {
    method: 'POST',
    path: `${path}/attempt_second_factor`,
    checks: [limitedPerAddress('attempt', 10), takes('strategy', ...secondFields)],
    handle: attempt('second'),
    repeat,
  },
];
