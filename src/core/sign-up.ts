import type { SignUpJSON } from '../wire/index.js';
import { toCamel } from './camel.js';
import type { SignUpVerbs } from './client-api.js';
import type { Connection } from './connection.js';
import { AuthError } from './error.js';
import type { Call } from './http.js';
import type { KnownClient } from './known-client.js';
import type { SignUpStep } from './next-step.js';
import { record } from './record.js';
import { signUpStep } from './sign-up-step.js';
import type { SignUp } from './snapshot.js';
import type { Store } from './store.js';

const path = '/client/sign_ups';

/** Signing up. */
export class SignUpFlow implements SignUpVerbs {
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

  get step(): SignUpStep {
    return signUpStep(this.#store.snapshot);
  }

  create(input: Parameters<SignUpVerbs['create']>[0]): Promise<SignUp> {
    return this.#post(path, { ...input });
  }

  async update(input: Parameters<SignUpVerbs['update']>[0]): Promise<SignUp> {
    return this.#send({ path: `${path}/${await this.#id()}`, method: 'PATCH', body: { ...input } });
  }

  async prepare(input: Parameters<SignUpVerbs['prepare']>[0]): Promise<SignUp> {
    return this.#post(`${path}/${await this.#id()}/prepare_verification`, { ...input });
  }

  async attempt(input: Parameters<SignUpVerbs['attempt']>[0]): Promise<SignUp> {
    return this.#prove({ ...input });
  }

  transfer(): Promise<SignUp> {
    return this.#post(path, { transfer: true });
  }

  async reload(): Promise<SignUp> {
    return this.#send({ path: `${path}/${await this.#id()}` });
  }

  reset(): void {
    this.#known.forget('signUp');
  }

  async #prove(body: Readonly<Record<string, unknown>>): Promise<SignUp> {
    const id = await this.#id();
    if (this.#unsure === id) {
      const attempt = await this.reload();
      if (attempt.status === 'complete') return attempt;
    }
    this.#unsure = id;
    try {
      const attempt = await this.#post(`${path}/${id}/attempt_verification`, body);
      this.#unsure = undefined;
      return attempt;
    } catch (error) {
      if (!(error instanceof AuthError) || !error.transient) this.#unsure = undefined;
      throw error;
    }
  }

  #post(to: string, body: Readonly<Record<string, unknown>>): Promise<SignUp> {
    return this.#send({ path: to, method: 'POST', body });
  }

  async #send(call: Call): Promise<SignUp> {
    const json = await this.#connection.send(call);
    // These paths answer a sign-up, by the protocol.
    return toCamel(record(json).response as SignUpJSON);
  }

  async #id(): Promise<string> {
    await this.#connection.ready();
    const id = this.#store.snapshot.client?.signUp?.id;
    if (id) return id;
    throw new AuthError([
      { code: 'client_state_invalid', message: 'There is no sign-up: call signUp.create() first.' },
    ]);
  }
}
