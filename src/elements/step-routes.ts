import { followLink, goTo } from './go-to.js';
import type { AuthRouter, Routing } from './router.js';
import type { StepRoutes } from './step-history.js';

/** An element that has steps, and what is around it. */
export interface StepPlace<Step> {
  /** Its `uid` is what the entries of the history keep the step under. */
  readonly host: HTMLElement & { readonly uid: string; readonly routing: Routing; readonly path?: string | undefined };
  readonly router: () => AuthRouter | undefined;
  /** Back, Forward or a link leads to a step. */
  readonly moved: (step: Step) => void;
  /** A step in a word or two, as in a path; the first one has no name. */
  readonly nameOf: (step: Step) => string;
  /** The step of this name, if there is any. */
  readonly stepOf: (name: string) => Step | undefined;
}

/** Where the name of a step stands. */
interface Address {
  /** A path, perhaps with a query; undefined where there is none. */
  current(): string | undefined;
  push(to: string, name: string, from: string): void;
  replace(to: string, name: string): void;
  subscribe(listener: () => void): () => void;
  /** The step that an entry was left at whose address names none. */
  left(): string | undefined;
  /** Whether a step may be written where the address is none of the element's. */
  readonly shared: boolean;
}

/** Keeps the steps of an element in the page's history, in its address as well, or in the application's router. */
export class Routes<Step> implements StepRoutes<Step> {
  readonly #place: StepPlace<Step>;
  #address = nowhere;
  #followed: readonly unknown[] | undefined;
  #unfollow: () => void = () => {};
  // As it was written or heard last: a router may take its time to go where it was sent.
  #name: string | undefined;

  constructor(place: StepPlace<Step>) {
    this.#place = place;
    this.follow();
  }

  get at(): Step | undefined {
    return this.#name === undefined ? undefined : this.#place.stepOf(this.#name);
  }

  follow(): void {
    const { host, router } = this.#place;
    const wanted = [host.routing, host.path, router()];
    if (!host.isConnected || this.#followed?.every((one, index) => one === wanted[index])) return;
    this.stop();
    this.#followed = wanted;
    this.#address = addressOf(this.#place);
    this.#name = this.#read();
    const stopListening = this.#address.subscribe(() => this.#changed());
    host.addEventListener('click', this.#clicked);
    this.#unfollow = () => {
      stopListening();
      host.removeEventListener('click', this.#clicked);
    };
  }

  stop(): void {
    this.#unfollow();
    this.#unfollow = () => {};
    this.#followed = undefined;
  }

  push(step: Step, from: Step): void {
    const { nameOf } = this.#place;
    this.#write(nameOf(step), (to, name) => this.#address.push(to, name, nameOf(from)));
  }

  correct(step: Step): void {
    if (this.#name !== undefined) this.#write(this.#place.nameOf(step), (to, name) => this.#address.replace(to, name));
  }

  leave(url: string): void {
    goTo(url, this.#place.router());
  }

  /** Where the page shows something else by now, its address is left as it is. */
  #write(name: string, write: (to: string, name: string) => void): void {
    if (name === this.#name || !this.#followed) return;
    if (!this.#address.shared && this.#read() === undefined) return;
    this.#name = name;
    const { search } = parse(this.#address.current());
    write(`${this.#base()}${name && `/${name}`}` + unused(search) || '/', name);
  }

  #changed(): void {
    const name = this.#read();
    if (name !== undefined && name === this.#name) return;
    this.#name = name;
    const step = this.#place.stepOf(name ?? this.#address.left() ?? '?');
    if (step) this.#place.moved(step);
  }

  /** The step that the address names. Other pages of the application may stand below the same path. */
  #read(): string | undefined {
    const current = this.#address.current();
    const [path, base] = [tidy(current), this.#base()];
    if (current === undefined || !`${path}/`.startsWith(`${base}/`)) return undefined;
    const name = path.slice(base.length + 1);
    return this.#place.stepOf(name) && name;
  }

  #base(): string {
    const { path, localName } = this.#place.host;
    return tidy(path ?? localName.replace(/^auth-/, '/'));
  }

  readonly #clicked = (event: MouseEvent): void => followLink(event, this.#place.host, this.#place.router());
}

function addressOf<Step>({ host, router }: StepPlace<Step>): Address {
  const id = host.uid;
  const own = router();
  const named = host.routing === 'path' || host.routing === 'hash';
  if (own) return named ? inRouter(own) : nowhere;
  if (!named) return inHistory(id, () => undefined);
  return host.routing === 'path' ? inPath(id) : inHash(id);
}

/** In memory: the application has a router, and does not want the steps in it. */
const nowhere: Address = {
  current: () => undefined,
  push: () => {},
  replace: () => {},
  subscribe: () => () => {},
  left: () => undefined,
  shared: false,
};

function inRouter(router: AuthRouter): Address {
  return {
    ...nowhere,
    current: () => router.current(),
    push: to => router.navigate(to, { replace: false }),
    replace: to => router.navigate(to, { replace: true }),
    // Some tell of what they have given up, too. To answer that would take back where they were sent instead.
    subscribe: listener => {
      let heard = router.current();
      return router.subscribe(() => {
        const before = heard;
        heard = router.current();
        if (heard !== before) listener();
      });
    },
  };
}

/** Entries that are marked with their step. One without a mark is somebody else's: a link within the page, for example. */
function inHistory(id: string, href: (to: string) => string | undefined): Address {
  return {
    current: () => undefined,
    push: (to, name, from) => {
      if (marks()?.[id] === undefined) history.replaceState(marked(id, from), '');
      history.pushState(marked(id, name), '', href(to));
    },
    replace: (to, name) => history.replaceState(marked(id, name), '', href(to)),
    subscribe: listener => {
      addEventListener('popstate', listener);
      return () => removeEventListener('popstate', listener);
    },
    left: () => marks()?.[id],
    shared: true,
  };
}

function inPath(id: string): Address {
  const current = (): string => document.location.pathname + document.location.search;
  return { ...inHistory(id, to => to), current, shared: false };
}

// A hash that names no step is the page's own. The first step leaves it there.
function inHash(id: string): Address {
  const href = (to: string): string => `${document.location.pathname}${unused(document.location.search)}#${to}`;
  return { ...inHistory(id, href), current: () => document.location.hash.slice(1) || undefined };
}

const key = 'auth-elements';

/** The state of an entry with the step in it, beside what others keep there: a router of the page, another element. */
function marked(id: string, name: string): object {
  return { ...(Object(history.state) as object), [key]: { ...marks(), [id]: name } };
}

function marks(): Readonly<Record<string, string>> | undefined {
  // Only this file writes under this name, and a step that is not allowed any more is not shown.
  return (Object(history.state) as Readonly<Partial<Record<string, Readonly<Record<string, string>>>>>)[key];
}

function parse(path = ''): URL {
  return new URL(path, 'https://page.invalid');
}

/** A path without what may be written in more than one way: slashes at its end, signs that are escaped. */
function tidy(path: string | undefined): string {
  const words = parse(path).pathname.split('/').filter(Boolean);
  return words.map(word => `/${word}`).join('');
}

/** A page's query without what the server's links say in it: that is used once, and is in no second address. */
function unused(search: string): string {
  const query = new URLSearchParams(search);
  const used = [...query.keys()].filter(name => name.startsWith('__clerk_'));
  if (!used.length) return search;
  for (const name of used) query.delete(name);
  const left = query.toString();
  return left && `?${left}`;
}
