import { noChange, type ElementPart } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';

/** Fills in the code of an SMS that is bound to this page's host, where the browser reads it and the person agrees. */
class Received extends AsyncDirective {
  #element: Element | undefined;
  #waiting: AbortController | undefined;

  override update({ element }: ElementPart): symbol {
    this.#element = element;
    if (!this.#waiting) this.#wait();
    return noChange;
  }

  override render(): symbol {
    return noChange;
  }

  protected override disconnected(): void {
    this.#waiting?.abort();
  }

  protected override reconnected(): void {
    this.#wait();
  }

  #wait(): void {
    if (!('OTPCredential' in globalThis)) return;
    const { signal } = (this.#waiting = new AbortController());
    void this.#fill(signal);
  }

  async #fill(signal: AbortSignal): Promise<void> {
    const code = await receive(signal);
    const input = this.#element?.closest('form')?.querySelector<HTMLInputElement>('input[name=code]');
    if (!code || !input || input.value) return;
    input.value = code;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/** On an element of the form that has the code's input. The browser is told when the step goes. */
export const received = directive(Received);

async function receive(signal: AbortSignal): Promise<string | undefined> {
  try {
    // WebOTP, which the types of TypeScript do not have.
    const options = { otp: { transport: ['sms'] }, signal } as CredentialRequestOptions;
    const credential: unknown = await navigator.credentials.get(options);
    return typeof credential === 'object' && credential && 'code' in credential ? String(credential.code) : undefined;
  } catch (error) {
    // The step has gone, the person said no, or the page may not: the code is typed.
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
