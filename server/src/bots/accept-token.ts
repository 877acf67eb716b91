import type { Exchange } from '../http/exchange.js';
import { hashToken } from '../crypto/token.js';
import { Problem } from '../http/problem.js';
import { useUp } from '../store/use-up.js';
import { solvedChallenge } from './proof-of-work.js';
import type { BotAction } from './proof-of-work.js';

/** What the official client calls the two, of which a widget's answer repeats one. */
const shownFor = { signup: ['signup'], verify: ['verify', 'heartbeat'] } as const;

/** How long a token of a third party could be sent again. */
const widgetTokenLife = 60 * 60_000;

/**
 * Takes a token that was sent for an action, and uses it up. Work is taken where it is what is asked for, and in place of
 * a third party for as long as that answers nobody.
 */
export async function acceptToken(exchange: Exchange, action: BotAction, token: string): Promise<void> {
  const { instance, form, device, now } = exchange;
  const { bots } = instance.settings;
  const worked = form.optional('captcha_widget_type') === 'proof_of_work';
  if (!worked && bots.kind !== 'proof_of_work') return acceptWidget(exchange, action, token);
  if (bots.kind !== 'proof_of_work' && !(await instance.widgets.isAway({ look: true }))) throw invalidToken();
  const clientId = device.client?.id ?? '';
  const solved = solvedChallenge(instance.secrets, token, { clientId, action, now });
  if (!solved || !(await useUp(instance.database, solved.id, solved.expires))) throw invalidToken();
}

async function acceptWidget(exchange: Exchange, action: BotAction, token: string): Promise<void> {
  const { instance, ip, now } = exchange;
  if (token.length > 8192 || !(await useUp(instance.database, hashToken(token), now + widgetTokenLife)))
    throw invalidToken();
  const verdict = await instance.widgets.check(token, { ip, actions: shownFor[action] });
  // Nobody comes in because nobody answers: the client asks again, and gets work to do.
  if (verdict !== 'passed') throw invalidToken();
}

export function invalidToken(): Problem {
  return new Problem(400, 'captcha_invalid', 'the proof that no program is at work is not valid', {
    sentence: 'It could not be checked that you are no program. Try again.',
  });
}
