import { css, type CSSResultGroup } from 'lit';
import { AuthFlow } from './auth-flow.js';
import { customElement, property } from './element-decorator.js';
import type { FlowName } from './steps/step.js';

/**
 * Sign-up: what the instance asks for on one screen, then the proof of the address.
 *
 * @summary Sign-up.
 * @slot header - Above what the card shows itself, at every step. `header-code` and its like stand there at one step only, in its place.
 * @slot footer - Below what the card shows itself, at every step. `footer-code` and its like stand there at one step only, in its place.
 * @slot fields - Inputs of your own. They are a step by themselves, are validated by the browser, and are kept as `unsafeMetadata`.
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
 * @csspart ways - What leads in besides the form, at the first step.
 * @csspart way - Each of them.
 * @csspart last-used - The mark on the one that was used last on this device.
 * @csspart notice - That a site cannot be used in this browser.
 * @csspart divider - The line between them and the form.
 * @csspart actions - The ways on beside the form's own.
 * @csspart action - Each of them.
 * @csspart footer - The way to sign-in.
 * @csspart link - A link or a button that looks like one.
 * @cssclass auth-form - The form of the present step.
 * @cssclass auth-field - A label, its input, and what is wrong with it.
 * @cssclass auth-label - The label.
 * @cssclass auth-input - The input.
 * @cssclass auth-control - An input with a button inside it.
 * @cssclass auth-password - An input for a password.
 * @cssclass auth-toggle - The button that shows what was typed.
 * @cssclass auth-toggle-off - The stroke through its picture.
 * @cssclass auth-hint - What helps with a field, below it.
 * @cssclass auth-error - What is wrong with a field.
 * @cssclass auth-submit - The button that sends the form.
 * @cssclass auth-submit-label - Its words.
 * @cssclass auth-link - A link or a button that looks like one.
 * @cssclass auth-aside - A link beside a label.
 * @cssclass auth-identity - Who is signing in, above the other fields.
 * @cssclass auth-identifier - The address or name in it.
 * @cssclass auth-clip - What is there for screen readers and password managers and is not seen.
 * @cssclass auth-check - A box to tick, with its words.
 * @cssclass auth-check-input - The box.
 * @cssclass auth-code - The field of a code.
 * @cssclass auth-code-cells - The row of places for its digits.
 * @cssclass auth-code-cell - Each of them.
 * @cssclass auth-code-input - The one input above them.
 * @cssclass auth-phone - A phone number.
 * @cssclass auth-country - Its country.
 * @cssclass auth-number - Its digits.
 * @cssclass auth-captcha - Where a third party checks that no program is at work, if the instance has one do it.
 * @cssclass auth-captcha-widget - The third party's own, in it.
 * @cssclass auth-resend - The line that mails the code again.
 * @cssclass auth-strength - How good a new password is.
 * @cssclass auth-rules - What is asked of a new password.
 * @cssclass auth-rule - Each of the rules; `data-kept` when it is kept.
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
 * @cssprop [--auth-card-height=26.5rem] - The least height, which is kept before the element is there, so that nothing moves.
 * @cssprop [--auth-card-radius=calc(var(--auth-radius) * 1.6)] - The card's corners.
 * @cssprop [--auth-card-shadow] - The shadow below the card.
 * @cssprop [--auth-color-input] - The ground of inputs; without it, the surface.
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
