import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { serveDemo } from '../../demo/serve.mjs';
import { freePort } from '../../scripts/ports.mjs';
import { stopChild, until } from '../../scripts/processes.mjs';
import { expect, test as base } from './test.js';

interface Demo {
  readonly page: string;
  readonly api: string;
  /** The newest message to somebody. */
  message(to: string): Promise<{ readonly code: string; readonly text: string }>;
}

/** The demo as `npm start` has it: each test begins with the settings that it begins with. */
export const test = base.extend<{ demo: Demo }>({
  demo: [
    // eslint-disable-next-line no-empty-pattern -- the runner reads from the pattern what is needed first
    async ({}, use) => {
      const directory = mkdtempSync(join(tmpdir(), 'auth-elements-demo-'));
      const [apiPort, pagePort] = [await freePort(), await freePort()];
      const child = startApi(apiPort, directory);
      const api = `http://localhost:${apiPort}`;
      const pages = await serveDemo({ port: pagePort, apiOrigin: api, switches: true });
      await until(async () => (await fetch(`${api}/v1/health`)).ok, 'the frontend API', 80_000);
      await use({ page: `http://localhost:${pagePort}`, api, message: to => newest(api, to) });
      await Promise.all([pages.close(), stopChild(child)]);
      rmSync(directory, { recursive: true, force: true });
    },
    { timeout: 90_000 },
  ],
});

function startApi(port: number, directory: string): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, PORT: String(port), AUTH_DATA_DIR: directory, AUTH_RATE_LIMITS: 'relaxed' };
  const main = fileURLToPath(new URL('../../demo/api.mjs', import.meta.url));
  return spawn(process.execPath, [main], { cwd: tmpdir(), env, stdio: 'ignore' });
}

function newest(api: string, to: string): Promise<{ readonly code: string; readonly text: string }> {
  return until(async () => {
    const answer = await fetch(`${api}/inbox.json?to=${encodeURIComponent(to)}`);
    return ((await answer.json()) as { code: string; text: string }[]).at(-1);
  }, `a message to ${to}`);
}

/** The panel with the settings of the server beside the page. */
export const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Settings of this demo' });

/** The element beside the panel, which has fields of the same names. */
export const element = (page: Page): Locator => page.locator('auth-sign-in');

export async function isInside(page: Page): Promise<void> {
  await expect(page.getByText('Only members see this.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Account:/ })).toBeVisible();
  // Nothing is on its way any more that leaving would cut off.
  await page.waitForLoadState('networkidle');
}

/** Sets switches by their labels: a choice by its words, the others on or off. */
export async function set(page: Page, switches: Readonly<Record<string, string | boolean>>): Promise<void> {
  await page.waitForLoadState('networkidle');
  for (const [label, value] of Object.entries(switches)) {
    const control = panel(page).getByLabel(label, { exact: true });
    if (typeof value === 'string') await control.selectOption(value);
    else await control.setChecked(value);
  }
  await panel(page).getByRole('button', { name: 'Apply' }).click();
  await expect(panel(page).getByRole('status')).toHaveText('Applied.');
}
