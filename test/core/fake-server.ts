import type { FakeBrowser } from './fake-browser.js';
import type { FakeClock } from './fake-clock.js';
import { environmentJSON, sessionJSON, signInJSON, signUpJSON, tokenJSON, userJSON } from './fake-json.js';

/** One request, as it came. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly init: RequestInit;
}

/** What goes wrong with a request: nothing arrives, the answer gets lost, no answer ever, or another answer. */
export type Fault = 'refuse' | 'lose-answer' | 'hang' | Response;

type Json = Readonly<Record<string, unknown>>;

export interface FakeSession {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  status: string;
}

interface Device {
  readonly id: string;
  readonly sessions: FakeSession[];
  lastActive: string | null;
  signIn: Json | null;
  signUp: Json | null;
  updatedAt: number;
}

/** As much of a frontend API as the client can tell from the whole one. It counts, remembers keys, and can fail. */
export class FakeServer {
  readonly clock: FakeClock;
  readonly seen: Seen[] = [];
  /** Decides about each request; the first answer counts. */
  fault: (request: Seen) => Fault | undefined = () => undefined;
  /** Merged into the settings. */
  settings: Parameters<typeof environmentJSON>[0] = {};
  readonly mails: string[] = [];
  /** Everybody's. */
  password = 'correct horse battery staple';
  /** Whether the link in the last mail was pressed. */
  pressed = false;
  readonly devices = new Map<string, Device>();
  /** What tokens are signed with from now on. */
  key = 'key_1';
  readonly #done = new Map<string, Json>();
  #count = 0;

  constructor(clock: FakeClock) {
    this.clock = clock;
  }

  /** How many requests came for paths that contain the text. */
  count(part = ''): number {
    return this.seen.filter(({ method, path }) => `${method} ${path}`.includes(part)).length;
  }

  async fetch(address: string, init: RequestInit, browser: FakeBrowser): Promise<Response> {
    const url = new URL(address);
    const request: Seen = {
      method: url.searchParams.get('_method') ?? init.method ?? 'GET',
      path: url.pathname.replace(/^\/v1/, ''),
      query: url.searchParams,
      form: new URLSearchParams(init.body instanceof URLSearchParams ? init.body : ''),
      init,
    };
    this.seen.push(request);
    if (!browser.online) throw new TypeError('Failed to fetch');
    const fault = this.fault(request);
    if (fault instanceof Response) return fault;
    if (fault === 'refuse') throw new TypeError('Failed to fetch');
    if (fault === 'hang') return abortable(init.signal);
    const answer = this.#answer(request, browser);
    if (fault === 'lose-answer') throw new TypeError('Failed to fetch');
    return answer;
  }

  /** Signs somebody in behind the client's back: another device, or a test that begins there. */
  signIn(device: Device, name: string): FakeSession {
    const session: FakeSession = { id: `sess_${++this.#count}`, name, createdAt: this.clock.now, status: 'active' };
    device.sessions.push(session);
    device.lastActive = session.id;
    device.updatedAt++;
    return session;
  }

  /** The client of a browser, made if there is none. */
  device(browser: FakeBrowser, carried?: string | null): Device {
    const name = carried ?? browser.jar.get('__client') ?? `token ${++this.#count}`;
    if (!carried) browser.jar.set('__client', name);
    const device = this.devices.get(name) ?? this.#newDevice();
    this.devices.set(name, device);
    return device;
  }

  /** Ends sessions as another device or the operator does. */
  end(session: FakeSession): void {
    session.status = 'revoked';
    for (const device of this.devices.values()) if (device.sessions.includes(session)) device.updatedAt++;
  }

