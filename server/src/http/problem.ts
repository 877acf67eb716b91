import type { ErrorCode, ErrorMetaJSON } from 'auth-elements/wire';

export interface ProblemOptions {
  /** The field it belongs to, in snake_case. */
  readonly field?: string;
  /** A whole sentence for people, in English; clients have their own words by code. */
  readonly sentence?: string;
  /** Seconds, for `Retry-After`. */
  readonly retryAfter?: number;
  readonly meta?: ErrorMetaJSON;
  /** Stays in the log. */
  readonly cause?: unknown;
  readonly others?: readonly Problem[];
}

/** A refusal that goes out as it is. Everything else that is thrown becomes a 500 without details. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: ErrorCode;
  readonly options: ProblemOptions;

  constructor(status: number, code: ErrorCode, message: string, options: ProblemOptions = {}) {
    super(message, { cause: options.cause });
    this.status = status;
    this.code = code;
    this.options = options;
  }
}
