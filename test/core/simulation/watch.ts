import type { FakeSession } from '../fake-server.js';
import type { Page, Pending } from './page.js';
import type { World } from './world.js';

/** A token's life, and as long as a fair network may take on top. */
const life = 60_000;
const travel = 1_500;
/** How long a page may take after an outage: the longest pause, and the longest that the server asks for. */
const pauses = 200_000;
/** How long a call may take while its page runs. */
const settles = 120_000;
/** What was under way when a page was hidden is over by then. */
const goesOn = 100_000;
/** How often the world is looked at. */
const pace = 5_000;
const minute = 60_000;

/** Looks on, and says which of the invariants is broken. */
export class Watch {
  readonly broken: string[] = [];
  readonly #world: World;
  readonly #ended = new Map<string, number>();
  readonly #underWay = new Map<Page, number>();
  readonly #refreshes = new Set<{ readonly page: Page; readonly sessionId: string }>();
  /** Until when a page may go on without a lock that it has waited for. */
  readonly #impatient = new Map<Page, number>();

  constructor(world: World) {
    this.#world = world;
    const tick = (): void => {
      this.#look();
      world.clock.timer(pace, tick);
    };
    world.clock.timer(pace, tick);
    world.browser.locks.impatient = holder => {
      const page = world.pages.find(({ tab }) => tab === holder);
      if (page) this.#impatient.set(page, world.clock.elapsed + minute);
    };
  }

  /** A request leaves a page. Answers what to do when it is over. */
  request(page: Page, kind: string): () => void {
    const now = this.#now;
    this.#notHidden(page, kind);
    this.#notTooMany(page, kind);
    if (now < (page.waits.get(kind) ?? 0)) this.#break(page, `asks for ${kind} before the server wants it`);
    this.#count(page, 1);
    const [, sessionId] = /sessions\/(\w+)\/tokens/.exec(kind) ?? [];
    if (!sessionId) return () => this.#count(page, -1);
    const refresh = { page, sessionId };
    this.#oneAtATime(refresh);
    this.#refreshes.add(refresh);
    return () => {
      this.#count(page, -1);
      this.#refreshes.delete(refresh);
    };
  }

