import type { FakeBrowser, FakeTab } from '../fake-browser.js';

/** How long one way takes at least and at most, and how many of a hundred messages are lost on it or come twice. */
interface Weather {
  readonly least: number;
  readonly most: number;
  readonly lost: number;
  readonly twice: number;
}

export const weathers = {
  fair: { least: 5, most: 150, lost: 0, twice: 0 },
  slow: { least: 300, most: 7_000, lost: 0, twice: 5 },
  lossy: { least: 20, most: 2_500, lost: 30, twice: 20 },
  /** Nothing ever comes back. */
  silent: { least: 5, most: 150, lost: 100, twice: 0 },
} as const satisfies Readonly<Record<string, Weather>>;

export type WeatherName = keyof typeof weathers;

/**
 * The way between a browser and the server: each message takes its own time, so that they overtake each other; it may
 * be lost on the way there or back, and may come twice.
 */
export class Network {
  readonly #browser: FakeBrowser;
  readonly #random: () => number;
  weather: WeatherName = 'fair';

  constructor(browser: FakeBrowser, random: () => number) {
    this.#browser = browser;
    this.#random = random;
  }

  travel(_tab: FakeTab, url: string, init: RequestInit): Promise<Response> {
    const { online } = this.#browser;
    return new Promise<Response>((resolve, reject) => {
      const fail = (): void => reject(new TypeError('Failed to fetch'));
      init.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      if (!online) return fail();
      const arrive = async (answered: (response: Response) => void): Promise<void> => {
        try {
          answered(await this.#browser.server.fetch(url, init, this.#browser));
        } catch (error) {
          // The server is down: the browser is told so.
          if (!(error instanceof TypeError)) throw error;
          this.#later(fail);
        }
      };
      if (this.#happens('lost')) return this.#lose(fail);
      const once = /\/sign_(?:in|up)s/.test(url) && !url.includes('_idempotency_key');
      if (!once && this.#happens('twice')) this.#later(() => void arrive(() => {}));
      this.#later(
        () =>
          void arrive(response => {
            if (!this.#happens('lost')) return this.#later(() => resolve(response));
            this.#lose(fail);
          }),
      );
      return undefined;
    });
  }

  /** What is lost is noticed after a while, or never. */
  #lose(fail: () => void): void {
    if (this.weather !== 'silent') this.#browser.clock.timer(3_000 * this.#random(), fail);
  }

  #later(task: () => void): void {
    const { least, most } = weathers[this.weather];
    this.#browser.clock.timer(Math.round(least + (most - least) * this.#random()), task);
  }

  #happens(what: 'lost' | 'twice'): boolean {
    return this.#random() * 100 < weathers[this.weather][what];
  }
}