  #newDevice(): Device {
    return { id: `client_${++this.#count}`, sessions: [], lastActive: null, signIn: null, signUp: null, updatedAt: 1 };
  }

  #answer(request: Seen, browser: FakeBrowser): Response {
    const { method, path, query } = request;
    if (path === '/environment') return Response.json(environmentJSON(this.settings));
    if (path === '/dev_browser') return Response.json({ object: 'dev_browser', id: `dev_${++this.#count}` });
    const carried = query.get('__clerk_db_jwt');
    if (carried && !carried.startsWith('dev_')) return refusal(401, 'dev_browser_unauthenticated');
    if (`${method} ${path}` === 'GET /client') {
      const known = this.devices.get(carried ?? browser.jar.get('__client') ?? '');
      return Response.json({ response: known ? this.#clientJSON(known) : null, client: null });
    }
    const device = this.device(browser, carried);
    const key = query.get('_idempotency_key');
    const done = key ? this.#done.get(key) : undefined;
    if (done) return Response.json({ response: done, client: this.#clientJSON(device) });
    const answer = this.#act(request, device);
    // Neither a refusal nor a token changes who is there.
    if (!(answer instanceof Response) || (answer.ok && !path.endsWith('/tokens'))) device.updatedAt++;
    if (answer instanceof Response) return answer;
    if (key) this.#done.set(key, answer);
    return Response.json({ response: answer, client: this.#clientJSON(device) });
  }

  #act({ method, path, form, query }: Seen, device: Device): Json | Response {
    const [, kind, id = '', verb = ''] = /^\/client\/(\w+)(?:\/(\w+))?(?:\/(\w+))?/.exec(path) ?? [];
    if (kind === 'sign_ins') return this.#signIn(device, form, verb || (id ? 'read' : 'create'));
    if (kind === 'sign_ups') return this.#signUp(device, form, verb || (id ? 'update' : 'create'));
    if (kind === 'sessions') return this.#sessions(device, id, method === 'DELETE' ? 'all' : verb);
    const acting = device.sessions.find(({ id: own }) => own === query.get('_clerk_session_id'));
    if (acting?.status !== 'active') return refusal(401, 'authentication_invalid');
    if (path === '/me/sessions/active') return Response.json(this.#others(acting.name));
    const [, revoked] = /^\/me\/sessions\/(\w+)\/revoke/.exec(path) ?? [];
    if (revoked) return this.#revoke(revoked);
    if (/^\/me\/email_addresses\/\w+$/.test(path))
      return { id: 'idn_1', verification: { status: this.pressed ? 'verified' : 'unverified' } };
    return userJSON(form.get('first_name') ?? acting.name);
  }

  #signIn(device: Device, form: URLSearchParams, verb: string): Json | Response {
    if (verb === 'create') {
      const identifier = form.get('identifier');
      device.signIn = signInJSON({ id: `sia_${++this.#count}`, identifier });
      if (form.get('strategy') === 'passkey')
        device.signIn = { ...device.signIn, first_factor_verification: { ...verification('passkey'), nonce: '{}' } };
      if (!form.has('password')) return device.signIn;
    }
    if (verb === 'read' && this.pressed && device.signIn) {
      const session = this.signIn(device, String(device.signIn['identifier']));
      this.#done.set('last', { ...device.signIn, status: 'complete', created_session_id: session.id });
      device.signIn = null;
    }
    if (verb === 'read') return this.#done.get('last') ?? device.signIn ?? refusal(404, 'resource_not_found');
    const attempt = device.signIn;
    if (!attempt) return refusal(404, 'resource_not_found');
    if (verb === 'prepare_first_factor') {
      this.mails.push(String(attempt['identifier']));
      return (device.signIn = { ...attempt, first_factor_verification: verification(form.get('strategy')) });
    }
    if (form.get('strategy') === 'reset_password_email_code')
      return (device.signIn = { ...attempt, status: 'needs_new_password' });
    const right = verb === 'reset_password' || form.get('password') === this.password || form.get('code') === '424242';
    if (!right) return refusal(422, 'form_password_incorrect', 'password');
    const session = this.signIn(device, String(attempt['identifier']));
    device.signIn = null;
    const complete = { ...attempt, status: 'complete', created_session_id: session.id };
    this.#done.set('last', complete);
    return complete;
  }

  #signUp(device: Device, form: URLSearchParams, verb: string): Json | Response {
    if (verb === 'create') device.signUp = signUpJSON({ id: `sua_${++this.#count}`, email: form.get('email_address') });
    const attempt = device.signUp;
    if (!attempt) return refusal(404, 'resource_not_found');
    if (verb === 'prepare_verification') {
      this.mails.push(String(attempt['email_address']));
      const email = { ...verification('email_code'), next_action: 'needs_attempt', supported_strategies: [] };
      return (device.signUp = { ...attempt, verifications: { email_address: email } });
    }
    if (verb !== 'attempt_verification') return (device.signUp = { ...attempt, ...Object.fromEntries(form) });
    if (form.get('code') !== '424242') return refusal(422, 'form_code_incorrect', 'code');
    const session = this.signIn(device, String(attempt['email_address']));
    device.signUp = null;
    return { ...attempt, status: 'complete', created_session_id: session.id, created_user_id: 'user_1' };
  }

  #sessions(device: Device, id: string, verb: string): Json | Response {
    if (verb === 'all') {
      for (const session of device.sessions) session.status = 'removed';
      return Response.json({
        response: { ...this.#clientJSON(device), updated_at: device.updatedAt + 1 },
        client: null,
      });
    }
    const session = device.sessions.find(other => other.id === id);
    if (!session) return refusal(404, 'resource_not_found');
    if (session.status !== 'active') return refusal(401, 'signed_out');
    if (verb === 'tokens') return Response.json(tokenJSON(session, this.clock.now, this.key));
    if (verb === 'remove') session.status = 'removed';
    if (verb === 'touch') device.lastActive = id;
    return this.#sessionJSON(session);
  }

  #others(name: string): readonly Json[] {
    const all = [...this.devices.values()].flatMap(({ sessions }) => sessions);
    return all.filter(session => session.name === name && session.status === 'active').map(s => this.#sessionJSON(s));
  }

  #revoke(id: string): Json {
    const found = [...this.devices.values()].flatMap(({ sessions }) => sessions).find(session => session.id === id);
    if (found) this.end(found);
    return found ? this.#sessionJSON(found) : {};
  }

  #sessionJSON({ id, name, status, createdAt }: FakeSession): Json {
    return sessionJSON({ id, name, status, createdAt }, this.clock.now, this.key);
  }

  #clientJSON(device: Device): Json {
    const active = device.sessions.filter(({ status }) => status === 'active');
    return {
      object: 'client',
      id: device.id,
      sessions: active.map(session => this.#sessionJSON(session)),
      sign_in: device.signIn,
      sign_up: device.signUp,
      last_active_session_id: active.some(({ id }) => id === device.lastActive)
        ? device.lastActive
        : (active[0]?.id ?? null),
      updated_at: device.updatedAt,
      created_at: 1,
    };
  }
}

function verification(strategy: string | null): Json {
  return { object: 'verification_otp', status: 'unverified', strategy, attempts: 0, expire_at: 9e12, resend_at: 8e12 };
}

function abortable(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));
}

export function refusal(status: number, code: string, field?: string, headers?: HeadersInit): Response {
  const error = { code, message: code, long_message: `${code}.`, meta: field ? { param_name: field } : {} };
  const init = headers ? { status, headers } : { status };
  return Response.json({ errors: [error], clerk_trace_id: 'req_1' }, init);
}
