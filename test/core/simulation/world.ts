import { FakeBrowser } from '../fake-browser.js';
import { FakeClock } from '../fake-clock.js';
import { FakeServer, refusal, type Fault, type FakeSession } from '../fake-server.js';
import type { ClientModule } from './build-client.js';
import { Network, type WeatherName } from './network.js';
import { Page } from './page.js';
import { seeded } from './random.js';
import { allSessions, Watch } from './watch.js';

/** What does not change while a schedule runs. */
export interface Conditions {
  readonly seed: number;
  /** The page is on another site than the API: an identity in the requests takes the place of the cookie. */
  readonly cookieless: boolean;
  readonly storageBlocked: boolean;
  readonly locksMissing: boolean;
  /** Whether the machine's growing clock goes on while it sleeps. */
  readonly countsSleep: boolean;
  /** How many people are signed in before the first page is opened. */
  readonly people: number;
}

export const people = ['ada', 'grace', 'mary'] as const;

const outages = {
  none: () => undefined,
  down: () => 'refuse' as const,
  failing: () => refusal(503, 'service_unavailable'),
  maintenance: () => refusal(503, 'service_unavailable', undefined, { 'Retry-After': '60' }),
  busy: () => refusal(429, 'too_many_requests', undefined, { 'Retry-After': '20' }),
  portal: () => new Response('<html>Welcome</html>', { headers: { 'Content-Type': 'text/html' } }),
} as const satisfies Readonly<Record<string, () => Fault | undefined>>;

export type OutageName = keyof typeof outages;

const key = `pk_test_${btoa('clerk.auth.example$').replaceAll('=', '')}`;

/** One browser with its tabs, the network, and the server, in a time that only a schedule moves. */
export class World {
  readonly clock = new FakeClock(2);
  readonly server = new FakeServer(this.clock);
  readonly browser = new FakeBrowser(this.clock, this.server);
  readonly pages: Page[] = [];
  /** What tabs that were closed have kept. */
  readonly closed: ReadonlyMap<string, string>[] = [];
  readonly conditions: Conditions;
  /** What happened, line by line. */
  readonly story: string[] = [];
  readonly network: Network;
  readonly watch: Watch;
  /** Whether the browser has lost who it is. */
  forgotten = false;
  /** When something was last not as it should be. */
  #disturbed = -Infinity;
  #outage: OutageName = 'none';
  #stepped = -Infinity;
  #slept = -Infinity;
  #opened = 0;
  readonly #module: ClientModule;

  constructor(module: ClientModule, conditions: Conditions) {
    this.#module = module;
    this.conditions = conditions;
    const random = seeded(conditions.seed);
    this.network = new Network(this.browser, random);
    this.browser.random = random;
    this.browser.randomId = () => `${random()}`.slice(2);
    this.browser.href = 'https://app.example/page';
    this.browser.blocked = conditions.storageBlocked;
    this.browser.locks.missing = conditions.locksMissing;
    this.browser.deliver = task => void this.clock.timer(Math.floor(random() * 30), task);
    this.browser.travel = (tab, url, init) => this.#send(tab, url, init);
    this.server.settings = { cookieless: conditions.cookieless };
    this.watch = new Watch(this);
    if (!conditions.cookieless)
      for (const name of people.slice(0, conditions.people)) this.server.signIn(this.server.device(this.browser), name);
  }

  /** Opens a page, in a tab that has kept something or nothing. */
  open(storage: ReadonlyMap<string, string> = new Map()): void {
    const tab = this.browser.tab();
    for (const [name, value] of storage) tab.storage.set(name, value);
    const now = (): number => this.clock.elapsed;
    const page = new Page({ name: `page ${++this.#opened}`, tab, module: this.#module, now, key });
    page.onLeft = (from, to) => this.watch.left(page, from, to);
    this.pages.push(page);
    page.watch();
  }

  /** Closes a page. The tab's storage may come back. */
  close(page: Page): void {
    this.pages.splice(this.pages.indexOf(page), 1);
    this.closed.push(page.tab.storage);
    this.watch.gone(page);
    page.tab.close();
  }

  set outage(name: OutageName) {
    this.#outage = name;
    this.server.fault = outages[name];
    this.disturb();
  }

  set weather(name: WeatherName) {
    this.network.weather = name;
    this.disturb();
  }

  setOnline(online: boolean): void {
    this.disturb();
    this.browser.online = online;
    for (const { tab } of this.pages) tab.run(() => tab.change(online ? 'online' : 'offline'));
  }

  /** The machine's clock is set, rightly or wrongly. */
  step(milliseconds: number): void {
    this.clock.skew = milliseconds;
    this.#stepped = this.clock.now;
  }

  sleep(milliseconds: number): void {
    this.disturb();
    this.#slept = this.clock.now + milliseconds;
    this.clock.sleep(milliseconds, { counted: this.conditions.countsSleep });
    for (const page of this.pages) page.touch();
    this.disturb();
  }

  tell(what: string): void {
    this.story.push(`${this.clock.elapsed} ${what}`);
  }

  disturb(): void {
    this.#disturbed = this.clock.elapsed;
  }

  /** When something was last not as it should be. */
  get disturbed(): number {
    const fair = this.#outage === 'none' && this.network.weather === 'fair' && this.browser.online;
    return fair ? this.#disturbed : this.clock.elapsed;
  }

  calm(milliseconds: number): boolean {
    return this.clock.elapsed - this.disturbed > milliseconds;
  }

  /** Whether a sleep that no clock tells of, and a clock that was set meanwhile, hide from everybody what time it is. */
  get unknowable(): boolean {
    const recent = (moment: number): boolean => this.clock.now - moment < 70_000;
    return recent(this.#stepped) && recent(this.#slept) && !this.conditions.countsSleep;
  }

  session(id: string): FakeSession | undefined {
    return allSessions(this.server.devices.values()).find(session => session.id === id);
  }

  /** What the server knows of the browser that the page is. */
  sessionsOf({ tab, client }: Page): readonly FakeSession[] {
    const { snapshot } = client;
    if (!this.conditions.cookieless) return this.server.device(this.browser).sessions;
    const id = snapshot.client?.id;
    const known = [...this.server.devices.values()].find(device => device.id === id);
    return tab.closed ? [] : (known?.sessions ?? []);
  }

  async #send(tab: Page['tab'], url: string, init: RequestInit): Promise<Response> {
    const page = this.pages.find(each => each.tab === tab);
    if (!page) throw new TypeError('A page that is gone asks for nothing.');
    const { pathname } = new URL(url);
    const kind = `${init.method} ${pathname.replace('/v1', '')}`;
    this.tell(`${page.name} asks ${kind}`);
    const over = this.watch.request(page, kind);
    try {
      const response = await this.network.travel(tab, url, init);
      this.watch.answer(page, kind, response);
      this.tell(`${page.name} is answered ${response.status}: ${kind}`);
      return response;
    } catch (error) {
      this.tell(`${page.name} is not answered: ${kind}`);
      throw error;
    } finally {
      over();
    }
  }
}
