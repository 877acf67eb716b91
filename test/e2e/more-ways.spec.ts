import { walk } from './gallery.js';
import { enrolMore, moreWays, moreWaysSettings } from './gallery-more-ways.js';
import { goOn, lookAround, walkThrough } from './look-around.js';
import { bringAxe, violations, violationsOfColour } from './looks.js';
import { setStage, takePictures, type Mode } from './pictures.js';
import { test } from './test.js';
import { arabicWords, words } from './words.js';

test.use({ options: [{ settings: moreWaysSettings }, { scope: 'worker' }] });

const shots: { readonly [state: string]: readonly Mode[] } = {
  'ways: wallet': ['light', 'dark', 'narrow', 'forced'],
  'ways: wallet, asked to sign': ['light', 'dark', 'narrow'],
  'ways: wallet, refused': ['light', 'dark', 'narrow'],
  'ways: phone as the second step': ['light', 'dark', 'narrow'],
};

test('H1 B2 B3: wallets and the phone as the second step look as they did when somebody looked at them', async ({
  page,
  world,
}) => {
  test.setTimeout(180_000);
  const stage = await setStage(page, world, words, ['ada@example.com', 'grace@example.com']);
  await enrolMore(stage);
  await walk(moreWays, stage, ({ name }) => takePictures(page, name, shots[name] ?? []));
});

test('H5 B2 B3: from right to left they look as they did when somebody looked at them', async ({ page, world }) => {
  test.setTimeout(180_000);
  const stage = await setStage(page, world, arabicWords, ['lovelace@example.com', 'hopper@example.com']);
  await enrolMore(stage);
  await walk(moreWays, stage, ({ name }) => takePictures(page, name, name in shots ? ['rtl'] : []), Object.keys(shots));
});

test('H5 B2 B3 B13: axe finds nothing in them, nothing is cut, lost or nameless, and each has a way on', async ({
  page,
  context,
  world,
}) => {
  test.setTimeout(240_000);
  await bringAxe(context);
  await walkThrough(
    moreWays,
    page,
    world,
    words,
    async (note, state, stage) => {
      note('light', await violations(page));
      await page.emulateMedia({ colorScheme: 'dark' });
      note('dark', await violationsOfColour(page));
      await page.emulateMedia({ colorScheme: 'light' });
      await lookAround(page, note);
      await goOn(moreWays, state, stage);
    },
    enrolMore,
  );
});
