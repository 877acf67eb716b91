import type { BrowserContext, Page } from '@playwright/test';
import { Stage } from './stage.js';
import { expect } from './test.js';
import type { Words } from './words.js';
import type { World } from './world.js';

export type Mode = 'light' | 'dark' | 'narrow' | 'forced';

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
export async function takePictures(page: Page, state: string, modes: readonly (Mode | 'rtl')[]): Promise<void> {
  // Nothing is hovered.
  await page.mouse.move(0, 0);
  const subject = page.locator(
    state.startsWith('menu') ? '[part=popover]' : 'auth-sign-in, auth-sign-up, auth-waitlist',
  );
  const name = state.replace(/\W+/g, '-');
  for (const mode of modes) {
    await turnTo(page, mode === 'rtl' ? 'light' : mode);
    await hideCaret(page, mode === 'forced');
    await expect.soft(subject, `${state}, ${mode}`).toHaveScreenshot(`${name}-${mode}.png`);
  }
  await hideCaret(page, false);
  await turnTo(page, 'light');
}

/** A page whose pictures are the same on every machine, and two people. */
export async function setStage(
  page: Page,
  world: World,
  spoken: Words,
  people?: readonly [string, string],
): Promise<Stage> {
  await fixFont(page.context());
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await turnTo(page, 'light');
  const stage = new Stage(page, world, spoken, people);
  return stage;
}
