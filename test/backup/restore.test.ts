import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { LocalDate } from '../../src/core/calendar/dates.ts';
import { Abort } from '../../src/errors.ts';
import { createBackup } from '../../src/office/backup/create.ts';
import type { DatabaseFile } from '../../src/office/backup/database.ts';
import type { BackupGround } from '../../src/office/backup/ground.ts';
import { restoreBackup } from '../../src/office/backup/restore.ts';
import { filesIn } from '../../src/office/files.ts';
import { ALONE, besideFor } from '../../src/office/leftovers.ts';
import { databaseFile } from '../../src/store/sqlite/backup/file.ts';
import type { SqliteOptions } from '../../src/store/sqlite/open.ts';
import { OFFICE } from '../helpers/dossiers.ts';
import { papersOffice } from '../helpers/papers-office.ts';
import { ROOT } from '../helpers/run.ts';

/** An office with a certificate and a scan, its backup, and a note that came later. */
async function backedUp() {
  const office = await papersOffice();
  writeFileSync(join(office.cwd, 'scan.pdf'), '%PDF-1.7 見本のスキャン');
  await office.run('company add 株式会社見本製作所 --code MIHON');
  await office.run('agreement add MIHON --from 2026-04-01 --to 2027-03-31');
  await office.run('contract receive --company MIHON --on 2026-10-19 --file scan.pdf');
  await office.run('certificate issue enrollment 20241002 --quiet');
  const { file, entries } = await office.json('backup create');
  await office.run('note add 20241002 "見本"');
  return { ...office, file, entries };
}

test('in place: what was recorded since is told and gone, the old database is kept, and the history says so', async () => {
  const { cwd, json, file, entries } = await backedUp();
  const restored = await json(`backup restore ${file}`);
  expect(restored.since).toMatchObject([{ seq: entries + 1, actor: 'mihon', subject: 'student:20241002' }]);
  expect(await json('note list 20241002')).toEqual([]);
  expect((await json('history')).at(-1)).toMatchObject({
    subject: 'office',
    change: 'head-accepted',
    reason: `backup restore ${file}`,
  });
  const kept = new Database(restored.kept, { readonly: true });
  onTestFinished(() => void kept.close());
  expect(kept.prepare('SELECT max(seq) FROM journal').pluck().get()).toBe(entries + 1);
  expect(statSync(join(cwd, 'coopj.db')).mode & 0o777).toBe(0o600);
  // The records go on: nothing of the old file is in the way.
  expect(readdirSync(cwd).filter((name) => /part|-wal|-shm|-journal/.test(name))).toEqual([]);
});

test('of a backup to which nothing was added, nothing is told and nothing is entered', async () => {
  const { run, json } = await backedUp();
  const { file, entries } = await json('backup create');
  expect((await json(`backup restore ${file}`)).since).toEqual([]);
  expect(await json('history')).toHaveLength(entries);
  expect((await run('note add 20241002 "見本 2"')).code).toBe(0);
});

test('what is missing or damaged beside the database comes back; what somebody changed stays', async () => {
  const { cwd, run, json, file } = await backedUp();
  const [two = ''] = readdirSync(join(cwd, 'evidence'));
  const [digest = ''] = readdirSync(join(cwd, 'evidence', two));
  const scan = join(cwd, 'evidence', two, digest);
  const certificate = readdirSync(cwd).find((name) => name.startsWith('E-2026-0001')) ?? '';
  const paper = readFileSync(join(cwd, certificate));
  writeFileSync(scan, 'damaged');
  rmSync(join(cwd, certificate));
  await run('office edit --set course.credits=9');
  const { stayed, back } = await json(`backup restore ${file}`);
  expect({ stayed, back }).toEqual({ stayed: [join(cwd, 'office.toml')], back: 3 });
  expect(readFileSync(scan, 'utf8')).toBe('%PDF-1.7 見本のスキャン');
  expect(readFileSync(join(cwd, 'issued', certificate))).toEqual(paper);
  expect((await json('office show')).course.credits).toBe(9);
});

test('a database that is damaged or gone is replaced as well', async () => {
  const { cwd, run, json, file, entries } = await backedUp();
  for (const harm of [() => writeFileSync(join(cwd, 'coopj.db'), 'no database'), () => rmSync(join(cwd, 'coopj.db'))]) {
    harm();
    expect(await json(`backup restore ${file}`)).toMatchObject({ since: null });
    expect(await json('note list 20241002')).toEqual([]);
    expect((await json('history')).length).toBeGreaterThanOrEqual(entries);
  }
  expect((await run('note add 20241002 "見本"')).code).toBe(0);
});

test('while another program has the database open nothing is put in its place', async () => {
  const { cwd, run, file } = await backedUp();
  const other = new Database(join(cwd, 'coopj.db'));
  onTestFinished(() => void other.close());
  expect(other.prepare('SELECT count(*) FROM journal').pluck().get()).toBeGreaterThan(0);
  const before = readFileSync(join(cwd, 'coopj.db'));
  const answer = await run(`backup restore ${file} --json`, { env: { COOPJ_WAIT: '0' } });
  expect(answer).toMatchObject({ code: 5, stdout: '' });
  expect(answer.stderr).toContain('store-locked');
  expect(readFileSync(join(cwd, 'coopj.db'))).toEqual(before);
  expect(readdirSync(cwd).filter((name) => name.includes('.before-'))).toEqual([]);
});

