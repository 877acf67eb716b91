import type { ClientJSON } from './client.js';
import type { ErrorJSON } from './error.js';

/** What every call under `/v1` answers, with few exceptions: the resource, and the whole client beside it. */
export interface EnvelopeJSON<Resource> {
  readonly response: Resource;
  readonly client: ClientJSON | null;
}

/** What a call answers that was refused. */
export interface ErrorsJSON {
  readonly errors: readonly ErrorJSON[];
  readonly meta?: { readonly client?: ClientJSON | null; readonly session_id?: string };
  /** The request's id, to be found in the server's log. */
  readonly clerk_trace_id: string;
}
