import type { VerificationJSON } from 'auth-elements/wire';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { createCode } from '../crypto/codes.js';
import { createId, createToken, hashToken, sameSecret } from '../crypto/token.js';
import { mayMail } from '../delivery/mail-limit.js';
import { mayText } from '../delivery/sms-limit.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { alreadyVerified, tooMany } from '../http/refusals.js';
import type { Instance, Message } from '../instance.js';
import type { Queries, Schema } from '../store/schema.js';
import { verificationObject } from './verification-object.js';

/** What a code is for. A code for one thing is worth nothing for another. */
export interface CodePurpose {
  readonly attemptKind: CodeRow['attempt_kind'];
  readonly attemptId: string;
  readonly purpose: string;
  /** The address, or the name, that limits count by. */
  readonly key: string;
}

/** Where a link in the same mail leads. It is the other half of the code: either uses both up. */
export interface MailedLink {
  readonly redirectUrl: string;
  readonly completeUrl: string | undefined;
  /** The session that asks, where the address is added to its person's account. */
  readonly sessionId?: string;
}

export type CodeRow = Selectable<Schema['codes']>;
type CodeMessage = Extract<Message, { readonly code: string }>;

interface CodeMail {
  readonly to: string;
  readonly locale: string | null;
  readonly template: CodeMessage['template'];
}

const testCode = '424242';

/** At codes for one address: asking for ever new codes must not make guessing worth while. */
const triesPerHour = 50;

/** What asking for a code comes to: a new one is mailed, or the one that is on its way serves here. */
export type Preparation = 'mail' | 'take over';

/** Decides before any work is done, and refuses when the last message is too young, or there were too many. */
export async function mayPrepare(exchange: Exchange, code: CodePurpose): Promise<Preparation> {
  const { instance, now } = exchange;
  const young = await youngCode(instance.database, code, now);
  if (young && (await mayTakeOver(instance.database, exchange, code, young))) return 'take over';
  if (young) throw tooYoung(young, now);
  const { retryAfter } = await (code.purpose.endsWith('phone_code')
    ? mayText(exchange, code.key)
    : mayMail(instance, code.key));
  if (retryAfter !== undefined) throw tooSoon(retryAfter);
  return 'mail';
}

