import { audit } from '../audit.js';
import { change, claim } from '../http/change.js';
import type { Done } from '../http/change.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { identifierExists, notFound, signedOut } from '../http/refusals.js';
import { endOtherSessions } from '../session/end-sessions.js';
import { actingSession } from '../session/session-row.js';
import type { SessionRow } from '../session/session-row.js';
import { levelFor, requireRecentProof } from '../session/step-up.js';
import { growing } from '../session/start-session.js';
import type { Queries } from '../store/schema.js';
import { violatedConstraint } from '../store/statement-error.js';
import { ownAddress } from './email-address-row.js';
import { readName, readUsername } from './names.js';
import { aboutUser } from './about-user.js';
import { requireIdentifier } from './own-numbers.js';
import { mailNotice } from './mail-notice.js';
import { checkPassword } from './password-rules.js';
import { provePassword } from './prove-password.js';
import { usersJSON } from './user-json.js';
import { voidProofs } from './void-proofs.js';

async function me(exchange: Exchange, userId: string): Promise<Answer> {
  return { kind: 'envelope', response: (await usersJSON(exchange.instance, [userId])).get(userId) };
}

async function read(exchange: Exchange): Promise<Answer> {
  return me(exchange, (await actingSession(exchange)).user_id);
}

async function update(exchange: Exchange): Promise<Answer> {
  const { form, instance, now } = exchange;
  const touchesSignIn = form.has('primary_phone_number_id') || form.has('primary_email_address_id');
  const { user_id: userId } = touchesSignIn ? await requireRecentProof(exchange) : await actingSession(exchange);
  const username = readUsername(form, instance.settings);
  const firstName = readName(form, 'first_name', instance.settings);
  const lastName = readName(form, 'last_name', instance.settings);
  try {
    await change(exchange, async ({ tx }) => {
      const { updated_at: before } = await tx
        .selectFrom('users')
        .select('updated_at')
        .where('id', '=', userId)
        .forUpdate()
        .executeTakeFirstOrThrow();
      await tx
        .updateTable('users')
        .set({
          updated_at: growing(before, now),
          ...(await readPrimaries(tx, exchange, userId)),
          ...(firstName !== undefined && { first_name: firstName }),
          ...(lastName !== undefined && { last_name: lastName }),
          ...(username !== undefined && { username: username?.username ?? null, username_key: username?.key ?? null }),
        })
        .where('id', '=', userId)
        .execute();
      await audit(tx, exchange, { event: 'user.updated', userId });
    });
  } catch (error) {
    if (violatedConstraint(error) !== undefined) throw identifierExists('username');
    throw error;
  }
  return me(exchange, userId);
}

/** Only a proved wallet of one's own can be the one that stands for the others. */
async function requireOwnWallet(queries: Queries, userId: string, id: string): Promise<void> {
  const own = await queries
    .selectFrom('web3_wallets')
    .select('id')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .where('verified_at', 'is not', null)
    .executeTakeFirst();
  if (!own) throw notFound();
}

async function changePassword(exchange: Exchange): Promise<Answer> {
  const { form, instance, now } = exchange;
  const current = form.optional('current_password');
  const { id: sessionId, user_id: userId } = await provedSession(exchange, current);
  const wanted = form.required('new_password');
  const signOutOthers = form.flag('sign_out_of_other_sessions') ?? true;
  const hash =
    current === undefined
      ? await presentHash(exchange, userId)
      : await provePassword(exchange, userId, current, wrongCurrent());
  if (await isSame(exchange, current, wanted, hash)) throw samePassword();
  const { recheck } = await checkPassword(instance, wanted, 'new_password', await aboutUser(instance.database, userId));
  const stored = await instance.passwords.hash(wanted);
  await change(exchange, async work => {
    const { tx } = work;
    await claim(work, exchange, userId);
    await voidProofs(work, userId, now);
    const user = await tx
      .updateTable('users')
      .set({
        password_hash: stored,
        password_updated_at: now,
        password_recheck: recheck,
        failed_passwords: 0,
        updated_at: now,
      })
      .where('id', '=', userId)
      .where('password_hash', hash === null ? 'is' : '=', hash)
      .returning(['id', 'locale'])
      .executeTakeFirst();
    if (!user) throw signedOut();
    if (signOutOthers) await endOtherSessions(work, exchange, userId, sessionId);
    await mailNotice(work, exchange, user, 'password_changed');
    await audit(tx, exchange, { event: 'password.changed', userId, sessionId });
  });
  return me(exchange, userId);
}

