import type { BrowserContext, Page } from '@playwright/test';
import { walk } from './gallery.js';
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

type Mode = 'light' | 'dark' | 'narrow' | 'forced';

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

/** One font, whatever the system prefers. A rule of the page, so what the elements inherit. */
async function fixFont(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:root { font-family: 'DejaVu Sans' }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
}

async function turnTo(page: Page, mode: Mode): Promise<void> {
  await page.emulateMedia({
    colorScheme: mode === 'dark' ? 'dark' : 'light',
    forcedColors: mode === 'forced' ? 'active' : null,
  });
  await page.setViewportSize({ width: mode === 'narrow' ? 320 : 480, height: 720 });
}

/**
 * No caret blinks in a picture. Playwright hides it by a colour, and the colours are the person's where they are forced;
 * a field that is only read has none, and keeps its focus and all of its looks.
 */
function hideCaret(page: Page, hide: boolean): Promise<void> {
  return page.evaluate(readOnly => {
    const { activeElement: focused } = document;
    if (focused instanceof HTMLInputElement) focused.readOnly = readOnly;
  }, hide);
}

/** Pictures of what a state shows: the menu where it is open, else the element with its card. */
async function takePictures(page: Page, state: string, modes: readonly (Mode | 'rtl')[]): Promise<void> {
  // Nothing is hovered.
  await page.mouse.move(0, 0);
  const subject = page.locator(state.startsWith('menu') ? '[part=popover]' : 'auth-sign-in, auth-sign-up');
  const name = state.replace(/\W+/g, '-');
  for (const mode of modes) {
    await turnTo(page, mode === 'rtl' ? 'light' : mode);
    await hideCaret(page, mode === 'forced');
    await expect.soft(subject, `${state}, ${mode}`).toHaveScreenshot(`${name}-${mode}.png`);
  }
  await hideCaret(page, false);
  await turnTo(page, 'light');
}

async function setStage(page: Page, world: World, spoken: Words, people: readonly [string, string]): Promise<Stage> {
  await fixFont(page.context());
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await turnTo(page, 'light');
  const stage = new Stage(page, world, spoken, people);
  await stage.prepare();
  return stage;
}

test('H1: every state looks as it did when somebody looked at it: light, dark, narrow and in forced colours', async ({
  page,
  world,
}) => {
  test.setTimeout(120_000);
  const stage = await setStage(page, world, words, ['ada@example.com', 'grace@example.com']);
  const look = ({ name }: { readonly name: string }) => takePictures(page, name, shots[name] ?? []);
  await walk(stage, look, Object.keys(shots));
});

test('H5: from right to left every state looks as it did when somebody looked at it', async ({ page, world }) => {
  test.setTimeout(120_000);
  const stage = await setStage(page, world, arabicWords, ['lovelace@example.com', 'hopper@example.com']);
  const look = async ({ name }: { readonly name: string }) => {
    if (mirrored.includes(name)) await takePictures(page, name, ['rtl']);
  };
  await walk(stage, look, mirrored);
});
