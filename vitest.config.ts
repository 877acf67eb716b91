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

// What concerns no database, or the embedded one alone, runs once.
const runOnce = [
  'main',
  'embedded',
  'config',
  'enterprise-settings',
  'crypto',
  'totp',
  'mails',
  'listen',
  'log',
  'smtp',
  'frontend-api',
  'headers',
  'files',
  'image-headers',
  'image-bucket',
].map(name => `test/server/${name}.test.ts`);

// What is about the connection to PostgreSQL; and every way in for people with every second factor, which asks a
// database for what the other tests ask both for, a thousand times.
const postgresAlone = ['database-faults', 'second-factor-matrix'].map(name => `test/server/${name}.test.ts`);

const server = (engine: 'pglite' | 'postgres') => ({
  resolve,
  test: {
    name: `server on ${engine}`,
    include: ['test/server/**/*.test.ts'],
    exclude: engine === 'postgres' ? runOnce : postgresAlone,
    env: { TEST_ENGINE: engine },
    globalSetup: ['test/server/engine-setup.ts'],
    // Processes that the server starts read the sources, too.
    execArgv: ['--import', 'tsx'],
    // Modules hold nothing that a test changes: loading them anew for each file takes as long as the tests.
    isolate: false,
    // Some start the real command, which takes its time on a busy machine.
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});

const model = {
  resolve,
  test: {
    name: 'model',
    env: { TEST_ENGINE: process.env['TEST_ENGINE'] ?? 'pglite' },
    include: ['test/model/**/*.test.ts'],
    globalSetup: ['test/server/engine-setup.ts'],
    isolate: false,
    testTimeout: 600_000,
    hookTimeout: 90_000,
  },
};

// Other steps run beside these: how long a test takes says nothing, unless it measures that itself.
export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', './test/reporters/vitest.mjs'],
    projects: [
      {
        resolve,
        test: {
          name: 'library',
          include: ['test/{wire,strength,core,browser,backend,render}/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      { test: { name: 'packages', include: ['test/{packages,contract}/**/*.test.ts'], testTimeout: 60_000 } },
      server('pglite'),
      server('postgres'),
      model,
    ],
  },
});
