import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import type { AuthClient, ReverifyRequest } from '../core/index.js';
import { AccountWords } from './account-words.js';
import { userVerificationStyles } from './auth-user-verification.styles.js';
import { customElement } from './element-decorator.js';
import { AuthErrorEvent } from './events.js';
import { focusForm } from './form-focus.js';
import { FormSlot } from './form-slot.js';
import { loadPart } from './load-part.js';
import { ModalController } from './modal-controller.js';
import { buttonStyles } from './styles/button.styles.js';
import { cardStyles } from './styles/card.styles.js';
import { dialogStyles } from './styles/dialog.styles.js';
import { rolesStyles } from './styles/roles.styles.js';
import { TextElement } from './text-element.js';
import type { Asking } from './verification/asking.js';

let elements = 0;

/**
 * Asks who is signed in to prove again who they are, in a dialog, whenever `client.reverify()` wants it: by the password,
 * a code or a passkey, and by the second step. What wanted the proof then goes on by itself. It shows nothing until then.
 * The profile brings one along; a page needs it for actions of its own.
 *
 * @summary Asks again who is there, before what needs to be sure.
 * @slot form - The element's own: the form, in the page's tree.
 * @fires {AuthErrorEvent} auth-error - Something did not work; the dialog says so, too.
 * @csspart dialog - The dialog, with its backdrop.
 * @csspart card - What is seen of it.
 * @csspart body - What stands in it above the way out.
 * @csspart header - The title and what is below it.
 * @csspart title - What is asked.
 * @csspart subtitle - The sentence below the title.
 * @csspart alert - What is wrong.
 * @csspart actions - The other ways.
 * @csspart action - Each of them.
 * @csspart footer - The way out.
 * @csspart link - A button that looks like a link.
 * @cssclass auth-form - The form.
 * @cssclass auth-field - A label, its input, and what is wrong with it.
 * @cssclass auth-label - The label.
 * @cssclass auth-input - The input.
 * @cssclass auth-error - What is wrong with a field.
 * @cssclass auth-hint - What helps with a field, below it.
 * @cssclass auth-code - The field for a code.
 * @cssclass auth-code-cells - The row of places for its digits.
 * @cssclass auth-code-cell - Each of them.
 * @cssclass auth-code-input - The one input above them.
 * @cssclass auth-resend - The line that mails the code again.
 * @cssclass auth-control - An input with a button inside it.
 * @cssclass auth-password - An input for a password.
 * @cssclass auth-toggle - The button that shows what was typed.
 * @cssclass auth-toggle-off - The stroke through its picture.
 * @cssclass auth-submit - The button that sends the form.
 * @cssclass auth-submit-label - Its words.
 * @cssclass auth-identity - Who is asked.
 * @cssclass auth-identifier - The address or name in it.
 * @cssclass auth-clip - What is there for screen readers and password managers and is not seen.
 * @cssclass auth-link - A button that looks like a link.
 * @cssprop [--auth-accent=#4353d8] - The one colour that buttons, links and rings are made of.
 * @cssprop [--auth-color-primary] - The main button; without it, what can be read of the accent.
 * @cssprop [--auth-color-on-primary] - The words on it; without it, white or black.
 * @cssprop [--auth-color-link] - Links; without it, what can be read of the accent.
 * @cssprop [--auth-color-ring] - The ring around what has the focus; without it, what can be seen of the accent.
 * @cssprop [--auth-radius=0.625rem] - The corners.
 * @cssprop [--auth-button-radius=var(--auth-radius)] - The corners of buttons.
 * @cssprop [--auth-font=inherit] - The font.
 * @cssprop [--auth-color-surface=light-dark(#fff, #17181d)] - What the element stands on.
 * @cssprop [--auth-color-text=light-dark(#1b1c22, #eceef3)] - Words.
 * @cssprop [--auth-color-muted=light-dark(#5d606b, #a5a9b6)] - Words that matter less.
 * @cssprop [--auth-color-border=light-dark(#dcdee5, #363841)] - Lines and frames.
 * @cssprop [--auth-color-input-border=light-dark(#858995, #757a88)] - The edges of inputs and buttons.
 * @cssprop [--auth-color-danger=light-dark(#b3261e, #ff9c94)] - What is wrong.
 * @cssprop [--auth-color-success=light-dark(#146c3c, #6fd39b)] - What is well.
 * @cssprop [--auth-control-size=2.75rem] - How high inputs and buttons are.
 * @cssprop [--auth-card-width=25rem] - How wide the card becomes.
 * @cssprop [--auth-card-height=26.5rem] - The least height of a card, which the dialog does without.
 * @cssprop [--auth-card-radius=calc(var(--auth-radius) * 1.6)] - The card's corners.
 * @cssprop [--auth-card-shadow] - The shadow below the card.
 * @cssprop [--auth-color-input] - The ground of inputs; without it, the surface.
 * @cssstate open - Somebody is asked.
 * @cssstate pending - A request is under way.
 */
