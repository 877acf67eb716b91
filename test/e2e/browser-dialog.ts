import type { CDPSession, Page } from '@playwright/test';
import { expect } from './test.js';

interface Shown {
  readonly dialogId: string;
  readonly dialogType: string;
  readonly title: string;
  readonly accounts: readonly { readonly email: string }[];
}

/** What the browser itself asks, beside the page: which account of another site to go on with (FedCM). */
export class BrowserDialog {
  readonly #session: CDPSession;
  readonly #shown: Shown[] = [];
  readonly #closed: string[] = [];

  private constructor(session: CDPSession) {
    this.#session = session;
    session.on('FedCm.dialogShown', dialog => this.#shown.push(dialog));
    session.on('FedCm.dialogClosed', ({ dialogId }) => this.#closed.push(dialogId));
  }

  static async of(page: Page): Promise<BrowserDialog> {
    const session = await page.context().newCDPSession(page);
    const dialog = new BrowserDialog(session);
    // Browsers wait before they tell a page that there is nothing, so that it does not learn why.
    await session.send('FedCm.enable', { disableRejectionDelay: true });
    return dialog;
  }

  /** How often it was asked. */
  get count(): number {
    return this.#shown.length;
  }

  /** Whether nothing is asked now. */
  get isClosed(): boolean {
    return this.#shown.length === this.#closed.length;
  }

  /** Waits until it is asked for the so manieth time. */
  async asks(count = 1): Promise<Shown> {
    await expect.poll(() => this.count, 'the browser asks').toBe(count);
    const shown = this.#shown.at(-1);
    if (!shown) throw new Error('The browser asks nothing.');
    return shown;
  }

  /** Goes on with the first account. */
  async agree(): Promise<void> {
    const { dialogId } = await this.asks();
    await this.#session.send('FedCm.selectAccount', { dialogId, accountIndex: 0 });
  }

  /** Closes it, as somebody does who wants none of it. */
  async refuse(): Promise<void> {
    const { dialogId } = await this.asks();
    await this.#session.send('FedCm.dismissDialog', { dialogId, triggerCooldown: true });
    await expect.poll(() => this.isClosed).toBe(true);
  }
}
