import type { BotChallengeJSON } from 'auth-elements/wire';
import { ensureClient } from '../client/ensure-client.js';
import { change } from '../http/change.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { addressBucket } from '../http/ip.js';
import { invalidValue, missing } from '../http/refusals.js';
import { growing } from '../session/start-session.js';
import { acceptToken } from './accept-token.js';
import { makeChallenge } from './proof-of-work.js';
import type { BotAction } from './proof-of-work.js';
import { networkCounter } from './require-human.js';

/** How long what was shown is good, and for how many calls: people do not solve pictures for each try. */
const clearance = 10 * 60_000;
const callsFor = { proof_of_work: 1, widget: 3 } as const;
/** A suspicious network gets at most so many times twice the work. */
const mostDoublings = 3;

/** Says what has to be shown at present. Work is made for this client, so there is one from now on. */
async function challenge(exchange: Exchange): Promise<Answer> {
  const { instance, form, now } = exchange;
  const { bots } = instance.settings;
  const action = readAction(exchange);
  requireEnabled(exchange);
  const { kind, siteKey = '' } = bots;
  // A browser that says that the widget failed has the third party looked at, and is believed in nothing else.
  const look = form.has('captcha_error');
  if (kind !== 'proof_of_work' && kind !== 'off' && !(await instance.widgets.isAway({ look }))) {
    const response: BotChallengeJSON = { object: 'bot_challenge', kind, action, site_key: siteKey };
    return { kind: 'envelope', response };
  }
  const client = await change(exchange, work => ensureClient(work, exchange));
  const difficulty = bots.difficulty + (await doublings(exchange));
  const response = makeChallenge(instance.secrets, { clientId: client.id, action, difficulty, now });
  return { kind: 'envelope', response };
}

/** How often the work is doubled: with each doubling of what this network has tried in vain. */
async function doublings({ instance, ip, now }: Exchange): Promise<number> {
  const { afterFailures, freeSignUps } = instance.settings.bots;
  const names = {
    [`password:${networkCounter(ip)}`]: afterFailures,
    [`bots:sign_up:${addressBucket(ip)}`]: freeSignUps,
  };
  const rows = await instance.database
    .selectFrom('counters')
    .select(['name', 'count'])
    .where('name', 'in', Object.keys(names))
    .where('expires_at', '>', now)
    .execute();
  const excess = rows.map(({ name, count }) => count / Math.max(1, names[name] ?? 1));
  return Math.min(mostDoublings, Math.max(0, Math.floor(Math.log2(Math.max(1, ...excess)))));
}

/** Earns a few calls that would be refused otherwise. */
async function verify(exchange: Exchange): Promise<Answer> {
  const { form, instance, now } = exchange;
  requireEnabled(exchange);
  const token = form.optional('captcha_token');
  if (token === undefined) throw missing('captcha_token');
  await acceptToken(exchange, 'verify', token);
  const worked =
    instance.settings.bots.kind === 'proof_of_work' || form.optional('captcha_widget_type') === 'proof_of_work';
  await change(exchange, async work => {
    const client = await ensureClient(work, exchange);
    await work.tx
      .updateTable('clients')
      .set({
        captcha_left: callsFor[worked ? 'proof_of_work' : 'widget'],
        captcha_until: now + clearance,
        updated_at: growing(client.updated_at, now),
      })
      .where('id', '=', client.id)
      .execute();
  });
  return { kind: 'client' };
}

function readAction({ form }: Exchange): BotAction {
  const action = form.required('captcha_action');
  if (action !== 'signup' && action !== 'verify') throw invalidValue('captcha_action');
  return action;
}

function requireEnabled({ instance }: Exchange): void {
  if (instance.settings.bots.kind !== 'off') return;
  throw new Problem(400, 'captcha_not_enabled', 'bot protection is off', { sentence: 'This is not available here.' });
}

/** Where it is shown that no program is at work. */
export const botEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/client/bot_challenges',
    checks: [takes(), limitedPerAddress('bot_challenge', 20)],
    handle: challenge,
  },
  {
    method: 'POST',
    path: '/v1/client/verify',
    checks: [takes(), limitedPerAddress('bot_verify', 20)],
    handle: verify,
  },
];
