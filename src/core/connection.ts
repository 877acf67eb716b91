import { isLoopback, type ClientJSON, type EnvironmentJSON, type SignInJSON, type SignUpJSON } from '../wire/index.js';
import type { Answer } from './answer.js';
import type { Moment } from './arrivals.js';
import { toCamel } from './camel.js';
import { DevIdentity, needsIdentity } from './dev-identity.js';
import type { Endpoint } from './endpoint.js';
import { AuthError } from './error.js';
import { Http, type Call } from './http.js';
import type { Completed, KnownClient } from './known-client.js';
import type { Platform } from './platform.js';
import { record } from './record.js';
import { rememberSettings } from './remembered.js';
import type { Store } from './store.js';

export interface ConnectionOptions {
  readonly platform: Platform;
  readonly endpoint: Endpoint;
  readonly store: Store;
  readonly known: KnownClient;
}

/**
 * The line to the frontend API: loads what is there, sends what the verbs ask, and puts what every answer says of this
 * browser into the snapshot. Nobody is signed out by an error: a refusal only makes it read the client again.
 */
export class Connection {
  readonly platform: Platform;
  readonly #endpoint: Endpoint;
  readonly #store: Store;
  readonly #known: KnownClient;
  readonly #http: Http;
  readonly #identity: DevIdentity;
  closed = false;
  #loading: Promise<void> | undefined;
  #readAt = -Infinity;
  #notBefore = 0;
  /** Told whenever it is known how the line is. */
  onSettled: () => void = () => {};
  /** Waited for before an attempt is put into the snapshot. */
  onAttempt: () => Promise<unknown> = async () => {};

  constructor({ platform, endpoint, store, known }: ConnectionOptions) {
    this.platform = platform;
    this.#endpoint = endpoint;
    this.#store = store;
    this.#known = known;
    this.#identity = new DevIdentity(platform, endpoint.base);
    this.#http = new Http({
      platform,
      base: endpoint.base,
      takesKeys: () => store.snapshot.environment?.authElements?.idempotency ?? false,
      identity: () => ({ __clerk_db_jwt: this.#identity.token }),
      onAnswer: (call, answer, headers, sent) => this.#hear(call, answer, headers, sent),
    });
  }

  /** Milliseconds since the client was read last. */
  get age(): number {
    return this.platform.monotonic() - this.#readAt;
  }

  /** Makes one call, once it is known who this browser is. */
  async send(call: Call): Promise<unknown> {
    await this.ready();
    try {
      return await this.#http.send(call);
    } catch (error) {
      if (error instanceof AuthError && mayMeanSignedOut(error, call)) await this.#doubt();
      throw error;
    }
  }

