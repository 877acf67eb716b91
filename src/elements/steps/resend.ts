import { html } from 'lit';
import { countdown, secondsUntil } from '../parts/countdown.js';
import type { Flow } from './step.js';

/** What the button uses of the element that shows it. */
export type ResendPlace = Pick<Flow, 'environment' | 'term' | 'run' | 'announce' | 'requestUpdate'>;

const fallbackPause = 30_000;

/** The button for a new code, which counts down until the server takes it. */
export class Resend {
  readonly #flow: ResendPlace;
  readonly #mail: () => Promise<void>;
  #until: number;

  constructor(flow: ResendPlace, mail: () => Promise<void>) {
    this.#flow = flow;
    this.#mail = mail;
    this.#until = performance.now() + this.#pause();
  }

  button() {
    const { term } = this.#flow;
    const seconds = secondsUntil(this.#until);
    return html`<p class="auth-resend">
      <button
        class="auth-link"
        type="button"
        aria-disabled=${seconds > 0 ? 'true' : 'false'}
        @click=${() => this.#send()}
        ${countdown(this.#until, () => this.#flow.requestUpdate())}
      >
        ${seconds > 0 ? term('resendIn', seconds) : term('resend')}
      </button>
    </p>`;
  }

  #send(): void {
    if (secondsUntil(this.#until) > 0) return;
    this.#flow.run(async () => {
      await this.#mail();
      this.#until = performance.now() + this.#pause();
      this.#flow.announce(this.#flow.term('codeSent'));
    });
  }

  // The length of the pause is the server's, and the clock that measures it is this browser's: they may differ by days.
  #pause(): number {
    const seconds = this.#flow.environment.authElements?.resendSeconds;
    return seconds === undefined ? fallbackPause : seconds * 1000;
  }
}
