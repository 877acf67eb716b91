import type { VerificationJSON } from 'auth-elements/wire';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { createCode } from '../crypto/codes.js';
import { createId, sameSecret } from '../crypto/token.js';
import { mayMail } from '../delivery/mail-limit.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { tooMany } from '../http/refusals.js';
import type { Instance, Message } from '../instance.js';
import type { Queries, Schema } from '../store/schema.js';

/** What a code is for. A code for one thing is worth nothing for another. */
export interface CodePurpose {
  readonly attemptKind: 'sign_in' | 'sign_up';
  readonly attemptId: string;
  readonly purpose: string;
  /** The address, or the name, that limits count by. */
  readonly key: string;
}

type CodeRow = Selectable<Schema['codes']>;
type CodeMessage = Extract<Message, { readonly code: string }>;

const testCode = '424242';

/** At codes for one address: asking for ever new codes must not make guessing worth while. */
const triesPerHour = 50;

/** Refuses a further message before any work is done for it: the last one is too young, or there were too many. */
export async function mayPrepare({ instance, now }: Exchange, code: CodePurpose): Promise<void> {
  await checkGap(instance.database, code, now);
  const { retryAfter } = await mayMail(instance, code.key);
  if (retryAfter !== undefined) throw tooSoon(retryAfter);
}

/** Counts for the address, whichever attempt or device asks. */
async function checkGap(queries: Queries, { attemptKind, purpose, key }: CodePurpose, now: number): Promise<void> {
  const row = await queries
    .selectFrom('codes')
    .select('resend_at')
    .where('email_key', '=', key)
    .where('attempt_kind', '=', attemptKind)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('void_at', 'is', null)
    .where('resend_at', '>', now)
    .orderBy('resend_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row) throw tooSoon(Math.ceil((row.resend_at - now) / 1000));
}

/**
 * Makes a code that takes the place of the one before, and mails it.
 *
 * @param message - To whom and how; undefined where there is nobody to mail to, and everything else is the same.
 */
export async function prepareCode(
  { tx }: Change,
  { instance, now }: Exchange,
  purpose: CodePurpose,
  message:
    { readonly to: string; readonly locale: string | null; readonly template: CodeMessage['template'] } | undefined,
): Promise<void> {
  // Of several requests at once one gets through: the others wait here and then see its code.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`mail:${purpose.key}`}, 0))`.execute(tx);
  await checkGap(tx, purpose, now);
  const { codes, testMode } = instance.settings;
  const fixed = testMode && isTestAddress(purpose.key);
  const code = fixed ? testCode : createCode();
  await tx
    .updateTable('codes')
    .set({ void_at: now })
    .where('attempt_id', '=', purpose.attemptId)
    .where('purpose', '=', purpose.purpose)
    .where('used_at', 'is', null)
    .where('void_at', 'is', null)
    .execute();
  await tx
    .insertInto('codes')
    .values({
      id: createId('code'),
      attempt_kind: purpose.attemptKind,
      attempt_id: purpose.attemptId,
      purpose: purpose.purpose,
      email_key: purpose.key,
      code_hash: hashCode(instance, purpose, code),
      max_tries: codes.tries,
      expires_at: now + codes.lifetime,
      resend_at: now + codes.resendAfter,
      created_at: now,
    })
    .execute();
  if (message && !fixed)
    await instance.outbox.enqueue(tx, { ...message, code, minutes: Math.round(codes.lifetime / 60_000) });
}

/**
 * Compares a code. The try is counted before, in a statement of its own that stands whatever follows.
 *
 * @returns what marks the code as used, inside the transaction that it proves something for.
 */
export async function tryCode(
  { instance, now }: Exchange,
  purpose: CodePurpose,
  code: string,
): Promise<(change: Change) => Promise<void>> {
  const { retryAfter } = await instance.limits.count(`code:${purpose.key}`, triesPerHour, 60 * 60_000);
  if (retryAfter !== undefined) throw tooMany(retryAfter);
  const counted = await instance.database
    .updateTable('codes')
    .set(set => ({ tries: set('tries', '+', 1) }))
    .where('attempt_id', '=', purpose.attemptId)
    .where('purpose', '=', purpose.purpose)
    .where('used_at', 'is', null)
    .where('void_at', 'is', null)
    .where('expires_at', '>', now)
    .whereRef('tries', '<', 'max_tries')
    .returningAll()
    .executeTakeFirst();
  if (!counted) throw await whyNone(instance, purpose, now);
  if (!sameSecret(hashCode(instance, purpose, code), counted.code_hash))
    throw counted.tries >= counted.max_tries ? failed() : incorrect();
  return async ({ tx }) => {
    const used = await tx
      .updateTable('codes')
      .set({ used_at: now })
      .where('id', '=', counted.id)
      .where('used_at', 'is', null)
      .where('void_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!used) throw alreadyVerified();
  };
}

/** How far the proof by code has come; undefined when none was asked for. */
export async function codeVerification(
  { instance, now }: Exchange,
  purpose: CodePurpose,
): Promise<VerificationJSON | undefined> {
  const row = await latestCode(instance.database, purpose);
  if (!row) return undefined;
  const over = row.tries >= row.max_tries ? 'failed' : row.expires_at <= now ? 'expired' : 'unverified';
  return {
    object: 'verification',
    status: row.used_at === null ? over : 'verified',
    strategy: purpose.purpose,
    attempts: row.tries,
    expire_at: row.expires_at,
    resend_at: row.resend_at,
  };
}

function latestCode(queries: Queries, { attemptId, purpose }: CodePurpose): Promise<CodeRow | undefined> {
  return queries
    .selectFrom('codes')
    .selectAll()
    .where('attempt_id', '=', attemptId)
    .where('purpose', '=', purpose)
    .where('void_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

function hashCode({ secrets }: Instance, { attemptId, purpose }: CodePurpose, code: string): string {
  return secrets.hmac('code', code, attemptId, purpose);
}

/** Addresses that get no mail on an instance in test mode; their code is always the same. */
function isTestAddress(key: string): boolean {
  return key.includes('+clerk_test');
}

async function whyNone(instance: Instance, purpose: CodePurpose, now: number): Promise<Problem> {
  const row = await latestCode(instance.database, purpose);
  if (!row) return missingCode();
  if (row.used_at !== null) return alreadyVerified();
  return row.tries >= row.max_tries ? failed() : row.expires_at <= now ? expired() : incorrect();
}

const incorrect = (): Problem =>
  new Problem(422, 'form_code_incorrect', 'the code is wrong', { field: 'code', sentence: 'This code is not right.' });

const failed = (): Problem =>
  new Problem(400, 'verification_failed', 'too many wrong codes', {
    field: 'code',
    sentence: 'Too many wrong codes. Have a new one sent.',
  });

const expired = (): Problem =>
  new Problem(400, 'verification_expired', 'the code has expired', {
    field: 'code',
    sentence: 'This code has expired. Have a new one sent.',
  });

const missingCode = (): Problem =>
  new Problem(400, 'verification_missing', 'no code was asked for', { sentence: 'Have a code sent first.' });

const alreadyVerified = (): Problem =>
  new Problem(400, 'verification_already_verified', 'this has been proved already', {
    sentence: 'This has been confirmed already.',
  });

function tooSoon(retryAfter: number): Problem {
  return new Problem(429, 'verification_code_too_many_requests', 'too many messages', {
    sentence: 'A code was sent a moment ago. Wait a little before you ask for another one.',
    retryAfter,
  });
}
