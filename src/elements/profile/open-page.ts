import type { AuthStepped } from '../auth-stepped.js';
import type { AuthRouter } from '../router.js';
import { StepHistory } from '../step-history.js';
import { Routes } from '../step-routes.js';
import { isOpenable, ownPages } from './own-pages.js';
import { firstPage } from './pages.js';

type Host = AuthStepped & { readonly page?: string | undefined };

/** Which page of the account is open, and where that is written. */
export class OpenPage {
  readonly #host: Host;
  readonly #moved: () => void;
  readonly #history: StepHistory<string>;
  #routes: Routes<string> | undefined;
  #added = 0;
  /** Undefined until it is known. */
  name: string | undefined;

  /** @param moved - Another page was opened. */
  constructor(host: Host, router: () => AuthRouter | undefined, moved: () => void) {
    this.#host = host;
    this.#moved = moved;
    this.#history = new StepHistory<string>(host, () => {
      this.#routes = this.#makeRoutes(router);
      return Promise.resolve(this.#routes);
    });
  }

  /** To be called before each render. Answers whether it is known which page is open. */
  follow(named: boolean): boolean {
    if (!this.#history.follow(named) && !this.name) return false;
    this.#lookAgain();
    this.name ??= this.#history.at ?? this.#host.page ?? firstPage;
    if (!isOpenable(this.#host, this.name)) this.name = firstPage;
    return true;
  }

  readonly go = (page: string): void => {
    if (page === this.name) return;
    const from = this.name ?? firstPage;
    this.#show(page);
    void this.#history.push(page, from);
  };

  leave(url: string): void {
    void this.#history.leave(url);
  }

  #show(page: string): void {
    this.name = page;
    this.#moved();
  }

  /** A page that was added late may be the one that the address names. */
  #lookAgain(): void {
    const { length } = ownPages(this.#host);
    if (length === this.#added) return;
    this.#added = length;
    this.#routes?.stop();
    this.#routes?.follow();
    this.name = this.#history.at ?? this.name;
  }

  /** The first page's address is the account's own. */
  #makeRoutes(router: () => AuthRouter | undefined): Routes<string> {
    return new Routes<string>({
      host: this.#host,
      router,
      nameOf: page => (page === firstPage ? '' : page),
      stepOf: name => {
        if (name === '') return firstPage;
        return name !== firstPage && isOpenable(this.#host, name) ? name : undefined;
      },
      moved: page => this.#show(page),
    });
  }
}
