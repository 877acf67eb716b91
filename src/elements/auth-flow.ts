import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import type { AuthError, SignIn, SignUp, Snapshot } from '../core/index.js';
import { property } from './element-decorator.js';
import { AuthErrorEvent, AuthReadyEvent, AuthStepEvent } from './events.js';
import { destination, tellSignedIn } from './finish-flow.js';
import { flowCard } from './flow-card.js';
import { FlowController } from './flow-controller.js';
import { FlowHistory, type HistoryEntry } from './flow-history.js';
import { focusForm, focusProblem, typedIdentifier } from './form-focus.js';
import { FormSlot } from './form-slot.js';
import type { Flow, FlowName, StepView, ViewName } from './steps/step.js';
import { flowBegun, loadedView, loadView, viewFor } from './steps/views.js';
import { buttonStyles } from './styles/button.styles.js';
import { cardStyles } from './styles/card.styles.js';
import { rolesStyles } from './styles/roles.styles.js';
import { TextElement } from './text-element.js';

interface Shown {
  readonly flow: FlowName;
  readonly name: ViewName;
  readonly view: StepView;
  readonly key: string;
}

let elements = 0;

/**
 * What sign-in and sign-up share: the card, and in the page's own tree the form of the step that the server asks for.
 * Either can go over to the other, and what was typed comes along.
 */
export abstract class AuthFlow extends TextElement {
  static override styles: CSSResultGroup = [rolesStyles, cardStyles, buttonStyles];

  /** Where to go after signing in, in place of what the instance says. Within the page's own origin. */
  @property({ attribute: 'after-sign-in-url' }) afterSignInUrl?: string;
  /** Where to go after signing up. */
  @property({ attribute: 'after-sign-up-url' }) afterSignUpUrl?: string;

  /** The flow that the element begins with. */
  protected abstract readonly home: FlowName;
  /** The page's own address for the other flow; without one, the element goes over to it by itself. */
  protected abstract otherUrl(flow: FlowName): string | undefined;

  readonly #id = `auth-${++elements}`;
  readonly #action = new FlowController(this, error => this.#failed(error));
  readonly #form = new FormSlot(this);
  readonly #history = new FlowHistory(this, this.#id, entry => this.#moved(entry));
  #flowName: FlowName | undefined;
  /** The view that was chosen here, as long as the server allows it. */
  #chosen: ViewName | undefined;
  #typed = '';
  #shown: Shown | undefined;
  #steps = 0;
  #announced = '';
  #focusNext = false;
  #again = false;
  /** The next view is on its way: nobody shall type into the form that is about to go. */
  #leaving = false;
  #ready = false;
  #reported: AuthError | undefined;

  constructor() {
    super();
    this.localize.needsAll = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#flowName ??= flowBegun(this.auth.snapshot, this.home);
    this.#choose();
  }

  /** Decides what is shown: what the server asks for, or a view beside it that was chosen and is still allowed. */
  #choose(): void {
    const { snapshot } = this.auth;
    const wanted = this.#wanted();
    if (!wanted || !snapshot.environment) return;
    const flow = this.#flowName ?? this.home;
    if (this.#shown?.name === wanted && this.#shown.flow === flow && !this.#again) return;
    const factory = loadedView(wanted);
    this.localize.needsAll = wanted !== 'identifier';
    const { loading } = this.localize;
    if (!factory || loading) {
      void Promise.all([factory ?? loadView(wanted), loading]).then(() => this.requestUpdate());
      return;
    }
    this.#again = this.#leaving = false;
    const moved = this.#shown !== undefined;
    this.#shown = { flow, name: wanted, view: factory(this.#flow(snapshot)), key: `${wanted}-${++this.#steps}` };
    this.#focusNext = moved;
    if (moved) this.#announced = this.#shown.view.title();
    this.dispatchEvent(new AuthStepEvent(flow, wanted));
  }

  #wanted(): ViewName | undefined {
    return viewFor(this.auth.client, this.#flowName ?? this.home, this.#chosen);
  }

