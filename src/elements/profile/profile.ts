import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { AuthClient, Environment, Session, User } from '../../core/index.js';
import type { AccountTerm } from '../account-words.js';
import type { LocalizeController } from '../localize-controller.js';
import type { StepView } from '../steps/step.js';

/** A form that a section opens: one at a time, with the fields, checks and problems that a step of a flow has. */
export type FormView = StepView & Required<Pick<StepView, 'form' | 'submit'>>;

/** What the sections of the profile may use of the element that shows them. Everything in it is as it is now. */
export interface Profile {
  readonly client: AuthClient;
  readonly environment: Environment;
  readonly user: User;
  readonly session: Session;
  readonly term: AccountTerm;
  readonly localize: Pick<LocalizeController, 'language' | 'direction' | 'term' | 'problem'>;
  /** Whether a request is under way. */
  readonly pending: boolean;
  /** The element. With `popup`, other sites open in a window of their own. */
  readonly host: HTMLElement & ReactiveControllerHost & { readonly popup?: boolean };
  /** An id that no other element on the page has. */
  id(name: string): string;
  /** The sentence that belongs to a field, if something is wrong with it. */
  problem(field: string): string | undefined;
  /**
   * Opens a form in a section, in place of the one that is open. What it submits is run as {@link run} runs an action, and
   * the form stays open until it calls {@link close}.
   */
  open(section: string, form: FormView): void;
  /** Whether the section has its form open. */
  isOpen(section: string): boolean;
  /** Closes the form. `said` is what was done, for who cannot see it. */
  close(said?: string): void;
  /**
   * Runs one request of a section; what is refused is shown there. Where the server first wants a proof of who is there,
   * the person is asked for it, and the action runs once more from its beginning: it should be one request, or change
   * nothing before its last.
   */
  run(section: string, action: () => Promise<void>): void;
  /** Says something to who cannot see it. */
  announce(text: string): void;
  /** Goes to another page of the web. */
  leave(url: string): void;
  requestUpdate(): void;
}

/** One subject on a page of the profile. It is made when its page is shown, and may hold what belongs to it until then. */
export interface Section {
  /** As in the page's CSS: `part="section"` carries it as `data-section`. */
  readonly name: string;
  title(): string;
  /** What stands there. The form that is open is shown below it. */
  content(): TemplateResult;
}

/**
 * Makes a section; nothing, where the instance does not have what it is about. What takes much is in a file of its own,
 * which the factory loads where it is needed: the page is shown when all its sections are there.
 */
export type SectionFactory = (profile: Profile) => Section | undefined | Promise<Section | undefined>;

/** A page of the profile. */
export interface ProfilePage {
  readonly sections: readonly SectionFactory[];
}
