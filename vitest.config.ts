import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// Tests run against the sources: nothing has to be built before.
const resolve = {
  alias: {
    'auth-elements/wire': source('./src/wire/index.ts'),
    'auth-elements/strength': source('./src/strength/index.ts'),
    'auth-elements/backend': source('./src/backend/index.ts'),
  },
};

const server = (engine: 'pglite' | 'postgres') => ({
  resolve,
  test: {
    name: `server on ${engine}`,
    include: ['test/server/**/*.test.ts'],
    env: { TEST_ENGINE: engine },
    globalSetup: ['test/server/engine-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', './test/reporters/vitest.mjs'],
    projects: [
      { resolve, test: { name: 'library', include: ['test/{wire,strength,core,browser,backend}/**/*.test.ts'] } },
      { test: { name: 'packages', include: ['test/packages/**/*.test.ts'] } },
      server('pglite'),
      server('postgres'),
    ],
  },
});
