import { addressBucket } from '../http/ip.js';
import type { Check, Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { isProviderStrategy } from 'auth-elements/wire';
import { isProved } from '../oauth/proved-trip.js';
import { readTrip } from '../oauth/trip.js';
import type { SignUpRow } from '../sign-up/sign-up-row.js';
import { giveBack } from '../account/password-tries.js';
import type { Queries } from '../store/schema.js';
import { acceptToken } from './accept-token.js';

const hour = 60 * 60_000;

/** Before anything is done for a sign-up. Who was invited, or comes from the other flow or another site, has shown more. */
export const humanSignUp: Check = async exchange => {
  if (exchange.instance.settings.bots.kind !== 'off' && !comesBySite(exchange) && !isVouchedFor(exchange))
    await requireForSignUp(exchange);
};

/** Whether a sign-up is begun at another site, which keeps programs out by itself. What it begins with is not believed. */
export function comesBySite({ form }: Exchange): boolean {
  return isProviderStrategy(form.optional('strategy') ?? '');
}

function isVouchedFor({ form }: Exchange): boolean {
  const strategy = form.optional('strategy');
  return strategy === 'ticket' || strategy === 'google_one_tap' || form.optional('transfer') === 'true';
}

/** Whoever began at another site, and never came back from there, adds an address like anybody else. */
export async function humanUpdate(exchange: Exchange, row: SignUpRow): Promise<void> {
  const { instance, form } = exchange;
  if (instance.settings.bots.kind === 'off' || row.human) return;
  if (!form.has('email_address') && !form.has('phone_number')) return;
  if (isProved(await readTrip(instance.database, row.provider_trip_id))) return;
  await requireForSignUp(exchange);
}

async function requireForSignUp(exchange: Exchange): Promise<void> {
  const { instance, form, ip } = exchange;
  const { kind, freeSignUps } = instance.settings.bots;
  const token = form.optional('captcha_token');
  if (token !== undefined) return acceptToken(exchange, 'signup', token);
  if (await takeClearance(exchange)) return;
  if (kind === 'turnstile') throw missingToken();
  const free = kind === 'proof_of_work' ? freeSignUps : 0;
  const { retryAfter } = await instance.limits.count(`bots:sign_up:${addressBucket(ip)}`, free, hour);
  if (retryAfter !== undefined) throw requiresCaptcha();
}

/**
 * Before a password is looked at: too many were wrong, from this network or for this name. What is refused here is no try,
 * so that nobody is locked out by programs that do no work.
 */
export async function requireHumanForPassword(exchange: Exchange, name: string): Promise<void> {
  const { instance } = exchange;
  const { bots, lockout } = instance.settings;
  if (bots.kind === 'off') return;
  const counted = await Promise.all(
    countersOf(exchange, name).map(counter =>
      instance.limits.count(`password:${counter}`, bots.afterFailures, lockout.slowWindow),
    ),
  );
  const over = counted.some(({ retryAfter }) => retryAfter !== undefined);
  if (over && !(await takeClearance(exchange))) throw requiresCaptcha();
}

/** A right password was none too many. */
export async function forgiveHuman(queries: Queries, exchange: Exchange, name: string): Promise<void> {
  if (exchange.instance.settings.bots.kind === 'off') return;
  for (const counter of countersOf(exchange, name)) await giveBack(queries, counter);
}

function countersOf({ ip }: Exchange, name: string): readonly string[] {
  return [networkCounter(ip), `bots:name:${name}`];
}

/** Where it is counted what a network has tried. */
export const networkCounter = (ip: string): string => `bots:network:${addressBucket(ip)}`;

/** Takes one of the calls that `POST /client/verify` has earned: one statement. */
async function takeClearance({ instance, device, now }: Exchange): Promise<boolean> {
  const taken = await instance.database
    .updateTable('clients')
    .set(set => ({
      captcha_left: set('captcha_left', '-', 1),
      updated_at: set('updated_at', '+', 1),
    }))
    .where('id', '=', device.client?.id ?? '')
    .where('captcha_left', '>', 0)
    .where('captcha_until', '>', now)
    .returning('id')
    .executeTakeFirst();
  return taken !== undefined;
}

/** The published client shows its challenge, sends what comes of it to `/client/verify`, and repeats the call. */
export function requiresCaptcha(): Problem {
  return new Problem(401, 'requires_captcha', 'it has to be shown first that no program is at work', {
    sentence: 'Show first that you are no program.',
  });
}

function missingToken(): Problem {
  return new Problem(400, 'captcha_missing_token', 'captcha_token is missing', {
    sentence: 'Show first that you are no program.',
  });
}
