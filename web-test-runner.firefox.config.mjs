import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { firefoxPath } from './test/browsers/paths.mjs';
import { shared } from './test/browsers/web-test-runner.mjs';

export default {
  ...shared,
  concurrency: 1,
  browsers: [
    chromeLauncher({
      puppeteer,
      launchOptions: { browser: 'firefox', executablePath: firefoxPath, headless: true },
      createBrowserContext: ({ browser }) => browser.defaultBrowserContext(),
      createPage: ({ context }) => context.newPage(),
    }),
  ],
};
