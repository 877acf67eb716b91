import { defineConfig } from '@playwright/test';
import { chromiumArguments, headlessShellPath } from './test/browsers/paths.mjs';

// Playwright's `export default` is what it looks for; the project's own modules have named exports only.
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  snapshotPathTemplate: '{testDir}/__shots__/{arg}{ext}',
  fullyParallel: false,
  workers: 3,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000, toHaveScreenshot: { maxDiffPixels: 8 } },
  globalSetup: './test/e2e/global-setup.ts',
  reporter: [['list'], ['./test/reporters/playwright.mjs']],
  use: {
    locale: 'en-US',
    timezoneId: 'UTC',
    launchOptions: {
      executablePath: headlessShellPath,
      chromiumSandbox: false,
      args: [...chromiumArguments, '--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'],
    },
  },
});
