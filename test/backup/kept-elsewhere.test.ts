import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { papersOffice } from '../helpers/papers-office.ts';

test('a backup bears the head of the history, signed with the office’s key, so that a tail that was cut since is found', async () => {
  const { cwd, json, run } = await papersOffice();
  await run('certificate issue enrollment 20241002 --quiet');
  const { file, entries } = await json('backup create elsewhere');
  const { against } = await json(`journal verify --against ${file}`);
  expect(against).toMatchObject({ seq: entries, signer: 'office' });
  const older = await papersOffice();
  expect((await older.run(`journal verify --against ${file}`)).code).toBe(3);
  expect(readdirSync(join(cwd, 'elsewhere'))).toHaveLength(1);
});

test('before an older database is brought up to date a backup is made, once', async () => {
  const { cwd, run, json } = await papersOffice();
  const db = new Database(join(cwd, 'coopj.db'));
  db.exec('UPDATE projection SET version = 0');
  db.close();
  const students = await json('student list');
  expect(students).toHaveLength(12);
  const [name = ''] = readdirSync(join(cwd, 'backups')).filter((one) => one.endsWith('.zip'));
  expect(await json(`backup verify backups/${name}`)).toMatchObject({ valid: true });
  expect((await run('student list')).stderr).toBe('');
  expect(readdirSync(join(cwd, 'backups')).filter((one) => one.endsWith('.zip'))).toEqual([name]);
  expect(readdirSync(cwd).filter((one) => one.startsWith('coopj.db.backup'))).toEqual([]);
});

test('where that cannot be made, it is told, and the database is copied beside itself', async () => {
  const { cwd, run } = await papersOffice();
  const db = new Database(join(cwd, 'coopj.db'));
  db.exec('UPDATE projection SET version = 0');
  db.close();
  writeFileSync(join(cwd, 'backups'), 'in the way');
  const answer = await run('student list');
  expect(answer).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('A copy of the database was kept next to it'),
  });
  expect(readdirSync(cwd).filter((one) => one.startsWith('coopj.db.backup'))).toEqual(['coopj.db.backup-1']);
});
