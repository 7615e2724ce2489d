import type { Reporter, TestModule } from 'vitest/node';

/** The last line of `npm test`: `N passed, N failed`, and `, N skipped` where some were. */
export class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state] += 1;
      // A file that could not be read has no tests to fail.
      if (module.errors().length > 0) count.failed += 1;
    }
    const skipped = count.skipped + count.pending;
    const line = `${count.passed} passed, ${count.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`;
    // Behind the summary of the other reporters, whatever order they are called in.
    process.once('exit', () => process.stdout.write(line));
  }
}