test('a dry run tells all and does nothing; an empty folder is taken', async () => {
  const { cwd, json, file } = await backedUp();
  const before = readFileSync(join(cwd, 'coopj.db'));
  expect(await json(`backup restore ${file} --dry-run`)).toMatchObject({ dryRun: true, since: [{}] });
  expect(await json(`backup restore ${file} --dry-run --into new`)).toMatchObject({ dryRun: true });
  expect(existsSync(join(cwd, 'new'))).toBe(false);
  expect(readFileSync(join(cwd, 'coopj.db'))).toEqual(before);
  mkdirSync(join(cwd, 'new'));
  expect((await json(`backup restore ${file} --into new`)).database).toBe(join(cwd, 'new/coopj.db'));
});

test('who was erased since is erased again, with the papers that came back, and others are as they were', async () => {
  const { run, json, cwd } = await papersOffice();
  await run('certificate issue enrollment 20241002 --out papers');
  const { file } = await json('backup create');
  await run('student renumber 20241002 20249992 --reason 誤り');
  await run('student erase 20249992 --reason 本人の請求 --confirm 20249992');
  await run('student erase 20241001 --reason 本人の請求 --confirm 20241001');
  const restored = await json(`backup restore ${file}`);
  expect(restored.erasedAgain).toEqual(['20241002', '20241001']);
  for (const number of ['20241001', '20241002', '20249992']) expect((await run(`student show ${number}`)).code).toBe(4);
  expect((await json('student list')).length).toBe(10);
  expect((await run('journal verify')).code).toBe(0);
  const papers = readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf'));
  expect(papers).toEqual([]);
});

test('who has the number in the backup that another had when erased is nobody to erase', async () => {
  const { run, json } = await papersOffice();
  const { name } = await json('student show 20241001');
  const { file } = await json('backup create');
  await run('student renumber 20241001 20249991 --reason 誤り');
  await run('student renumber 20241002 20241001 --reason 誤り');
  await run('student erase 20241001 --reason 本人の請求 --confirm 20241001');
  expect((await json(`backup restore ${file}`)).erasedAgain).toEqual(['20241002']);
  expect((await json('student show 20241001')).name).toBe(name);
  expect((await run('student show 20241002')).code).toBe(4);
  expect((await run('journal verify')).code).toBe(0);
});

test('a restore again, of an older backup too, erases again, whatever the reason of the restore says', async () => {
  const { run, json } = await papersOffice();
  const older = await json('backup create');
  await run('note add 20241001 "見本"');
  const newer = await json('backup create');
  const { name } = await json('student show 20241001');
  await run('student erase 20241001 --reason 本人の請求 --confirm 20241001');
  // Each leaves another history behind than the next backup has.
  for (const { file } of [newer, newer, older, newer]) {
    const answer = await run(`backup restore ${file} --reason "${name}" --json`);
    expect(answer.code).toBe(0);
    expect(JSON.parse(answer.stdout).erasedAgain).toEqual(['20241001']);
    expect((await run('student show 20241001')).code).toBe(4);
  }
  expect((await json('history')).findLast((one: { change: string }) => one.change === 'student-erased').reason).toBe(
    '本人の請求',
  );
  expect((await run('journal verify')).code).toBe(0);
});

/** What a restore in place stands on, with what happens while it waits, or fails on the disk. */
function groundIn(cwd: string, meanwhile: Partial<SqliteOptions> = {}, more: Partial<DatabaseFile> = {}): BackupGround {
  const place = {
    database: join(cwd, 'coopj.db'),
    profile: join(cwd, 'office.toml'),
    key: join(cwd, 'office.key'),
    evidence: join(cwd, 'evidence'),
    templates: '',
  };
  const migrations = fileURLToPath(new URL('migrations/sqlite', ROOT));
  return {
    place,
    files: filesIn(cwd),
    beside: besideFor(ALONE),
    officeIn: async () => undefined,
    database: { ...databaseFile({ file: place.database, migrations, ...meanwhile }), ...more },
    program: '1',
    clock: () => new Date('2026-11-02T03:00:00Z'),
  };
}
const BY = {
  dryRun: false,
  ofAnyOffice: false,
  by: { day: '2026-11-02' as LocalDate, actor: 'mihon', reason: '見本' },
};

test('what a colleague records and erases while a restore waits is told, and erased again', async () => {
  const { cwd, run, json } = await papersOffice();
  const { file, entries } = await json('backup create');
  const colleague = new Database(join(cwd, 'coopj.db'));
  colleague.exec('BEGIN IMMEDIATE');
  const pause = async () => {
    colleague.close();
    await run('student erase 20241001 --reason 本人の請求 --confirm 20241001');
  };
  const restored = await restoreBackup(groundIn(cwd, { pause }), file, BY);
  expect(restored.since).toMatchObject([{ seq: entries + 1, erased: '20241001' }]);
  expect(restored.erasedAgain).toEqual(['20241001']);
  expect((await run('student show 20241001')).code).toBe(4);
});

