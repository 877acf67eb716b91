import type { ReactiveController, ReactiveElement } from 'lit';

/** Where an element's steps are kept: in the page's history and address, or in the application's router. */
export interface StepRoutes<Step> {
  /** The step that the address names, where it is one of this element's. */
  readonly at: Step | undefined;
  /** Follows the address, and what the page changes of the element. */
  follow(): void;
  stop(): void;
  push(step: Step, from: Step): void;
  /** Has the address name the step that is shown. The history does not grow. */
  correct(step: Step): void;
  /** Goes to another page. */
  leave(url: string): void;
}

/** One history entry for each step. What it takes is loaded with the second step, or when the page asks for addresses. */
export class StepHistory<Step> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #load: () => Promise<StepRoutes<Step>>;
  #loading: Promise<StepRoutes<Step> | undefined> | undefined;
  #routes: StepRoutes<Step> | undefined;

  constructor(host: ReactiveElement, load: () => Promise<StepRoutes<Step>>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  /** The step that the address names, after a reload for example. */
  get at(): Step | undefined {
    return this.#routes?.at;
  }

  hostDisconnected(): void {
    this.#routes?.stop();
  }

  /**
   * To be called before each render. Answers whether it is known which step the address names, if one is to.
   *
   * @param soon - There may be a second step before long.
   */
  follow(named: boolean, soon = false): boolean {
    this.#routes?.follow();
    if (named || soon) void this.#loaded();
    return !named || Boolean(this.#routes);
  }

  /** Resolves once Back leads from the step to the one before. Where what that takes does not load, the step goes without an entry. */
  async push(step: Step, from: Step): Promise<void> {
    const routes = this.#routes ?? (await this.#loaded());
    routes?.push(step, from);
  }

  correct(step: Step): void {
    this.#routes?.correct(step);
  }

  async leave(url: string): Promise<void> {
    const routes = await this.#loaded();
    if (routes) routes.leave(url);
    else location.assign(url);
  }

  /** What did not load is asked for again with the next step. */
  #loaded(): Promise<StepRoutes<Step> | undefined> {
    return (this.#loading ??= this.#load().then(
      routes => {
        this.#host.requestUpdate();
        return (this.#routes = routes);
      },
      () => (this.#loading = undefined),
    ));
  }
}
