import { html, nothing, type TemplateResult } from 'lit';
import { safeLink, type Environment, type User } from '../../core/index.js';
import type { AccountTerm } from '../account-words.js';
import type { AuthController } from '../auth-controller.js';
import { followLink } from '../go-to.js';
import type { LocalizeController } from '../localize-controller.js';
import { pageAddress } from '../own.js';
import { failure } from '../steps/failure.js';
import { ownItems } from './own-pages.js';
import { messageCard, type NavItem } from './frame.js';
import { pages, type ListedPage } from './pages.js';

/** What the cards without an account use of the element. */
export interface CardParts {
  readonly auth: AuthController;
  readonly localize: LocalizeController;
  readonly term: AccountTerm;
}

/** What is shown to who is not signed in: where they may. */
export function guestCard(
  host: HTMLElement,
  { auth, localize, term }: CardParts,
  signInUrl: string | undefined,
): TemplateResult {
  const display = auth.snapshot.environment?.displayConfig;
  const url = safeLink(signInUrl ?? display?.signInUrl, pageAddress());
  const follow = (event: MouseEvent): void => followLink(event, host, auth.router);
  const link = html`<a class="button primary" part="link" href=${url ?? ''} @click=${follow}>${term('signIn')}</a>`;
  const [title, subtitle] = [term('guestTitle'), term('guestSubtitle')];
  return messageCard(localize, { title, subtitle, action: url ? link : nothing });
}

/** What is shown where the account could not be read. */
export function failureCard({ auth, localize }: CardParts, retry: () => void): TemplateResult {
  const label = localize.term('retry');
  const action = html`<button class="button primary" part="link" type="button" @click=${retry}>${label}</button>`;
  return messageCard(localize, { ...failure(auth.snapshot, localize), action });
}

interface Navigation {
  readonly environment: Environment;
  readonly user: User;
  readonly current: string | undefined;
  readonly go: (page: string) => void;
}

/** The pages that are listed, and what the page has added. */
export function navItems(
  host: HTMLElement,
  term: AccountTerm,
  { environment, user, current, go }: Navigation,
): readonly NavItem[] {
  const ours = Object.entries<ListedPage>(pages)
    .filter(([, { shown = () => true }]) => shown(environment, user))
    .map(([name, { icon, label }]) => ({ icon, label: label(term), current: name === current, go: () => go(name) }));
  return [...ours, ...ownItems(host, current, go)];
}
