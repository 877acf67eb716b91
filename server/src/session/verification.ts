import { isSecondFactorName, isWalletStrategy } from 'auth-elements/wire';
import type { ReverificationLevel, SessionReverificationJSON, VerificationJSON } from 'auth-elements/wire';
import { audit } from '../audit.js';
import { createId } from '../crypto/token.js';
import { change } from '../http/change.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { languageOf } from '../http/language.js';
import { Problem } from '../http/problem.js';
import { invalidValue, signedOut } from '../http/refusals.js';
import { addressCode, firstProof, firstProofFields, firstProofsOf } from '../strategies/first-proofs.js';
import { codeVerification } from '../strategies/mailed-code.js';
import type { Proof } from '../strategies/proof.js';
import { provedWallet, walletVerification } from '../wallet/challenge.js';
import { secondFactors, secondFactorsOf } from '../strategies/second-factors.js';
import { oneSessionJSON } from './session-json.js';
import { ownLiveSession, refuseActor } from './session-row.js';
import type { SessionRow } from './session-row.js';
import { growing } from './start-session.js';
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
  const enrolled = await secondFactorsOf(instance.database, session.user_id);
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
    const { prepare: send } = await proofBy(exchange, session, which, strategy);
    if (!send) throw new Problem(400, 'verification_strategy_invalid', 'nothing has to be sent for this strategy');
    await send(exchange, proofOf(row, session, await localeOf(exchange, session)));
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
    const { now } = exchange;
    const session = await sessionOf(exchange);
    const row = await presentVerification(exchange, session, `needs_${which}_factor`);
    const strategy = exchange.form.required('strategy');
    const proof = await proofBy(exchange, session, which, strategy);
    const consume = await proof.prove(exchange, proofOf(row, session, null));
    const next = which === 'first' && row.level === 'multi_factor' ? 'needs_second_factor' : 'complete';
    const proved = await change(exchange, async work => {
      await consume(work);
      const updated = await work.tx
        .updateTable('session_verifications')
        .set({ [`${which}_factor_strategy`]: strategy, [`${which}_factor_at`]: now, status: next })
        .where('id', '=', row.id)
        .where('status', '=', row.status)
        .returningAll()
        .executeTakeFirst();
      const live = await work.tx
        .updateTable('sessions')
        .set({ [`${which}_factor_at`]: now, updated_at: growing(session.updated_at, now) })
        .where('id', '=', session.id)
        .where('status', '=', 'active')
        .returningAll()
        .executeTakeFirst();
      if (!updated || !live) throw signedOut();
      const entry = { userId: session.user_id, sessionId: session.id, reason: strategy };
      await audit(work.tx, exchange, { event: 'session.verified', ...entry });
      return { row: updated, session: live };
    });
    return answerWith(exchange, proved.session, proved.row);
  };
}

async function proofBy({ instance }: Exchange, session: SessionRow, which: Which, strategy: string): Promise<Proof> {
  const { database } = instance;
  if (which === 'first') {
    const found = await firstProof(database, session.user_id, strategy);
    if (found) return found;
  } else if (isSecondFactorName(strategy)) {
    const enrolled = await secondFactorsOf(database, session.user_id);
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
  const { database } = exchange.instance;
  const response: SessionReverificationJSON = {
    object: 'session_reverification',
    status: row.status,
    level: row.level,
    session: await oneSessionJSON(exchange, session),
    supported_first_factors: row.level === 'second_factor' ? null : await firstProofsOf(database, session.user_id),
    supported_second_factors: row.level === 'first_factor' ? null : await secondFactorsOf(database, session.user_id),
    first_factor_verification: await firstVerification(exchange, session, row),
    second_factor_verification: secondVerification(row),
  };
  return { kind: 'envelope', response };
}

async function firstVerification(
  exchange: Exchange,
  session: SessionRow,
  row: VerificationRow,
): Promise<VerificationJSON | null> {
  const { first_factor_strategy: strategy, first_factor_at: provedAt } = row;
  if (strategy === null) return null;
  if (isWalletStrategy(strategy)) {
    const occasion = { subject_id: row.id, purpose: 'verification' } as const;
    return provedAt === null ? walletVerification(exchange, occasion) : provedWallet(strategy, provedAt);
  }
  const code = await codeVerification(
    exchange,
    await addressCode(exchange.instance.database, proofOf(row, session, null)),
  );
  if (code && strategy === 'email_code') return code;
  const status = provedAt === null ? 'unverified' : 'verified';
  return { object: 'verification_password', status, strategy, attempts: null, expire_at: null };
}

function secondVerification({ second_factor_strategy: strategy, second_factor_at: provedAt }: VerificationRow) {
  if (strategy !== 'totp' && strategy !== 'backup_code') return null;
  const status = provedAt === null ? 'unverified' : 'verified';
  return { object: `verification_${strategy}`, status, strategy, attempts: null, expire_at: null } as const;
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
  },
];
