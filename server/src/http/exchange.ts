import type { Selectable } from 'kysely';
import type { Instance } from '../instance.js';
import type { Schema } from '../store/schema.js';
import type { Done } from './change.js';
import type { Form } from './form.js';

export type ClientRow = Selectable<Schema['clients']>;

/** Which client a request comes from. */
export interface Device {
  /** Cookies, or the development identity that pages on another site carry in the URL. */
  readonly carrier: 'cookie' | 'dev_browser';
  /** The hash of the token that identifies it; undefined: nothing was presented, or nothing that is known. */
  readonly tokenHash: string | undefined;
  /** Undefined: nobody known, or an identity that has made no client yet. */
  readonly client: ClientRow | undefined;
  /** The client whose token has just been replaced. It may repeat the request that replaced it, and nothing else. */
  readonly formerClientId: string | undefined;
  /** Tokens of several clients that came in one request. It comes from none of them. */
  readonly conflicting: readonly string[];
}

/** One request and the answer that is being made. */
export interface Exchange {
  readonly instance: Instance;
  readonly request: Request;
  readonly url: URL;
  /** What the pattern of the path has captured. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly form: Form;
  /** What was sent as JSON, as it was parsed; undefined where forms are sent. */
  readonly body: unknown;
  /** The page's origin, where the request says it and it may be believed. */
  readonly origin: string | undefined;
  readonly ip: string;
  /** One moment for everything that the request does. */
  readonly now: number;
  /** Headers of the answer, refusals included. */
  readonly headers: Headers;
  device: Device;
  /** Names the request where the client repeats it when the answer was lost. */
  readonly idempotency: { readonly scope: string; readonly key: string; readonly route: string } | undefined;
  /** Whether the request has been recorded as carried out: it is recorded once, with its first change. */
  claimed: boolean;
  /** Session tokens made for this answer, by session. */
  readonly tokens: Map<string, string>;
}

/** What an endpoint answers. */
export type Answer =
  /** The resource, and the whole client beside it. */
  | { readonly kind: 'envelope'; readonly response: unknown }
  /** The whole client as the resource. */
  | { readonly kind: 'client' }
  /** The resource in an envelope with `client: null`. */
  | { readonly kind: 'alone'; readonly response: unknown }
  /** As it is, and the same for everybody: it travels compressed. */
  | { readonly kind: 'public'; readonly body: unknown }
  | { readonly kind: 'bare'; readonly body: unknown; readonly status?: number }
  | { readonly kind: 'redirect'; readonly to: string }
  /** A picture, for everybody who knows its address. It never changes. */
  | { readonly kind: 'picture'; readonly type: string; readonly name: string; readonly body: Uint8Array }
  /** A document for another program. */
  | { readonly kind: 'document'; readonly type: string; readonly body: string }
  /** A page for a person, with a policy of its own. */
  | { readonly kind: 'page'; readonly html: string; readonly policy: string; readonly status: number };

/** A named test that a request has to pass. It may answer already. */
export type Check = (exchange: Exchange) => Promise<Answer | void> | Answer | void;

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Answered whatever the origin, without identity and without a grant: nothing in it belongs to anybody. */
  readonly open?: boolean;
  /**
   * For the application's own server: the secret key is what lets it in, and no cookie or origin does. It takes and
   * answers JSON, and works under maintenance.
   */
  readonly backend?: boolean;
  /**
   * For a page that shows its session's token: a header that no browser sends by itself. No cookie says who it is, and
   * it takes and answers JSON.
   */
  readonly bearer?: boolean;
  /** Takes one field as long as a whole body: a document, and not what somebody has typed. */
  readonly longField?: boolean;
  /** Takes a file, and reads its body itself, once it is known who sends it. */
  readonly upload?: boolean;
  /** Works while the instance is under maintenance. GETs always do. */
  readonly duringMaintenance?: boolean;
  /** Takes the connections that are kept for it, however many wait for the others. */
  readonly reserved?: boolean;
  readonly checks: readonly Check[];
  readonly handle: (exchange: Exchange) => Promise<Answer> | Answer;
  /** Answers a request anew that was carried out before. An endpoint without it takes no idempotency key. */
  readonly repeat?: (exchange: Exchange, done: Done) => Promise<Answer>;
}
