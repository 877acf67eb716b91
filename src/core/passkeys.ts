import type { PasskeyJSON } from '../wire/index.js';
import type { Attempts } from './attempts.js';
import { toCamel } from './camel.js';
import type { PasskeyOptions } from './client-api.js';
import type { Connection } from './connection.js';
import { AuthError } from './error.js';
import type { Call } from './http.js';
import type { PasskeyAccount, PasskeyPort, Platform } from './platform.js';
import { record } from './record.js';
import { actingFor } from './session.js';
import type { Factor, Passkey, SignIn } from './snapshot.js';
import type { Store } from './store.js';

/** A challenge is good for five minutes at our server; it is replaced while there is time left to sign it. */
const fresh = 4 * 60_000;

/** What a passkey proves: who somebody is, that they are who was named, or more of somebody who has proved that. */
type Step = 'open' | 'first_factor' | 'second_factor';

interface Prepared {
  readonly id: string;
  readonly step: Step;
  readonly options: object;
  readonly until: number;
  /** How many attempts there were: with the next one this is over. */
  readonly begun: number;
}

interface Signed extends Pick<Prepared, 'id' | 'step'> {
  readonly credential: object;
}

/** Signing in with a passkey: loaded with the first form that offers it. */
export class PasskeySignIn {
  readonly #connection: Connection;
  readonly #store: Store;
  readonly #attempts: Attempts<SignIn>;
  #prepared: Promise<Prepared> | undefined;
  #ready: Prepared | undefined;

  constructor(connection: Connection, store: Store, attempts: Attempts<SignIn>) {
    this.#connection = connection;
    this.#store = store;
    this.#attempts = attempts;
  }

  /** Gets ready, unless somebody has begun to sign in otherwise since there were so many attempts. */
  async prepare({ flow }: Pick<PasskeyOptions, 'flow'> = {}, since: number): Promise<void> {
    await portOf(this.#connection.platform);
    await this.#prepare(flow, since);
  }

  /** Signs in, unless somebody has begun to do it otherwise since there were so many attempts. */
  async authenticate({ flow, signal }: PasskeyOptions = {}, since: number): Promise<SignIn> {
    const port = await portOf(this.#connection.platform);
    if (flow === 'autofill' && !(await port.autofills()))
      throw unsupported('The browser offers no passkeys at a field.');
    const { id, step, credential } =
      flow === 'autofill'
        ? await this.#wait(port, since, signal)
        : await this.#ask(port, await this.#prepare(flow, since), signal);
    // What was signed is good once, whatever comes of it.
    this.#ready = undefined;
    const body = { strategy: 'passkey', publicKeyCredential: JSON.stringify(credential) };
    return this.#attempts.prove(
      step === 'second_factor' ? '/attempt_second_factor' : '/attempt_first_factor',
      body,
      id,
    );
  }

  async #ask(
    port: PasskeyPort,
    { id, step, options }: Prepared,
    signal?: AbortSignal,
    autofill = false,
  ): Promise<Signed> {
    return { id, step, credential: await port.get(options, { autofill, signal }) };
  }

  /** Has the browser offer passkeys at the field until somebody takes one, with a new challenge whenever one is old. */
  async #wait(port: PasskeyPort, since: number, signal?: AbortSignal): Promise<Signed> {
    const { platform } = this.#connection;
    for (;;) {
      await seen(platform);
      const prepared = await this.#prepare('autofill', since);
      const round = new AbortController();
      const stop = (): void => round.abort();
      const cancel = platform.timer(prepared.until - platform.monotonic(), stop);
      signal?.addEventListener('abort', stop);
      if (signal?.aborted) stop();
      try {
        return await this.#ask(port, prepared, round.signal, true);
      } catch (error) {
        if (signal?.aborted || !round.signal.aborted) throw error;
      } finally {
        cancel();
        signal?.removeEventListener('abort', stop);
      }
    }
  }

  /** What is to be signed: what there is already, as long as it is good. */
  async #prepare(flow: PasskeyOptions['flow'], since: number): Promise<Prepared> {
    const asked = (!flow && askedOf(this.#store)) || ({ step: 'open' } as const);
    await this.#prepared?.catch(() => undefined);
    const { platform } = this.#connection;
    const ready = this.#ready;
    const fits = ready?.step === asked.step && (asked.step === 'open' || ready.id === asked.id);
    const current = ready?.begun === this.#attempts.begun;
    if (ready && fits && current && ready.until > platform.monotonic()) return ready;
    this.#prepared = this.#begin(asked.step, since);
    return (this.#ready = await this.#prepared);
  }

  async #begin(step: Step, since: number): Promise<Prepared> {
    const until = this.#connection.platform.monotonic() + fresh;
    const { begun } = this.#attempts;
    const body = { strategy: 'passkey' };
    const attempt =
      step === 'open' ? await this.#attempts.offer(body, since) : await this.#attempts.call(`/prepare_${step}`, body);
    const verification = step === 'second_factor' ? attempt.secondFactorVerification : attempt.firstFactorVerification;
    return { id: attempt.id, step, options: optionsOf(verification), until, begun };
  }
}

