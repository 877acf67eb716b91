import { defineConfig } from '@playwright/test';
import endToEnd from './playwright.config.js';

// The framework applications, which `scripts/frameworks.mjs` has built. They need no PostgreSQL.
export default defineConfig({
  ...endToEnd,
  testDir: 'test/frameworks',
  fullyParallel: true,
  globalSetup: './test/frameworks/global-setup.ts',
});
