import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { papersOffice, roll } from './papers-office.ts';
import { TODAY, tempFolder } from './run.ts';
import { BIN, spawned } from './shipped.ts';

interface Entry {
  readonly number: string;
  readonly student: string;
  readonly file: string;
  readonly sha256: string;
}

/** An office with so many students, and the shipped program in it. */
async function office(students: number) {
  const file = join(tempFolder(), 'roll.csv');
  writeFileSync(file, roll(students));
  const { cwd, json } = await papersOffice(file);
  const env = { COOPJ_DB: join(cwd, 'coopj.db'), COOPJ_TODAY: TODAY, COOPJ_ACTOR: 'mihon' };
  const papers = join(cwd, 'papers');
  const batch = (...more: readonly string[]) =>
    ['certificate', 'issue', 'enrollment', '--all', '--in', 'ja', '--out', papers, ...more] as const;
  return { papers, env, batch, register: (): Promise<readonly Entry[]> => json('certificate list') };
}

const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
const inARow = (count: number) => Array.from({ length: count }, (_, n) => `E-2026-${String(n + 1).padStart(4, '0')}`);

/** Two processes issue to the same students at once: twice as many different numbers in a row, each with its file. */
export async function twoWriters(students: number): Promise<void> {
  const { papers, env, batch, register } = await office(students);
  const answers = await Promise.all(['在留手続', '奨学金'].map((why) => spawned(BIN, batch('--purpose', why), env)));
  expect(answers.map(({ code, stderr }) => [code, stderr])).toEqual([
    [0, ''],
    [0, ''],
  ]);
  const entries = await register();
  expect(entries.map(({ number }) => number)).toEqual(inARow(2 * students));
  for (const { student } of entries) expect(entries.filter((one) => one.student === student)).toHaveLength(2);
  for (const { file, sha256 } of entries) expect(digest(file)).toBe(sha256);
  expect(readdirSync(papers)).toHaveLength(2 * students + 1);
}

interface Killed {
  readonly students: number;
  /** Killed before so many files got a name with this ending. */
  readonly at: '.part' | '.pdf';
  readonly count: number;
}

const KILLED_AT = fileURLToPath(new URL('killed-at.js', import.meta.url));

/** A batch is killed on the way: register and folder agree, and the same line once more completes it without doubles. */
export async function killed({ students, at, count }: Killed): Promise<void> {
  const { papers, env, batch, register } = await office(students);
  mkdirSync(papers);
  const ending = {
    NODE_OPTIONS: `--import=${pathToFileURL(KILLED_AT)}`,
    KILLED_AT_ENDING: at,
    KILLED_AT_COUNT: `${count}`,
  };
  expect((await spawned(BIN, batch(), { ...env, ...ending })).signal).toBe('SIGKILL');
  const files = () => readdirSync(papers).filter((name) => name.endsWith('.pdf'));
  const before = await register();
  expect(before.length).toBeLessThan(students);
  // No paper lies there that the register does not know, with these bytes.
  for (const name of files()) {
    const entry = before.find(({ file }) => file === join(papers, name));
    expect(entry?.sha256).toBe(digest(join(papers, name)));
  }
  // A paper of the register that has not got its name yet lies whole beside its place.
  const left = new Set(
    readdirSync(papers).flatMap((name) => (name.endsWith('.part') ? [digest(join(papers, name))] : [])),
  );
  for (const { file, sha256 } of before) expect(existsSync(file) || left.has(sha256)).toBe(true);

  const again = await spawned(BIN, batch(), env);
  expect([again.code, again.stderr.includes('Error')]).toEqual([0, false]);
  const after = await register();
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.map(({ number }) => number)).toEqual(inARow(students));
  expect(new Set(after.map(({ student }) => student)).size).toBe(students);
  for (const { file, sha256 } of after) expect(digest(file)).toBe(sha256);
  expect(files()).toHaveLength(students);
}
