import { mailToAll } from '../account/mail-notice.js';
import type { Change } from '../http/change.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import { hasBeenOn } from './client-trust.js';

/**
 * Tells somebody of a sign-in on a client that they have not been on. Call it before the session begins. The first
 * session of all is told of to nobody: there is no other browser that it could be compared with.
 */
export async function tellNewDevice(
  change: Change,
  exchange: Exchange,
  client: ClientRow,
  userId: string,
): Promise<void> {
  const { tx } = change;
  const { instance, now, request, ip } = exchange;
  if (!instance.settings.newDeviceMail || (await hasBeenOn(tx, client.id, userId))) return;
  const user = await tx
    .selectFrom('users')
    .select(['id', 'locale'])
    .where('id', '=', userId)
    .where(where => where.exists(where.selectFrom('sessions').select('id').where('user_id', '=', userId)))
    .executeTakeFirst();
  if (!user) return;
  const agent = request.headers.get('user-agent')?.slice(0, 512) ?? null;
  await mailToAll(change, exchange, user, { template: 'new_device', at: now, agent, ip });
}