/** The code that was mailed a moment ago, to the address, whichever attempt or device has asked for it. */
function youngCode(
  queries: Queries,
  { attemptKind, purpose, key }: CodePurpose,
  now: number,
): Promise<CodeRow | undefined> {
  return queries
    .selectFrom('codes')
    .selectAll()
    .where('email_key', '=', key)
    .where('attempt_kind', '=', attemptKind)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('void_at', 'is', null)
    .where('resend_at', '>', now)
    .orderBy('resend_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/**
 * Whether a new attempt may take over the code of the one before. People go back and begin again: what they have been
 * mailed serves them, without a second mail and without a wait.
 *
 * A code is bound to its attempt so that nobody can prove with it what somebody else has begun. That holds: both are
 * attempts of one client, to prove the same address for the same purpose, and the former one is over, because a client
 * goes on with its newest only. Tries, life and gap stay with the code, so beginning again brings no further guess; a
 * code without a try left is not taken over. Every other client waits, and is told how long.
 */
async function mayTakeOver(
  queries: Queries,
  { device }: Exchange,
  { attemptKind, attemptId }: CodePurpose,
  young: CodeRow,
): Promise<boolean> {
  if (young.attempt_id === attemptId || young.tries >= young.max_tries) return false;
  // A session's verification, and an address that is being added, are gone on with and not begun anew.
  if (attemptKind !== 'sign_in' && attemptKind !== 'sign_up') return false;
  const former = await queries
    .selectFrom(attemptKind === 'sign_in' ? 'sign_ins' : 'sign_ups')
    .select('id')
    .where('id', '=', young.attempt_id)
    .where('client_id', '=', device.client?.id ?? '')
    .executeTakeFirst();
  return former !== undefined;
}

/**
 * Makes a code that takes the place of the one before, and mails it; or takes over the one that is on its way.
 *
 * @param message - To whom and how; undefined where there is nobody to mail to, and everything else is the same.
 */
export async function prepareCode(
  { tx }: Change,
  exchange: Exchange,
  purpose: CodePurpose,
  preparation: Preparation,
  message: CodeMail | undefined,
  link?: MailedLink,
): Promise<void> {
  const { now } = exchange;
  // Of several requests at once one gets through: the others wait here and then see its code.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`mail:${purpose.key}`}, 0))`.execute(tx);
  const young = await youngCode(tx, purpose, now);
  const own = young && preparation === 'take over' && (await mayTakeOver(tx, exchange, purpose, young));
  if (young && !own) throw tooYoung(young, now);
  // It was used or made worthless this very moment, and no mail was counted.
  if (preparation === 'take over' && !young) throw tooSoon(1);
  await voidCodes(tx, purpose, now);
  if (young) await tx.updateTable('codes').set({ attempt_id: purpose.attemptId }).where('id', '=', young.id).execute();
  else await mailCode(tx, exchange, purpose, message, link);
}

async function voidCodes(tx: Queries, { attemptId, purpose }: CodePurpose, now: number): Promise<void> {
  await tx
    .updateTable('codes')
    .set({ void_at: now })
    .where('attempt_id', '=', attemptId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('void_at', 'is', null)
    .execute();
}

async function mailCode(
  tx: Queries,
  exchange: Exchange,
  purpose: CodePurpose,
  message: CodeMail | undefined,
  link: MailedLink | undefined,
): Promise<void> {
  const { instance, now, origin } = exchange;
  const { codes, testMode, publicUrl } = instance.settings;
  const fixed = testMode && isTestAddress(purpose.key);
  const code = fixed ? testCode : createCode();
  const id = createId('code');
  const token = link && createToken();
  await tx
    .insertInto('codes')
    .values({
      id,
      attempt_kind: purpose.attemptKind,
      attempt_id: purpose.attemptId,
      purpose: purpose.purpose,
      email_key: purpose.key,
      code_hash: hashCode(instance, { id, purpose: purpose.purpose, email_key: purpose.key }, code),
      max_tries: codes.tries,
      expires_at: now + codes.lifetime,
      resend_at: now + codes.resendAfter,
      created_at: now,
      ...(link && token !== undefined && linkColumns(exchange, link, token)),
    })
    .execute();
  if (!message || fixed) return;
  // From the settings, never from a header: whoever asks must not decide where somebody's mail leads.
  const url = token === undefined ? {} : { link: `${publicUrl.origin}/v1/verify?token=${token}` };
  // The page's own host: browsers fill the code in there alone.
  const domain = origin === undefined ? {} : { domain: new URL(origin).hostname };
  await instance.outbox.enqueue(tx, {
    ...message,
    ...url,
    ...domain,
    code,
    minutes: Math.round(codes.lifetime / 60_000),
  });
}

/** What a link leaves in its code's row: where it leads, and who asked for it. */
function linkColumns({ ip, request }: Exchange, link: MailedLink, token: string) {
  return {
    link_hash: hashToken(token),
    redirect_url: link.redirectUrl,
    complete_url: link.completeUrl ?? null,
    session_id: link.sessionId ?? null,
    ip,
    user_agent: request.headers.get('user-agent')?.slice(0, 500) ?? null,
  };
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
  if (!sameSecret(hashCode(instance, counted, code), counted.code_hash))
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
  const strategy = row.link_hash === null ? purpose.purpose : 'email_link';
  return {
    object: verificationObject(strategy),
    status: row.transferable ? 'transferable' : row.used_at === null ? over : 'verified',
    strategy,
    attempts: row.tries,
    expire_at: row.expires_at,
    resend_at: row.resend_at,
  };
}

/** The newest code for something; undefined when none was asked for. */
export function latestCode(
  queries: Queries,
  { attemptId, purpose }: Omit<CodePurpose, 'key'>,
): Promise<CodeRow | undefined> {
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

/** Bound to its own row, which says whose attempt it is for. */
function hashCode(
  { secrets }: Instance,
  { id, purpose, email_key }: Pick<CodeRow, 'id' | 'purpose' | 'email_key'>,
  code: string,
): string {
  return secrets.hmac('code', code, id, purpose, email_key);
}

/** Addresses that get no mail on an instance in test mode; their code is always the same. */
export function isTestAddress(key: string): boolean {
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

function tooYoung({ resend_at }: CodeRow, now: number): Problem {
  return tooSoon(Math.ceil((resend_at - now) / 1000));
}

function tooSoon(retryAfter: number): Problem {
  return new Problem(429, 'verification_code_too_many_requests', 'too many messages', {
    sentence: 'A code was sent a moment ago. Wait a little before you ask for another one.',
    retryAfter,
  });
}
