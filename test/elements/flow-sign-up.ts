import {
  signUpStep,
  type SignUp,
  type SignUpInput,
  type SignUpVerbs,
  type WaitlistEntry,
} from '../../src/core/index.js';
import { atProvider, mailedCode, refusal, signUpAttempt, verification } from './flow-answers.js';
import type { FlowClient } from './flow-client.js';

/** The sign-up of a client with as much of a server behind it as the elements can tell from a whole one. */
export class FlowSignUp implements SignUpVerbs {
  readonly #client: FlowClient;

  constructor(client: FlowClient) {
    this.#client = client;
  }

  get step() {
    return signUpStep(this.#client.snapshot);
  }

  async create(input: Parameters<SignUpVerbs['create']>[0]): Promise<SignUp> {
    if ('redirectUrl' in input) {
      await this.#client.ask(`signUp.create ${input.strategy}`);
      this.#client.given = { ...input };
      return this.#show({ ...signUpAttempt({}), ...atProvider(input.strategy).signUp } as unknown as SignUp);
    }
    await this.#client.ask('signUp.create');
    return this.#take(input, null);
  }

  async update(input: Parameters<SignUpVerbs['update']>[0]): Promise<SignUp> {
    await this.#client.ask('signUp.update');
    return this.#take(input, this.#attempt);
  }

  async joinWaitlist(): Promise<WaitlistEntry> {
    await this.#client.ask('signUp.joinWaitlist');
    return { object: 'waitlist_entry', id: 'entry', createdAt: 1, updatedAt: 1 };
  }

  async prepare({ strategy }: Parameters<SignUpVerbs['prepare']>[0]): Promise<SignUp> {
    await this.#client.ask(`signUp.prepare ${strategy}`);
    const emailAddress = { ...verification(strategy), nextAction: 'needs_attempt' };
    return this.#show({ ...this.#attempt, verifications: { emailAddress } } as unknown as SignUp);
  }

  async attempt(input: Parameters<SignUpVerbs['attempt']>[0]): Promise<SignUp> {
    await this.#client.ask(`signUp.attempt ${input.strategy}`);
    if (!('code' in input) || input.code !== mailedCode) throw refusal('form_code_incorrect', 'code');
    const attempt = this.#attempt;
    const address = attempt.emailAddress ?? '';
    this.#client.proved = address;
    if (this.#client.knows(address)) throw refusal('form_identifier_exists', 'emailAddress');
    return this.#complete(attempt);
  }

  async transfer(): Promise<SignUp> {
    await this.#client.ask('signUp.transfer');
    this.#client.begin({ signIn: null });
    const emailAddress = this.#client.proved;
    const environment = this.#client.snapshot.environment;
    const missing = environment?.userSettings.attributes.password.required ? ['password'] : [];
    const attempt = { ...signUpAttempt({ emailAddress }), missingFields: missing, unverifiedFields: [] };
    return missing.length ? this.#show(attempt) : this.#complete(attempt);
  }

  async reload(): Promise<SignUp> {
    await this.#client.ask('signUp.reload');
    return this.#attempt;
  }

  readonly awaitLink = (options?: { readonly signal?: AbortSignal }): Promise<SignUp> =>
    this.#client.link.for((attempt: SignUp) => this.#complete(attempt))(options);

  reset(): void {
    this.#client.begin({ signUp: null });
  }

  #take(input: SignUpInput, before: SignUp | null): SignUp {
    const { password, ...given } = input;
    if (password !== undefined) this.#client.chosenPassword = password;
    this.#client.given = { ...this.#client.given, ...given };
    const begun = before ?? signUpAttempt(given);
    const known = { ...begun, ...given };
    const missingFields = known.emailAddress ? [] : ['email_address', 'password'];
    const unverifiedFields = this.#client.verifies ? begun.unverifiedFields : [];
    const attempt = { ...known, missingFields, unverifiedFields };
    if (missingFields.length === 0 && unverifiedFields.length === 0) return this.#complete(attempt);
    return this.#show(attempt);
  }

  get #attempt(): SignUp {
    const attempt = this.#client.snapshot.client?.signUp;
    if (!attempt) throw refusal('client_state_invalid');
    return attempt;
  }

  #show(signUp: SignUp): SignUp {
    this.#client.begin({ signUp });
    return signUp;
  }

  #complete(attempt: SignUp): SignUp {
    const address = attempt.emailAddress ?? '';
    this.#client.people.set(address, this.#client.chosenPassword);
    const { id } = this.#client.complete('signUp', address);
    const verifications = { emailAddress: { ...verification('email_code'), status: 'verified' } };
    const made = { createdSessionId: id, createdUserId: `user of ${id}` };
    return { ...attempt, ...made, status: 'complete', verifications } as unknown as SignUp;
  }
}
