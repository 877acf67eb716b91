import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** What was on the screen in each frame, as `guest`, `member` or both. */
    seenStates?: string[];
    shifted?: number;
  }
}

/** Notes in every frame which of the two states the page shows, and how far anything moved. Call before `goto`. */
export async function watchFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: string[] = (window.seenStates = []);
    window.shifted = 0;
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) {
        window.shifted = (window.shifted ?? 0) + ((entry as PerformanceEntry & { value?: number }).value ?? 0);
      }
    }).observe({ type: 'layout-shift', buffered: true });
    const isShown = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    };
    const anyShown = (selector: string): boolean => [...document.querySelectorAll(selector)].some(isShown);
    const look = (): void => {
      const states = [
        anyShown('auth-signed-out form, [data-for=guests]') ? 'guest' : '',
        anyShown('auth-signed-in p, [data-for=members]') ? 'member' : '',
      ].filter(Boolean);
      if (states.length && seen.at(-1) !== states.join('+')) seen.push(states.join('+'));
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Waits until what stands in the page was drawn and looked at: a frame in which it is asked comes before its drawing. */
async function untilDrawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frames = 0; frames < 2; frames++) await new Promise(resolve => requestAnimationFrame(resolve));
  });
}

export async function statesSeen(page: Page): Promise<readonly string[]> {
  await untilDrawn(page);
  return page.evaluate(() => window.seenStates ?? []);
}

export async function shiftSeen(page: Page): Promise<number> {
  await untilDrawn(page);
  return page.evaluate(() => window.shifted ?? 0);
}

export type Colour = readonly [red: number, green: number, blue: number];

/**
 * Records every frame that the browser draws and tells how many of them hold a colour. A page whose content for
 * members is painted in a colour that nothing else has thereby says whether that content was ever on the screen.
 */
export async function recordFrames(page: Page): Promise<(colour: Colour) => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  const frames: string[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(data);
    void session.send('Page.screencastFrameAck', { sessionId });
  });
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  return async colour => {
    await session.send('Page.stopScreencast');
    const browser = page.context().browser();
    if (!browser) throw new Error('The frames are read in a page of the same browser.');
    const reader = await browser.newPage();
    let count = 0;
    for (const frame of frames) if (await reader.evaluate(holdsColour, { frame, colour })) count++;
    await reader.close();
    if (frames.length === 0) throw new Error('No frame was recorded.');
    return count;
  };
}

async function holdsColour({ frame, colour }: { frame: string; colour: Colour }): Promise<boolean> {
  const bytes = Uint8Array.from(atob(frame), character => character.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const drawing = new OffscreenCanvas(image.width, image.height).getContext('2d');
  if (!drawing) throw new Error('A canvas has no drawing here.');
  drawing.drawImage(image, 0, 0);
  const { data } = drawing.getImageData(0, 0, image.width, image.height);
  let pixels = 0;
  for (let at = 0; at < data.length; at += 4) {
    const distance = [0, 1, 2].reduce((sum, band) => sum + Math.abs((data[at + band] ?? 0) - (colour[band] ?? 0)), 0);
    if (distance < 40) pixels++;
  }
  return pixels > 100;
}
