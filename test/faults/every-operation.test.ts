import { cpSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, inject } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { papersOffice } from '../helpers/papers-office.ts';
import { tempFolder } from '../helpers/run.ts';
import { BIN, type Spawned, spawned } from '../helpers/shipped.ts';
import { type Disk, type DiskFault, FAULTS, withDisk } from './disk.ts';
import { isWhole, type Look, look } from './look.ts';

// In the usual run two operations of each command fail, in two of the four ways that take turns; all of them in all ways in the long one.
const POINTS = 2;

interface Work {
  readonly name: string;
  readonly line: string;
  /** What the same line answers once its work was recorded. */
  readonly again?: readonly number[];
  /** Entries of the journal that it makes in all, however often it is typed. */
  readonly entries: number;
  /** It is the first record of its day. */
  readonly isFirst?: true;
  /** The tables are of an older version, so that they are backed up and made again first. */
  readonly isOld?: true;
  /** Each time that it is typed, it makes them anew: that something left the records is told each time. */
  readonly isEach?: true;
  /** Files that lie in the office's folder in the end, whatever else there is. */
  readonly files?: readonly RegExp[];
}

const WORK: readonly Work[] = [
  { name: 'an import', line: 'import students more.csv --yes', entries: 3 },
  { name: 'a step', line: 'step record 20251004 2 --on 2026-10-06', entries: 1 },
  { name: 'the first record of a day', line: 'step record 20251004 2 --on 2026-10-06', entries: 1, isFirst: true },
  {
    name: 'a new student',
    line: 'student add --number 20249999 --name-kanji 見本 --email m@example.ac.jp --program 情報学コース',
    entries: 1,
    again: [3],
  },
  {
    name: 'a certificate',
    line: 'certificate issue enrollment 20241001 --in ja --out papers',
    entries: 1,
    files: [/^papers\/E-2026-0002.*\.pdf$/],
  },
  {
    name: 'a reissue',
    line: 'certificate reissue E-2026-0001 --reason 紛失 --out again',
    entries: 1,
    files: [/^again\/E-2026-0001.*\.pdf$/],
  },
  {
    name: 'a letter',
    line: 'letter draft recording 20241001 --record --out letters',
    entries: 1,
    files: [/^letters\/.*\.eml$/],
  },
  { name: 'a contract with its scan', line: 'contract receive 20241002 --on 2026-10-12 --file scan.pdf', entries: 1 },
  {
    name: 'a report',
    line: 'report monthly --month 2026-10 -o report.html --force',
    entries: 1,
    isEach: true,
    files: [/^report\.html$/],
  },
  { name: 'a backup', line: 'backup create copies', entries: 0, files: [/^copies\/coopj-.*\.zip$/] },
  {
    name: 'a restored backup',
    line: 'backup restore kept.zip --into restored --yes',
    entries: 0,
    // Once it has its name, the folder is taken.
    again: [3],
    files: [/^restored\/coopj\.db$/],
  },
  {
    name: 'an erasure',
    line: 'student erase 20241009 --reason 見本 --confirm 20241009',
    entries: 1,
    again: [4],
  },
  { name: 'tables that are made again', line: 'student list', entries: 0, isOld: true },
  { name: 'the profile', line: 'office edit --set office.telephone=046-000-0002', entries: 0 },
];

for (const [turn, work] of WORK.entries()) {
  withDisk(
    `${work.name}: whichever operation on a file fails, nothing acknowledged is lost, and the same line again works`,
    (disk) => everyOperation(disk, work, turn),
  );
}

