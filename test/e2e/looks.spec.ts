import { gallery, walk } from './gallery.js';
import { setStage, takePictures, type Mode } from './pictures.js';
import { test } from './test.js';
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

/** The states that matter, in the modes in which something else could go wrong with them. */
const shots: { readonly [state: string]: readonly Mode[] } = {
  'sign-in': ['light', 'dark', 'narrow', 'forced'],
  'sign-in: nothing typed': ['light', 'dark', 'forced'],
  'sign-in: busy': ['light', 'forced'],
  password: ['light', 'dark', 'narrow', 'forced'],
  'password: no connection': ['light', 'dark', 'forced'],
  'menu: no connection': ['light', 'forced'],
  'code: another is offered': ['light', 'dark', 'narrow', 'forced'],
  'reset: too easy': ['light', 'dark', 'narrow', 'forced'],
  'reset: good': ['light'],
  'sign-up: nothing typed': ['light', 'dark', 'narrow', 'forced'],
  more: ['light'],
  'more: refused': ['light', 'dark', 'narrow', 'forced'],
  'menu: two accounts': ['light', 'dark', 'forced'],
  'no service': ['light'],
};

const mirrored = [
  'sign-in',
  'password',
  'code: another is offered',
  'reset: too easy',
  'sign-up: nothing typed',
  'more: refused',
  'menu: two accounts',
];

test('H1: every state looks as it did when somebody looked at it: light, dark, narrow and in forced colours', async ({
  page,
  world,
}) => {
  test.setTimeout(120_000);
  const stage = await setStage(page, world, words, ['ada@example.com', 'grace@example.com']);
  await stage.prepare();
  const look = ({ name }: { readonly name: string }) => takePictures(page, name, shots[name] ?? []);
  await walk(gallery, stage, look, Object.keys(shots));
});

test('H5: from right to left every state looks as it did when somebody looked at it', async ({ page, world }) => {
  test.setTimeout(120_000);
  const stage = await setStage(page, world, arabicWords, ['lovelace@example.com', 'hopper@example.com']);
  await stage.prepare();
  const look = async ({ name }: { readonly name: string }) => {
    if (mirrored.includes(name)) await takePictures(page, name, ['rtl']);
  };
  await walk(gallery, stage, look, mirrored);
});