/** A member's own passkeys. */
export class OwnPasskeys {
  readonly #connection: Connection;
  readonly #store: Store;

  constructor(connection: Connection, store: Store) {
    this.#connection = connection;
    this.#store = store;
  }

  async create({ signal }: Pick<PasskeyOptions, 'signal'> = {}): Promise<Passkey> {
    const port = await portOf(this.#connection.platform);
    const begun = toCamel(await this.#send({ path: '/me/passkeys', method: 'POST' }));
    const credential = await port.create(optionsOf(begun.verification), { signal });
    const body = { strategy: 'passkey', publicKeyCredential: JSON.stringify(credential) };
    const path = `/me/passkeys/${begun.id}/attempt_verification`;
    return toCamel(await this.#send({ path, method: 'POST', body }));
  }

  async rename(id: string, name: string): Promise<Passkey> {
    const call = { path: `/me/passkeys/${id}`, method: 'PATCH', body: { name }, repeatable: true } as const;
    const passkey = toCamel(await this.#send(call));
    await this.signal();
    return passkey;
  }

  async delete(id: string): Promise<void> {
    await this.#send({ path: `/me/passkeys/${id}`, method: 'DELETE' });
    await this.signal();
  }

  /** Tells the browser what has changed. Nobody is told that it could not be: it is a courtesy. */
  async signal(): Promise<void> {
    const { passkeys } = this.#connection.platform;
    if (!passkeys || !this.#store.snapshot.environment?.authElements?.passkeySignals) return;
    try {
      const account = await this.#send({ path: '/me/passkey_signals' });
      // Our own server's answer, in the shape that the port takes.
      await (await passkeys()).signal(toCamel(account) as unknown as PasskeyAccount);
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
    }
  }

  async #send(call: Call): Promise<PasskeyJSON> {
    const query = await actingFor(this.#connection, this.#store);
    // These paths answer a passkey, by the protocol.
    return record(await this.#connection.send({ ...call, query })).response as PasskeyJSON;
  }
}

/** The attempt that asks somebody for a passkey who was named, or who has proved something already. */
function askedOf({ snapshot }: Store): { readonly id: string; readonly step: Exclude<Step, 'open'> } | undefined {
  const { signIn } = snapshot.client ?? {};
  if (!signIn) return undefined;
  const { id, status, identifier, supportedFirstFactors, supportedSecondFactors } = signIn;
  const offered = (factors: readonly Factor[] | null): boolean =>
    factors?.some(({ strategy }) => strategy === 'passkey') ?? false;
  if (status === 'needs_second_factor' && offered(supportedSecondFactors)) return { id, step: 'second_factor' };
  return status === 'needs_first_factor' && identifier && offered(supportedFirstFactors)
    ? { id, step: 'first_factor' }
    : undefined;
}

export function optionsOf(verification: { readonly nonce?: string | null } | null | undefined): object {
  if (verification?.nonce) return record(JSON.parse(verification.nonce));
  throw new AuthError([{ code: 'verification_missing', message: 'The server gave nothing to sign.' }]);
}

export async function portOf({ passkeys }: Platform): Promise<PasskeyPort> {
  if (!passkeys) throw unsupported('The browser has no passkeys.');
  return passkeys();
}

function unsupported(message: string): AuthError {
  return new AuthError([{ code: 'passkey_not_supported', message }]);
}

/** Waits until somebody looks at the page. */
function seen(platform: Platform): Promise<void> {
  if (platform.isVisible()) return Promise.resolve();
  return new Promise(resolve => {
    const stop = platform.onChange(() => {
      if (!platform.isVisible()) return;
      stop();
      resolve();
    });
  });
}
