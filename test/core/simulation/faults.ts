import type { Change } from './build-client.js';

/** A mistake that somebody might make, and what the simulation says of it within so many schedules. */
export interface Fault {
  readonly name: string;
  readonly changes: readonly Change[];
  readonly found: RegExp;
  readonly within: number;
  /** Needs so many that it is looked for only when they are counted. */
  readonly rare?: true;
}

const change = (file: string, from: string, to: string): readonly Change[] => [{ file, from, to }];

export const faults: readonly Fault[] = [
  {
    name: 'a token is asked for without the lock',
    changes: change(
      'session-tokens.ts',
      'return this.#platform.exclusive(`auth-elements token ${sessionId}`, patience, async () => {',
      'return Promise.resolve().then(async () => {',
    ),
    found: /refreshes sess_\d+ while/,
    within: 100,
  },
  {
    name: 'a server that fails signs people out',
    changes: change(
      'connection.ts',
      'if (error instanceof AuthError && mayMeanSignedOut(error, call)) await this.#doubt();',
      'if (error instanceof AuthError && error.transient) this.#known.apply(null, { own: false });',
    ),
    found: /leaves sess_\d+ for null, though it goes on/,
    within: 100,
  },
  {
    name: 'what failed is tried again at once',
    changes: change('upkeep.ts', 'return wanted * (1 + this.#platform.random() / 2);', 'return wanted * 0;'),
    found: /requests in a minute|before the server wants it/,
    within: 100,
  },
  {
    name: 'Retry-After is not heard',
    changes: change('answer.ts', "retryAfter: seconds(headers.get('Retry-After')),", 'retryAfter: undefined,'),
    found: /before the server wants it/,
    within: 100,
  },
  {
    name: 'each message of another tab puts the next attempt off',
    changes: change(
      'upkeep.ts',
      'this.#later(this.#until - this.#platform.monotonic(), ',
      'this.#later(this.#pause(error.retryAfter), ',
    ),
    found: /when all is well|after its end/,
    within: 1_000,
  },
  {
    name: 'a token that another tab tells of is taken for one of the first session',
    changes: change(
      'session-tokens.ts',
      'this.#tabs.tell({ token: { sessionId, jwt,',
      "this.#tabs.tell({ token: { sessionId: this.#store.snapshot.client?.sessions[0]?.id ?? '', jwt,",
    ),
    found: /is given a token of/,
    within: 500,
  },
  {
    name: 'a token that another tab tells of is as old as it was when it was told',
    changes: change('arrivals.ts', '...heard };', '...heard, ...(heard.left ? { wall: this.#platform.now() } : {}) };'),
    found: /is given a token that is over/,
    within: 10_000,
    rare: true,
  },
  {
    name: 'a token’s life begins when it arrives',
    changes: change(
      'known-client.ts',
      'jwt: token.jwt, ...sent',
      'jwt: token.jwt, monotonic: this.#platform.monotonic(), wall: this.#platform.now()',
    ),
    found: /is given a token that is over/,
    within: 1_000,
  },
  {
    name: 'the wall clock alone tells a token’s age',
    changes: change(
      'token-store.ts',
      'Math.max(this.#platform.monotonic() - held.monotonic, this.#platform.now() - held.wall)',
      'this.#platform.now() - held.wall',
    ),
    found: /is given a token that is over/,
    within: 1_000,
  },
  {
    name: 'a hidden page goes on as one that is seen',
    changes: change('upkeep.ts', 'this.#store.watched && this.#platform.isVisible()', 'this.#store.watched'),
    found: /while nobody sees it/,
    within: 100,
  },
  {
    name: 'an answer that was overtaken is taken for the newest',
    changes: change(
      'known-client.ts',
      'if (json && known?.id === json.id && json.updated_at < known.updatedAt) return;',
      '',
    ),
    found: /though it goes on|after its end|still lists/,
    within: 10_000,
    rare: true,
  },
  {
    name: 'other tabs are not told of a sign-out',
    changes: change('client.ts', 'if (moved && own) tabs.tell({ ended });', ''),
    found: /still lists sess_\d+ after the sign-out/,
    within: 200,
  },
  {
    name: 'a tab follows what others choose',
    changes: change('known-client.ts', 'if (session) tab.set(choiceName, session.id);', ''),
    found: /though it goes on/,
    within: 200,
  },
  {
    name: 'a call waits for ever',
    changes: change('http.ts', "platform.timer(milliseconds, () => controller.abort('timeout'))", '() => {}'),
    found: /without end|when all is well/,
    within: 200,
  },
  {
    name: 'a refusal that is not passing ends the attempts',
    changes: change('upkeep.ts', '(error.transient || error.status)', 'error.transient'),
    found: /when all is well|after its end/,
    within: 1_000,
  },
];
