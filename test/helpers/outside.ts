import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from './run.ts';

export const isThere = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

type Work = () => void | Promise<void>;

/**
 * A test by a program from outside. Where the program is missing the test is skipped under its own name, with the line that
 * installs it; where CI=true it fails instead.
 */
export function withProgram(program: string, install: string, promise: string, work: Work): void {
  byOutsider(isThere(program), program, install, promise, work);
}

export function byOutsider(there: boolean, program: string, install: string, promise: string, work: Work): void {
  if (there) test(promise, work);
  else if (process.env.CI === 'true') test(promise, () => expect.fail(`${program} is missing: ${install}`));
  else test.skip(`${promise} (${program} is missing: ${install})`, work);
}

const JARS = ['preflight', 'pdfbox2', 'xmpbox', 'fontbox2', 'commons-logging', 'javax.activation', 'jaxb-api'].map(
  (name) => `/usr/share/java/${name}.jar`,
);

/** A test by PDFBox Preflight, which judges PDF/A. */
export function withPreflight(promise: string, work: Work): void {
  const install =
    'apt-get install default-jre-headless libpdfbox2-java libcommons-logging-java libactivation-java libjaxb-api-java';
  const there = isThere('java') && JARS.every((jar) => existsSync(jar));
  byOutsider(there, 'PDFBox Preflight', install, promise, work);
}

/** What PDFBox Preflight says of a file. */
export function judged(bytes: Uint8Array): { readonly valid: boolean; readonly says: string } {
  const file = join(tempFolder(), 'paper.pdf');
  writeFileSync(file, bytes);
  const words = ['-cp', JARS.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', file];
  const { status, stdout, stderr } = spawnSync('java', words, { encoding: 'utf8' });
  return { valid: status === 0 && stdout.includes('is a valid PDF/A-1b file'), says: stdout + stderr };
}
