import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FlowName, ViewName } from './steps/step.js';

/** What a history entry says: which step it was, and nothing that somebody typed. */
export interface HistoryEntry {
  readonly flow: FlowName;
  readonly view: ViewName;
}

const key = 'auth-elements';

/** One history entry for each step, at the page's own address: Back and Forward move between them. */
export class FlowHistory implements ReactiveController {
  readonly #id: string;
  readonly #moved: (entry: HistoryEntry | undefined) => void;

  constructor(host: ReactiveControllerHost, id: string, moved: (entry: HistoryEntry | undefined) => void) {
    this.#id = id;
    this.#moved = moved;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#popped);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#popped);
  }

  push(entry: HistoryEntry): void {
    // An application's own router keeps what it has in the state.
    const state: unknown = history.state;
    const kept = typeof state === 'object' ? state : {};
    history.pushState({ ...kept, [key]: { ...entry, id: this.#id } }, '');
  }

  readonly #popped = ({ state }: PopStateEvent): void => {
    const entry = readEntry(state);
    this.#moved(entry?.id === this.#id ? entry : undefined);
  };
}

function readEntry(state: unknown): (HistoryEntry & { readonly id: string }) | undefined {
  // Only this file writes under this name, and a view that is not allowed any more is not shown.
  const entry = (Object(state) as Partial<Record<string, HistoryEntry & { readonly id: string }>>)[key];
  return entry;
}