test('killed once the database has its place: nobody who was erased is in it, and what is missing is said', async () => {
  const { cwd, run, json, refusal } = await papersOffice();
  const { file } = await json('backup create');
  await run('student erase 20241001 --reason 本人の請求 --confirm 20241001');
  await run('note add 20241002 "見本"');
  const accept = () => Promise.reject(new Abort('store-disk', { file: 'coopj.db', why: 'disk full' }));
  const restored = await restoreBackup(groundIn(cwd, {}, { accept }), file, BY);
  expect(restored).toMatchObject({ unfinished: 'disk full', erasedAgain: ['20241001'] });
  expect(existsSync(restored.kept ?? '')).toBe(true);
  expect(await refusal('student list')).toMatchObject({ code: 'store-behind' });
  expect((await run('doctor --fix --reason 見本')).stdout).toContain('head');
  expect((await json('student list')).length).toBe(11);
  expect((await run('student show 20241001')).code).toBe(4);
  expect(await json(`backup restore ${file}`)).toMatchObject({ erasedAgain: ['20241001'] });
  expect(readdirSync(cwd).filter((name) => /part/.test(name))).toEqual([]);
});

test('where the history of the backup takes no entry, that is told after where the old database is', async () => {
  const { cwd, run } = await papersOffice();
  const at = (sql: string) => new Database(join(cwd, 'coopj.db')).exec(sql).close();
  at("CREATE TRIGGER no_entry BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'no entry'); END");
  const { file = '' } = (await createBackup(groundIn(cwd), OFFICE, {})) ?? {};
  at('DROP TRIGGER no_entry');
  await run('note add 20241002 "見本"');
  const answer = await run(`backup restore ${file} --json`);
  expect(answer.code).toBe(5);
  expect(existsSync(JSON.parse(answer.stdout).kept)).toBe(true);
  expect(JSON.parse(answer.stderr).error).toMatchObject({ code: 'restore-unfinished' });
});

test('a backup that an older program made is brought up to date where who was erased since is erased in it', async () => {
  const { cwd, run, json } = await papersOffice();
  const at = (sql: string) => new Database(join(cwd, 'coopj.db')).exec(sql).close();
  at('UPDATE projection SET version = 0');
  const { file = '' } = (await createBackup(groundIn(cwd), OFFICE, {})) ?? {};
  await run('student erase 20241001 --reason 本人の請求 --confirm 20241001');
  const before = readdirSync(cwd).sort();
  const { kept, erasedAgain } = await json(`backup restore ${file}`);
  expect(erasedAgain).toEqual(['20241001']);
  expect((await run('student show 20241001')).code).toBe(4);
  expect(
    readdirSync(cwd)
      .filter((name) => !before.includes(name))
      .map((name) => join(cwd, name)),
  ).toEqual([kept]);
});

test('a number that was given after the backup is not given again; where that is not known, it is said', async () => {
  const { cwd, run, json, file } = await backedUp();
  await run('certificate issue enrollment 20241001 --quiet');
  await run('placement open 20241002 --company MIHON --on 2026-10-05 --job 見本研究 --quiet');
  await json(`backup restore ${file}`);
  expect((await json('certificate issue enrollment 20241010')).at(0).number).toBe('E-2026-0003');
  await run('placement open 20241002 --company MIHON --on 2026-10-05 --job 見本研究 --quiet');
  expect((await json('placement list')).map(({ ref }: { ref: string }) => ref)).toEqual(['P-0002']);
  for (const name of readdirSync(cwd)) if (/^coopj\.db/.test(name)) rmSync(join(cwd, name));
  const { stdout } = await run(`backup restore ${file}`);
  expect(stdout).toContain('are not known here');
});

test('into a new folder too whoever was erased since is erased again; where that is not known, it is said', async () => {
  const { run, json, cwd } = await papersOffice();
  await run('certificate issue enrollment 20241002 --out papers');
  const { file } = await json('backup create');
  await run('student erase 20241002 --reason 本人の請求 --confirm 20241002');
  const restored = await json(`backup restore ${file} --into drill`);
  expect(restored).toMatchObject({ erasedAgain: ['20241002'], erasuresKnown: true });
  expect((await run('student show 20241002 --db drill/coopj.db')).code).toBe(4);
  expect((await json('student list --db drill/coopj.db')).length).toBe(11);
  expect((await run('journal verify --db drill/coopj.db')).code).toBe(0);
  const papers = readdirSync(join(cwd, 'drill'), { recursive: true, encoding: 'utf8' });
  expect(papers.filter((name) => name.endsWith('.pdf'))).toEqual([]);
  for (const name of readdirSync(cwd)) if (/^coopj\.db/.test(name)) rmSync(join(cwd, name));
  expect((await run(`backup restore ${file} --into away`)).stdout).toContain(
    'It is not known here who was erased after',
  );
  expect(await json(`backup restore ${file} --into far`)).toMatchObject({ erasedAgain: [], erasuresKnown: false });
});
