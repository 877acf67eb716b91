import type { Page } from '@playwright/test';
import { cutBySpacing, edgeless, misnamed } from './adapting.js';
import { colourOf, contrastOf } from './contrast.js';
import { gallery, walk, type GalleryState } from './gallery.js';
import { Keyboard } from './keyboard.js';
import { bringAxe, misfits, motions, lostInForcedColours, violations, violationsOfColour } from './looks.js';
import { Stage } from './stage.js';
import { expect, test } from './test.js';
import { password } from './visitor.js';
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
  note('320 × 256 with wider text', await cutBySpacing(page));
  await page.setViewportSize(wide);
  note('reduced motion', await motions(page));
  await page.emulateMedia({ forcedColors: 'active' });
  note('forced colours', [...(await lostInForcedColours(page)), ...(await edgeless(page))]);
  await page.emulateMedia({ forcedColors: null });
  note('names', await misnamed(page));
}

test('H5: axe finds nothing in any state in English, light and dark, nothing is cut, lost or nameless, and B13: each has a way on', async ({
  page,
  context,
  world,
}) => {
  test.setTimeout(240_000);
  await bringAxe(context);
  await walkThrough(page, world, words, async (note, state, stage) => {
    note('light', await violations(page));
    await page.emulateMedia({ colorScheme: 'dark' });
    note('dark', await violationsOfColour(page));
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

test('H5: axe finds nothing in any state in Arabic, and nothing is cut, lost or nameless', async ({
  page,
  context,
  world,
}) => {
  test.setTimeout(240_000);
  await bringAxe(context);
  await walkThrough(page, world, arabicWords, async note => {
    note('light', await violations(page));
    await lookAround(page, note);
  });
});

test('H5: with forced colours a ring in one of them is seen wherever Tab goes', async ({ page, world, visitor }) => {
  const keys = new Keyboard(page);
  await page.emulateMedia({ forcedColors: 'active' });
  await visitor.open();
  await visitor.isGuest();
  const goThrough = async (count: number, key = 'Tab'): Promise<void> => {
    for (let passed = 0; passed < count; passed++) {
      const { name, ringed } = await keys.focused();
      expect([name, ringed, await edgeless(page)]).toEqual([expect.stringMatching(/./), true, []]);
      await keys.press(key);
    }
  };
  await keys.goTo(words.identifier);
  await goThrough(3);
  await keys.goTo(words.signUp, 'Shift+Tab');
  await keys.press('Enter');
  await keys.arrivesAt(words.identifier);
  await goThrough(5);
  const address = world.address();
  await visitor.driver.fill(words.identifier, address);
  await visitor.driver.fill(words.password, password);
  await page.locator('input[name=legal_accepted]').check();
  await visitor.driver.click(words.continue);
  await keys.arrivesAt(words.code);
  await goThrough(1);
  await visitor.enterCode(address);
  await visitor.isMember();
  await keys.goTo(words.menu);
  await keys.press('Enter');
  await keys.arrivesAt(words.terms.manageAccount);
  await goThrough(3, 'ArrowDown');
});

test('H5: a field’s edge and its ring can be seen, and who asks for more contrast reads quiet words as well as loud ones', async ({
  page,
  visitor,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await visitor.open();
  await visitor.isGuest();
  const field = page.locator('.auth-input');
  const quiet = ['[part=subtitle]', '[part=footer] span', '.auth-label'].map(name => page.locator(name).first());
  const edges = [page.locator('auth-sign-in [part=card]'), field];
  await field.focus();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, contrast: 'no-preference' });
    for (const colour of ['border-block-start-color', 'outline-color'])
      expect(await contrastOf(field, colour), `${colorScheme}: ${colour}`).toBeGreaterThan(3);
    await page.emulateMedia({ contrast: 'more' });
    for (const words of quiet) expect(await contrastOf(words)).toBeGreaterThan(12);
    for (const edge of edges)
      expect(await colourOf(edge, 'border-block-start-color')).toBe(await colourOf(edge, 'color'));
  }
});
