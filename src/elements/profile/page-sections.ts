import { isPage, pages } from './pages.js';
import type { Profile, ProfilePage, Section } from './profile.js';

/** Which page is shown, and whose; nobody's while not enough is known. */
interface Shown {
  readonly page: string | undefined;
  readonly of: string | undefined;
}

/** The sections of the page that is shown, made anew for each page and each person. */
export class PageSections {
  readonly #profile: Profile;
  readonly #shown: () => Shown;
  /** What is being made. A factory may do what is done once, such as reading where somebody came back from. */
  #making: Shown | undefined;
  #made: (Shown & { readonly sections: readonly Section[] }) | undefined;

  constructor(profile: Profile, shown: () => Shown) {
    this.#profile = profile;
    this.#shown = shown;
  }

  /** Those of the page that is shown, once all are there. */
  get made(): readonly Section[] | undefined {
    return this.#isShown(this.#made) ? this.#made?.sections : undefined;
  }

  /** Has them made, unless they are. */
  make(): void {
    const { page, of } = this.#shown();
    if (!page || !of || !isPage(page) || this.made || (this.#making && this.#isShown(this.#making))) return;
    const making = (this.#making = { page, of });
    const isOver = (): void => {
      if (this.#making === making) this.#making = undefined;
    };
    void this.#make(making, pages[page].load()).finally(isOver);
  }

  async #make(shown: Shown, loading: Promise<ProfilePage>): Promise<void> {
    const page = await loading;
    const isOver = (): boolean => !this.#isShown(shown) || this.made !== undefined;
    if (isOver()) return;
    const sections = await Promise.all(page.sections.map(async make => make(this.#profile)));
    if (isOver()) return;
    this.#made = { ...shown, sections: sections.filter(section => section !== undefined) };
    this.#profile.requestUpdate();
  }

  #isShown(made: Shown | undefined): boolean {
    const { page, of } = this.#shown();
    return made?.page === page && made?.of === of;
  }
}
