import type { AuthClient } from '../../src/core/index.js';

type Verbs = AuthClient['captcha'];

/** What shows that no program is at work, with who shows a third party's check. */
export class AskedCaptcha implements Verbs {
  asks: Parameters<Verbs['onAsk']>[0] | undefined;
  readonly #calls: string[];

  constructor(calls: string[]) {
    this.#calls = calls;
  }

  prepare(): Promise<void> {
    this.#calls.push('captcha.prepare');
    return Promise.resolve();
  }

  onAsk(ask: Parameters<Verbs['onAsk']>[0]): Promise<() => void> {
    this.asks = ask;
    return Promise.resolve(() => (this.asks = undefined));
  }
}
