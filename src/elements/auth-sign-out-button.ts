import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { customElement, property } from './element-decorator.js';
import { AuthErrorEvent } from './events.js';
import { FlowController } from './flow-controller.js';
import { signOut } from './sign-out.js';
import { buttonStyles } from './styles/button.styles.js';
import { rolesStyles } from './styles/roles.styles.js';
import { TextElement } from './text-element.js';

/**
 * A button that signs out. It is there for members only.
 *
 * @summary Signs out.
 * @slot - The button's words, in place of "Sign out".
 * @fires {AuthSignedOutEvent} auth-signed-out - Signed out; preventDefault() keeps the page from going elsewhere.
 * @fires {AuthErrorEvent} auth-error - It did not work; the element says so, too.
 * @csspart button - The button.
 * @csspart error - What went wrong.
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
 * @cssstate pending - The request is under way.
 */
@customElement('auth-sign-out-button')
export class AuthSignOutButton extends TextElement {
  static override styles: CSSResultGroup = [
    rolesStyles,
    buttonStyles,
    css`
      :host {
        display: inline-block;
      }
      .error {
        margin: 0.5rem 0 0;
        color: var(--_danger);
        font-size: 0.875em;
      }
      .error:empty {
        display: none;
      }
    `,
  ];
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  readonly #flow = new FlowController(this, error => this.dispatchEvent(new AuthErrorEvent(error)));

  /** The session to end. Without it, the one that is active here. */
  @property({ attribute: 'session-id' }) sessionId?: string;
  /** Ends every session of this browser. */
  @property({ type: Boolean }) all = false;
  /** Where to go afterwards. */
  @property({ attribute: 'after-sign-out-url' }) afterSignOutUrl?: string;

  readonly #signOut = (): void => {
    const { client, router } = this.auth;
    const sessionId = this.all ? undefined : (this.sessionId ?? client.snapshot.session?.id);
    void this.#flow.run(() => signOut(this, client, { sessionId, target: this.afterSignOutUrl, router }));
  };

  protected override render(): TemplateResult | typeof nothing {
    const { user, environment } = this.auth.snapshot;
    const { pending, problems } = this.#flow;
    this.setState('pending', pending);
    if (!user) return nothing;
    const [problem] = problems;
    const message = problem ? this.localize.problem(problem, environment) : nothing;
    const { language } = this.localize;
    return html`<button
        class="button"
        part="button"
        type="button"
        lang=${language}
        aria-disabled=${pending ? 'true' : nothing}
        @click=${this.#signOut}
      >
        <slot>${this.localize.term('signOut')}</slot>
      </button>
      <p class="error" part="error" role="alert" lang=${language}>${message}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'auth-sign-out-button': AuthSignOutButton;
  }
}
