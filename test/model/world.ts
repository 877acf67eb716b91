import { createHash } from 'node:crypto';
import type { Message } from '../../server/src/instance.js';
import { hashToken } from '../../server/src/crypto/token.js';
import type { IdentityProvider } from '../oidc/identity-provider.js';
import { Backend } from '../server/backend.js';
import { Browser } from '../server/browser.js';
import type { Reply } from '../server/browser.js';
import type { PasskeyMaker } from '../server/passkey-maker.js';
import type { TestWallet } from '../server/wallet-maker.js';
import type { TestServer } from '../server/start.js';
import { checkStep } from './invariants.js';
import { checkSecrets, Secrets } from './secrets.js';
import { judge } from './methods.js';
import { isLive, readSnapshot } from './snapshot.js';
import type { Snapshot } from './snapshot.js';

/** Somebody whom the run began with. What is known of them is what they know themselves. */
export interface Person {
  readonly userId: string;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly username: string | undefined;
  readonly passkeys: PasskeyMaker[];
  readonly wallet: TestWallet | undefined;
  /** As whom another site knows them. */
  readonly sub: string | undefined;
}

export interface Device {
  readonly name: string;
  readonly browser: Browser;
  /** What was proved in the flow that cannot use it, for the other one to take over. */
  readonly carried: Map<`${'site' | 'code'} for ${'sign_in' | 'sign_up'}`, readonly Proof[]>;
}

/** What a request gives as a proof. */
export interface ProofClaim {
  readonly kind: 'proof';
  readonly of: 'sign_in' | 'sign_up' | 'verification';
  /** The attempt, or the session that is asked again. */
  readonly id: string;
  readonly which: 'first' | 'second';
  readonly strategy: string;
  readonly value: string;
}

export type Claim =
  | ProofClaim
  /** Something is to be sent for an attempt. */
  | { readonly kind: 'prepare'; readonly id: string; readonly strategy: string }
  | { readonly kind: 'transfer'; readonly to: 'sign_in' | 'sign_up' }
  /** Begins an attempt, with a password or a ticket at once or without. */
  | { readonly kind: 'begin'; readonly identifier?: string; readonly password?: string; readonly ticket?: string }
  /** Something that only a live session may do. */
  | { readonly kind: 'session'; readonly id: string };

export interface Call {
  readonly device: Device;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'follow';
  readonly path: string;
  readonly fields?: Readonly<Record<string, string | undefined>>;
  readonly means?: Claim;
  /** In place of what the page's requests have. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Proof {
  readonly which: 'first' | 'second' | 'trust';
  readonly strategy: string;
  /** Undefined: nobody had what was proved. */
  readonly user: string | undefined;
  readonly identifier: string | undefined;
  /** When, in steps of the run. */
  readonly step: number;
}

export interface Verdict {
  readonly right: boolean;
  /** What is used up by it. */
  readonly once?: string;
  readonly proof?: Omit<Proof, 'step'>;
}

/** A message with a code, and which attempts had asked for one when it came. */
export interface Sent {
  readonly to: string;
  readonly code: string;
  readonly link: string | undefined;
  readonly template: string;
  readonly asked: readonly { readonly id: string; readonly strategy: string }[];
  readonly at: number;
  readonly step: number;
  tries: number;
}

export interface Done {
  readonly call: Call;
  readonly reply: Reply;
  readonly verdict: Verdict;
  /** The client that the device was before. */
  readonly client: string | undefined;
}

/** Hashing that costs nothing, and that the model can do as well. */
export const quickHash = (password: string): string =>
  `quick:${createHash('sha256').update(password.normalize('NFC')).digest('base64url')}`;

export const quickPasswords = {
  hash: (password: string) => Promise.resolve(quickHash(password)),
  verify: (password: string, stored: string) =>
    Promise.resolve({ valid: quickHash(password) === stored, rehash: false }),
  verifyNobody: () => Promise.resolve(),
};

