import type { ElementHandle as PlaywrightHandle, Page } from '@playwright/test';
import puppeteer, { type Browser, type ElementHandle } from 'puppeteer-core';
import { firefoxPath } from '../browsers/paths.mjs';
import { startWebKit, WebDriverSession } from '../browsers/webdriver.mjs';
import { driverOf, type Driver, type Engine } from './driver.js';
import { findInPage, textOfPage } from './in-page.js';

/** A browser that can open one fresh visitor after another, without the cookies of the last. */
export interface Launched {
  open(): Promise<Driver>;
  close(): Promise<void>;
}

/** Chromium, in the page that Playwright made. */
export function chromiumDriver(page: Page): Driver {
  const engine: Engine<PlaywrightHandle> = {
    name: 'Chromium',
    goto: async url => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    find: async (kind, source, flags) => {
      const call = `(${findInPage.toString()})(${JSON.stringify([kind, source, flags]).slice(1, -1)})`;
      return (await page.evaluateHandle<Element | null>(call)).asElement() ?? undefined;
    },
    type: (handle, text) => handle.fill(text, { timeout: 5000 }),
    click: handle => handle.click({ timeout: 5000 }),
    text: () => page.evaluate(textOfPage),
    read: expression => page.evaluate(expression),
    close: () => page.close(),
  };
  return driverOf(engine);
}

/** Firefox over WebDriver BiDi. */
export async function launchFirefox(): Promise<Launched> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefoxPath, headless: true });
  return { open: () => openFirefox(browser), close: () => browser.close() };
}

async function openFirefox(browser: Browser): Promise<Driver> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const engine: Engine<ElementHandle> = {
    name: 'Firefox',
    goto: async url => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    find: async (kind, source, flags) => {
      const handle = await page.evaluateHandle(findInPage, kind, source, flags);
      return (handle.asElement() as ElementHandle | null) ?? undefined;
    },
    type: async (handle, text) => {
      await handle.evaluate(field => {
        if (field instanceof HTMLInputElement) field.select();
      });
      await handle.type(text);
    },
    click: handle => handle.click(),
    text: () => page.evaluate(textOfPage),
    read: expression => page.evaluate(expression),
    close: () => context.close(),
  };
  return driverOf(engine);
}

/** WebKitGTK over classic WebDriver; each session starts without cookies. */
export async function launchWebKit(): Promise<Launched> {
  const driver = await startWebKit();
  return {
    open: async () => driverOf(webkitEngine(await WebDriverSession.openWebKit(driver.base))),
    close: driver.close,
  };
}

const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

function webkitEngine(session: WebDriverSession): Engine<string> {
  return {
    name: 'WebKitGTK',
    goto: async url => void (await session.goto(url)),
    reload: async () => void (await session.goto(String(await session.url()))),
    find: async (kind, source, flags) => {
      const found = await session.run(`return (${findInPage.toString()})(...arguments)`, kind, source, flags);
      return found?.[elementKey];
    },
    type: async (handle, text) => {
      await session.run('arguments[0].select()', { [elementKey]: handle });
      await session.type(handle, text);
    },
    click: async handle => void (await session.click(handle)),
    text: async () => String(await session.run(`return (${textOfPage.toString()})()`)),
    read: expression => session.run(`return (${expression})`),
    close: async () => void (await session.close()),
  };
}
