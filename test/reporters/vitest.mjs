import { writeSync } from 'node:fs';

/** Ends a Vitest run with one plain line of counts. A module that failed to load counts as one failure. */
export default class PlainReporter {
  onTestRunEnd(modules, errors) {
    const counts = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      let failed = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        counts[state === 'passed' ? 'passed' : state === 'failed' ? 'failed' : 'skipped']++;
        if (state === 'failed') failed++;
      }
      if (module.state() === 'failed' && !failed) counts.failed++;
    }
    const { passed, failed, skipped } = counts;
    process.once('exit', () =>
      writeSync(1, `\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`),
    );
  }
}