  /** Whether the page waits for an answer. */
  busy(page: Page): boolean {
    return (this.#underWay.get(page) ?? 0) > 0;
  }

  answer(page: Page, kind: string, response: Response): void {
    const seconds = Number(response.headers.get('Retry-After') ?? 0);
    // A server that answers as it should has no more reason to wait for.
    if (response.status < 429) page.waits.clear();
    // What a person does is theirs to repeat; this is about what the client asks for by itself.
    if (seconds && /^GET|tokens$/.test(kind)) page.waits.set(kind, this.#now + seconds * 1000);
  }

  /** The page knows another session than before. */
  left(page: Page, from: string, to: string | null): void {
    const chose = [...page.pending].some(({ verb }) => verb === 'switch' || verb === 'signIn');
    if (this.#isOver(from) || this.#world.forgotten || (to && chose)) return;
    this.#break(page, `leaves ${from} for ${to}, though it goes on`);
  }

  token(page: Page, { sessions }: Pending, jwt: string | null): void {
    if (jwt === null) return;
    const { sid, sub, exp } = JSON.parse(atob(jwt.split('.')[1] ?? '')) as Claims;
    if (!sessions.has(sid)) this.#break(page, `is given a token of ${sid}, which it does not use`);
    if (sub !== `user_${this.#world.session(sid)?.name}`) this.#break(page, `is given a token of ${sub}`);
    if (exp * 1000 <= this.#world.clock.now && !this.#world.unknowable)
      this.#break(page, `is given a token that is over for ${this.#world.clock.now - exp * 1000} ms`);
  }

  /** Somebody has signed out: whoever runs in the same browser knows within a moment. */
  signedOut(ids: readonly string[]): void {
    const { pages, clock, conditions } = this.#world;
    // Tabs that may not speak to each other learn it from the server.
    if (conditions.storageBlocked) return;
    const others = pages.filter(({ running, client }) => running && client.snapshot.client);
    clock.timer(500, () => {
      for (const page of others)
        for (const id of ids)
          if (page.running && !page.deeds.some(at => at > clock.elapsed - 600) && listed(page, id))
            this.#break(page, `still lists ${id} after the sign-out`);
    });
  }

  /** The page is gone, and what it asked for with it. */
  gone(page: Page): void {
    for (const refresh of this.#refreshes) if (refresh.page === page) this.#refreshes.delete(refresh);
  }

  /** Everything works again, and somebody has looked at each page for minutes. */
  settled(): void {
    for (const page of this.#world.pages) {
      const { status, session } = page.client.snapshot;
      const stands = this.#world.sessionsOf(page).filter(each => each.status === 'active');
      if (status !== 'ready') this.#break(page, `is ${status} when all is well`);
      if (Boolean(session) !== stands.length > 0) this.#break(page, `shows ${session?.id}, of ${stands.length}`);
      if (session && !stands.some(({ id }) => id === session.id))
        this.#break(page, `shows ${session.id}, which is over`);
    }
  }

  get #now(): number {
    return this.#world.clock.elapsed;
  }

  #count(page: Page, more: 1 | -1): void {
    this.#underWay.set(page, (this.#underWay.get(page) ?? 0) + more);
  }

  #isOver(id: string): boolean {
    return this.#world.session(id)?.status !== 'active';
  }

  #notHidden(page: Page, kind: string): void {
    const idle = !page.tab.visible && page.pending.size === 0 && this.#now - page.since > goesOn;
    if (idle) this.#break(page, `asks for ${kind} while nobody sees it`);
  }

  #notTooMany(page: Page, kind: string): void {
    const recent = (moments: readonly number[]): number => moments.filter(at => at > this.#now - minute).length;
    page.requests.push(this.#now);
    const deeds = recent(page.deeds);
    const most = this.#world.calm(2 * pauses) && deeds === 0 ? 5 : 36 + 8 * deeds;
    if (recent(page.requests) > most)
      this.#break(page, `makes more than ${most} requests in a minute, ${kind} among them`);
  }

  #oneAtATime({ page, sessionId }: { readonly page: Page; readonly sessionId: string }): void {
    if (this.#world.browser.locks.missing) return;
    const patient = (each: Page): boolean => (this.#impatient.get(each) ?? 0) < this.#now;
    for (const other of this.#refreshes)
      if (other.sessionId === sessionId && patient(other.page) && patient(page))
        this.#break(page, `refreshes ${sessionId} while ${other.page.name} does`);
  }

  #look(): void {
    const { server, pages } = this.#world;
    for (const { id, status } of allSessions(server.devices.values()))
      if (status !== 'active' && !this.#ended.has(id)) this.#ended.set(id, this.#now);
    for (const page of pages) {
      if (!page.running) continue;
      for (const call of page.pending) {
        call.took += pace;
        if (call.took > settles) this.#break(page, `waits for ${call.verb} without end`);
      }
      this.#inTime(page);
    }
  }

  /** What the server has ended is over here within a token's life, if somebody looks. */
  #inTime(page: Page): void {
    const { session } = page.client.snapshot;
    const ended = session && this.#ended.get(session.id);
    if (!ended || !page.seen || this.#world.forgotten) return;
    const bound = life + travel + (this.#world.calm(this.#now - ended + pauses) ? 0 : pauses);
    const since = Math.max(ended, page.since, this.#world.disturbed);
    if (this.#now - since > bound) this.#break(page, `shows ${session.id} ${this.#now - ended} ms after its end`);
  }

  #break(page: Page, what: string): void {
    this.broken.push(`At ${this.#now} ${page.name} ${what}.`);
  }
}

interface Claims {
  readonly sid: string;
  readonly sub: string;
  readonly exp: number;
}

export function allSessions(devices: Iterable<{ readonly sessions: readonly FakeSession[] }>): readonly FakeSession[] {
  return [...devices].flatMap(({ sessions }) => sessions);
}

function listed(page: Page, id: string): boolean {
  return page.client.snapshot.client?.sessions.some(session => session.id === id) ?? false;
}
