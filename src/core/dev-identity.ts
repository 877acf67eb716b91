import { devTokenName, type Endpoint } from './endpoint.js';
import type { Platform } from './platform.js';
import type { Environment } from './snapshot.js';

/**
 * Who a browser is, for development pages on another site than the API, where its cookie does not travel. It goes with
 * the requests' URLs and is kept by the browser for the page's origin; the page's own address never has it.
 */
export class DevIdentity {
  readonly #platform: Platform;
  readonly #name: string;
  #token: string | undefined;

  constructor(platform: Platform, base: string) {
    this.#platform = platform;
    this.#name = devTokenName(base);
    this.#token = platform.local.get(this.#name);
  }

  get token(): string | undefined {
    return this.#token;
  }

  take(token: string): void {
    this.#token = token;
    this.#platform.local.set(this.#name, token);
  }

  drop(): void {
    this.#token = undefined;
    this.#platform.local.remove(this.#name);
  }

  /** Gets another in place of the present one. Tabs that need one at the same time get the same. */
  async renew(make: () => Promise<string>): Promise<void> {
    const refused = this.#token;
    await this.#platform.exclusive(this.#name, 5_000, async () => {
      const kept = this.#platform.local.get(this.#name);
      this.take(kept && kept !== refused ? kept : await make());
    });
  }
}

/** Whether requests have to carry an identity. */
export function needsIdentity(endpoint: Endpoint, environment: Environment): boolean {
  const kind = endpoint.instance ?? environment.displayConfig.instanceEnvironmentType;
  return kind === 'development' && environment.authConfig.cookielessDev;
}
