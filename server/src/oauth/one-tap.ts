import { randomBytes } from 'node:crypto';
import type { OneTapRequestJSON } from 'auth-elements/wire';
import { ensureClient } from '../client/ensure-client.js';
import { createId, createToken, hashToken, sameSecret } from '../crypto/token.js';
import { change, claim } from '../http/change.js';
import type { Change } from '../http/change.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, ClientRow, Endpoint, Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import type { Instance } from '../instance.js';
import { completeSignIn } from '../sign-in/complete-sign-in.js';
import { insertSignIn } from '../sign-in/insert-sign-in.js';
import { useUp } from '../store/use-up.js';
import type { ProviderIdentity } from './identity.js';
import type { ProvedTrip } from './proved-trip.js';
import type { ProviderSettings } from './provider-settings.js';
import { accountOf } from './settle-identity.js';

export const oneTapStrategy = 'google_one_tap';

/** As long as Google's own tokens live: the browser may show its question for a while. */
const lifetime = 60 * 60_000;

/** Whom a token names, and which question of ours it answers. */
export interface OneTap {
  readonly provider: ProviderSettings;
  readonly identity: ProviderIdentity;
  readonly nonce: string;
  readonly expires: number;
}

/** What a browser needs to ask: nobody but this client can use what comes of it. */
async function request(exchange: Exchange): Promise<Answer> {
  const { instance, now } = exchange;
  const { clientId, issuer = '' } = providerOf(instance);
  const client = await change(exchange, work => ensureClient(work, exchange));
  const said = `${randomBytes(16).toString('hex')}.${now + lifetime}`;
  const response: OneTapRequestJSON = {
    object: 'one_tap_request',
    client_id: clientId,
    config_url: `${issuer}/gsi/fedcm.json`,
    nonce: `${said}.${seal(instance, client.id, said)}`,
  };
  return { kind: 'envelope', response };
}

/** Reads and judges the token of a request with this strategy; undefined for any other. Nothing is written. */
export async function readOneTap({ instance, form, device, now }: Exchange): Promise<OneTap | undefined> {
  if (form.optional('strategy') !== oneTapStrategy) return undefined;
  const provider = providerOf(instance);
  const { identity, nonce } = await instance.providers.readIdToken(provider, form.required('token'), now);
  const [random = '', expires = '', sealed = ''] = nonce.split('.');
  const said = `${random}.${expires}`;
  const ours = sameSecret(nonce, `${said}.${seal(instance, device.client?.id ?? '', said)}`);
  if (!ours || sealed === '' || Number(expires) <= now) throw invalid();
  return { provider, identity, nonce: random, expires: Number(expires) };
}

/** Uses the token up, and writes down what it says as what a trip to the site would have brought. */
export async function takeOneTap(
  { tx }: Change,
  { now }: Exchange,
  { provider, identity, nonce, expires }: OneTap,
  attempt: { readonly client: ClientRow; readonly kind: 'sign_in' | 'sign_up'; readonly id: string },
): Promise<ProvedTrip> {
  if (!(await useUp(tx, nonce, expires))) throw invalid();
  const row = await tx
    .insertInto('provider_trips')
    .values({
      id: createId('trip'),
      // It never leaves for the site, so that nothing comes back with a state.
      state_hash: hashToken(createToken()),
      client_id: attempt.client.id,
      provider: provider.key,
      attempt_kind: attempt.kind,
      attempt_id: attempt.id,
      ...{ authorization_url: '', callback_url: '', redirect_url: '', complete_url: '' },
      status: 'proved',
      identity: JSON.stringify(identity),
      proved_at: now,
      created_at: now,
      expires_at: now + lifetime,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { ...row, identity, proved_at: now };
}

/** Signs in whoever the token names. Where they have no account yet it stays good, for a sign-up. */
export async function signInByOneTap(exchange: Exchange, tap: OneTap): Promise<string> {
  const { now } = exchange;
  const id = createId('sia');
  await change(exchange, async work => {
    await claim(work, exchange, id);
    const client = await ensureClient(work, exchange);
    const trip = await takeOneTap(work, exchange, tap, { client, kind: 'sign_in', id });
    const owner = await accountOf(work, exchange, trip);
    if (!owner) throw notFoundThere();
    const row = await insertSignIn(work, exchange, client, {
      id,
      status: 'needs_first_factor',
      user_id: owner.id,
      first_factor_strategy: oneTapStrategy,
      provider_trip_id: trip.id,
    });
    await completeSignIn(work, exchange, client, row, { userId: owner.id, strategy: oneTapStrategy, provedAt: now });
  });
  return id;
}

function providerOf({ settings, providers }: Instance): ProviderSettings {
  const provider = settings.oneTap ? providers.find('google') : undefined;
  if (provider) return provider;
  throw new Problem(400, 'oauth_provider_not_enabled', 'Google One Tap is off', {
    sentence: 'This way is not offered here.',
  });
}

function seal({ secrets }: Instance, clientId: string, said: string): string {
  return secrets.hmac('one tap', clientId, said);
}

function invalid(): Problem {
  return new Problem(400, 'oauth_callback_invalid', 'the token answers no question of this client', {
    sentence: 'The other site gave an answer that cannot be used. Try again.',
  });
}

function notFoundThere(): Problem {
  return new Problem(422, 'external_account_not_found', 'nobody has this account of the site', {
    sentence: 'There is no account for this yet.',
  });
}

export function existsThere(): Problem {
  return new Problem(422, 'external_account_exists', 'somebody has this account of the site', {
    sentence: 'There is an account for this already.',
  });
}

/** Where a browser learns what to ask Google. */
export const oneTapEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/client/one_tap_requests',
    checks: [takes(), limitedPerAddress('one_tap', 20)],
    handle: request,
  },
];
