import type { Page } from '@playwright/test';
import { cutBySpacing, edgeless, misnamed } from './adapting.js';
import { walk, type GalleryState } from './gallery.js';
import { lostInForcedColours, misfits, motions } from './looks.js';
import { Stage } from './stage.js';
import { expect } from './test.js';
import type { Words } from './words.js';
import type { World } from './world.js';

const wide = { width: 1024, height: 768 };
// 320 pixels wide; and what 1280 × 1024 is at 400 %.
const narrow = { width: 320, height: 256 };

export type Note = (what: string, found: readonly string[]) => void;

/** Goes through the states of a gallery, and has each looked at. */
export async function walkThrough(
  states: readonly GalleryState[],
  page: Page,
  world: World,
  spoken: Words,
  look: (note: Note, state: GalleryState, stage: Stage) => Promise<void>,
  prepare: (stage: Stage) => Promise<void> = stage => stage.prepare(),
): Promise<void> {
  await page.setViewportSize(wide);
  // Colours are looked at when nothing is on the way from one to another.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const stage = new Stage(page, world, spoken);
  await prepare(stage);
  await walk(states, stage, state =>
    look((what, found) => expect.soft(found, `${state.name}: ${what}`).toEqual([]), state, stage),
  );
}

/** Everything that is looked at in one state, the page being as it was afterwards. */
export async function lookAround(page: Page, note: Note): Promise<void> {
  await page.setViewportSize(narrow);
  note('320 × 256', await misfits(page));
  note('320 × 256 with wider text', await cutBySpacing(page));
  await page.setViewportSize(wide);
  note('reduced motion', await motions(page));
  await page.emulateMedia({ forcedColors: 'active' });
  note('forced colours', [...(await lostInForcedColours(page)), ...(await edgeless(page))]);
  await page.emulateMedia({ forcedColors: null });
  note('names', await misnamed(page));
}

/** Takes the state's own way on. Where another state is reached from it, that one takes a way. */
export async function goOn(states: readonly GalleryState[], { name, way }: GalleryState, stage: Stage): Promise<void> {
  if (way === undefined)
    expect(
      states.some(({ after }) => after === name),
      `a way on from "${name}"`,
    ).toBe(true);
  if (way === undefined || way === 'waits') return;
  const { press, leadsTo } = way(stage);
  await stage.press(press);
  await stage.sees(leadsTo);
}
