import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ROOT } from './run.ts';

/** The shipped program: what is built must be there. */
export const BIN = fileURLToPath(new URL('bin/coopj.js', ROOT));

export interface Spawned {
  readonly code: number | null;
  /** What ended it, where it did not end by itself. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of its own, in a folder if one is told; `head` closes its stdout after the first bytes. */
export function spawned(
  program: string,
  argv: readonly string[],
  env: Record<string, string> = {},
  head = false,
  cwd?: string,
) {
  return new Promise<Spawned>((resolve) => {
    const child = execFile(
      process.execPath,
      [program, ...argv],
      { env: { PATH: process.env.PATH ?? '', ...env }, maxBuffer: 1 << 26, cwd },
      (_, stdout, stderr) => resolve({ code: child.exitCode, signal: child.signalCode, stdout, stderr }),
    );
    if (head) child.stdout?.once('data', () => child.stdout?.destroy());
  });
}
