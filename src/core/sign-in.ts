import type { SignInJSON } from '../wire/index.js';
import { toCamel } from './camel.js';
import type { SignInVerbs } from './client-api.js';
import type { Connection } from './connection.js';
import { AuthError } from './error.js';
import type { Call } from './http.js';
import type { KnownClient } from './known-client.js';
import type { SignInStep } from './next-step.js';
import { record } from './record.js';
import { signInStep } from './sign-in-step.js';
import type { SignIn } from './snapshot.js';
import type { Store } from './store.js';

const path = '/client/sign_ins';

/** Signing in. */
export class SignInFlow implements SignInVerbs {
  readonly #connection: Connection;
  readonly #store: Store;
  readonly #known: KnownClient;
  /** An attempt whose proof was sent, and no answer came: it may be complete. */
  #unsure: string | undefined;

  constructor(connection: Connection, store: Store, known: KnownClient) {
    this.#connection = connection;
    this.#store = store;
    this.#known = known;
  }

  get step(): SignInStep {
    return signInStep(this.#store.snapshot);
  }

  create(input: Parameters<SignInVerbs['create']>[0]): Promise<SignIn> {
    return this.#post(path, { ...input });
  }

  async prepare(input: Parameters<SignInVerbs['prepare']>[0]): Promise<SignIn> {
    return this.#post(`${path}/${await this.#id()}/prepare_first_factor`, { ...input });
  }

  async attempt(input: Parameters<SignInVerbs['attempt']>[0]): Promise<SignIn> {
    return this.#prove('attempt_first_factor', { ...input });
  }

  async resetPassword(input: Parameters<SignInVerbs['resetPassword']>[0]): Promise<SignIn> {
    return this.#prove('reset_password', { ...input });
  }

  transfer(): Promise<SignIn> {
    return this.#post(path, { transfer: true });
  }

  async reload(): Promise<SignIn> {
    return this.#send({ path: `${path}/${await this.#id()}` });
  }

  reset(): void {
    this.#known.forget('signIn');
  }

  async #prove(how: string, body: Readonly<Record<string, unknown>>): Promise<SignIn> {
    const id = await this.#id();
    if (this.#unsure === id) {
      const attempt = await this.reload();
      if (attempt.status === 'complete') return attempt;
    }
    this.#unsure = id;
    try {
      const attempt = await this.#post(`${path}/${id}/${how}`, body);
      this.#unsure = undefined;
      return attempt;
    } catch (error) {
      if (!(error instanceof AuthError) || !error.transient) this.#unsure = undefined;
      throw error;
    }
  }

  #post(to: string, body: Readonly<Record<string, unknown>>): Promise<SignIn> {
    return this.#send({ path: to, method: 'POST', body });
  }

  async #send(call: Call): Promise<SignIn> {
    const json = await this.#connection.send(call);
    // These paths answer a sign-in, by the protocol.
    return toCamel(record(json).response as SignInJSON);
  }

  async #id(): Promise<string> {
    await this.#connection.ready();
    const id = this.#store.snapshot.client?.signIn?.id;
    if (id) return id;
    throw new AuthError([
      { code: 'client_state_invalid', message: 'There is no sign-in: call signIn.create() first.' },
    ]);
  }
}
