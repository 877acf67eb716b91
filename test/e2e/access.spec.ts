import type { Page } from '@playwright/test';
import { gallery, walk, type GalleryState } from './gallery.js';
import { bringAxe, misfits, motions, lostInForcedColours, violations } from './looks.js';
import { Stage } from './stage.js';
import { expect, test } from './test.js';
import { arabicWords, words, type Words } from './words.js';
import type { World } from './world.js';

// Everything that sign-up can ask for, every line of the menu, and a short wait for the next code.
test.use({
  options: {
    settings: {
      AUTH_USERNAME: 'optional',
      AUTH_LEGAL_CONSENT: 'true',
      AUTH_TERMS_URL: '/terms',
      AUTH_PRIVACY_URL: '/privacy',
      AUTH_USER_PROFILE_URL: '/account',
      AUTH_SIGN_IN_URL: '/another',
      AUTH_CODE_RESEND_AFTER: '5s',
      AUTH_PASSWORD_REQUIRE_LOWERCASE: 'true',
      AUTH_PASSWORD_REQUIRE_NUMBER: 'true',
    },
  },
});

const wide = { width: 1024, height: 768 };
// 320 pixels wide; and what 1280 × 1024 is at 400 %.
const narrow = { width: 320, height: 256 };

type Note = (what: string, found: readonly string[]) => void;

async function walkThrough(
  page: Page,
  world: World,
  spoken: Words,
  look: (note: Note, state: GalleryState, stage: Stage) => Promise<void>,
): Promise<void> {
  await page.setViewportSize(wide);
  // Colours are looked at when nothing is on the way from one to another.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const stage = new Stage(page, world, spoken);
  await stage.prepare();
  await walk(stage, state =>
    look((what, found) => expect.soft(found, `${state.name}: ${what}`).toEqual([]), state, stage),
  );
}

/** Everything that is looked at in one state, the page being as it was afterwards. */
async function lookAround(page: Page, note: Note): Promise<void> {
  await page.setViewportSize(narrow);
  note('320 × 256', await misfits(page));
  await page.setViewportSize(wide);
  note('reduced motion', await motions(page));
  await page.emulateMedia({ forcedColors: 'active' });
  note('forced colours', await lostInForcedColours(page));
  await page.emulateMedia({ forcedColors: null });
}

test('H5: axe finds nothing in any state in English, light and dark, nothing is cut, and B13: each has a way on', async ({
  page,
  context,
  world,
}) => {
  test.setTimeout(240_000);
  await bringAxe(context);
  await walkThrough(page, world, words, async (note, state, stage) => {
    note('light', await violations(page));
    await page.emulateMedia({ colorScheme: 'dark' });
    note('dark', await violations(page));
    await page.emulateMedia({ colorScheme: 'light' });
    await lookAround(page, note);
    await goOn(state, stage);
  });
});

/** Takes the state's own way on. Where another state is reached from it, that one takes a way. */
async function goOn({ name, way }: GalleryState, stage: Stage): Promise<void> {
  if (way === undefined)
    expect(
      gallery.some(({ after }) => after === name),
      `a way on from "${name}"`,
    ).toBe(true);
  if (way === undefined || way === 'waits') return;
  const { press, leadsTo } = way(stage);
  await stage.press(press);
  await stage.sees(leadsTo);
}

test('H5: axe finds nothing in any state in Arabic, and nothing is cut', async ({ page, context, world }) => {
  test.setTimeout(240_000);
  await bringAxe(context);
  await walkThrough(page, world, arabicWords, async note => {
    note('light', await violations(page));
    await lookAround(page, note);
  });
});