  /** Waits until the client is known. */
  async ready(): Promise<void> {
    if (this.#store.snapshot.client === undefined) await this.load();
  }

  /**
   * Loads the instance's settings and this browser's client, both at once. A server that wants no request for a while
   * gets none, and what it said counts again.
   */
  load(): Promise<void> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  /** Reads this browser's client again. Only this answer says who is signed out. */
  async read({ tell = false } = {}): Promise<void> {
    const asked = this.#known.revision;
    const call: Call = { path: '/client', tell };
    let json: unknown;
    try {
      json = await this.#http.send(call);
    } catch (error) {
      if (!(error instanceof AuthError) || error.code !== 'dev_browser_unauthenticated') throw error;
      await this.#identify();
      json = await this.#http.send(call);
    }
    this.#readAt = this.platform.monotonic();
    // Another answer may have brought a client meanwhile; then this one is old.
    if (!isClient(record(json).response) && this.#known.revision === asked) this.#known.apply(null, { own: tell });
  }

  /** The line is as it should be, or it is not and why. */
  settle(error?: AuthError): void {
    const { client, environment } = this.#store.snapshot;
    if (error?.retryAfter) this.#notBefore = this.platform.monotonic() + error.retryAfter * 1000;
    const status = client === undefined ? 'error' : error || !environment ? 'degraded' : 'ready';
    this.#store.replace({ status, error });
    this.onSettled();
  }

  close(): void {
    this.closed = true;
    this.#http.abort();
  }

  async #load(): Promise<void> {
    const { error: last } = this.#store.snapshot;
    if (last && this.platform.monotonic() < this.#notBefore) throw last;
    const outcomes = this.#endpoint.base
      ? [this.read(), this.#readEnvironment()]
      : [this.#explain().then(error => Promise.reject(error))];
    const results = await Promise.allSettled(outcomes);
    const reasons = results.flatMap((result): unknown[] => (result.status === 'rejected' ? [result.reason] : []));
    // A mistake of ours, and a server that wants to be left alone, come before what the network did.
    const error = reasons.find(reason => !(reason instanceof AuthError && !reason.retryAfter)) ?? reasons[0];
    const told = error instanceof AuthError && error.code === 'network_error' ? await this.#explain(error) : error;
    this.settle(told instanceof AuthError ? told : undefined);
    if (told instanceof Error) throw told;
  }

  /** A page that no API can allow sees the refusal as a network that fails: what to do about it is said instead. */
  async #explain(error?: AuthError): Promise<AuthError> {
    const { location } = this.platform;
    if (error && (location.href.startsWith('https:') || isLoopback(location.hostname))) return error;
    const { endpointProblem } = await import('./endpoint-problem.js');
    return endpointProblem(this.#endpoint.options, location, error);
  }

  async #readEnvironment(): Promise<void> {
    // The settings are the instance's and not somebody's; their shape is the protocol's, read leniently where used.
    const json = (await this.#http.send({ path: '/environment' })) as EnvironmentJSON;
    const environment = toCamel(json);
    this.#store.replace({ environment });
    rememberSettings(this.platform, this.#endpoint.base, environment);
    const needed = needsIdentity(this.#endpoint, environment);
    if (needed === Boolean(this.#identity.token)) return;
    if (needed) await this.#identify();
    else this.#identity.drop();
    await this.read();
  }

  #identify(): Promise<void> {
    return this.#identity.renew(async () => {
      const json = await this.#http.send({ path: '/dev_browser', method: 'POST', anonymous: true, repeatable: true });
      const { id } = record(json);
      if (typeof id === 'string') return id;
      throw new AuthError([{ code: 'bad_response', message: 'No identity came.' }]);
    });
  }

  async #doubt(): Promise<void> {
    try {
      await this.read({ tell: true });
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      this.settle(error);
    }
  }

  async #hear(call: Call, { json }: Answer, headers: Headers, sent: Moment): Promise<void> {
    const identity = headers.get('Clerk-Db-Jwt');
    if (identity && this.#identity.token) this.#identity.take(identity);
    const { response, client, meta } = record(json);
    const found = [client, response, record(meta).client].find(isClient);
    const own = call.tell ?? call.method !== undefined;
    const completed = completedBy(response);
    if (completed ?? found?.sign_in ?? found?.sign_up) await this.onAttempt();
    if (found) this.#known.apply(found, { own, completed, sent });
  }
}

function mayMeanSignedOut({ status, code }: AuthError, { ofSession }: Call): boolean {
  return (status === 401 && code !== 'requires_captcha') || (ofSession === true && (status === 404 || status === 422));
}

function isClient(json: unknown): json is ClientJSON {
  return record(json).object === 'client' && Array.isArray(record(json).sessions);
}

function completedBy(response: unknown): Completed | undefined {
  const { object, status, created_session_id: sessionId } = record(response);
  if (status !== 'complete' || !sessionId) return undefined;
  // What an attempt is called tells its type.
  if (/^sign_in/.test(String(object))) return { signIn: toCamel(response as SignInJSON) };
  return /^sign_up/.test(String(object)) ? { signUp: toCamel(response as SignUpJSON) } : undefined;
}
