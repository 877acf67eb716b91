import { enrol, ways, waysSettings } from './gallery-ways.js';
import { goOn, lookAround, walkThrough } from './look-around.js';
import { bringAxe, violations, violationsOfColour } from './looks.js';
import { setStage, takePictures, type Mode } from './pictures.js';
import { walk } from './gallery.js';
import { test } from './test.js';
import { arabicWords, words } from './words.js';

test.use({ options: [{ settings: waysSettings }, { scope: 'worker' }] });

const everyMode: readonly Mode[] = ['light', 'dark', 'narrow', 'forced'];

/** The states that matter, in the modes in which something else could go wrong with them. */
const shots: { readonly [state: string]: readonly Mode[] } = {
  ways: everyMode,
  'ways: no number': everyMode,
  'ways: password': ['light', 'narrow'],
  'ways: link': ['light', 'dark', 'narrow'],
  'ways: organization': ['light', 'dark', 'narrow'],
  'ways: new device': ['light'],
  'ways: passkey not used': ['light', 'dark', 'narrow'],
  'ways: passkey, second step': ['light', 'narrow'],
  'ways: passkey, second step, not used': ['light', 'dark'],
  'ways: app': ['light', 'narrow'],
  'ways: backup code, wrong': ['light', 'dark'],
  'ways: sign-up': ['light', 'narrow'],
  'ways: many sites': everyMode,
};

const mirrored = Object.keys(shots).filter(name => name !== 'ways: new device');

test('H1 B2: every way in looks as it did when somebody looked at it: light, dark, narrow and in forced colours', async ({
  page,
  world,
}) => {
  test.setTimeout(180_000);
  const stage = await setStage(page, world, words, ['ada@example.com', 'grace@example.com']);
  await enrol(stage);
  await walk(ways, stage, ({ name }) => takePictures(page, name, shots[name] ?? []));
});

test('H5 B2: from right to left every way in looks as it did when somebody looked at it', async ({ page, world }) => {
  test.setTimeout(180_000);
  const stage = await setStage(page, world, arabicWords, ['lovelace@example.com', 'hopper@example.com']);
  await enrol(stage);
  await walk(ways, stage, ({ name }) => takePictures(page, name, mirrored.includes(name) ? ['rtl'] : []));
});

test('H5 B2 B13: axe finds nothing in any way in, nothing is cut, lost or nameless, and each has a way on', async ({
  page,
  context,
  world,
}) => {
  test.setTimeout(240_000);
  await bringAxe(context);
  await walkThrough(
    ways,
    page,
    world,
    words,
    async (note, state, stage) => {
      note('light', await violations(page));
      await page.emulateMedia({ colorScheme: 'dark' });
      note('dark', await violationsOfColour(page));
      await page.emulateMedia({ colorScheme: 'light' });
      await lookAround(page, note);
      await goOn(ways, state, stage);
    },
    enrol,
  );
});