/** One run: a server, devices, people, and everything that the model knows of what has happened. */
export class World {
  readonly server: TestServer;
  readonly people: Person[] = [];
  readonly devices: readonly Device[];
  readonly secrets = new Secrets();
  readonly trace: string[] = [];
  readonly sent: Sent[] = [];
  readonly proofs = new Map<string, Proof[]>();
  /** How often something that serves once has served. */
  readonly used = new Map<string, number>();
  /** Sessions, tickets and invitations that are over. */
  readonly over = new Set<string>();
  /** In which step a user's password was last set. */
  readonly passwordSet = new Map<string, number>();
  /** What devices have ever been signed in with a user: `client user`. */
  readonly known = new Set<string>();
  /** The newest attempt of each device, by kind, and all of them. */
  readonly attempts: { readonly id: string; readonly kind: 'sign_in' | 'sign_up'; readonly device: Device }[] = [];
  readonly totp = new Map<string, string>();
  readonly backupCodes = new Map<string, readonly string[]>();
  readonly passwords: string[] = [];
  readonly tickets: { readonly ticket: string; readonly id: string; readonly email?: string }[] = [];
  readonly challenges = new Map<string, string>();
  /** Another site that says who somebody is, where the settings have one. */
  site: IdentityProvider | undefined;
  last: Call | undefined;
  step = 0;
  now: Snapshot;
  #seen = 0;

  private constructor(server: TestServer, snapshot: Snapshot) {
    this.server = server;
    this.now = snapshot;
    this.devices = [1, 2, 3].map(number => this.device(String(number)));
  }

  static async open(server: TestServer): Promise<World> {
    const world = new World(server, await readSnapshot(server.instance.database));
    world.#seen = (await server.mails.all()).length;
    return world;
  }

  device(name: string): Device {
    const ip = `203.0.113.${name.charCodeAt(0)}`;
    const fetch = (request: Request) => this.server.fetch(request, ip);
    const browser = new Browser({ fetch, origin: 'http://localhost:3000', mails: this.server.mails });
    return { name, browser, carried: new Map() };
  }

  get backend(): Backend {
    return new Backend(this.server);
  }

  get settings() {
    return this.server.instance.settings;
  }

  get time(): number {
    return this.server.clock.now();
  }

  /** The client that a device is, by the cookie that it has. */
  clientOf(device: Device, snapshot = this.now): string | undefined {
    const cookie = device.browser.cookies.get('__client');
    const hash = cookie === undefined ? undefined : hashToken(cookie);
    return (
      snapshot.client_tokens.find(row => row.token_hash === hash && row.replaced_at === null)?.client_id ?? undefined
    );
  }

  sessionsOf(device: Device): Snapshot['sessions'] {
    const client = this.clientOf(device);
    return this.now.sessions.filter(row => row.client_id === client && isLive(row, this.time));
  }

  attempt(device: Device, kind: 'sign_in' | 'sign_up'): string | undefined {
    return this.attempts.findLast(one => one.device === device && one.kind === kind)?.id;
  }

  /** Does something with the books, and takes what comes of it as it is. */
  async asAdministrator(what: string, work: () => Promise<unknown>): Promise<void> {
    this.trace.push(`${++this.step}. administrator: ${what}`);
    await work();
    await this.#look();
  }

  /** Carries calls out, all at once, and holds everything that came of them against what is true. */
  async perform(...calls: readonly Call[]): Promise<readonly Reply[]> {
    this.step++;
    const before = this.now;
    const verdicts = calls.map(call => judge(this, call, before));
    const clients = calls.map(({ device }) => this.clientOf(device, before));
    const replies = await Promise.all(calls.map(call => send(call)));
    const done = calls.map((call, at): Done => {
      const [reply, verdict] = [replies[at], verdicts[at]];
      if (!reply || !verdict) throw new Error('A call has no answer.');
      const { device, method, path, fields } = call;
      const given = JSON.stringify(fields ?? {});
      const right = verdict.right ? '' : ' (not right)';
      const answer = `${reply.status} ${reply.code ?? ''}`;
      this.trace.push(`${this.step}. device ${device.name}: ${method} ${path} ${given}${right} → ${answer}`);
      return { call, reply, verdict, client: clients[at] };
    });
    await this.#look(done);
    checkStep(this, before, done);
    [this.last] = calls;
    return replies;
  }

