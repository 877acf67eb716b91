import { mailNotice } from '../account/mail-notice.js';
import { audit } from '../audit.js';
import { normalizeBackupCode } from '../crypto/backup-codes.js';
import { hashToken } from '../crypto/token.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { countSecondFactorTry, giveSecondFactorTryBack, wrongSecondFactor } from './second-factor-tries.js';
import type { SecondFactor } from './second-factor.js';

/** One of the codes that somebody has written down for the day when the phone is lost. */
export const backupCode: SecondFactor = {
  takes: ['code'],
  standsAlone: false,

  async enrolled(queries, userId) {
    const left = await queries
      .selectFrom('backup_codes')
      .select('id')
      .where('user_id', '=', userId)
      .where('used_at', 'is', null)
      .limit(1)
      .executeTakeFirst();
    return left ? [{ strategy: 'backup_code' }] : [];
  },

  async prove(exchange, { userId }) {
    const { form, now, instance } = exchange;
    const hash = hashToken(normalizeBackupCode(form.required('code')));
    await countSecondFactorTry(exchange, userId);
    const found = await instance.database
      .selectFrom('backup_codes')
      .select('id')
      .where('user_id', '=', userId)
      .where('code_hash', '=', hash)
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (!found) throw wrongSecondFactor();
    return async change => {
      const used = await change.tx
        .updateTable('backup_codes')
        .set({ used_at: now })
        .where('id', '=', found.id)
        .where('used_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      if (!used) throw wrongSecondFactor();
      await giveSecondFactorTryBack(change, userId);
      await tell(change, exchange, userId);
    };
  },
};

/** Whoever has lost the paper learns that somebody has found it. */
async function tell(change: Change, exchange: Exchange, userId: string): Promise<void> {
  const { tx } = change;
  const user = await tx.selectFrom('users').select(['id', 'locale']).where('id', '=', userId).executeTakeFirstOrThrow();
  await mailNotice(change, exchange, user, 'backup_code_used');
  await audit(tx, exchange, { event: 'backup_code.used', userId });
}
