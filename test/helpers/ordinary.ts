import { execFile } from 'node:child_process';
import { chmodSync, chownSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from './run.ts';
import { BIN, type Spawned } from './shipped.ts';

/** Who may do anything is no office: as root the shipped program runs as nobody. */
const NOBODY = 65_534;
const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

interface Ordinary {
  readonly cwd: string;
  run(...argv: readonly string[]): Promise<Spawned>;
  /** The same, in Japanese. */
  ja(...argv: readonly string[]): Promise<Spawned>;
  /** What it answers as JSON; its errors likewise. */
  json(...argv: readonly string[]): Promise<unknown>;
  /** The answer has this exit code. */
  told(code: number, ...argv: readonly string[]): Promise<Spawned>;
}

const spawnedIn = (cwd: string, argv: readonly string[], lang: string) =>
  new Promise<Spawned>((resolve) => {
    const env = {
      PATH: process.env.PATH ?? '',
      HOME: cwd,
      COOPJ_DB: join(cwd, 'coopj.db'),
      COOPJ_ACTOR: 'mihon',
      COOPJ_LANG: lang,
    };
    const child = execFile(process.execPath, [BIN, ...argv], { cwd, env, ...identity }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, signal: child.signalCode, stdout, stderr }),
    );
  });

/** A test of an office whose files belong to a user who is not root; skipped where there are no such, or where this checkout is not for all to read. */
export function asOrdinaryUser(promise: string, work: (office: Ordinary) => Promise<void>): void {
  test.skipIf(process.platform === 'win32')(promise, async (context) => {
    const cwd = tempFolder();
    if (identity.uid !== undefined) chownSync(cwd, NOBODY, NOBODY);
    const run = (...argv: readonly string[]) => spawnedIn(cwd, argv, 'en');
    const started = await run('--version');
    if (started.code !== 0 && process.env.CI !== 'true') return context.skip(`nobody may not read ${BIN}`);
    expect(started).toMatchObject({ code: 0 });
    const told = async (code: number, ...argv: readonly string[]) => {
      const answer = await run(...argv);
      expect(answer, `${argv.join(' ')}\n${answer.stderr}`).toMatchObject({ code });
      return answer;
    };
    await told(0, 'init', '--yes', '--no-input', '--set', 'issuer.name.ja=見本 学長', '--set', 'issuer.name.en=MIHON');
    await work({
      cwd,
      run,
      ja: (...argv) => spawnedIn(cwd, argv, 'ja'),
      told,
      json: async (...argv) => {
        const { stdout, stderr } = await run(...argv, '--json');
        return JSON.parse(stdout || stderr);
      },
    });
  });
}

/** While something has another mode. */
export async function withMode<T>(path: string, mode: number, work: () => Promise<T>): Promise<T> {
  const before = statSync(path).mode & 0o7777;
  chmodSync(path, mode);
  try {
    return await work();
  } finally {
    chmodSync(path, before);
  }
}
