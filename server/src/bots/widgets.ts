import { isLoopback } from 'auth-elements/wire';
import type { Logger } from 'pino';
import type { Clock } from '../instance.js';
import { guardedFetch } from '../oauth/guarded-fetch.js';
import type { Settings } from '../settings.js';

/** A third party that tells people from programs, as far as the server needs it. */
export interface Widgets {
  /** `unknown`: nobody answered in time. */
  check(token: string, asked: WidgetQuestion): Promise<'passed' | 'refused' | 'unknown'>;
  /** Whether it answers nobody at present. With `look`, asks if it has not been asked for a while. */
  isAway(options: { readonly look: boolean }): Promise<boolean>;
}

export interface WidgetQuestion {
  readonly ip: string;
  /** What the widget was shown for; hCaptcha does not say. */
  readonly actions: readonly string[];
}

/** AC-192: nobody waits longer for it. */
const mostPatience = 5000;
/** How long an outage is believed in, and how long it is believed that there is none. */
const memory = 30_000;

/** Asks Turnstile or hCaptcha, which take the same form and answer alike. */
export class ThirdParty implements Widgets {
  readonly #settings: Pick<Settings, 'bots' | 'allowedOrigins' | 'publicUrl'>;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #patience: number;
  #awayUntil = 0;
  #thereUntil = 0;

  constructor(settings: Settings, clock: Clock, log: Logger, patience = mostPatience) {
    this.#settings = settings;
    this.#clock = clock;
    this.#log = log;
    this.#patience = patience;
  }

  async check(token: string, { ip, actions }: WidgetQuestion): Promise<'passed' | 'refused' | 'unknown'> {
    const answer = await this.#ask(token, ip);
    if (!answer) return 'unknown';
    const { kind } = this.#settings.bots;
    const { success, hostname, action, 'error-codes': errors } = answer;
    const actionFits = kind !== 'turnstile' || actions.includes(String(action));
    if (success && this.#isOurs(hostname) && actionFits) return 'passed';
    this.#log.warn({ kind, hostname, action, errors }, 'bot protection: an answer was refused');
    return 'refused';
  }

  async isAway({ look }: { readonly look: boolean }): Promise<boolean> {
    const now = this.#clock.now();
    // A token that is none is answered as such by whoever is there.
    if (look && this.#awayUntil <= now && this.#thereUntil <= now) await this.#ask('none', '');
    return this.#awayUntil > this.#clock.now();
  }

  /** Whether it is a host whose pages may use this server. */
  #isOurs(hostname: unknown): boolean {
    const { allowedOrigins, publicUrl } = this.#settings;
    const hosts = [...allowedOrigins, publicUrl.origin].map(origin => origin.replace(/^https?:\/\/|:[\d*]+$/g, ''));
    return typeof hostname === 'string' && hosts.includes(hostname);
  }

  async #ask(token: string, ip: string): Promise<Answer | undefined> {
    const { verifyUrl, secret = '' } = this.#settings.bots;
    if (!verifyUrl) throw new TypeError('There is no third party to ask.');
    const body = new URLSearchParams({ secret, response: token, ...(ip !== '' && { remoteip: ip }) });
    try {
      const response = await guardedFetch(isLoopback(verifyUrl.host))(verifyUrl.href, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        redirect: 'manual',
        signal: AbortSignal.timeout(this.#patience),
      });
      const answer: unknown = response.status < 500 ? await response.json() : undefined;
      this.#note(isAnswer(answer), `status ${response.status}`);
      return isAnswer(answer) ? answer : undefined;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.#note(false, error);
      return undefined;
    }
  }

  #note(answered: boolean, reason: unknown): void {
    const now = this.#clock.now();
    const { kind } = this.#settings.bots;
    if (!answered && this.#awayUntil <= now)
      this.#log.error(
        { err: reason, kind },
        'bot protection: the third party does not answer; work is asked for in its place',
      );
    this.#awayUntil = answered ? 0 : now + memory;
    this.#thereUntil = answered ? now + memory : 0;
  }
}

interface Answer {
  readonly success: boolean;
  readonly hostname?: unknown;
  readonly action?: unknown;
  readonly 'error-codes'?: unknown;
}

function isAnswer(answer: unknown): answer is Answer {
  return typeof answer === 'object' && answer !== null && 'success' in answer && typeof answer.success === 'boolean';
}
