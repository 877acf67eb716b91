import type { AuthClient, Factor, VerificationAttempt } from '../../core/index.js';
import type { AccountTerm } from '../account-words.js';
import type { LocalizeController } from '../localize-controller.js';
import type { Flow, StepView } from '../steps/step.js';

/** What a way of proving who is there may use of the element that asks. Everything in it is as it is now. */
export interface Proving extends Pick<Flow, 'environment' | 'pending' | 'id' | 'problem' | 'run' | 'announce'> {
  readonly client: AuthClient;
  readonly term: AccountTerm;
  readonly localize: Pick<LocalizeController, 'term'>;
  /** The address or name of who is signed in, as password managers know them. */
  readonly identifier: string;
  readonly factor: Factor;
  /** Whether the factor's code is on its way. */
  readonly sent: boolean;
  /** Has the code sent. */
  send(): Promise<void>;
  /** Proves the factor, and goes on wherever the server says. */
  attempt(input: VerificationAttempt): Promise<void>;
  /** The same with what a passkey signs. */
  attemptPasskey(): Promise<void>;
  requestUpdate(): void;
}

/** One way of proving it: what its form holds, and how it is named among the others. */
export interface Way {
  readonly label: (proving: Pick<Proving, 'term'>, factor: Factor) => string;
  readonly view: (proving: Proving) => StepView;
  /** Whether a code has to be sent first. */
  readonly sends?: boolean;
}
