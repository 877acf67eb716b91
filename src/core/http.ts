import { isLoopback } from '../wire/index.js';
import { readAnswer, type Answer } from './answer.js';
import { moment, type Moment } from './arrivals.js';
import { callUrl } from './endpoint.js';
import { AuthError } from './error.js';
import { formBody } from './form-body.js';
import type { Platform } from './platform.js';

/** One logical call; it may travel more than once. */
export interface Call {
  /** Under `/v1`. */
  readonly path: string;
  /** GET where it is missing. */
  readonly method?: 'POST' | 'PATCH' | 'DELETE';
  readonly body?: object;
  /** Travels in place of `body`, which then only tells this call from others. */
  readonly form?: FormData;
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** A second time does no more than the first, so it may be sent again when no answer came. */
  readonly repeatable?: boolean;
  /** Goes on when the page is left. */
  readonly keepalive?: boolean;
  /** Milliseconds until an answer must be there. */
  readonly patience?: number;
  /** Sent without cookies, and without the identity that stands in for them. */
  readonly anonymous?: boolean;
  /** Acts for one session: a refusal may mean that it is over. */
  readonly ofSession?: boolean;
  /** Other tabs are told of what it brings, as they are of everything that changes something. */
  readonly tell?: boolean;
}

export interface HttpOptions {
  readonly platform: Platform;
  readonly base: string;
  /** Whether the server takes `_idempotency_key`, which lets a POST be sent again. */
  takesKeys(): boolean;
  /** What stands in for cookies on development pages of another site. */
  identity(): Readonly<Record<string, string | undefined>>;
  /**
   * Told of every answer, refusals included, once; waited for before whoever asked is answered. `sent` is before the
   * server has made it, however long the page stood still meanwhile.
   */
  onAnswer(call: Call, answer: Answer, headers: Headers, sent: Moment): Promise<void>;
}

const patience = 10_000;
const repeats = 2;

/**
 * The only place that fetches. Requests are simple ones in the sense of CORS: form bodies, the method in the query,
 * no header of our own; so they cost no preflight.
 */
export class Http {
  readonly #options: HttpOptions;
  /** The same call again while it is under way is the same call: a double click sends one. */
  readonly #underWay = new Map<number, Promise<Answer>>();
  readonly #controllers = new Set<AbortController>();
  /** The last call that nobody answered. Made again, it carries its old key, so that it cannot happen twice. */
  #unanswered: { readonly call: number; readonly key: string } | undefined;
  readonly #salt: string;

  constructor(options: HttpOptions) {
    this.#options = options;
    this.#salt = options.platform.randomId();
  }

