import { basename } from 'node:path';
import { defineConfig } from '@playwright/test';
import endToEnd from './playwright.config.js';

// The framework applications, which `scripts/frameworks.mjs` has built. They need no PostgreSQL.
export default defineConfig({
  ...endToEnd,
  testDir: 'test/frameworks',
  // Each run empties its own first; the end-to-end run may be under way.
  outputDir: `test-results/${basename(process.env['FRAMEWORKS_BUILT'] ?? 'frameworks')}`,
  fullyParallel: true,
  globalSetup: './test/frameworks/global-setup.ts',
});
