import { writeSync } from 'node:fs';

function walk(suite, counts) {
  for (const test of suite?.tests ?? []) counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
  for (const inner of suite?.suites ?? []) walk(inner, counts);
  return counts;
}

/** Ends a Web Test Runner run with one plain line of counts. A file that died before its tests counts as one failure. */
export const plainReporter = () => ({
  onTestRunFinished({ sessions }) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const session of sessions) {
      const before = counts.failed;
      walk(session.testResults, counts);
      if (!session.passed && counts.failed === before) counts.failed++;
    }
    const { passed, failed, skipped } = counts;
    // Other reporters still hold their output back here: print at exit, synchronously.
    process.once('exit', () =>
      writeSync(1, `\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`),
    );
  },
});
