import { totpStep } from '../crypto/totp.js';
import type { Change } from '../http/change.js';
import type { Queries } from '../store/schema.js';
import { countSecondFactorTry, giveSecondFactorTryBack, wrongSecondFactor } from './second-factor-tries.js';
import type { SecondFactor } from './second-factor.js';

/** A code of an authenticator app. */
export const totp: SecondFactor = {
  takes: ['code'],
  standsAlone: true,

  async enrolled(queries, userId) {
    return (await authenticatorOf(queries, userId)) ? [{ strategy: 'totp' }] : [];
  },

  async prove(exchange, { userId }) {
    const { instance, form, now } = exchange;
    const code = form.required('code');
    await countSecondFactorTry(exchange, userId);
    const row = await authenticatorOf(instance.database, userId);
    const secret = row && instance.secrets.decrypt(row.secret, seedContext(row.id));
    const step = secret && totpStep(secret, code, now);
    if (!row || !step) throw wrongSecondFactor();
    return async change => {
      await useStep(change, row.id, step);
      await giveSecondFactorTryBack(change, userId);
    };
  },
};

/** What the encryption of a seed is bound to. */
export function seedContext(id: string): string {
  return `authenticators ${id}`;
}

/** RFC 6238 §5.2: a code is accepted once, and so is none that is older. */
export async function useStep({ tx }: Change, id: string, step: number): Promise<void> {
  const used = await tx
    .updateTable('authenticators')
    .set({ last_step: step })
    .where('id', '=', id)
    .where(where => where.or([where('last_step', 'is', null), where('last_step', '<', step)]))
    .returning('id')
    .executeTakeFirst();
  if (!used) throw wrongSecondFactor();
}

/** The app that somebody has proved to have. */
function authenticatorOf(queries: Queries, userId: string): Promise<{ id: string; secret: string } | undefined> {
  return queries
    .selectFrom('authenticators')
    .select(['id', 'secret'])
    .where('user_id', '=', userId)
    .where('verified_at', 'is not', null)
    .executeTakeFirst();
}
