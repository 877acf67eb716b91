import type { TotpJSON } from 'auth-elements/wire';
import { createTotpSecret, totpStep, totpUri } from '../crypto/totp.js';
import { createId } from '../crypto/token.js';
import { change } from '../http/change.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { disabled, notFound } from '../http/refusals.js';
import { requireRecentProof } from '../session/step-up.js';
import { countSecondFactorTry, giveSecondFactorTryBack, wrongSecondFactor } from '../strategies/second-factor-tries.js';
import { secondFactorsOf } from '../strategies/second-factors.js';
import { seedContext } from '../strategies/totp.js';
import { makeBackupCodes } from './backup-codes.js';
import { verifiedPrimaryAddress } from './find-user.js';
import { lockUser, secondFactorAdded, secondFactorRemoved } from './second-factor-changes.js';

/** So long a seed waits for its first code. It is asked for nowhere until then. */
const pendingFor = 10 * 60_000;

async function create(exchange: Exchange): Promise<Answer> {
  const { instance, now } = exchange;
  const { user_id: userId } = await requireRecentProof(exchange);
  if (!instance.settings.secondFactors.totp) throw disabled('totp');
  const secret = createTotpSecret();
  const id = createId('totp');
  const values = { id, secret: instance.secrets.encrypt(secret, seedContext(id)), last_step: null, created_at: now };
  const made = await instance.database
    .insertInto('authenticators')
    .values({ ...values, user_id: userId })
    .onConflict(conflict =>
      conflict.column('user_id').doUpdateSet(values).where('authenticators.verified_at', 'is', null),
    )
    .returning('id')
    .executeTakeFirst();
  if (!made) throw alreadyEnabled();
  const uri = totpUri(secret, instance.settings.app.name, await labelOf(exchange, userId));
  return { kind: 'envelope', response: totpJSON(id, { created: now, updated: now, verified: false, secret, uri }) };
}

/** By what the person tells accounts apart in the app. */
async function labelOf({ instance }: Exchange, userId: string): Promise<string> {
  const address = await verifiedPrimaryAddress(instance.database, userId);
  if (address) return address.email_address;
  const user = await instance.database
    .selectFrom('users')
    .select('username')
    .where('id', '=', userId)
    .executeTakeFirst();
  return user?.username ?? userId;
}

async function verify(exchange: Exchange): Promise<Answer> {
  const { instance, form, now } = exchange;
  const session = await requireRecentProof(exchange);
  const { user_id: userId } = session;
  const code = form.required('code');
  await countSecondFactorTry(exchange, userId);
  const row = await instance.database
    .selectFrom('authenticators')
    .selectAll()
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (row?.verified_at) throw alreadyEnabled();
  if (!row || row.created_at + pendingFor <= now) throw nothingBegun();
  const step = totpStep(instance.secrets.decrypt(row.secret, seedContext(row.id)), code, now);
  if (step === undefined) throw wrongSecondFactor();
  const backupCodes = await change(exchange, async work => {
    await lockUser(work, userId);
    const had = await secondFactorsOf(work.tx, userId, instance.settings);
    const verified = await work.tx
      .updateTable('authenticators')
      .set({ verified_at: now, last_step: step })
      .where('id', '=', row.id)
      .where('verified_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!verified) throw alreadyEnabled();
    await giveSecondFactorTryBack(work, userId);
    await secondFactorAdded(work, exchange, session, { strategy: 'totp', proved: true });
    const first = had.length === 0 && instance.settings.secondFactors.backupCodes;
    return first ? makeBackupCodes(work, exchange, session) : null;
  });
  const times = { created: row.created_at, updated: now };
  return { kind: 'envelope', response: totpJSON(row.id, { ...times, verified: true, backupCodes }) };
}

async function remove(exchange: Exchange): Promise<Answer> {
  const session = await requireRecentProof(exchange);
  const id = await change(exchange, async work => {
    await lockUser(work, session.user_id);
    const removed = await work.tx
      .deleteFrom('authenticators')
      .where('user_id', '=', session.user_id)
      .returning(['id', 'verified_at'])
      .executeTakeFirst();
    if (!removed) throw notFound();
    if (removed.verified_at !== null) await secondFactorRemoved(work, exchange, session, 'totp');
    return removed.id;
  });
  return { kind: 'envelope', response: { object: 'totp', id, deleted: true } };
}

interface Told {
  readonly created: number;
  readonly updated: number;
  readonly verified: boolean;
  readonly secret?: string;
  readonly uri?: string;
  readonly backupCodes?: readonly string[] | null;
}

function totpJSON(id: string, { created, updated, verified, secret, uri, backupCodes }: Told): TotpJSON {
  return {
    object: 'totp',
    id,
    secret: secret ?? null,
    uri: uri ?? null,
    verified,
    backup_codes: backupCodes ?? null,
    created_at: created,
    updated_at: updated,
  };
}

function alreadyEnabled(): Problem {
  return new Problem(400, 'totp_already_enabled', 'an authenticator app is enrolled', {
    sentence: 'An authenticator app is set up already.',
  });
}

function nothingBegun(): Problem {
  return new Problem(400, 'verification_missing', 'no authenticator app was begun, or it took too long', {
    sentence: 'This took too long. Begin again.',
  });
}

/** An authenticator app as a second step. */
export const totpEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/v1/me/totp', checks: [takes()], handle: create },
  {
    method: 'POST',
    path: '/v1/me/totp/attempt_verification',
    checks: [takes('code'), limitedPerAddress('attempt', 10)],
    handle: verify,
  },
  { method: 'DELETE', path: '/v1/me/totp', checks: [takes()], handle: remove },
];
