import { defaultReporter } from '@web/test-runner';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fileURLToPath } from 'node:url';
import { plainReporter } from '../reporters/web-test-runner.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Puts the guard against uncaught rejections before each test file, on its first line so that line numbers stay. */
const guardPlugin = {
  name: 'uncaught-guard',
  transform(context) {
    if (!/^\/test\/.*\.test\.ts$/.test(context.path)) return undefined;
    return { body: `import '/test/browsers/uncaught.js';${context.body}` };
  },
};

/** What the runs of the element tests in all browsers have in common. */
export const shared = {
  rootDir: root,
  files: 'test/elements/**/*.test.ts',
  nodeResolve: { exportConditions: ['browser'] },
  // Each file is a fresh page; a file that never ends is a failure, not a hang.
  testsFinishTimeout: 120_000,
  testFramework: { config: { timeout: 30_000 } },
  middleware: [
    (context, next) => {
      if (context.path === '/mockServiceWorker.js') context.url = '/node_modules/msw/lib/mockServiceWorker.js';
      return next();
    },
  ],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('../../tsconfig.base.json', import.meta.url)),
    }),
    guardPlugin,
  ],
  reporters: [defaultReporter({ reportTestProgress: Boolean(process.stdout.isTTY) }), plainReporter()],
};
