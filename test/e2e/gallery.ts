import type { Name } from './driver.js';
import { codes, signIn } from './gallery-sign-in.js';
import { signUp } from './gallery-sign-up.js';
import { unusual } from './gallery-unusual.js';
import type { Stage } from './stage.js';

/** One thing that the elements can look like, and how somebody gets there. */
export interface GalleryState {
  readonly name: string;
  /** The state that it is reached from; without one it begins with a page of its own. */
  readonly after?: string;
  readonly reach: (stage: Stage) => Promise<void>;
  /** A way on that no other state of the gallery takes, and what is seen then. A busy state goes on by itself. */
  readonly way?: 'waits' | ((stage: Stage) => { readonly press: Name; readonly leadsTo: Name });
}

/** Every state, each after the one that it is reached from. */
export const gallery: readonly GalleryState[] = [...signIn, ...codes, ...signUp, ...unusual];

/** A state and every one on the way to it, the first one first. */
function wayTo(states: readonly GalleryState[], name: string): readonly GalleryState[] {
  const state = states.find(one => one.name === name);
  if (!state) throw new Error(`The gallery has no "${name}".`);
  return state.after === undefined ? [state] : [...wayTo(states, state.after), state];
}

/**
 * Goes through every state, or those of these names and what leads to them, and calls `look` in each; where the page is
 * there already, it goes on from there.
 */
export async function walk(
  states: readonly GalleryState[],
  stage: Stage,
  look: (state: GalleryState) => Promise<void>,
  names: readonly string[] = states.map(({ name }) => name),
): Promise<void> {
  const wanted = new Set(names.flatMap(name => wayTo(states, name)));
  let at: string | undefined;
  for (const state of states.filter(one => wanted.has(one))) {
    if (state.after !== undefined && state.after === at) await state.reach(stage);
    else for (const { reach } of wayTo(states, state.name)) await reach(stage);
    await look(state);
    at = state.name;
  }
}
