import { noChange, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import type { AuthError, SignIn, SignUp, Snapshot } from '../core/index.js';
import { AuthStepped } from './auth-stepped.js';
import { property } from './element-decorator.js';
import { AuthErrorEvent, AuthReadyEvent, AuthStepEvent } from './events.js';
import type { finishFlow } from './finish-flow.js';
import { flowCard } from './flow-card.js';
import { FlowController } from './flow-controller.js';
import { focusForm, typedIdentifier } from './form-focus.js';
import { FormSlot } from './form-slot.js';
import { StepHistory } from './step-history.js';
import type { Flow, FlowName, FlowStep, ShownStep, ViewName } from './steps/step.js';
import { beginsAnew, firstView, flowBegun, loadedView, viewFor, viewOrWait } from './steps/views.js';
import { buttonStyles } from './styles/button.styles.js';
import { cardStyles } from './styles/card.styles.js';
import { rolesStyles } from './styles/roles.styles.js';
import { submitStep } from './submit-step.js';

/**
 * What sign-in and sign-up share: the card, and in the page's own tree the form of the step that the server asks for.
 * Either can go over to the other, and what was typed comes along.
 */
export abstract class AuthFlow extends AuthStepped {
  static override styles: CSSResultGroup = [rolesStyles, cardStyles, buttonStyles];

  /** Where to go after signing in, in place of what the instance says. Within the page's own origin. */
  @property({ attribute: 'after-sign-in-url' }) afterSignInUrl?: string;
  /** Where to go after signing up. */
  @property({ attribute: 'after-sign-up-url' }) afterSignUpUrl?: string;
  /** The address or name to begin with. It is put into the field that shows it, and never sent by itself. */
  @property({ attribute: 'initial-identifier' }) initialIdentifier = '';

  /** Other sites open in a window of their own, where the browser lets them. */
  @property({ type: Boolean }) popup = false;
  /** The flow that the element begins with. */
  protected abstract readonly home: FlowName;
  /** The page's own address for the other flow; without one, the element goes over to it by itself. */
  protected abstract otherUrl(flow: FlowName): string | undefined;

  readonly #action = new FlowController(this, error => this.#failed(error));
  readonly #form = new FormSlot(this);
  readonly #history = new StepHistory(this, async () => {
    const { flowRoutes, finishFlow } = await import('./flow-onward.js');
    this.#end = finishFlow;
    return flowRoutes(this, this.home, this.auth, step => this.#moved(step));
  });
  #end: typeof finishFlow | undefined;
  #flowName: FlowName | undefined;
  /** The view that was chosen here, as long as the server allows it. */
  #chosen: ViewName | undefined;
  #typed = '';
  #shown: ShownStep | undefined;
  #steps = 0;
  #announced = '';
  #focusNext = false;
  #again = false;
  /** The next view is on its way: nobody shall type into the form that is about to go. */
  #leaving = false;
  #ready = false;
  #reported: AuthError | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const named = this.routing !== 'none' || Boolean(this.auth.router);
    if (!this.#history.follow(named, this.#action.pending) && !this.#shown) return;
    if (!this.#flowName) this.#begin();
    // Until an answer is settled it is not known whether what it leads to is a step of its own in the history.
    if (!this.#shown || !this.#action.open) this.#choose();
  }

  /** Goes on where the server says, or at the step beside it that the page's address names. */
  #begin(): void {
    const { flow, view } = this.#history.at ?? {};
    this.#flowName = flowBegun(this.auth.snapshot, flow ?? this.home);
    if (view !== firstView(this.#flow)) this.#chosen = view;
  }

  /** Decides what is shown: what the server asks for, or a view beside it that was chosen and is still allowed. */
  #choose(): void {
    const { snapshot } = this.auth;
    const { environment } = snapshot;
    const wanted = this.#wanted();
    if (!wanted || !environment) return;
    const step = { flow: this.#flow, view: wanted };
    this.#history.correct(step);
    const stays = this.#shows(step) && !this.#again;
    if (stays && this.#shown?.environment === environment) return;
    const factory = viewOrWait(wanted, this.localize, this, environment);
    if (typeof factory !== 'function') return void factory.then(() => this.requestUpdate());
    this.#again = this.#leaving = false;
    const moved = this.#shown !== undefined && !stays;
    // Settings of the last visit may give way to new ones: the form and what is in it stay, and say what holds now.
    const key = stays && this.#shown ? this.#shown.key : `${wanted}-${++this.#steps}`;
    this.#shown = { step, environment, view: factory(this.#flowFor(snapshot)), key };
    if (stays) return;
    this.#focusNext = moved;
    if (moved) this.#announced = this.#shown.view.title();
    this.dispatchEvent(new AuthStepEvent(step.flow, wanted));
  }

  #shows({ flow, view }: FlowStep): boolean {
    const { step } = this.#shown ?? {};
    return step?.flow === flow && step.view === view;
  }

  #wanted(): ViewName | undefined {
    return viewFor(this.auth.client, this.#flow, this.#chosen, this);
  }

  protected override render(): TemplateResult | typeof noChange {
    const { snapshot } = this.auth;
    const { step, view } = this.#shown ?? {};
    this.setState('pending', this.#action.pending);
    this.setState('loading', !view);
    // Apart from what was there before.
    this.renderOptions.renderBefore = null;
    if (this.former?.isConnected && !view) {
      if (!beginsAnew(snapshot)) this.#form.clear();
      else if (snapshot.status !== 'error') return noChange;
    }
    this.former?.remove();
    return flowCard({
      snapshot,
      name: step?.view,
      view,
      localize: this.localize,
      action: this.#action,
      announced: this.#announced,
      update: () => this.requestUpdate(),
      retry: () => void this.#action.run(() => this.auth.client.load()),
      otherUrl: flow => this.otherUrl(flow),
      cross: flow => this.#go(firstView(flow), flow, typedIdentifier(this.#form.form)),
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { status, error } = this.auth.snapshot;
    if (status === 'error' && error && error !== this.#reported)
      this.dispatchEvent(new AuthErrorEvent((this.#reported = error)));
    const shown = this.#shown;
    if (!shown) return;
    if (shown.view.form && !this.#leaving) this.#showForm(shown, shown.view.form());
    else this.#form.clear();
    if (!this.#ready) this.dispatchEvent(new AuthReadyEvent());
    this.#ready = true;
    if (this.#focusNext) focusForm(this.#form.form, this.renderRoot);
    this.#focusNext = false;
  }

  #showForm({ key, view }: ShownStep, content: TemplateResult): void {
    const submit = (form: HTMLFormElement): void => submitStep(this, this.#action, view, form);
    const [label, { language }, { shown }] = [view.title(), this.localize, view];
    this.#form.show({ key, label, language, content, submit, shown });
  }

  #failed(error: AuthError): void {
    // The attempt is over on the server: only a new one leads on, with the name that is known.
    if (error.code === 'client_state_invalid' || error.status === 404) this.#startOver();
    this.dispatchEvent(new AuthErrorEvent(error));
  }

  #moved({ flow, view }: FlowStep): void {
    this.#flowName = flow;
    this.#chosen = view;
    this.#action.refuse();
  }

  #go(view: ViewName, flow: FlowName, typed: string): void {
    this.#typed = typed;
    this.#leaving = !loadedView(view);
    this.#moved({ flow, view });
    void this.#push({ flow, view });
  }

  async #push(step: FlowStep): Promise<void> {
    if (this.#shown && !this.#shows(step)) await this.#history.push(step, this.#shown.step);
    this.#action.open = false;
  }

  async #settle(attempt: SignIn | SignUp): Promise<void> {
    this.#chosen = undefined;
    if (attempt.status === 'complete') return this.#finish(attempt);
    const view = this.#wanted();
    // The same view may be for something else now, such as another field that is missing.
    this.#again = view === this.#shown?.step.view;
    if (view) await this.#push({ flow: this.#flow, view });
    this.requestUpdate();
  }

  async #finish(attempt: SignIn | SignUp): Promise<void> {
    const { snapshot } = this.auth;
    this.#action.open = false;
    // Whoever signs out later finds the element as it began.
    this.#flowName = this.home;
    this.#typed = '';
    this.requestUpdate();
    const end = this.#end ?? (await import('./flow-onward.js')).finishFlow;
    const url = await end(this, snapshot, attempt);
    if (url) await this.#history.leave(url);
  }

  #startOver(): void {
    this.auth.client.signIn.reset();
    this.auth.client.signUp.reset();
    this.#again = true;
    this.#go(firstView(this.home), this.home, typedIdentifier(this.#form.form));
  }

  get #flow(): FlowName {
    return this.#flowName ?? this.home;
  }

  #flowFor(snapshot: Snapshot): Flow {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- getters of the literal have a `this` of their own
    const element = this;
    const { environment } = snapshot;
    if (!environment) throw new TypeError('There are no settings yet.');
    return {
      environment,
      name: this.#flow,
      term: this.localize.term,
      typedIdentifier: this.#typed || this.initialIdentifier,
      host: this,
      get client() {
        return element.auth.client;
      },
      get language() {
        return element.localize.language;
      },
      get pending() {
        return element.#action.pending;
      },
      id: name => `${this.uid}-${name}`,
      problem: field => this.localize.problemAt(field, this.#action.problems, environment),
      run: action => void this.#action.run(action, () => void this.#action.run(action)),
      go: (view, flow = this.#flow, typed = '') => this.#go(view, flow, typed),
      settle: attempt => this.#settle(attempt),
      cross: flow => (this.#flowName = flow),
      leave: url => void this.#history.leave(url),
      startOver: () => this.#startOver(),
      announce: text => {
        this.#announced = text;
        this.requestUpdate();
      },
      legal: links => this.localize.terms.legal(links),
      requestUpdate: () => this.requestUpdate(),
    };
  }
}
