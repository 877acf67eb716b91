import type { ReactiveController, ReactiveElement, TemplateResult } from 'lit';
import type { AuthClient, AuthError, Environment } from '../../core/index.js';
import { FlowController } from '../flow-controller.js';
import { focusForm } from '../form-focus.js';
import { FormSlot } from '../form-slot.js';
import type { LocalizeController, OwnTexts } from '../localize-controller.js';
import { alert } from '../parts/alert.js';
import { submitStep } from '../submit-step.js';
import { panel } from './frame.js';
import type { FormView } from './profile.js';

type Host = ReactiveElement & { readonly uid: string; readonly client?: AuthClient; readonly texts?: OwnTexts };

/** What the panel uses of the element around it. */
export interface PanelPlace {
  readonly localize: LocalizeController;
  client(): AuthClient;
  environment(): Environment | undefined;
  /** Says something to who cannot see it. */
  announce(text: string): void;
  failed(error: AuthError): void;
}

/**
 * The one form that a section has open, and the one request that is under way. Whatever the server first wants a proof
 * for is done once the person has given it.
 */
export class PanelController implements ReactiveController {
  readonly #host: Host;
  readonly #place: PanelPlace;
  readonly #action: FlowController;
  readonly #form: FormSlot;
  #open: { readonly section: string; readonly view: FormView; readonly key: string } | undefined;
  /** The section that the request under way belongs to, or the last one. */
  #acted: string | undefined;
  #forms = 0;
  #focusNext = false;
  /** What had the focus when the form was opened. */
  #opener: Element | null = null;

  constructor(host: Host, place: PanelPlace) {
    this.#host = host;
    this.#place = place;
    this.#action = new FlowController(host, error => place.failed(error));
    this.#form = new FormSlot(host);
    host.addController(this);
    host.addEventListener('keydown', this.#keydown);
  }

  get pending(): boolean {
    return this.#action.pending;
  }

  isOpen(section: string): boolean {
    return this.#open?.section === section;
  }

  /** The sentence that belongs to a field. */
  problem(field: string): string | undefined {
    const environment = this.#place.environment();
    return environment && this.#place.localize.problemAt(field, this.#action.problems, environment);
  }

  open(section: string, view: FormView): void {
    if (!this.#open) this.#opener = this.#host.shadowRoot?.activeElement ?? null;
    this.#action.refuse();
    this.#open = { section, view, key: `${section}-${++this.#forms}` };
    this.#acted = section;
    this.#focusNext = true;
    this.#host.requestUpdate();
  }

  /** Closes the form and leads back to where it was opened. */
  close(said = ''): void {
    if (!this.#open) return;
    const { section } = this.#open;
    this.clear();
    this.#place.announce(said);
    void this.#host.updateComplete.then(() => this.#focusSection(section));
  }

  /** Takes away what is open and what went wrong. */
  clear(): void {
    this.#open = undefined;
    this.#action.refuse();
  }

  run(section: string, action: () => Promise<void>): void {
    this.#acted = section;
    const run = (): void => void this.#action.run(() => this.#proved(action), run);
    run();
  }

  /** Whoever asks on the page, or else the element itself, has the person prove who they are where that is wanted. */
  #proved(action: () => Promise<void>): Promise<void> {
    return this.#place.client().reverify(action, async request => {
      const { broughtTo } = await import('../verification/brought.js');
      await broughtTo(this.#host).ask(request);
    });
  }

  /** Loads anew what could not be loaded. */
  retry(): void {
    void this.#action.run(() => this.#place.client().load());
  }

  /** What stands below a section: its open form, and what went wrong. */
  below(section: string): TemplateResult {
    const view = this.isOpen(section) ? this.#open?.view : undefined;
    const problems = this.#acted === section ? this.#problems(view?.fields) : alert(undefined);
    return view ? panel(view, problems) : problems;
  }

  /** What is wrong, as far as it is shown at no field. */
  #problems(fields: readonly string[] = []): TemplateResult {
    const { problems, again, retryAfter } = this.#action;
    const { localize } = this.#place;
    const others = problems.filter(({ field }) => !field || !fields.includes(field));
    const sentences = others.map(problem => localize.problem(problem, this.#place.environment()));
    if (retryAfter) sentences.push(localize.term('tryAgainIn', retryAfter));
    const retry = again && { label: localize.term('retry'), run: again };
    return alert([...new Set(sentences)].join(' ') || undefined, retry);
  }

  hostUpdated(): void {
    // Nobody is signed in any more, or their page has gone.
    const stands = this.#host.renderRoot.querySelector('.panel') !== null;
    if (!this.#open || !stands) {
      this.#form.clear();
      return;
    }
    this.#show(this.#open.key, this.#open.view);
    if (!this.#focusNext) return;
    this.#focusNext = false;
    focusForm(this.#form.form, this.#host.renderRoot);
    // A form that only asks, or shows something, is read from its title on.
    if (!this.#form.form?.matches(':focus-within'))
      this.#host.renderRoot.querySelector<HTMLElement>('.panel-title')?.focus({ preventScroll: true });
    this.#host.renderRoot.querySelector('.panel')?.scrollIntoView({ block: 'nearest' });
  }

  #show(key: string, view: FormView): void {
    const proved: FormView = { ...view, submit: (data, form) => this.#proved(() => view.submit(data, form)) };
    const submit = (form: HTMLFormElement): void => submitStep(this.#host, this.#action, proved, form);
    const { language } = this.#place.localize;
    this.#form.show({ key, label: view.title(), language, content: view.form(), submit, shown: view.shown });
  }

  /** What opened the form may be gone by now: then its like, or else the first thing there. */
  #focusSection(section: string): void {
    const opener = this.#opener instanceof HTMLElement ? this.#opener : undefined;
    const within = this.#host.renderRoot.querySelector(`[data-section="${section}"]`);
    const others = [...(within?.querySelectorAll<HTMLElement>('button, a') ?? [])];
    const like = opener && others.find(other => nameOf(other) === nameOf(opener));
    (opener?.isConnected ? opener : (like ?? others[0]))?.focus();
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#open || event.defaultPrevented || event.isComposing) return;
    // A dialog around the element stays open.
    event.preventDefault();
    this.close();
  };
}

function nameOf(element: HTMLElement): string {
  return element.ariaLabel ?? element.textContent.trim();
}
