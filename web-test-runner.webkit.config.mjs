import { webkitLauncher } from './test/browsers/webkit-launcher.mjs';
import { shared } from './test/browsers/web-test-runner.mjs';

export default {
  ...shared,
  // What the steps offer is the same in every engine. Hundreds of drawn ones take this one several minutes.
  files: [shared.files, '!test/elements/dead-ends.test.ts'],
  concurrency: 1,
  browsers: [webkitLauncher()],
};
