import type { ErrorCode } from '../wire/index.js';

/** What can go wrong before a server has answered. */
export type ClientErrorCode =
  /** The browser knows that it has no network. */
  | 'offline'
  /** No answer came: the network, a blocker, or a server that is down. */
  | 'network_error'
  /** An answer did not come in time. */
  | 'timeout'
  /** What answered is not the frontend API: a captive portal, a proxy's error page. */
  | 'bad_response'
  /** The publishable key or the address is wrong, or no API can allow the page. A second problem says what it is. */
  | 'configuration_invalid'
  | 'key_is_secret'
  | 'key_broken'
  | 'address_broken'
  | 'address_missing'
  | 'page_is_file'
  | 'page_is_insecure'
  /** The check of a third party could not be shown: blocked, or away. */
  | 'captcha_unavailable'
  /** Nobody is signed in where the call needs a session. */
  | 'signed_out'
  /** The client was closed, or a newer call made this one pointless. */
  | 'aborted';

/** A field's or the whole call's problem. */
export interface Problem {
  readonly code: ErrorCode | ClientErrorCode | (string & {});
  /** The field that it belongs to, in camelCase: `emailAddress`. */
  readonly field?: string | undefined;
  /** For developers. */
  readonly message: string;
  /** The server's own sentence, for a code that a language has no words for. */
  readonly longMessage?: string | undefined;
  readonly sessionId?: string | undefined;
}

export interface AuthErrorOptions {
  readonly status?: number | undefined;
  readonly retryAfter?: number | undefined;
  readonly traceId?: string | undefined;
  readonly cause?: unknown;
}

/**
 * The one error that the client's verbs reject with. It holds nothing of what was sent.
 * Switch on {@link AuthError.code}; show people words from `locales`, not `message`.
 */
export class AuthError extends Error {
  override readonly name = 'AuthError';
  /** Every problem, at least one; passwords often have several. */
  readonly problems: readonly [Problem, ...Problem[]];
  /** The HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** Seconds after which the call may be made again, where the server said so. */
  readonly retryAfter: number | undefined;
  /** The request's id in the server's log. */
  readonly traceId: string | undefined;

  constructor(problems: readonly [Problem, ...Problem[]], options: AuthErrorOptions = {}) {
    super(problems[0].message, 'cause' in options ? { cause: options.cause } : undefined);
    this.problems = problems;
    this.status = options.status;
    this.retryAfter = options.retryAfter;
    this.traceId = options.traceId;
  }

  /**
   * Whether the same call may succeed a little later: nothing was decided, nothing is wrong with what was asked.
   * Never a reason to sign somebody out.
   */
  get transient(): boolean {
    const { code, status } = this;
    const unanswered = code === 'offline' || code === 'network_error' || code === 'timeout' || code === 'bad_response';
    return unanswered || status === 429 || (status ?? 0) >= 500;
  }

  /** The first problem's code. */
  get code(): Problem['code'] {
    return this.problems[0].code;
  }

  /** The first problem's field, in camelCase. */
  get field(): string | undefined {
    return this.problems[0].field;
  }
}
