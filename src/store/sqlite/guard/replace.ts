import { closeSync, constants, openSync, renameSync, rmSync, writeSync } from 'node:fs';

const { O_CREAT, O_EXCL, O_WRONLY } = constants;

/**
 * Puts a small file in place whole, for its owner alone, and says whether that was done: the records do not depend on what lies beside
 * them. `own` keeps two programs from writing to the same place before it.
 */
export function replaceFile(file: string, text: string, own: number): boolean {
  const part = `${file}.${own}.part`;
  try {
    rmSync(part, { force: true });
    const handle = openSync(part, O_CREAT | O_EXCL | O_WRONLY, 0o600);
    try {
      writeSync(handle, text);
    } finally {
      closeSync(handle);
    }
    renameSync(part, file);
    return true;
  } catch {
    discard(part);
    return false;
  }
}

/** Removes a small file that nothing depends on. */
export function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The folder is not ours to write to, or the disk fails.
  }
}