  protected override render(): TemplateResult {
    const { snapshot } = this.auth;
    const { name, view } = this.#shown ?? {};
    this.setState('pending', this.#action.pending);
    this.setState('loading', !view);
    return flowCard({
      snapshot,
      name,
      view,
      localize: this.localize,
      action: this.#action,
      announced: this.#announced,
      retry: () => void this.#action.run(() => this.auth.client.load()),
      otherUrl: flow => this.otherUrl(flow),
      cross: flow => this.#go(flow === 'sign-in' ? 'identifier' : 'fields', flow, typedIdentifier(this.#form.form)),
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#reportFailure();
    const shown = this.#shown;
    if (!shown) return;
    if (shown.view.form && !this.#leaving) this.#showForm(shown, shown.view.form());
    else this.#form.clear();
    if (!this.#ready) {
      this.#ready = true;
      this.dispatchEvent(new AuthReadyEvent());
    }
    if (this.#focusNext) focusForm(this.#form.form, this.renderRoot);
    this.#focusNext = false;
  }

  #showForm({ key, view }: Shown, content: TemplateResult): void {
    this.#form.show({ key, label: view.title(), content, submit: form => this.#submit(view, form) });
  }

  #submit(view: StepView, form: HTMLFormElement): void {
    if (this.#action.pending) return;
    const data = new FormData(form);
    const problems = view.check?.(data, form) ?? [];
    if (problems.length > 0) {
      this.#action.refuse(...problems);
      void this.updateComplete.then(() => focusProblem(form));
      return;
    }
    const again = (): void => form.requestSubmit();
    void this.#action
      .run(async () => view.submit?.(data, form), again)
      .then(async succeeded => {
        await this.updateComplete;
        if (!succeeded) focusProblem(form);
      });
  }

  #failed(error: AuthError): void {
    // The attempt is over on the server: only a new one leads on, with the name that is known.
    if (error.code === 'client_state_invalid' || error.status === 404) this.#startOver();
    this.dispatchEvent(new AuthErrorEvent(error));
  }

  #reportFailure(): void {
    const { status, error } = this.auth.snapshot;
    if (status !== 'error' || !error || error === this.#reported) return;
    this.dispatchEvent(new AuthErrorEvent((this.#reported = error)));
  }

  #moved(entry: HistoryEntry | undefined): void {
    this.#flowName = entry?.flow ?? this.home;
    this.#chosen = entry?.view ?? (this.#flowName === 'sign-in' ? 'identifier' : 'fields');
    this.#action.refuse();
  }

  #go(view: ViewName, flow: FlowName, typed: string): void {
    this.#typed = typed;
    this.#flowName = flow;
    this.#chosen = view;
    this.#leaving = !loadedView(view);
    this.#action.refuse();
    this.#history.push({ flow, view });
  }

  async #settle(attempt: SignIn | SignUp): Promise<void> {
    this.#chosen = undefined;
    if (attempt.status === 'complete') return this.#finish(attempt);
    const view = this.#wanted();
    // The same view may be for something else now, such as another field that is missing.
    this.#again = view === this.#shown?.name;
    if (view) this.#history.push({ flow: this.#flowName ?? this.home, view });
    this.requestUpdate();
  }

  async #finish(attempt: SignIn | SignUp): Promise<void> {
    const told = tellSignedIn(this, this.auth.snapshot, attempt);
    // Whoever signs out later finds the element as it began.
    this.#flowName = this.home;
    this.#typed = '';
    this.requestUpdate();
    const { goOn, isNew } = await told;
    if (goOn) this.#leave(isNew);
  }

  #leave(isNew: boolean): void {
    const url = destination(this, this.auth.snapshot, isNew);
    if (url) document.location.assign(url);
  }

  #startOver(): void {
    const { client } = this.auth;
    client.signIn.reset();
    client.signUp.reset();
    this.#again = true;
    this.#go(this.home === 'sign-in' ? 'identifier' : 'fields', this.home, typedIdentifier(this.#form.form));
  }

  #problem(field: string): string | undefined {
    const { environment } = this.auth.snapshot;
    const own = this.#action.problems.filter(problem => problem.field === field);
    return own.map(problem => this.localize.problem(problem, environment)).join(' ') || undefined;
  }

  #flow(snapshot: Snapshot): Flow {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- getters of the literal have a `this` of their own
    const element = this;
    const { environment } = snapshot;
    if (!environment) throw new TypeError('A step is made before the settings are there.');
    return {
      environment,
      name: this.#flowName ?? this.home,
      term: this.localize.term,
      typedIdentifier: this.#typed,
      destination: destination(this, snapshot, false),
      get client() {
        return element.auth.client;
      },
      get language() {
        return element.localize.language;
      },
      get pending() {
        return element.#action.pending;
      },
      id: name => `${this.#id}-${name}`,
      problem: field => this.#problem(field),
      run: action => void this.#action.run(action, () => void this.#action.run(action)),
      go: (view, flow = this.#flowName ?? this.home, typed = '') => this.#go(view, flow, typed),
      settle: attempt => this.#settle(attempt),
      cross: flow => (this.#flowName = flow),
      leave: () => this.#leave(false),
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
