/**
 * One entry of the page's history for a dialog that is open: Back closes it. What else is written meanwhile, pages of the
 * profile for example, keeps the mark, so that all of it is left behind when the dialog is closed otherwise.
 */
export class DialogHistory {
  readonly #name: string;
  readonly #left: () => void;
  #unwinding = false;

  constructor(name: string, left: () => void) {
    this.#name = name;
    this.#left = left;
  }

  open(): void {
    addEventListener('popstate', this.#moved);
    history.pushState({ ...(Object(history.state) as object), [this.#name]: true }, '');
  }

  close(): void {
    this.#unwinding = true;
    this.#unwind();
  }

  get #marked(): boolean {
    return (Object(history.state) as Readonly<Record<string, unknown>>)[this.#name] === true;
  }

  #unwind(): void {
    if (this.#marked) history.back();
    else {
      this.#unwinding = false;
      removeEventListener('popstate', this.#moved);
    }
  }

  readonly #moved = (): void => {
    if (this.#unwinding) this.#unwind();
    else if (!this.#marked) this.#left();
  };
}
