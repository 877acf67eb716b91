import { awaitLink } from './await-link.js';
import { toCamel } from './camel.js';
import type { Connection } from './connection.js';
import type { Captcha } from './captcha.js';
import { AuthError } from './error.js';
import type { Call } from './http.js';
import { record } from './record.js';
import type { SignIn, SignUp } from './snapshot.js';
import type { Store } from './store.js';

/** The calls that signing in and signing up have in common. */
export class Attempts<Attempt extends SignIn | SignUp> {
  readonly #connection: Connection;
  readonly #store: Store;
  readonly #name: 'signIn' | 'signUp';
  readonly #path: string;
  readonly #captcha: Captcha;
  /** An attempt whose proof was sent, and no answer came: it may be complete. */
  #unsure: string | undefined;
  /** What is being begun, and what of it gives way to others. They arrive in any order, and the last one counts. */
  #beginning: Promise<unknown> = Promise.resolve();
  #offering: Promise<unknown> = Promise.resolve();
  #begun = 0;

  constructor(connection: Connection, store: Store, captcha: Captcha, name: 'signIn' | 'signUp', path: string) {
    this.#connection = connection;
    this.#store = store;
    this.#name = name;
    this.#path = path;
    this.#captcha = captcha;
  }

  /** How many attempts were begun so far, those apart that give way to others. */
  get begun(): number {
    return this.#begun;
  }

  /** Begins an attempt. */
  async begin(body: object): Promise<Attempt> {
    const attempt = this.#offering.then(() => this.#send({ path: this.#path, method: 'POST', body }));
    this.#beginning = attempt.catch(() => undefined);
    const begun = await attempt;
    this.#begun++;
    return begun;
  }

  /** Begins an attempt that asks nothing of anybody yet, unless another was begun since there were so many. */
  offer(body: object, since: number): Promise<Attempt> {
    const attempt = Promise.all([this.#beginning, this.#offering]).then(() => {
      if (since !== this.#begun) throw overtaken();
      return this.#send({ path: this.#path, method: 'POST', body });
    });
    this.#offering = attempt.catch(() => undefined);
    return attempt;
  }

  /** Makes a call below the attempt that there is. */
  async call(below: string, body: object, method: Call['method'] = 'POST'): Promise<Attempt> {
    return this.#send({ path: (await this.#own()) + below, method, body });
  }

  async reload(): Promise<Attempt> {
    return this.#send({ path: await this.#own() });
  }

  /** Waits until something has come of the link that was mailed. */
  async awaitLink({ signal }: { readonly signal?: AbortSignal } = {}): Promise<Attempt> {
    const path = await this.#own();
    return awaitLink(this.#connection.platform, () => this.#send({ path }), isMoved, signal);
  }

  /** Proves something. Where the last proof was sent and nobody answered, looks first whether it was taken. */
  async prove(below: string, body: object, id?: string): Promise<Attempt> {
    const path = await this.#own(id);
    if (this.#unsure === path) {
      const attempt = await this.#send({ path });
      if (attempt.status === 'complete') return attempt;
    }
    try {
      const attempt = await this.#send({ path: path + below, method: 'POST', body });
      this.#unsure = undefined;
      return attempt;
    } catch (error) {
      this.#unsure = error instanceof AuthError && error.transient ? path : undefined;
      throw error;
    }
  }

  async #send(call: Call): Promise<Attempt> {
    const { response } = record(await this.#captcha.send(call));
    // These paths answer an attempt of their kind, by the protocol.
    return toCamel(response) as Attempt;
  }

  async #own(known?: string): Promise<string> {
    await this.#connection.ready();
    const id = known ?? this.#store.snapshot.client?.[this.#name]?.id;
    if (id) return `${this.#path}/${id}`;
    const message = `There is no attempt: call ${this.#name}.create() first.`;
    throw new AuthError([{ code: 'client_state_invalid', message }]);
  }
}

/** Whether anything has come of its link. */
function isMoved(attempt: SignIn | SignUp): boolean {
  if (attempt.status !== 'needs_first_factor' && attempt.status !== 'missing_requirements') return true;
  const verification =
    'verifications' in attempt ? attempt.verifications.emailAddress : attempt.firstFactorVerification;
  return verification?.status !== 'unverified';
}

function overtaken(): AuthError {
  return new AuthError([{ code: 'passkey_operation_aborted', message: 'Another attempt was begun meanwhile.' }]);
}
