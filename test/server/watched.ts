import { PostgresQueryCompiler } from 'kysely';
import type { KyselyPlugin } from 'kysely';
import { createLimits } from '../../server/src/limits.js';
import type { Browser, Reply } from './browser.js';
import { serve } from './start.js';
import type { TestServer } from './start.js';

/** What a request cost: its SQL in order, parameters left out, and the passwords that were hashed or verified. */
export interface Cost {
  readonly statements: readonly string[];
  readonly hashes: readonly string[];
}

export interface WatchedServer extends TestServer {
  /** Does something, alone, and tells what it cost. */
  costOf<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly cost: Cost }>;
  /** How many passwords have been hashed or verified so far. */
  readonly hashed: () => number;
}

/** The same server, on the same database, with the work that it does written down. */
export function watch(server: TestServer): WatchedServer {
  const statements: string[] = [];
  const hashes: string[] = [];
  const { instance } = server;
  const { passwords, clock, settings } = instance;
  const database = instance.database.withPlugin(recorder(statements));
  const watched = serve({
    ...server,
    instance: {
      ...instance,
      database,
      limits: createLimits(database, clock, settings.rateLimits),
      passwords: {
        hash: password => (hashes.push('hash'), passwords.hash(password)),
        verify: (password, stored) => (hashes.push('verify'), passwords.verify(password, stored)),
        // Somebody who does not exist is verified like everybody else.
        verifyNobody: password => (hashes.push('verify'), passwords.verifyNobody(password)),
      },
    },
  });
  return {
    ...watched,
    async costOf(work) {
      const [before, hashedBefore] = [statements.length, hashes.length];
      const result = await work();
      return { result, cost: { statements: statements.slice(before), hashes: hashes.slice(hashedBefore) } };
    },
    hashed: () => hashes.length,
  };
}

function recorder(statements: string[]): KyselyPlugin {
  const compiler = new PostgresQueryCompiler();
  return {
    transformQuery({ node, queryId }) {
      statements.push(compiler.compileQuery(node, queryId).sql);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
}

/** An answer as somebody sees it who wants to tell two people apart: without what is random or was typed anyway. */
export function seen({ status, headers, text }: Reply, typed: string): unknown {
  const same = (value: string): string =>
    value
      .replaceAll(typed, '<typed>')
      .replace(/\b(sia|sua|sess|client|idn|req|user)_[A-Za-z\d]{27}\b/g, '$1_<id>')
      .replace(/__client=[\w-]{43}/g, '__client=<token>');
  return {
    status,
    headers: [...headers].map(([name, value]) => [name, same(value)]),
    length: text.length,
    text: same(text),
  };
}

/**
 * Sends many requests of one browser at once, each from an address of its own, to a server with a barrier: whoever
 * counts something whose name begins with `barrier` waits there until all have come or were answered, and then they go
 * on together. What they do next is what races.
 */
export function crowd<T>(
  server: TestServer,
  like: Browser,
  barrier: string,
  requests: readonly ((browser: Browser) => Promise<T>)[],
): Promise<readonly T[]> {
  const { limits } = server.instance;
  let missing = requests.length;
  let open: (() => void) | undefined;
  const opened = new Promise<void>(resolve => (open = resolve));
  const arrive = (): void => {
    if (--missing <= 0) open?.();
  };
  const count: typeof limits.count = async (name, ...rest) => {
    if (name.startsWith(barrier)) {
      arrive();
      await opened;
    }
    return limits.count(name, ...rest);
  };
  const held = serve({ ...server, instance: { ...server.instance, limits: { count } } });
  // Whoever is answered before the barrier opens has been sent away by an overloaded database, and comes no more.
  return Promise.all(requests.map(request => request(held.browser({ like })).finally(arrive)));
}
