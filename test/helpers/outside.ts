import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

const isThere = (program: string): boolean => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    // A program that knows no --version is there all the same.
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
};

/**
 * A test by a program from outside. Where the program is missing the test is skipped under its own name, with the line that
 * installs it; where CI=true it fails instead.
 */
export function withProgram(program: string, install: string, promise: string, work: () => void | Promise<void>): void {
  if (isThere(program)) test(promise, work);
  else if (process.env.CI === 'true') test(promise, () => expect.fail(`${program} is missing: ${install}`));
  else test.skip(`${promise} (${program} is missing: ${install})`, work);
}
