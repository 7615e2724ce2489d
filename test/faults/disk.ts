import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { tempFolder } from '../helpers/run.ts';
import { BIN, type Spawned, spawned } from '../helpers/shipped.ts';

/** How an operation on a file goes wrong; `disk.c` says what each means. */
export const FAULTS = ['kill', 'torn', 'EIO', 'ENOSPC'] as const;
export type DiskFault = (typeof FAULTS)[number];

const SOURCE = fileURLToPath(new URL('disk.c', import.meta.url));

/** A test with the disk of `disk.c`: skipped by name where it cannot be made, and failing there where CI=true. */
export function withDisk(promise: string, work: (disk: Disk) => Promise<void>): void {
  const why =
    process.platform !== 'linux'
      ? 'on Linux alone'
      : ['/usr/bin/gcc', '/usr/bin/cc'].some(existsSync)
        ? undefined
        : 'gcc is missing: apt-get install gcc libc6-dev';
  if (why === undefined) test(promise, () => work(disk()));
  else if (process.env.CI === 'true' && process.platform === 'linux') test(promise, () => expect.fail(why));
  else test.skip(`${promise} (${why})`, () => {});
}

export type Disk = ReturnType<typeof disk>;

/** The shipped program on a disk that counts, traces or fails, below one folder. */
function disk() {
  const made = tempFolder();
  const library = join(made, 'disk.so');
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, SOURCE, '-ldl', '-lpthread']);
  const count = join(made, 'count');
  const run = (program: string, argv: readonly string[], under: string, env: Readonly<Record<string, string>>) =>
    spawned(program, argv, { ...env, LD_PRELOAD: library, DISK_UNDER: under });
  return {
    /** How many operations it takes on files below the folder. */
    async counted(argv: readonly string[], under: string, env: Readonly<Record<string, string>>): Promise<number> {
      const { code, stderr } = await run(BIN, argv, under, { ...env, DISK_COUNT: count });
      if (code !== 0) throw new Error(`${argv.join(' ')}: ${code} ${stderr}`);
      return Number(readFileSync(count, 'utf8'));
    },
    /** One of them goes wrong; of those on files whose names end with `file`, where that is given. */
    failing(
      argv: readonly string[],
      under: string,
      env: Readonly<Record<string, string>>,
      { how, at, file = '' }: { readonly how: DiskFault; readonly at: number; readonly file?: string },
    ): Promise<Spawned> {
      return run(BIN, argv, under, { ...env, DISK_HOW: how, DISK_AT: `${at}`, DISK_FILE: file });
    },
    /** Writes down what a program does there. */
    async traced(
      program: string,
      argv: readonly string[],
      under: string,
      env: Readonly<Record<string, string>>,
    ): Promise<{ readonly answer: Spawned; readonly trace: Buffer }> {
      const file = join(tempFolder(), 'trace');
      const answer = await run(program, argv, under, { ...env, DISK_TRACE: file });
      return { answer, trace: existsSync(file) ? readFileSync(file) : Buffer.alloc(0) };
    },
  };
}
