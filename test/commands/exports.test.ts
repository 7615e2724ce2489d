import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Export } from '../../src/core/model/office-facts.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { ROOT, readyOffice } from '../helpers/run.ts';

const SAMPLE = fileURLToPath(new URL('test/fixtures/registrations-2026-09.csv', ROOT));

async function office() {
  const { cwd, coopj } = await readyOffice();
  const run = async (...argv: string[]) => {
    const answer = await coopj(argv);
    if (answer.code !== 0) throw new Error(answer.stderr);
    return answer;
  };
  await run('import', 'students', SAMPLE, '--quiet');
  /** What is in the history about exports: who, when, what. */
  const exports = async (): Promise<readonly (Export & { readonly actor: string; readonly day: string })[]> => {
    const file = join(cwd, 'coopj.db');
    const store = await openSqlite({
      file,
      migrations: fileURLToPath(new URL('migrations/sqlite', ROOT)),
      readOnly: true,
    });
    const found = [];
    for await (const { change, actor, day } of store.journal({ subject: 'office' })) {
      if (change?.type === 'export-written') found.push({ ...change.export, actor, day });
    }
    await store.close();
    return found;
  };
  return { cwd, coopj, run, exports };
}

describe('data of students that leaves', () => {
  it('is entered in the history: who, when, which list, its filter, how many students, which columns', async () => {
    const { run, exports, cwd } = await office();
    const students = JSON.parse((await run('student', 'list', '--json')).stdout) as readonly unknown[];
    await run('student', 'list', '--program', '情報学コース', '--find', '山田', '-o', 'a.csv', '--actor', 'sato');
    await run('student', 'list', '--format', 'csv');
    await run('report', 'monthly', '--month', '2026-09', '-o', 'r.xlsx', '--quiet');
    await run('student', 'show', '20241001', '-o', 's.json');
    const [list, all, report, one, ...more] = await exports();
    const columns = ['number', 'name', 'program', 'step', 'next', 'placement', 'company', 'open', 'gaps'];
    expect(list).toMatchObject({ actor: 'sato', day: '2026-11-02', what: 'student list', formats: ['csv'], columns });
    expect(list?.filter).toEqual({ program: '情報学コース', find: '…' });
    expect(all).toEqual({
      actor: 'mihon',
      day: '2026-11-02',
      what: 'student list',
      formats: ['csv'],
      columns,
      students: students.length,
    });
    expect(report).toMatchObject({ what: 'report monthly', formats: ['xlsx'], filter: { month: '2026-09' } });
    expect(report?.students).toBeGreaterThan(0);
    expect(one).toMatchObject({ what: 'student show', formats: ['json'], students: 1 });
    expect(more).toEqual([]);
    expect(statSync(join(cwd, 'r.xlsx')).mode & 0o777).toBe(0o600);
  });

  it('is entered once where a report leaves in several formats', async () => {
    const { run, exports } = await office();
    await run('report', 'pipeline', '--year', '2026', '-o', 'r.xlsx', '-o', 'r.html', '--quiet');
    const [entry, ...more] = await exports();
    expect(entry).toMatchObject({ what: 'report pipeline', formats: ['xlsx', 'html'], filter: { year: '2026' } });
    expect(more).toEqual([]);
  });

  it('is entered where it leaves as a calendar, too', async () => {
    const { run, exports, cwd } = await office();
    await run('company', 'add', '見本株式会社');
    const terms = ['--from', '2027-01-12', '--to', '2027-03-19', '--job', '見本'];
    await run('placement', 'open', '20241001', '--on', '2026-10-05', '--company', 'C-0001', ...terms);
    await run('due', '--ics', 'due.ics');
    const columns = ['on', 'what'];
    const [entry, ...more] = await exports();
    const files = [
      createHash('sha256')
        .update(readFileSync(join(cwd, 'due.ics')))
        .digest('hex'),
    ];
    expect(entry).toEqual({
      actor: 'mihon',
      day: '2026-11-02',
      what: 'due',
      formats: ['ics'],
      students: 1,
      columns,
      files,
    });
    expect(more).toEqual([]);
  });

  it('is entered where it is one paper or one placement of a student', async () => {
    const { run, exports } = await office();
    await run('company', 'add', '見本株式会社');
    await run('placement', 'open', '20241001', '--on', '2026-10-05', '--company', 'C-0001');
    await run('placement', 'show', 'P-0001');
    expect(await exports()).toEqual([]);
    await run('placement', 'show', 'P-0001', '-o', 'placement.json');
    const [entry, ...more] = await exports();
    expect(entry).toMatchObject({ what: 'placement show', formats: ['json'], students: 1 });
    expect(entry?.columns).toContain('company');
    expect(more).toEqual([]);
  });

  it.each(['html', 'md', 'pdf', 'xlsx', 'tsv'])('is entered where a report goes into a pipe as %s', async (format) => {
    const { run, exports } = await office();
    await run('report', 'monthly', '--month', '2026-09', '--format', format);
    expect(await exports()).toMatchObject([
      { what: 'report monthly', formats: [format], filter: { month: '2026-09' } },
    ]);
  });

  it('is not what stays on a screen, says nothing of a student, or was refused', async () => {
    const { run, coopj, exports } = await office();
    await run('student', 'list');
    await run('student', 'list', '--json');
    await coopj(['student', 'list', '--format', 'csv'], { tty: 80 });
    await run('company', 'list', '-o', 'companies.csv');
    await run('office', 'check', '-o', 'office.json');
    expect((await coopj(['student', 'list', '-o', 'companies.csv'])).code).toBe(3);
    expect(await exports()).toEqual([]);
  });

  it('does not leave as a file where the history cannot be written', async () => {
    const { coopj, cwd, exports } = await office();
    const other = new Database(join(cwd, 'coopj.db'));
    other.exec('BEGIN IMMEDIATE');
    const refused = await coopj(['student', 'list', '-o', 'a.csv', '--json'], { env: { COOPJ_WAIT: '0' } });
    expect(refused.code).toBe(5);
    expect(refused.stderr).toContain('store-locked');
    expect(existsSync(join(cwd, 'a.csv'))).toBe(false);
    expect((await coopj(['student', 'list'])).code).toBe(0);
    other.close();
    expect(await exports()).toEqual([]);
  });

  it('is passed over when the last operation is taken back, and stays in the history', async () => {
    const { run, exports, coopj } = await office();
    await run('briefing', 'set', '2026-12', '--on', '2026-12-03');
    await run('student', 'list', '-o', 'a.csv');
    const undone = JSON.parse((await run('undo', '--reason', '誤り', '--json')).stdout);
    expect(undone).toMatchObject({ subjects: ['office'], takenBack: [expect.any(Number)] });
    expect(await exports()).toHaveLength(1);
    const students = JSON.parse((await run('undo', '--reason', '誤り', '--json')).stdout);
    expect(students.subjects.length).toBeGreaterThan(1);
    expect((await coopj(['undo', '--reason', '誤り'])).code).toBe(3);
    expect((await run('history')).stdout).toContain('export-written');
    expect((await coopj(['history', '--lang', 'ja'], { tty: 200 })).stdout).toMatch(
      /学生データの書出し：student list、\d+名、csv（number、name/,
    );
  });

  it('does not disturb what is known of the office, nor a report of a day before', async () => {
    const { run, cwd } = await office();
    const month = ['report', 'monthly', '--month', '2026-10', '--as-of', '2026-10-31', '-o'] as const;
    await run('briefing', 'set', '2026-12', '--on', '2026-12-03');
    await run(...month, 'a.xlsx');
    await run(...month, 'b.xlsx');
    expect(readFileSync(join(cwd, 'a.xlsx')).equals(readFileSync(join(cwd, 'b.xlsx')))).toBe(true);
    expect((await run('briefing', 'list', '--from', '2026-12-01', '--to', '2026-12-31')).stdout).toContain(
      '2026-12-03',
    );
  });
});

describe('an Excel file as an answer', () => {
  it('goes into a pipe and never onto a terminal', async () => {
    const { coopj } = await office();
    const piped = await coopj(['student', 'list', '--format', 'xlsx']);
    expect(piped.bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    const refused = await coopj(['student', 'list', '--format', 'xlsx'], { tty: 80 });
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('-o list.xlsx');
  });
});

it('an office without students that leaves as a whole is entered all the same', async () => {
  const { coopj } = await readyOffice();
  expect((await coopj(['db', 'export', '-o', 'office.ndjson'])).code).toBe(0);
  expect((await coopj(['history', '--lang', 'en'], { tty: 200 })).stdout).toContain('db export, 0 students, ndjson');
});
