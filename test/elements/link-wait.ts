import { AuthError, type SignIn, type SignUp } from '../../src/core/index.js';

type Wait = { readonly signal?: AbortSignal };

/** A mailed link that somebody waits for, until the test presses it. */
export class LinkWait {
  readonly #calls: string[];
  /** Presses the link: the attempt is what it comes to. */
  press: (attempt: SignIn | SignUp) => void = () => {};

  constructor(calls: string[]) {
    this.#calls = calls;
  }

  for<Attempt extends SignIn | SignUp>(complete: (attempt: Attempt) => Attempt) {
    return async ({ signal }: Wait = {}): Promise<Attempt> => {
      this.#calls.push('awaitLink');
      const attempt = await new Promise<SignIn | SignUp>((resolve, reject) => {
        this.press = resolve;
        signal?.addEventListener('abort', () => {
          this.#calls.push('awaitLink aborted');
          reject(new AuthError([{ code: 'aborted', message: 'aborted' }]));
        });
      });
      // A test presses the link of the attempt that is waited for.
      return attempt.status === 'complete' ? complete(attempt as Attempt) : (attempt as Attempt);
    };
  }
}
