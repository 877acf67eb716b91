import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { customElement, property } from './element-decorator.js';
import { AuthErrorEvent } from './events.js';
import { FlowController } from './flow-controller.js';
import { accountLine, breakable, displayName } from './parts/names.js';
import { signOut } from './sign-out.js';
import { rolesStyles } from './styles/roles.styles.js';
import { TextElement } from './text-element.js';

/**
 * Says that somebody acts as somebody else, as whom, and how to stop. Where nobody does, it takes no space: put it at the
 * top of every page.
 *
 * @summary Says that somebody acts as somebody else.
 * @slot - Words of your own beside ours, such as why.
 * @fires {AuthSignedOutEvent} auth-signed-out - The session is over; preventDefault() keeps the page from going elsewhere.
 * @fires {AuthErrorEvent} auth-error - It did not work; the element says so, too.
 * @csspart banner - The whole of it.
 * @csspart text - As whom somebody is signed in.
 * @csspart name - The name in it.
 * @csspart button - The button that stops it.
 * @csspart error - What went wrong.
 * @cssprop [--auth-accent=#4353d8] - The one colour that buttons, links and rings are made of.
 * @cssprop [--auth-color-primary] - The main button; without it, what can be read of the accent.
 * @cssprop [--auth-color-on-primary] - The words on it; without it, white or black.
 * @cssprop [--auth-color-link] - Links; without it, what can be read of the accent.
 * @cssprop [--auth-color-ring] - The ring around what has the focus; without it, what can be seen of the accent.
 * @cssprop [--auth-radius=0.625rem] - The corners.
 * @cssprop [--auth-button-radius=var(--auth-radius)] - The corners of buttons.
 * @cssprop [--auth-font=inherit] - The font.
 * @cssprop [--auth-color-surface=light-dark(#fff, #17181d)] - What the words of the banner are written in.
 * @cssprop [--auth-color-text=light-dark(#1b1c22, #eceef3)] - Words.
 * @cssprop [--auth-color-muted=light-dark(#5d606b, #a5a9b6)] - Words that matter less.
 * @cssprop [--auth-color-border=light-dark(#dcdee5, #363841)] - Lines and frames.
 * @cssprop [--auth-color-input-border=light-dark(#858995, #757a88)] - The edges of inputs and buttons.
 * @cssprop [--auth-color-danger=light-dark(#b3261e, #ff9c94)] - The ground of the banner.
 * @cssprop [--auth-color-success=light-dark(#146c3c, #6fd39b)] - What is well.
 * @cssprop [--auth-control-size=2.75rem] - How high the button is.
 * @cssstate active - Somebody acts as somebody else.
 * @cssstate pending - The request is under way.
 */
@customElement('auth-impersonation-banner')
export class AuthImpersonationBanner extends TextElement {
  static override styles: CSSResultGroup = [
    rolesStyles,
    css`
      :host {
        display: block;
      }
      .banner {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: center;
        gap: 0.5rem 1.25rem;
        padding: 0.5rem 1rem;
        background: var(--_danger);
        color: var(--_surface);
        font-family: var(--_font);
        line-height: 1.4;
      }
      p {
        margin: 0;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .error:empty {
        display: none;
      }
      .error {
        flex-basis: 100%;
        text-align: center;
      }
      button {
        min-block-size: var(--_control);
        padding: 0.25rem 1rem;
        border: 1px solid currentColor;
        border-radius: var(--auth-button-radius, var(--_radius));
        background: transparent;
        color: inherit;
        font: inherit;
        font-weight: 600;
        cursor: pointer;
      }
      button:hover {
        background: var(--_surface);
        color: var(--_danger);
      }
      button:focus-visible {
        outline: 2px solid currentColor;
        outline-offset: 2px;
      }
      @media (forced-colors: active) {
        .banner {
          border-block-end: 2px solid;
        }
      }
    `,
  ];

  readonly #flow = new FlowController(this, error => this.dispatchEvent(new AuthErrorEvent(error)));

  /** Where to go afterwards. */
  @property({ attribute: 'after-sign-out-url' }) afterSignOutUrl?: string;

  readonly #stop = (): void => {
    const { client, router } = this.auth;
    const sessionId = client.snapshot.session?.id;
    void this.#flow.run(() => signOut(this, client, { sessionId, target: this.afterSignOutUrl, router }));
  };

  protected override render(): TemplateResult | typeof nothing {
    const { session, user, environment } = this.auth.snapshot;
    const { pending, problems } = this.#flow;
    const active = Boolean(session?.actor && user);
    this.setState('active', active);
    this.setState('pending', pending);
    if (!user || !active) return nothing;
    const { term, language, direction } = this.localize;
    const [problem] = problems;
    // Two people may have one name: the address tells them apart.
    const line = accountLine(user);
    const name = line ? `${displayName(user)} (${line})` : displayName(user);
    return html`<div
      class="banner"
      part="banner"
      role="region"
      aria-label=${term('impersonation')}
      lang=${language}
      dir=${direction}
    >
      <p part="text">
        ${term('impersonating')} <bdi><strong part="name">${breakable(name)}</strong></bdi>
      </p>
      <slot></slot>
      <button part="button" type="button" aria-disabled=${pending ? 'true' : nothing} @click=${this.#stop}>
        ${term('stopImpersonating')}
      </button>
      <p class="error" part="error" role="alert">${problem ? this.localize.problem(problem, environment) : nothing}</p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'auth-impersonation-banner': AuthImpersonationBanner;
  }
}
