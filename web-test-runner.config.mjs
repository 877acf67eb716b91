import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { chromiumArguments, chromiumPath } from './test/browsers/paths.mjs';
import { shared } from './test/browsers/web-test-runner.mjs';

export default {
  ...shared,
  concurrency: 2,
  plugins: [...shared.plugins, a11ySnapshotPlugin()],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: chromiumPath, args: chromiumArguments },
      // A context for each page: its own storage, cookies and service worker.
      createBrowserContext: ({ browser }) => browser.createBrowserContext(),
      createPage: async ({ browser }) => {
        const page = await (await browser.createBrowserContext()).newPage();
        const session = await page.createCDPSession();
        // Otherwise the page in the background counts as hidden and gets no animation frames.
        await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        // The runner opens one file after another in the same tab. Once its history is full, Chromium drops entries of
        // pages that nobody has touched, the present one's too, and Back leads out of the test: each file begins anew.
        const open = page.goto.bind(page);
        page.goto = async (url, options) => {
          const response = await open(url, options);
          if (url === 'about:blank') await session.send('Page.resetNavigationHistory');
          return response;
        };
        return page;
      },
    }),
  ],
};
