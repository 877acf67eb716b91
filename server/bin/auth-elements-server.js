#!/usr/bin/env node
import { existsSync } from 'node:fs';

// The command stands in the repository, because npm links no command that is not there yet when it installs.
const main = new URL('../dist/main.js', import.meta.url);
if (existsSync(main)) await import(main.href);
else {
  console.error('\nThe server is not built yet: run npm run build in the repository.\n');
  process.exitCode = 1;
}