  fail(invariant: string, sentence: string): never {
    const settings = JSON.stringify({ ...this.settings.users, ...this.settings.access }, null, 1);
    throw new Error(`${invariant}: ${sentence}\n${settings}\n${this.trace.join('\n')}`);
  }

  async #look(done: readonly Done[] = []): Promise<void> {
    this.now = await readSnapshot(this.server.instance.database);
    const messages = await this.server.mails.all();
    const fresh = messages.slice(this.#seen);
    this.#seen = messages.length;
    const asked = done.flatMap(({ call: { means }, reply }) => {
      if (means?.kind === 'prepare') return [{ id: means.id, strategy: means.strategy }];
      const begun = reply.json.response as { id?: string } | null | undefined;
      return means?.kind === 'begin' && begun?.id ? [{ id: begun.id, strategy: '' }] : [];
    });
    for (const message of fresh) this.#received(message, asked);
    for (const one of done) this.#learn(one);
    checkSecrets(this, fresh, done);
    const { now, time } = this;
    for (const row of now.sessions) if (!isLive(row, time)) this.over.add(row.id);
    for (const row of [...now.user_tickets, ...now.invitations]) if (row.status !== 'pending') this.over.add(row.id);
  }

  #received(message: Message, asked: Sent['asked']): void {
    if ('link' in message && message.link !== undefined) {
      const secret = new URL(message.link).searchParams;
      this.secrets.add(secret.get('token') ?? secret.get('ticket') ?? message.link, { mail: message.to });
    }
    if (!('code' in message)) return;
    const { to, code, template } = message;
    this.secrets.add(code, { mail: to, digits: true });
    const link = 'link' in message ? message.link : undefined;
    this.sent.push({ to, code, link, template, asked, at: this.time, step: this.step, tries: 0 });
  }

  /** What an answer tells whoever has asked. */
  #learn({ call, reply }: Done): void {
    const { device, path, method } = call;
    const response = reply.json.response as Record<string, unknown> | null | undefined;
    const id = response?.['id'];
    if (reply.status === 200 && method === 'POST' && typeof id === 'string') {
      if (path === '/client/sign_ins') this.attempts.push({ id, kind: 'sign_in', device });
      if (path === '/client/sign_ups') this.attempts.push({ id, kind: 'sign_up', device });
    }
    type Asked = { readonly nonce?: string; readonly message?: string } | null | undefined;
    const { nonce, message } = (response?.['first_factor_verification'] as Asked) ?? {};
    const challenge = message ?? nonce;
    if (typeof id === 'string' && challenge) this.challenges.set(id, challenge);
    const user = this.#acting(device);
    if (!user) return;
    const secret = response?.['secret'];
    if (typeof secret === 'string') {
      this.totp.set(user, secret);
      this.secrets.add(secret, { answer: '/me/totp' });
    }
    const codes = response?.['backup_codes'] ?? response?.['codes'];
    if (!Array.isArray(codes)) return;
    this.backupCodes.set(user, codes.map(String));
    for (const code of codes) this.secrets.add(String(code), { answer: path.split('?')[0] ?? path });
  }

  /** Whom the device's calls without a session act for. */
  #acting(device: Device): string | undefined {
    const client = this.now.clients.find(row => row.id === this.clientOf(device));
    return this.now.sessions.find(row => row.id === client?.last_active_session_id)?.user_id;
  }
}

function send({ device: { browser }, method, path, fields, headers }: Call): Promise<Reply> {
  if (method === 'GET') return browser.get(path);
  if (method === 'follow') return browser.follow(new URL(path));
  return browser.send(method, path, fields ?? {}, headers);
}
