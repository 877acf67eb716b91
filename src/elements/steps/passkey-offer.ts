import { html, svg, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { AuthError, type Environment, type SignIn } from '../../core/index.js';
import { orSignedIn } from './or-signed-in.js';
import { attribute } from './settings.js';
import type { Flow } from './step.js';

/** What a browser ends an offer with that nobody has answered: nothing went wrong for anybody. */
const unanswered = /^passkey_(?:operation_aborted|retrieval_cancelled|not_supported|invalid_rpID_or_domain)$/;

const icon = html`<svg class="way-icon way-outline" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
  ${svg`<circle cx="9" cy="8" r="4" /><path d="M2 20.5c.8-4 3.4-6 7-6 1 0 1.9.15 2.7.45" /><circle cx="17.5" cy="13" r="3" /><path d="M17.5 16v6m0-2.5h2.5" />`}
</svg>`;

/** How passkeys are offered; undefined where the instance has none, or the browser. */
export function passkeySettings({
  client,
  environment,
}: Flow): Environment['userSettings']['passkeySettings'] | undefined {
  if (!attribute(environment, 'passkey')?.enabled || !client.snapshot.passkeys) return undefined;
  return environment.userSettings.passkeySettings;
}

const offers = new WeakMap<Flow['host'], PasskeyOffer>();

/** The offer of an element: settings may change while it stands. */
export function passkeyOffer(flow: Flow): PasskeyOffer {
  const offer = offers.get(flow.host) ?? new PasskeyOffer(flow);
  offers.set(flow.host, offer);
  offer.flow = flow;
  return offer;
}

/**
 * Passkeys at the first step: offered by the browser at the field for as long as the form stands, and by a button. What
 * is signed is ready before anybody clicks: some browsers ask in the click itself, or not at all.
 */
export class PasskeyOffer implements ReactiveController {
  flow: Flow;
  #form: HTMLFormElement | undefined;
  #waiting: AbortController | undefined;
  /** Somebody has pressed the button. The browser has one ceremony at a time, and an offer would end theirs. */
  #asking = false;

  constructor(flow: Flow) {
    this.flow = flow;
    flow.host.addController(this);
  }

  /** The form stands in the page. */
  shown(form: HTMLFormElement): void {
    this.#form = form;
    this.#wait();
  }

  button(isLast: TemplateResult | typeof nothing): TemplateResult {
    const { flow } = this;
    const ready = (): void => void this.#prepare();
    return html`<button
      class="button way"
      part="way"
      type="button"
      aria-disabled=${flow.pending ? 'true' : nothing}
      @pointerenter=${ready}
      @focus=${ready}
      @click=${() => {
        if (!flow.pending) flow.run(() => this.#ask());
      }}
    >
      ${icon} <span class="way-name">${flow.term('usePasskey')}</span> ${isLast}
    </button>`;
  }

  hostConnected(): void {
    if (this.#form?.isConnected) this.#wait();
  }

  hostUpdated(): void {
    // The form of another step may just be taking this one's place.
    void this.flow.host.updateComplete.then(() => this.#form?.isConnected || this.#stop());
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #stop(): void {
    this.#waiting?.abort();
    this.#waiting = undefined;
  }

  /** A browser that cannot, or a server that does not answer, leaves the form as it is. */
  async #prepare(): Promise<boolean> {
    try {
      await this.flow.client.signIn.preparePasskey({ flow: 'discoverable' });
      return true;
    } catch (error) {
      if (error instanceof AuthError) return false;
      throw error;
    }
  }

  #wait(): void {
    if (this.#waiting || this.#asking || !passkeySettings(this.flow)?.allowAutofill) return;
    const waiting = (this.#waiting = new AbortController());
    void this.#offer(waiting).finally(() => {
      if (this.#waiting === waiting) this.#waiting = undefined;
    });
  }

  async #offer({ signal }: AbortController): Promise<void> {
    const { signIn } = this.flow.client;
    if (!(await this.#prepare()) || signal.aborted) return;
    try {
      const attempt = await orSignedIn(
        this.flow,
        'passkey',
        signIn.authenticateWithPasskey({ flow: 'autofill', signal }),
      );
      this.flow.run(() => this.flow.settle(attempt));
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      if (unanswered.test(error.code)) return;
      // A passkey was taken, and the server has refused it. Another try is a click: a device that answers by itself
      // would be asked for ever.
      let told = false;
      this.flow.run(async () => {
        if (told) return this.#ask();
        told = true;
        throw error;
      });
    }
  }

  async #ask(): Promise<void> {
    this.#stop();
    this.#asking = true;
    const { flow } = this;
    let attempt: SignIn;
    try {
      const asked = flow.client.signIn.authenticateWithPasskey({ flow: 'discoverable' });
      attempt = await orSignedIn(flow, 'passkey', asked);
    } catch (error) {
      this.#asking = false;
      this.#wait();
      throw error;
    }
    this.#asking = false;
    await flow.settle(attempt);
  }
}
