import { noChange, type ElementPart } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { AuthError } from '../../core/index.js';

/** Runs something while an element is on the page, and anew when what it is for has changed. */
class During extends AsyncDirective {
  #run: (signal: AbortSignal) => void = () => {};
  #about: unknown;
  #stop: AbortController | undefined;

  override update(_part: ElementPart, [run, about]: [run: (signal: AbortSignal) => void, about: unknown]): symbol {
    const begins = !this.#stop || about !== this.#about;
    this.#run = run;
    this.#about = about;
    if (begins) this.#begin();
    return noChange;
  }

  override render(_run: (signal: AbortSignal) => void, _about: unknown): symbol {
    return noChange;
  }

  protected override disconnected(): void {
    this.#stop?.abort();
  }

  protected override reconnected(): void {
    this.#begin();
  }

  #begin(): void {
    this.#stop?.abort();
    const { signal } = (this.#stop = new AbortController());
    this.#run(signal);
  }
}

/** On an element: `<div ${during(signal => wait(signal), about)}>`. The signal tells when it goes, or is about something else. */
export const during = directive(During);

/** A mailed link that is waited for, and what is done once something has come of it. */
export interface AwaitedLink<Found> {
  /** Whether something else is under way. */
  readonly pending: boolean;
  run(action: () => Promise<void>): void;
  /** Resolves when it was pressed, or is over. */
  pressed(signal: AbortSignal): Promise<Found>;
  proceed(found: Found): Promise<void>;
}

/** Waits for a link and goes on when it was pressed. */
export async function awaitPress<Found>(link: AwaitedLink<Found>, signal: AbortSignal): Promise<void> {
  for (;;) {
    const outcome = await outcomeOf(link, signal);
    // What is under way comes to an end first, such as a code that was typed meanwhile.
    if (!link.pending) {
      link.run(() => ('error' in outcome ? Promise.reject(outcome.error) : link.proceed(outcome.found)));
      return;
    }
    if (signal.aborted) return;
  }
}

type Outcome<Found> = { readonly found: Found } | { readonly error: AuthError };

async function outcomeOf<Found>(link: AwaitedLink<Found>, signal: AbortSignal): Promise<Outcome<Found>> {
  try {
    return { found: await link.pressed(signal) };
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    return { error };
  }
}

/** The page's address, without what links and other sites have left in it: where a mailed link leads. */
export function plainAddress(): URL {
  const here = new URL(document.location.href);
  for (const key of [...here.searchParams.keys()]) if (key.startsWith('__clerk_')) here.searchParams.delete(key);
  return here;
}
