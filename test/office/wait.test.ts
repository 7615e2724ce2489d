import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { papersOffice } from '../helpers/papers-office.ts';

test('how long one waits for who writes is a setting of the profile, which COOPJ_WAIT goes before', async () => {
  const { cwd, run, refusal } = await papersOffice();
  const refused = await refusal('office edit --set database.waitSeconds=61');
  expect(refused).toMatchObject({ code: 'setting-refused', message: expect.stringContaining('60 at most') });
  expect((await run('office edit --set database.waitSeconds=1')).code).toBe(0);
  const other = new Database(join(cwd, 'coopj.db'));
  onTestFinished(() => void other.close());
  other.exec('BEGIN IMMEDIATE');
  const waited = async (line: string, env: Record<string, string> = {}) => {
    const { code, stderr } = await run(`${line} --json`, { env });
    return [code, stderr.includes('store-locked'), /([0-9]+) second/.exec(stderr)?.[1]];
  };
  const add = 'company add 株式会社見本製作所';
  expect(await waited(add)).toEqual([5, true, '1']);
  expect(await waited(add, { COOPJ_WAIT: '2' })).toEqual([5, true, '2']);
  other.exec('ROLLBACK');
  expect((await run(add)).code).toBe(0);
});
