import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspectStore } from '../../src/store/sqlite/inspect.ts';
import { papersOffice } from '../helpers/papers-office.ts';
import { MIGRATIONS } from '../helpers/records.ts';
import { TODAY } from '../helpers/run.ts';
import { BIN } from '../helpers/shipped.ts';

const CYCLES = 200;

/** Command lines that record one thing each, in which `mark` is read; `list` records nothing. */
const LINES = {
  note: (mark: string) => ['note', 'add', '20241001', mark],
  company: (mark: string) => ['company', 'add', `見本${mark}株式会社`],
  student: (mark: string, n: number) => [
    ...['student', 'add', '--number', `2026${String(n).padStart(4, '0')}`, '--name-kanji', `見本 ${mark}`],
    ...['--email', `m${n}@example.ac.jp`, '--program', '情報学コース'],
  ],
  edit: (mark: string) => ['student', 'edit', '20241002', '--address', `見本市${mark}`, '--reason', '見本'],
  import: (_: string, n: number) => ['import', 'students', `list-${n}.csv`, '--yes'],
  certificate: (mark: string) => [
    ...['certificate', 'issue', 'enrollment', '20241002', '--in', 'ja', '--out', 'papers', '--purpose', mark],
  ],
  step: (mark: string) => ['step', 'record', '20241001', '2', '--by', `見本 ${mark}`, '--reason', '見本'],
  list: () => ['student', 'list', '--json'],
} satisfies Record<string, (mark: string, n: number) => readonly string[]>;
type Kind = keyof typeof LINES;
const KINDS = Object.keys(LINES) as readonly Kind[];

/** What is killed, and after how many milliseconds. */
const cycle = fc.record({ kind: fc.constantFrom(...KINDS), delay: fc.nat(2000) });

/** Runs the shipped program, and kills it then, if it still runs. True where it had acknowledged. */
async function killed(argv: readonly string[], cwd: string, delay: number): Promise<boolean> {
  const env = {
    ...{ PATH: process.env.PATH ?? '', HOME: cwd, COOPJ_LANG: 'en' },
    ...{ COOPJ_DB: join(cwd, 'coopj.db'), COOPJ_TODAY: TODAY, COOPJ_ACTOR: 'mihon' },
  };
  const child = spawn(process.execPath, [BIN, ...argv], { cwd, env, stdio: 'ignore' });
  const ended = new Promise<boolean>((resolve) => child.once('exit', (code) => resolve(code === 0)));
  await pause(delay);
  child.kill('SIGKILL');
  return ended;
}

test('of commands that are killed somewhere on their way, what was acknowledged is there once, and the file is whole', async () => {
  const { cwd } = await papersOffice();
  const file = join(cwd, 'coopj.db');
  const [cycles = []] = fc.sample(fc.array(cycle, { minLength: CYCLES, maxLength: CYCLES }), 1);
  const acknowledged: string[] = [];
  const tried: string[] = [];
  const before = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
  for (const [n, { kind, delay }] of cycles.entries()) {
    const mark = `印${n}番`;
    writeFileSync(
      join(cwd, `list-${n}.csv`),
      `student_number,name_kanji,email,program\n2027${String(n).padStart(4, '0')},見本 ${mark},n${n}@example.ac.jp,情報学コース\n`,
    );
    const argv = LINES[kind](mark, n);
    const isDone = await killed(argv, cwd, delay);
    if (kind !== 'list') tried.push(mark);
    if (kind !== 'list' && isDone) {
      acknowledged.push(mark);
      before[kind] = (before[kind] ?? 0) + 1;
    }
    expect(inspectStore({ file, migrations: MIGRATIONS }), `after ${n}: ${argv.join(' ')}`).toEqual([]);
  }

  const db = new Database(file);
  const texts = db.prepare('SELECT text FROM journal_content').pluck().all() as readonly string[];
  const seqs = db.prepare('SELECT seq FROM journal ORDER BY seq').pluck().all() as readonly number[];
  const numbers = db.prepare('SELECT number FROM certificates ORDER BY number').pluck().all() as readonly string[];
  db.close();
  const recorded = tried.filter((mark) => texts.some((text) => text.includes(mark)));
  expect(recorded.filter((mark) => texts.filter((text) => text.includes(mark)).length !== 1)).toEqual([]);
  expect(acknowledged.filter((mark) => !recorded.includes(mark))).toEqual([]);
  expect(seqs).toEqual(seqs.map((_, n) => n + 1));
  expect(numbers).toEqual(numbers.map((_, n) => `E-2026-${String(n + 1).padStart(4, '0')}`));
  process.stdout.write(
    `${CYCLES} cycles: ${tried.length} tried to record, ${recorded.length} are recorded, ${acknowledged.length} acknowledged: ` +
      `${Object.entries(before)
        .map(([kind, count]) => `${kind} ${count}`)
        .join(', ')}\n`,
  );
});
