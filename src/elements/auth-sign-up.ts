import { css, type CSSResultGroup } from 'lit';
import { AuthFlow } from './auth-flow.js';
import { customElement, property } from './element-decorator.js';
import type { FlowName } from './steps/step.js';

/**
 * Sign-up: what the instance asks for on one screen, then the proof of the address.
 *
 * @summary Sign-up.
 * @slot form - The element's own: the form of the present step, in the page's tree.
 * @fires {AuthReadyEvent} auth-ready - The first step is shown.
 * @fires {AuthStepEvent} auth-step - Another step is shown.
 * @fires {AuthErrorEvent} auth-error - Something did not work; the card says so, too.
 * @fires {AuthSignedUpEvent} auth-signed-up - The account was made; preventDefault() keeps the page from going elsewhere.
 * @fires {AuthSignedInEvent} auth-signed-in - Somebody is signed in; preventDefault() keeps the page from going elsewhere.
 * @csspart card - The frame.
 * @csspart body - What is in it above the footer.
 * @csspart header - Logo, title and subtitle.
 * @csspart logo - The application's picture.
 * @csspart title - What this step is about.
 * @csspart subtitle - The sentence below.
 * @csspart alert - What is wrong with the whole step.
 * @csspart actions - The ways on beside the form's own.
 * @csspart action - Each of them.
 * @csspart footer - The way to sign-in.
 * @csspart link - A link or a button that looks like one.
 * @cssprop [--auth-accent=#4353d8] - The one colour that buttons, links and rings are made of.
 * @cssprop [--auth-radius=0.625rem] - The corners.
 * @cssprop [--auth-card-width=25rem] - How wide the card becomes.
 * @cssprop [--auth-font=inherit] - The font.
 * @cssstate loading - Nothing is known yet.
 * @cssstate pending - A request is under way.
 */
@customElement('auth-sign-up')
export class AuthSignUp extends AuthFlow {
  // Two fields and a hint are higher than the first step of sign-in; `auth-elements.css` reserves the same.
  static override styles: CSSResultGroup = [
    AuthFlow.styles,
    css`
      :host {
        --_card-height: 32rem;
      }
    `,
  ];

  protected readonly home: FlowName = 'sign-up';

  /** The page's own address for sign-in. Without it, this element goes over to sign-in by itself. */
  @property({ attribute: 'sign-in-url' }) signInUrl?: string;

  protected otherUrl(flow: FlowName): string | undefined {
    return flow === 'sign-in' ? this.signInUrl : undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'auth-sign-up': AuthSignUp;
  }
}
