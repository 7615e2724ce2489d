import { join } from 'node:path';
import { expect } from 'vitest';
import { listed, openRecords } from './records.ts';
import { readyOffice, TODAY } from './run.ts';
import { BIN, spawned } from './shipped.ts';

const WRITERS = 8;
const SHARED = '20261000';

/** An office with a student whom all write to, and one for each writer; and the shipped program in it. */
export async function crowdedOffice() {
  const { cwd, coopj } = await readyOffice();
  const file = join(cwd, 'coopj.db');
  for (let n = 0; n <= WRITERS; n += 1) {
    const facts = ['--name-kanji', '見本 太郎', '--email', `m${n}@example.ac.jp`, '--program', '情報学コース'];
    const { code } = await coopj(['student', 'add', '--number', `2026100${n}`, ...facts, '--yes', '--no-input']);
    expect(code).toBe(0);
  }
  const env = { COOPJ_DB: file, COOPJ_TODAY: TODAY, COOPJ_ACTOR: 'mihon', COOPJ_LANG: 'en' };
  return { file, env, run: (argv: readonly string[]) => spawned(BIN, argv, env) };
}

/**
 * Eight processes write at once, so many times each, half of it about one student: none is lost, none doubled, numbers and entries have
 * no gap, and nobody gave up.
 */
export async function eightWriters(times: number): Promise<void> {
  const { file, run } = await crowdedOffice();
  const failures: string[] = [];
  const noted: string[] = [];
  let companies = 0;
  const write = async (writer: number, n: number) => {
    const text = `note ${writer}-${n}`;
    const isCompany = n % 4 === 3;
    const student = n % 2 === 0 ? SHARED : `2026100${writer}`;
    const argv = isCompany ? ['company', 'add', `見本${writer}-${n}株式会社`] : ['note', 'add', student, text];
    const { code, stderr } = await run(argv);
    if (code !== 0) failures.push(`${argv.join(' ')} => ${code} ${stderr}`);
    else if (isCompany) companies += 1;
    else noted.push(`${student} ${text}`);
  };
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let n = 0; n < times; n += 1) await write(writer + 1, n);
    }),
  );
  expect(failures).toEqual([]);
  expect(noted.length + companies).toBe(WRITERS * times);

  const store = await openRecords(file);
  const dossiers = await listed(store.dossiers());
  const notes = dossiers.flatMap(({ value }) => value.notes.map(({ text }) => `${value.student.number} ${text}`));
  expect(notes.toSorted()).toEqual(noted.toSorted());
  const codes = (await store.companies()).map(({ code }) => code);
  expect(codes).toEqual(Array.from({ length: companies }, (_, n) => `C-${String(n + 1).padStart(4, '0')}`));
  const entries = await listed(store.journal());
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, n) => n + 1));
  expect(entries.length).toBe(WRITERS + 1 + WRITERS * times);
}
