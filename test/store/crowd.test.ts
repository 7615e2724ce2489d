import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { eightWriters } from '../helpers/crowd.ts';
import { changed } from '../helpers/records.ts';
import { readyOffice, tempFolder } from '../helpers/run.ts';
import { BIN, spawned } from '../helpers/shipped.ts';

test('eight processes that write at once, also about one student, lose and double nothing', () => eightWriters(4));

test('eight processes that make one new office at once make one', async () => {
  const file = join(tempFolder(), 'coopj.db');
  const issuer = ['--set', 'issuer.name.ja=見本 学長', '--set', 'issuer.name.en=MIHON Gakucho'];
  const init = () => spawned(BIN, ['init', '--yes', '--no-input', ...issuer], { COOPJ_DB: file, COOPJ_LANG: 'en' });
  const answers = await Promise.all(Array.from({ length: 8 }, init));
  expect(answers.map(({ code }) => code)).toEqual(answers.map(() => 0));
  // Who was slower is told that the settings file stayed as it was.
  expect(answers.filter(({ stderr }) => stderr.includes('already exist')).length).toBeLessThan(8);
  expect(answers.filter(({ stdout }) => stdout.includes('Created the database')).length).toBeGreaterThan(0);
  // Of two programs that close at once each leaves SQLite's own files to the other.
  const made = readdirSync(dirname(file)).filter((name) => !/-(wal|shm)$/.test(name));
  expect(made.sort()).toEqual(['coopj.db', 'office.key', 'office.toml']);
});

test('eight processes that open one older database at once copy it once and bring it up to date once', async () => {
  const { cwd, coopj } = await readyOffice();
  const facts = ['--name-kanji', '見本 太郎', '--email', 'm1@example.ac.jp', '--program', '情報学コース'];
  await coopj(['student', 'add', '--number', '20261001', ...facts, '--yes', '--no-input']);
  const file = join(cwd, 'coopj.db');
  changed(file, "PRAGMA user_version = 0; UPDATE projection SET version = 0; UPDATE students SET name = 'stale'");
  const list = () => spawned(BIN, ['student', 'list', '--json'], { COOPJ_DB: file, COOPJ_LANG: 'en' });
  const answers = await Promise.all(Array.from({ length: 8 }, list));
  expect(answers.map(({ code, stderr }) => [code, stderr])).toEqual(answers.map(() => [0, '']));
  for (const { stdout } of answers) expect(JSON.parse(stdout)).toMatchObject([{ name: '見本 太郎' }]);
  expect(readdirSync(join(cwd, 'backups')).filter((name) => name.endsWith('.zip'))).toHaveLength(1);
  expect(readdirSync(cwd).filter((name) => name.startsWith('coopj.db.backup'))).toEqual([]);
});
