import type { Message } from '../../server/src/instance.js';
import type { Database } from '../../server/src/store/schema.js';
import type { Done, World } from './world.js';

/** The one way that a secret may go. None: it was typed, and goes nowhere. */
interface Channel {
  /** The recipient of a message. */
  readonly mail?: string;
  /** The path of the call that is answered with it. */
  readonly answer?: string;
  /** So short that it is looked for as a number of its own. */
  readonly digits?: boolean;
}

interface Found {
  readonly secret: string;
  readonly pattern: RegExp | undefined;
  readonly channel: Channel;
}

/** Everything secret that has come up, to be searched for where it has no business. */
export class Secrets {
  readonly #all = new Map<string, Found>();

  add(secret: string, channel: Channel = {}): void {
    if (this.#all.has(secret)) return;
    const pattern = channel.digits ? new RegExp(`(?<!\\d)${secret}(?!\\d)`) : undefined;
    this.#all.set(secret, { secret, pattern, channel });
  }

  /** The first secret in a text that must not be there. */
  in(text: string, allowed: (channel: Channel) => boolean = () => false): string | undefined {
    for (const { secret, pattern, channel } of this.#all.values())
      if ((pattern ? pattern.test(text) : text.includes(secret)) && !allowed(channel)) return secret;
    return undefined;
  }
}

const logsSeen = new WeakMap<World, number>();

/** INV6: no secret leaves except by its channel. */
export function checkSecrets(world: World, messages: readonly Message[], done: readonly Done[]): void {
  const { secrets, server } = world;
  for (const { call } of done) {
    const cookie = call.device.browser.cookies.get('__client');
    if (cookie) secrets.add(cookie);
  }
  for (const { call, reply } of done) {
    const headers = [...reply.headers].filter(([name]) => name !== 'set-cookie').map(([, value]) => value);
    const text = [...headers, reply.text].join('\n');
    const [path = ''] = call.path.split('?');
    const found = secrets.in(text, ({ answer }) => answer === path);
    // A link's page may name what the link has brought.
    if (found !== undefined && !call.path.includes(found))
      world.fail('INV6', `${call.path} was answered with the secret ${found}`);
  }
  for (const message of messages) {
    const found = secrets.in(JSON.stringify(message), ({ mail }) => mail === message.to);
    if (found !== undefined) world.fail('INV6', `a message to ${message.to} has somebody else's secret ${found}`);
  }
  const lines = server.logged.slice(logsSeen.get(world) ?? 0);
  logsSeen.set(world, server.logged.length);
  const found = secrets.in(lines.join('\n'));
  if (found !== undefined) world.fail('INV6', `the log has the secret ${found}: ${lines.join('')}`);
}

/** INV6 at rest: what the database keeps could be used by nobody. */
export async function checkAtRest(world: World, database: Database): Promise<void> {
  const tables = await database.introspection.getTables();
  for (const { name } of tables) {
    // Every table, whichever they are.
    const rows: readonly unknown[] = await database
      .selectFrom(name as 'users')
      .selectAll()
      .execute();
    const found = world.secrets.in(JSON.stringify(rows));
    if (found !== undefined) world.fail('INV6', `the table ${name} keeps the secret ${found}`);
  }
}