@customElement('auth-user-verification')
export class AuthUserVerification extends TextElement {
  static override styles: CSSResultGroup = [
    rolesStyles,
    cardStyles,
    buttonStyles,
    dialogStyles,
    userVerificationStyles,
  ];

  /** A name that no other element on the page has. Its ids begin with it. */
  readonly uid = `auth-verification-${++elements}`;

  readonly #words = new AccountWords(this.localize);
  readonly #form = new FormSlot(this);
  readonly #modal = new ModalController(this, () => this.#asking?.decline());
  #asking: Asking | undefined;
  /** Two actions at once want the same proof. */
  #answers = new Map<ReverifyRequest['level'], Promise<void>>();
  #registered: AuthClient | undefined;
  #unregister: (() => void) | undefined;

  constructor() {
    super();
    this.addController({ hostDisconnected: () => this.#register(undefined) });
    // What it does is heard by itself, and is no key of the page around it: Escape closes it, and nothing else.
    this.addEventListener('keydown', event => {
      if (event.key === 'Escape' && this.#asking) event.stopPropagation();
    });
  }

  // Nothing is said before somebody is asked, so until then it waits for no words.
  protected override scheduleUpdate(): void | Promise<unknown> {
    const { loading } = this.#asking ? this.#words : { loading: undefined };
    if (loading) return loading.then(() => super.scheduleUpdate());
    if (this.#asking) return super.scheduleUpdate();
    this.performUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.isConnected) this.#register(this.auth.client);
    if (this.#asking && !this.#asking.stands) this.#asking.decline('signed_out');
  }

  #register(client: AuthClient | undefined): void {
    if (client === this.#registered) return;
    this.#unregister?.();
    this.#registered = client;
    this.#unregister = client?.onReverify(request => this.ask(request));
  }

  /**
   * Asks at once. `client.reverify()` does so by itself where it is needed.
   *
   * @returns Resolves when it is proved, and rejects with `aborted` when the person declines.
   */
  async ask(request: ReverifyRequest): Promise<void> {
    const answer = this.#answers.get(request.level) ?? this.#askAfter([...this.#answers.values()], request);
    this.#answers.set(request.level, answer);
    try {
      await answer;
    } finally {
      if (this.#answers.get(request.level) === answer) this.#answers.delete(request.level);
    }
  }

  /** One dialog at a time: another kind of proof is asked for when this one is given. */
  async #askAfter(before: readonly Promise<void>[], request: ReverifyRequest): Promise<void> {
    await Promise.allSettled(before);
    const { Asking } = await loadPart(() => import('./verification/asking.js'));
    this.#asking = new Asking(
      {
        host: this,
        localize: this.localize,
        term: this.#words.term,
        client: () => this.auth.client,
        failed: error => this.dispatchEvent(new AuthErrorEvent(error)),
        over: () => this.#over(),
      },
      request,
    );
    this.#modal.show();
    return this.#asking.answered;
  }

  #over(): void {
    this.#asking = undefined;
    this.#form.clear();
    this.#modal.close();
  }

  protected override render(): TemplateResult {
    const asking = this.#asking;
    this.setState('open', Boolean(asking));
    this.setState('pending', asking?.pending ?? false);
    return html`<dialog
      class="dialog"
      part="dialog"
      aria-labelledby="title"
      @cancel=${this.#modal.cancelled}
      @close=${this.#modal.closed}
    >
      ${asking?.card() ?? nothing}
    </dialog>`;
  }

  // The form stands outside of what is rendered, and the focus follows to it.
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const form = this.#asking?.form();
    if (form) this.#form.show(form);
    else this.#form.clear();
    if (this.#asking?.takeFocus()) focusForm(this.#form.form, this.renderRoot);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'auth-user-verification': AuthUserVerification;
  }
}
