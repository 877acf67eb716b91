import { audit } from '../audit.js';
import { change, claim } from '../http/change.js';
import type { Done } from '../http/change.js';
import { takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { dropPicture } from '../images/keep-picture.js';
import { endOtherSessions } from '../session/end-sessions.js';
import { requireRecentProof } from '../session/step-up.js';
import { forgetAttempts, forgetUser } from './forget-user.js';
import { mailNotice } from './mail-notice.js';
import { lockUser } from './second-factor-changes.js';

/** Deletes the account of who is signed in, and signs them out everywhere. */
async function remove(exchange: Exchange): Promise<Answer> {
  if (!exchange.instance.settings.deleteSelf) throw notOffered();
  const { user_id: userId } = await requireRecentProof(exchange);
  await change(exchange, async work => {
    await claim(work, exchange, userId);
    // The locks in the order in which a sign-in takes them: clients, attempts, the user.
    await endOtherSessions(work, exchange, userId);
    await forgetAttempts(work, userId);
    await mailNotice(work, exchange, await lockUser(work, userId), 'account_deleted');
    await audit(work.tx, exchange, { event: 'account.deleted', userId });
    await forgetUser(work, userId);
  });
  const { instance } = exchange;
  const pictures = await instance.database.selectFrom('images').select('id').where('subject_id', '=', userId).execute();
  for (const { id } of pictures) await dropPicture(instance, id);
  return { kind: 'envelope', response: deleted(userId) };
}

const deleted = (id: string) => ({ object: 'user', id, deleted: true });

/** The same again, because its answer was lost: nobody is there any more whom it could be asked of. */
function repeat(_exchange: Exchange, { resourceId }: Done): Promise<Answer> {
  return Promise.resolve({ kind: 'envelope', response: deleted(resourceId) });
}

function notOffered(): Problem {
  return new Problem(403, 'authorization_invalid', 'people do not delete their account themselves here', {
    sentence: 'Accounts are not deleted here. Ask whoever runs this service.',
  });
}

export const deleteAccountEndpoints: readonly Endpoint[] = [
  { method: 'DELETE', path: '/v1/me', checks: [takes()], handle: remove, repeat },
];
