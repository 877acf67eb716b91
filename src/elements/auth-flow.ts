import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { safeLink, safeRedirect, type AuthError, type SignIn, type SignUp, type Snapshot } from '../core/index.js';
import { property } from './element-decorator.js';
import {
  AuthErrorEvent,
  AuthReadyEvent,
  AuthSignedInEvent,
  AuthSignedUpEvent,
  AuthStepEvent,
  type SignedIn,
} from './events.js';
import { FlowController } from './flow-controller.js';
import { FlowHistory, type HistoryEntry } from './flow-history.js';
import { FormSlot } from './form-slot.js';
import { alert } from './parts/alert.js';
import { failure } from './steps/failure.js';
import { signUpIsOpen } from './steps/settings.js';
import type { Flow, FlowName, StepAction, StepFactory, StepView, ViewName } from './steps/step.js';
import { views, viewsOf } from './steps/views.js';
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

const factories = new Map<ViewName, StepFactory>();
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
  readonly #action = new FlowController(this, error => this.dispatchEvent(new AuthErrorEvent(error)));
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
  #ready = false;
  #reported: AuthError | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#flowName ??= this.#begun();
    this.#choose();
  }

  /** A reload goes on with what was begun, in whichever flow that was. */
  #begun(): FlowName | undefined {
    const { client } = this.auth.snapshot;
    if (client === undefined) return undefined;
    if (client?.signUp && !client.signIn) return 'sign-up';
    return client?.signIn && !client.signUp ? 'sign-in' : this.home;
  }

  /** Decides what is shown: what the server asks for, or a view beside it that was chosen and is still allowed. */
  #choose(): void {
    const { snapshot } = this.auth;
    const wanted = this.#wanted(snapshot);
    if (!wanted || !snapshot.environment) return;
    const flow = this.#flowName ?? this.home;
    if (this.#shown?.name === wanted && this.#shown.flow === flow && !this.#again) return;
    const factory = factories.get(wanted);
    if (!factory) {
      void this.#loadView(wanted);
      return;
    }
    this.#again = false;
    const moved = this.#shown !== undefined;
    // The view may have taken a moment to load, in which somebody went on typing.
    if (this.#shown && this.#shown.flow !== flow) this.#typed = this.#typedNow() || this.#typed;
    this.#shown = { flow, name: wanted, view: factory(this.#flow(snapshot)), key: `${wanted}-${++this.#steps}` };
    this.#focusNext = moved;
    if (moved) this.#announced = this.#shown.view.title();
    this.dispatchEvent(new AuthStepEvent(flow, wanted));
  }

  async #loadView(name: ViewName): Promise<void> {
    factories.set(name, await views[name]());
    this.requestUpdate();
  }

  #wanted({ session, environment, client }: Snapshot): ViewName | undefined {
    if (!environment || client === undefined) return undefined;
    const signUp = this.#flowName === 'sign-up';
    const step = signUp ? this.auth.client.signUp.step : this.auth.client.signIn.step;
    const begun = signUp ? client?.signUp : client?.signIn;
    if (step.kind === 'complete' || (session && !begun && !this.#chosen)) return 'account';
    const [first, ...others] = viewsOf(step);
    const chosen = this.#chosen;
    return chosen && others.includes(chosen) ? chosen : first;
  }

  protected override render(): TemplateResult {
    const { snapshot } = this.auth;
    const view = this.#shown?.view;
    this.setState('pending', this.#action.pending);
    this.setState('loading', !view);
    if (!view) return snapshot.status === 'error' ? this.#renderFailure(snapshot) : this.#renderWaiting();
    return html`<div class="card" part="card" dir=${this.localize.direction}>
      <div class="body" part="body">
        ${this.#renderHeader(view.title(), view.subtitle?.())} ${this.#renderAlert()}
        <slot name="form"></slot>
        <div class="actions" part="actions">${(view.actions?.() ?? []).map(action => this.#renderAction(action))}</div>
      </div>
      ${this.#renderFooter()}
      <p class="announced" role="status">${this.#announced}</p>
    </div>`;
  }

  #renderWaiting(): TemplateResult {
    return html`<div class="card" part="card" aria-busy="true" dir=${this.localize.direction}>
      <div class="body" part="body"><slot name="form"></slot></div>
    </div>`;
  }

  #renderFailure(snapshot: Snapshot): TemplateResult {
    const { title, subtitle } = failure(snapshot, this.localize.term);
    const retry = { label: this.localize.term('retry'), primary: true, run: () => this.#retry() };
    return html`<div class="card" part="card" dir=${this.localize.direction}>
      <div class="body" part="body" role="alert">
        ${this.#renderHeader(title, subtitle)}
        <div class="actions" part="actions">${this.#renderAction(retry)}</div>
      </div>
    </div>`;
  }

  #renderHeader(title: string, subtitle: string | undefined): TemplateResult {
    const display = this.auth.snapshot.environment?.displayConfig;
    const logo = safeLink(display?.logoImageUrl, document.baseURI);
    return html`<header class="header" part="header">
      ${logo ? html`<img class="logo" part="logo" src=${logo} alt=${display?.applicationName ?? ''} />` : nothing}
      <h2 class="title" part="title" tabindex="-1">${title}</h2>
      ${subtitle ? html`<p class="subtitle" part="subtitle">${subtitle}</p>` : nothing}
    </header>`;
  }

  #renderAlert(): TemplateResult {
    const fields = this.#shown?.view.fields ?? [];
    const others = this.#action.problems.filter(({ field }) => !field || !fields.includes(field));
    const { environment } = this.auth.snapshot;
    const sentences = [...new Set(others.map(problem => this.localize.problem(problem, environment)))];
    const { again } = this.#action;
    const retry = again && { label: this.localize.term('retry'), run: again };
    return alert(sentences.join(' ') || undefined, retry);
  }

  #renderAction({ label, run, primary = false }: StepAction): TemplateResult {
    return html`<button
      class=${primary ? 'button primary' : 'button'}
      part="action"
      type="button"
      aria-disabled=${this.#action.pending ? 'true' : nothing}
      @click=${() => this.#action.pending || run()}
    >
      ${label}
    </button>`;
  }

  #renderFooter(): TemplateResult | typeof nothing {
    const { environment } = this.auth.snapshot;
    const name = this.#shown?.name;
    if (!environment || (name !== 'identifier' && name !== 'fields')) return nothing;
    const { term } = this.localize;
    const signingIn = name === 'identifier';
    if (signingIn && !signUpIsOpen(environment)) return nothing;
    const other: FlowName = signingIn ? 'sign-up' : 'sign-in';
    const label = term(signingIn ? 'signUp' : 'signIn');
    const href = safeLink(this.otherUrl(other), document.baseURI);
    return html`<footer class="footer" part="footer">
      <span>${term(signingIn ? 'noAccount' : 'haveAccount')}</span>
      ${
        href
          ? html`<a class="link" part="link" href=${href}>${label}</a>`
          : html`<button class="link" part="link" type="button" @click=${() => this.#crossByHand(other)}>
              ${label}
            </button>`
      }
    </footer>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#reportFailure();
    const shown = this.#shown;
    if (!shown) return;
    if (shown.view.form) this.#showForm(shown, shown.view.form());
    else this.#form.clear();
    if (!this.#ready) {
      this.#ready = true;
      this.dispatchEvent(new AuthReadyEvent());
    }
    if (this.#focusNext) this.#focus();
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
      void this.#focusProblem(form);
      return;
    }
    const again = (): void => form.requestSubmit();
    void this.#action
      .run(async () => view.submit?.(data, form), again)
      .then(succeeded => (succeeded ? undefined : this.#focusProblem(form)));
  }

  async #focusProblem(form: HTMLFormElement): Promise<void> {
    await this.updateComplete;
    form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  #focus(): void {
    this.#focusNext = false;
    const field = this.#form.form?.querySelector<HTMLElement>('input:not([readonly]):not([type="checkbox"])');
    const title = this.renderRoot.querySelector<HTMLElement>('.title');
    (field ?? title)?.focus({ preventScroll: true });
  }

  #reportFailure(): void {
    const { status, error } = this.auth.snapshot;
    if (status !== 'error' || !error || error === this.#reported) return;
    this.#reported = error;
    this.dispatchEvent(new AuthErrorEvent(error));
  }

  #retry(): void {
    void this.#action.run(() => this.auth.client.load());
  }

  #moved(entry: HistoryEntry | undefined): void {
    this.#flowName = entry?.flow ?? this.home;
    this.#chosen = entry?.view ?? (this.#flowName === 'sign-in' ? 'identifier' : 'fields');
    this.#action.refuse();
    this.requestUpdate();
  }

  #go(view: ViewName, flow: FlowName, typed: string): void {
    this.#typed = typed;
    this.#flowName = flow;
    this.#chosen = view;
    this.#action.refuse();
    this.#history.push({ flow, view });
    this.requestUpdate();
  }

  #crossByHand(flow: FlowName): void {
    this.#go(flow === 'sign-in' ? 'identifier' : 'fields', flow, this.#typedNow());
  }

  /** The address or name in the form that is shown. */
  #typedNow(): string {
    const data = this.#form.form && new FormData(this.#form.form);
    const typed = data?.get('email_address') ?? data?.get('username');
    return typeof typed === 'string' ? typed : '';
  }

  async #settle(attempt: SignIn | SignUp): Promise<void> {
    this.#chosen = undefined;
    if (attempt.status !== 'complete') {
      const view = this.#wanted(this.auth.snapshot);
      // The same view may be for something else now, such as another field that is missing.
      this.#again = view === this.#shown?.name;
      if (view) this.#history.push({ flow: this.#flowName ?? this.home, view });
      this.requestUpdate();
      return;
    }
    await this.#finish(attempt);
  }

  async #finish(attempt: SignIn | SignUp): Promise<void> {
    const { client } = this.auth.snapshot;
    const session = client?.sessions.find(({ id }) => id === attempt.createdSessionId);
    if (!session) return;
    const isNew = 'createdUserId' in attempt;
    const strategy = isNew ? 'email_code' : attempt.firstFactorVerification?.strategy;
    const details: SignedIn = { session, user: session.user, isNew, strategy };
    const events = [...(isNew ? [new AuthSignedUpEvent(details)] : []), new AuthSignedInEvent(details)];
    const allowed = events.map(event => this.dispatchEvent(event));
    // Whoever signs out later finds the element as it began.
    this.#flowName = this.home;
    this.#typed = '';
    this.requestUpdate();
    for (const event of events) await event.settled();
    if (allowed.every(Boolean)) this.#leave(isNew);
  }

  #destination(isNew: boolean): string | undefined {
    const display = this.auth.snapshot.environment?.displayConfig;
    const target = isNew
      ? (this.afterSignUpUrl ?? display?.afterSignUpUrl)
      : (this.afterSignInUrl ?? display?.afterSignInUrl);
    const url = safeRedirect(target, document.baseURI);
    return url === document.location.href ? undefined : url;
  }

  #leave(isNew: boolean): void {
    const url = this.#destination(isNew);
    if (url) document.location.assign(url);
  }

  #startOver(): void {
    const { client } = this.auth;
    client.signIn.reset();
    client.signUp.reset();
    this.#again = true;
    this.#go(this.home === 'sign-in' ? 'identifier' : 'fields', this.home, '');
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
      destination: this.#destination(false),
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
