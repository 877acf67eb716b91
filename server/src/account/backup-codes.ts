import type { BackupCodesJSON } from 'auth-elements/wire';
import { audit } from '../audit.js';
import { createBackupCode, normalizeBackupCode } from '../crypto/backup-codes.js';
import { createId, hashToken } from '../crypto/token.js';
import { change } from '../http/change.js';
import type { Change } from '../http/change.js';
import { takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import type { SessionRow } from '../session/session-row.js';
import { requireRecentProof } from '../session/step-up.js';
import { secondFactorsOf } from '../strategies/second-factors.js';
import { mailNotice } from './mail-notice.js';
import { lockUser } from './second-factor-changes.js';

const howMany = 10;

/** Makes new codes in place of all that there are. They are told this once; what is kept are hashes. */
export async function makeBackupCodes(
  { tx }: Change,
  exchange: Exchange,
  { id: sessionId, user_id: userId }: SessionRow,
): Promise<readonly string[]> {
  const codes = Array.from({ length: howMany }, createBackupCode);
  await tx.deleteFrom('backup_codes').where('user_id', '=', userId).execute();
  await tx
    .insertInto('backup_codes')
    .values(
      codes.map(code => ({
        id: createId('bkc'),
        user_id: userId,
        code_hash: hashToken(normalizeBackupCode(code)),
        used_at: null,
        created_at: exchange.now,
      })),
    )
    .execute();
  await audit(tx, exchange, { event: 'backup_codes.made', userId, sessionId });
  return codes;
}

async function create(exchange: Exchange): Promise<Answer> {
  const { instance, now } = exchange;
  const session = await requireRecentProof(exchange);
  if (!instance.settings.secondFactors.backupCodes) throw notAvailable('backup codes are switched off');
  const codes = await change(exchange, async work => {
    const user = await lockUser(work, session.user_id);
    const enrolled = await secondFactorsOf(work.tx, user.id, instance.settings);
    if (enrolled.length === 0) throw notAvailable('there is no second factor');
    await mailNotice(work, exchange, user, 'backup_codes_made');
    return makeBackupCodes(work, exchange, session);
  });
  const response: BackupCodesJSON = {
    object: 'backup_code',
    id: createId('bkc'),
    codes,
    created_at: now,
    updated_at: now,
  };
  return { kind: 'envelope', response };
}

function notAvailable(why: string): Problem {
  return new Problem(400, 'backup_codes_not_available', why, {
    sentence: 'Set up another second step first.',
  });
}

/** Codes for the day when the second step is lost. */
export const backupCodeEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/v1/me/backup_codes', checks: [takes()], handle: create },
];