/** The present password is a recent proof of the first factor, and of no second one. */
async function provedSession(exchange: Exchange, current: string | undefined): Promise<SessionRow> {
  const session = await actingSession(exchange);
  const enough = current !== undefined && (await levelFor(exchange, session.user_id)) === 'first_factor';
  return enough ? session : requireRecentProof(exchange);
}

/** What the person is shown by, and where mails go: each their own, and proved. */
async function readPrimaries(queries: Queries, { form }: Exchange, userId: string) {
  const wallet = form.optional('primary_web3_wallet_id');
  const number = form.optional('primary_phone_number_id');
  const address = form.optional('primary_email_address_id');
  if (wallet !== undefined) await requireOwnWallet(queries, userId, wallet);
  if (number !== undefined) await requireIdentifier(queries, userId, number);
  if (address !== undefined) await requireProved(queries, userId, address);
  return {
    ...(wallet !== undefined && { primary_web3_wallet_id: wallet }),
    ...(number !== undefined && { primary_phone_number_id: number }),
    ...(address !== undefined && { primary_email_address_id: address }),
  };
}

/** Mails go to an address that is proved. */
async function requireProved(queries: Queries, userId: string, id: string): Promise<void> {
  const { verified_at: provedAt } = await ownAddress(queries, { user_id: userId }, id);
  if (provedAt === null) throw notFound();
}

/** Whoever proves otherwise who they are needs no present password, and may have none. */
async function presentHash({ instance }: Exchange, userId: string): Promise<string | null> {
  const { password_hash: hash } = await instance.database
    .selectFrom('users')
    .select('password_hash')
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  return hash;
}

async function isSame(
  { instance }: Exchange,
  current: string | undefined,
  wanted: string,
  hash: string | null,
): Promise<boolean> {
  if (current !== undefined) return current.normalize('NFC') === wanted.normalize('NFC');
  return hash !== null && (await instance.passwords.verify(wanted, hash)).valid;
}

async function repeatChange(exchange: Exchange, { resourceId }: Done): Promise<Answer> {
  const { user_id: userId } = await actingSession(exchange);
  if (userId !== resourceId) throw signedOut();
  return me(exchange, userId);
}

export function wrongCurrent(): Problem {
  return new Problem(422, 'form_password_validation_failed', 'the current password is wrong', {
    field: 'current_password',
    sentence: 'This is not your current password.',
  });
}

function samePassword(): Problem {
  return new Problem(422, 'form_new_password_matches_current', 'the new password is the current one', {
    field: 'new_password',
    sentence: 'Choose a password that is not the current one.',
  });
}

/** The signed-in person's own account. */
export const accountEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/v1/me', checks: [], handle: read },
  {
    method: 'PATCH',
    path: '/v1/me',
    checks: [
      takes(
        'username',
        'first_name',
        'last_name',
        'primary_phone_number_id',
        'primary_email_address_id',
        'primary_web3_wallet_id',
      ),
    ],
    handle: update,
  },
  {
    method: 'POST',
    path: '/v1/me/change_password',
    checks: [takes('current_password', 'new_password', 'sign_out_of_other_sessions'), limitedPerAddress('password', 5)],
    handle: changePassword,
    repeat: repeatChange,
  },
];