async function everyOperation(disk: Disk, work: Work, turn: number): Promise<void> {
  const { cwd, run } = await papersOffice();
  const database = join(cwd, 'coopj.db');
  const env = { COOPJ_DB: database, COOPJ_TODAY: '2026-11-02', COOPJ_ACTOR: 'mihon', COOPJ_LANG: 'en', HOME: cwd };
  const ready = async (line: string) => {
    const { code, stderr } = await run(line);
    if (code !== 0) throw new Error(`${line}: ${stderr}`);
  };
  writeFileSync(join(cwd, 'scan.pdf'), '%PDF-1.4 見本');
  writeFileSync(
    join(cwd, 'more.csv'),
    `student_number,name_kanji,email,program\n${[1, 2, 3].map((n) => `2025900${n},見本 ${n}号,m${n}@example.ac.jp,情報学コース`).join('\n')}\n`,
  );
  await ready('office edit --set system.recording=https://rokuga.example.ac.jp');
  await ready('company add 見本電機株式会社');
  await ready(
    'placement open 20241002 --on 2026-10-01 --company C-0001 --job 見本研究 --from 2026-12-01 --to 2027-02-28',
  );
  await ready('certificate issue enrollment 20241002 --in ja --out papers');
  await ready('backup create kept');
  for (const name of readdirSync(join(cwd, 'kept'))) renameSync(join(cwd, 'kept', name), join(cwd, 'kept.zip'));
  // The first record of a day is backed up first.
  if (!work.isFirst) await spawned(BIN, ['note', 'add', '20241002', '見本'], env);
  if (work.isOld) makeOld(join(cwd, 'coopj.db'));
  const kept = join(tempFolder(), 'office');
  cpSync(cwd, kept, { recursive: true });
  const again = () => {
    rmSync(cwd, { recursive: true, force: true });
    cpSync(kept, cwd, { recursive: true });
  };
  const argv = argvOf(work.line).map((word) => (isFile(word) ? join(cwd, word) : word));
  const before = look(database);

  const all = await disk.counted(argv, cwd, env);
  expect(look(database).journal.length - before.journal.length).toBe(work.entries);
  const points = inject('isLong') ? everyPoint(all) : somePoints(all, turn);
  for (const fault of points) {
    again();
    const where = `${work.name}, operation ${fault.at} of ${all}, ${fault.how}`;
    const answer = await disk.failing(argv, cwd, env, fault);
    judge(where, answer, before, look(database), work);

    if (answer.code === 0) {
      whole(where, cwd, look(database), work);
      continue;
    }
    // Nothing was left to do but to say so: who was not told, and asks again, is given another one.
    const isDone = isComplete(cwd, before, look(database), work);
    const repeated = await spawned(BIN, argv, env);
    const recorded = look(database).journal.length - before.journal.length;
    const allowed = [0, ...(work.again ?? [])];
    expect(allowed, `${where}; the same line again: ${repeated.stderr}`).toContain(repeated.code);
    const most = work.isEach || isDone ? 2 * work.entries : work.entries;
    expect([work.entries, most], `${where}; entries after the same line again`).toContain(recorded);
    whole(where, cwd, look(database), work, isDone ? 2 : 1);
  }
}

function makeOld(database: string): void {
  const db = new Database(database);
  db.exec('UPDATE projection SET version = 1');
  db.close();
}

const isFile = (word: string): boolean =>
  /^(more\.csv|scan\.pdf|report\.html|papers|again|letters|copies|kept\.zip|restored)$/.test(word);

const everyPoint = (all: number): readonly { readonly how: DiskFault; readonly at: number }[] =>
  Array.from({ length: all }, (_, n) => FAULTS.map((how) => ({ how, at: n + 1 }))).flat();

/** Spread over the whole work, its end included, where most of what matters happens. */
const somePoints = (all: number, turn: number): readonly { readonly how: DiskFault; readonly at: number }[] =>
  Array.from({ length: POINTS }, (_, n) => ({
    how: FAULTS[(POINTS * turn + n) % FAULTS.length] as DiskFault,
    at: Math.max(1, Math.round((all * (n + 1)) / POINTS) - ((turn + n) % 2)),
  }));

/** No stack trace, no fault of the program, nothing recorded before is gone, and no sentence that is not so. */
function judge(where: string, { code, signal, stdout, stderr }: Spawned, before: Look, after: Look, work: Work): void {
  const said = `${where}: ${code ?? signal}\n${stdout}${stderr}`;
  expect(stderr, said).not.toMatch(/\n {4}at |error in coopj/);
  expect(after.journal.slice(0, before.journal.length), said).toEqual(before.journal);
  const made = after.journal.length - before.journal.length;
  expect([0, work.entries], said).toContain(made);
  if (code === 0) expect(made, said).toBe(work.entries);
  if (/nothing was (written|recorded|changed)/i.test(stderr)) expect(made, said).toBe(0);
}

/** Everything is recorded, and each file has its name. */
function isComplete(cwd: string, before: Look, after: Look, { entries, files }: Work): boolean {
  const there = names(cwd);
  const made = after.journal.length - before.journal.length;
  return made === entries && files !== undefined && files.every((wanted) => there.some((name) => wanted.test(name)));
}

/** Everything that the records speak of is there. */
function whole(where: string, cwd: string, found: Look, work: Work, most = 1): void {
  isWhole(where, found, cwd);
  const there = names(cwd);
  for (const wanted of work.files ?? []) {
    const found = there.filter((name) => wanted.test(name)).length;
    expect([1, most], `${where}: ${wanted} among ${there.join(' ')}`).toContain(found);
  }
}

const names = (folder: string): readonly string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' });