  /** Rejects with `AuthError` and with nothing else. */
  async send(asked: Call): Promise<unknown> {
    const identity = asked.anonymous || asked.path === '/environment' ? {} : this.#options.identity();
    const call = { ...asked, query: { ...asked.query, ...identity } };
    const body = call.method && formBody(call.body ?? {}).toString();
    // Told apart by a digest: what somebody typed is not kept here after the call.
    const name = digest([this.#salt, call.method, call.path, JSON.stringify(call.query), body].join(' '));
    let answer = this.#underWay.get(name);
    if (!answer) {
      answer = this.#deliver(call, name, body).finally(() => this.#underWay.delete(name));
      this.#underWay.set(name, answer);
    }
    const { json, error } = await answer;
    if (error) throw error;
    return json;
  }

  /** Ends what is under way. */
  abort(): void {
    for (const controller of this.#controllers) controller.abort();
  }

  async #deliver(call: Call, name: number, body: string | undefined): Promise<Answer> {
    const keyed = call.method && !call.repeatable && this.#options.takesKeys();
    const known = this.#unanswered?.call === name ? this.#unanswered.key : undefined;
    const key = keyed ? (known ?? this.#options.platform.randomId()) : undefined;
    const answer = await this.#repeat(call, body, key);
    const decided = !answer.error?.transient || answer.error.status === 429;
    this.#unanswered = key && !decided ? { call: name, key } : known && decided ? undefined : this.#unanswered;
    return answer;
  }

  async #repeat(call: Call, body: string | undefined, key: string | undefined): Promise<Answer> {
    const mayRepeat = !call.method || call.repeatable || key;
    for (let attempt = 0; ; attempt++) {
      const answer = await this.#attempt(call, body, key, attempt === 0);
      const { error } = answer;
      const passing = error?.code === 'network_error' || ((error?.status ?? 0) >= 500 && !error?.retryAfter);
      if (!mayRepeat || !passing || attempt === repeats) return answer;
      await this.#pause(attempt * 700);
    }
  }

  /** Up to twice the time, so that many browsers do not come back at the same moment. */
  #pause(milliseconds: number): Promise<void> {
    const { platform } = this.#options;
    return new Promise(resolve => platform.timer((milliseconds + 100) * (1 + platform.random()), resolve));
  }

  async #attempt(call: Call, body: string | undefined, key: string | undefined, first: boolean): Promise<Answer> {
    const { platform, base } = this.#options;
    const what = `${call.method ?? 'GET'} ${call.path}`;
    if (!platform.isOnline() && !isLoopback(base.replace(/^\w+:\/\/|\/.*/g, ''))) return unanswered('offline', what);
    const override = call.method === 'POST' ? undefined : call.method;
    const url = callUrl(base, call.path, { ...call.query, _method: override, _idempotency_key: key });
    const early = first && body === undefined ? platform.prefetched(url) : undefined;
    const now = moment(platform);
    // The script tag has asked after the page began, and it is not known when.
    const sent = early ? { monotonic: 0, wall: now.wall - now.monotonic } : now;
    const exchange = await this.#exchange(call.patience ?? patience, async signal => {
      const response = await (early ?? platform.fetch(url, request(call, body, signal)));
      return { answer: await readAnswer(response, what), headers: response.headers };
    });
    if ('lost' in exchange) return unanswered(exchange.lost, what, exchange.cause);
    await this.#options.onAnswer(call, exchange.answer, exchange.headers, sent);
    return exchange.answer;
  }

  /** Runs what needs the network, for so long, and names the reason where nothing comes of it. */
  async #exchange<Result extends object>(
    milliseconds: number,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result | { readonly lost: LostCode; readonly cause: unknown }> {
    const { platform } = this.#options;
    const controller = new AbortController();
    const { signal } = controller;
    this.#controllers.add(controller);
    const cancel = platform.timer(milliseconds, () => controller.abort('timeout'));
    try {
      // The signal is watched here too: an answer that others asked for does not listen to it.
      return await new Promise<Result>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error(String(signal.reason))), { once: true });
        work(signal).then(resolve, reject);
      });
    } catch (cause) {
      const stopped = signal.reason === 'timeout' ? 'timeout' : 'aborted';
      return { lost: signal.aborted ? stopped : platform.isOnline() ? 'network_error' : 'offline', cause };
    } finally {
      cancel();
      this.#controllers.delete(controller);
    }
  }
}

/** Tells texts apart (FNV-1a). No cryptography: the salt is gone with the page. */
function digest(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x1000193);
  return hash;
}

function request(call: Call, body: string | undefined, signal: AbortSignal): RequestInit {
  return {
    method: call.method ? 'POST' : 'GET',
    credentials: call.anonymous ? 'omit' : 'include',
    signal,
    ...(body !== undefined && { body: call.form ?? new URLSearchParams(body) }),
    ...(call.keepalive && { keepalive: true }),
  };
}

/** What comes of a request that nobody answers. */
type LostCode = 'offline' | 'network_error' | 'timeout' | 'aborted';

function unanswered(code: LostCode, what: string, cause?: unknown): Answer {
  return { json: undefined, error: new AuthError([{ code, message: `${what}: ${code}.` }], { cause }) };
}
