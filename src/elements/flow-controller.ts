import type { ReactiveControllerHost } from 'lit';
import { AuthError, type Problem } from '../core/index.js';

/**
 * One action at a time: whether it is under way, what went wrong with it, and how to repeat it. It runs on while its
 * element is moved, and ends as it would have.
 */
export class FlowController {
  readonly #host: ReactiveControllerHost;
  readonly #failed: (error: AuthError) => void;
  /** Whether it is not known yet what the answer to the action leads to. */
  open = false;
  #pending = false;
  #problems: readonly Problem[] = [];
  #again: (() => void) | undefined;
  #retryAfter: number | undefined;

  constructor(host: ReactiveControllerHost, failed: (error: AuthError) => void) {
    this.#host = host;
    this.#failed = failed;
  }

  /** Whether an action is under way. */
  get pending(): boolean {
    return this.#pending;
  }

  /** What is wrong, until the next action begins. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** Repeats the action that did not reach the server, or whose answer did not come. */
  get again(): (() => void) | undefined {
    return this.#again;
  }

  /** How many seconds the server wants people to wait, where it said so. */
  get retryAfter(): number | undefined {
    return this.#retryAfter;
  }

  /**
   * Runs one action. A second one meanwhile is dropped: a double click, Enter beside a click, a manager that submits.
   * Resolves with whether it succeeded; what the client refuses becomes {@link problems}.
   *
   * @param again - What to do when a network failure is to be repeated. It reads the form again, so that nothing that
   *   was typed is kept here.
   */
  async run(action: () => Promise<void>, again?: () => void): Promise<boolean> {
    if (this.#pending) return false;
    this.#pending = this.open = true;
    this.refuse();
    try {
      await action();
      return true;
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      this.#fail(error, again);
      return false;
    } finally {
      this.#pending = this.open = false;
      this.#host.requestUpdate();
    }
  }

  /** Says what is wrong without asking the server. */
  refuse(...problems: readonly Pick<Problem, 'code' | 'field'>[]): void {
    this.#problems = problems.map(problem => ({ message: problem.code, ...problem }));
    this.#again = this.#retryAfter = undefined;
    this.#host.requestUpdate();
  }

  #fail(error: AuthError, again: (() => void) | undefined): void {
    if (error.code === 'aborted') return;
    this.#failed(error);
    this.#problems = error.problems;
    this.#again = error.transient ? again : undefined;
    this.#retryAfter = error.retryAfter;
  }
}
