import type { Page, Route } from '@playwright/test';
import { chromiumDriver } from './engines.js';
import type { Name } from './driver.js';
import { guardedBodyIn, madePage } from './made-pages.js';
import { password, Visitor } from './visitor.js';
import type { Words } from './words.js';
import type { World } from './world.js';

interface Opened {
  readonly publishableKey?: string;
  /** What the network was told to do goes on. */
  readonly keepRoutes?: boolean;
}

/** Where the states of the gallery are reached: one page, one person with an account, one language. */
export class Stage {
  readonly page: Page;
  readonly world: World;
  readonly words: Words;
  readonly visitor: Visitor;
  /** An address that has an account; a second one becomes another account of the same browser. */
  readonly people: readonly [string, string];
  #mails = 1;
  #release: () => Promise<void> = async () => {};

  constructor(page: Page, world: World, words: Words, people?: readonly [string, string]) {
    this.page = page;
    this.world = world;
    this.words = words;
    this.visitor = new Visitor(chromiumDriver(page), world, words);
    this.people = people ?? [world.address('ada'), world.address('grace')];
  }

  /** Opens the page again as at a first visit: nothing of an earlier one is left, such as the settings. */
  async openAnew(): Promise<void> {
    const url = this.page.url();
    // The page may still be writing down what it was answered.
    await this.page.goto('about:blank');
    const devtools = await this.page.context().newCDPSession(this.page);
    await devtools.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'local_storage' });
    await devtools.detach();
    await this.page.goto(url, { waitUntil: 'commit' });
  }

  /** A page as nobody has met it yet, whatever was done before. */
  async open(body: string, { publishableKey, keepRoutes = false }: Opened = {}): Promise<void> {
    await this.release();
    this.mend();
    if (!keepRoutes) await this.page.unrouteAll({ behavior: 'wait' });
    await this.page.context().clearCookies();
    const { language: lang, direction: dir } = this.words;
    const head = '<link rel="stylesheet" href="/page.css" />';
    const title = this.words.terms.signIn;
    await this.page.goto(
      madePage(this.world, { lang, dir, head, body, title, ...(publishableKey !== undefined && { publishableKey }) }),
    );
  }

  /** The nine lines, with the page's words in the language of the stage. */
  openGuarded(): Promise<void> {
    return this.open(guardedBodyIn(this.words));
  }

  press(name: Name): Promise<void> {
    return this.visitor.driver.click(name);
  }

  type(label: Name, text: string): Promise<void> {
    return this.visitor.driver.fill(label, text);
  }

  sees(text: Name): Promise<void> {
    return this.visitor.driver.sees(text);
  }

  /** Lets the network take its time from now on, until `release`. */
  async hold(path: string): Promise<void> {
    let open = (): void => {};
    const opened = new Promise<void>(resolve => (open = resolve));
    const matches = ({ pathname }: URL): boolean => pathname.includes(path);
    const going: Promise<void>[] = [];
    const keep = (route: Route): void => void going.push(opened.then(() => route.continue()));
    await this.page.route(matches, keep);
    this.#release = async () => {
      this.#release = async () => {};
      open();
      await Promise.all(going);
      await this.page.unroute(matches, keep);
    };
  }

  release(): Promise<void> {
    return this.#release();
  }

  /** Has the server say something else than it would. */
  async rewrite(path: string, change: (answer: Record<string, unknown>) => void): Promise<void> {
    await this.page.route(
      ({ pathname }) => pathname.endsWith(path),
      async route => {
        if (route.request().method() === 'OPTIONS') return route.continue();
        const response = await route.fetch();
        const answer = (await response.json()) as Record<string, unknown>;
        change(answer);
        await route.fulfill({ response, json: answer });
      },
    );
  }

  /** From now on the API answers so, or not at all. */
  fail(path: string, effect: 'refuse' | { readonly status: number }): void {
    const matches = (method: string, at: string): boolean => method !== 'OPTIONS' && at.includes(path);
    this.world.fail({ matches, effect, times: 1000 });
  }

  /** The network works again. */
  mend(): void {
    this.world.proxy.faults.splice(0);
  }

  /** Makes the accounts, in this browser, which forgets them with the next page that is opened. */
  async prepare(): Promise<void> {
    for (const address of this.people) {
      await this.openGuarded();
      await this.press(this.words.signUp);
      await this.type(this.words.identifier, address);
      await this.type(this.words.password, password);
      await this.consent();
      await this.press(this.words.continue);
      await this.visitor.enterCode(address);
      await this.visitor.isMember();
    }
  }

  /** Does what sends a mail to the first person; `code` then waits for it. */
  async mailing(deed: () => Promise<void>): Promise<void> {
    this.#mails = (await this.world.mails(this.people[0])).length + 1;
    await deed();
  }

  code(): Promise<string> {
    return this.world.code(this.people[0], this.#mails);
  }

  /** Agrees to the terms, where the instance asks for it. */
  async consent(): Promise<void> {
    const box = this.page.locator('input[name=legal_accepted]');
    if (await box.count()) await box.check();
  }
}
