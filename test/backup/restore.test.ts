import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { papersOffice } from '../helpers/papers-office.ts';

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
  expect(restored.erasedAgain).toEqual(['20249992', '20241001']);
  for (const number of ['20241001', '20241002', '20249992']) expect((await run(`student show ${number}`)).code).toBe(4);
  expect((await json('student list')).length).toBe(10);
  expect((await run('journal verify')).code).toBe(0);
  const papers = readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf'));
  expect(papers).toEqual([]);
});
