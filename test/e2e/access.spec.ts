import { edgeless } from './adapting.js';
import { colourOf, contrastOf } from './contrast.js';
import { gallery } from './gallery.js';
import { Keyboard } from './keyboard.js';
import { goOn, lookAround, walkThrough } from './look-around.js';
import { bringAxe, violations, violationsOfColour } from './looks.js';
import { expect, test } from './test.js';
import { password } from './visitor.js';
import { arabicWords, words } from './words.js';

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

test('H5: axe finds nothing in any state in English, light and dark, nothing is cut, lost or nameless, and B13: each has a way on', async ({
  page,
  context,
  world,
}) => {
  test.setTimeout(240_000);
  await bringAxe(context);
  await walkThrough(gallery, page, world, words, async (note, state, stage) => {
    note('light', await violations(page));
    await page.emulateMedia({ colorScheme: 'dark' });
    note('dark', await violationsOfColour(page));
    await page.emulateMedia({ colorScheme: 'light' });
    await lookAround(page, note);
    await goOn(gallery, state, stage);
  });
});

test('H5: axe finds nothing in any state in Arabic, and nothing is cut, lost or nameless', async ({
  page,
  context,
  world,
}) => {
  test.setTimeout(240_000);
  await bringAxe(context);
  await walkThrough(gallery, page, world, arabicWords, async note => {
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
