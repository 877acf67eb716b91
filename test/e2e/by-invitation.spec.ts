import { walk } from './gallery.js';
import { invited, invitedSettings } from './gallery-invited.js';
import { goOn, lookAround, walkThrough } from './look-around.js';
import { bringAxe, violations, violationsOfColour } from './looks.js';
import { setStage, takePictures, type Mode } from './pictures.js';
import { expect, test } from './test.js';
import { arabicWords, words } from './words.js';

test.use({ options: [{ settings: invitedSettings }, { scope: 'worker' }] });

const shots: { readonly [state: string]: readonly (Mode | 'rtl')[] } = {
  waitlist: ['light', 'dark', 'narrow'],
  'waitlist: joined': ['light', 'narrow'],
  'invited: a link that is none': ['light'],
};

test('H1 B12: the waitlist looks as it did when somebody looked at it', async ({ page, world }) => {
  const stage = await setStage(page, world, words);
  await walk(invited, stage, ({ name }) => takePictures(page, name, shots[name] ?? []), Object.keys(shots));
});

test('H1 B12: the banner of who acts as somebody else looks as it did when somebody looked at it', async ({
  page,
  world,
}) => {
  // The banner says the address, so it is the same in each run.
  for (const [spoken, address] of [
    [words, 'mary.somerville@example.com'],
    [arabicWords, 'charles.babbage@example.com'],
  ] as const) {
    const stage = await setStage(page, world, spoken, [address, 'grace@example.com']);
    await walk(
      invited,
      stage,
      async ({ name }) => {
        if (name !== 'invited: impersonated') return;
        const banner = page.locator('auth-impersonation-banner');
        await expect(banner).toHaveScreenshot(`${name.replace(/\W+/g, '-')}-${spoken.language}.png`);
      },
      ['invited: impersonated'],
    );
  }
});

for (const spoken of [words, arabicWords])
  test(`H5 B12 B13: by invitation, in "${spoken.language}", axe finds nothing, nothing is cut, lost or nameless, and each has a way on`, async ({
    page,
    context,
    world,
  }) => {
    test.setTimeout(120_000);
    await bringAxe(context);
    await walkThrough(
      invited,
      page,
      world,
      spoken,
      async (note, state, stage) => {
        note('light', await violations(page));
        await page.emulateMedia({ colorScheme: 'dark' });
        note('dark', await violationsOfColour(page));
        await page.emulateMedia({ colorScheme: 'light' });
        await lookAround(page, note);
        await goOn(invited, state, stage);
      },
      async () => {},
    );
  });
