import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { IS_LONG } from '../helpers/properties.ts';
import { changed } from '../helpers/records.ts';
import { readyOffice } from '../helpers/run.ts';

/** An office with one student whose dossier has something in most of its parts. */
async function office() {
  const { cwd, coopj } = await readyOffice();
  const done = async (line: string) => expect(await coopj(line.split(' ')), line).toMatchObject({ code: 0 });
  await done('company add 見本工業株式会社 --code C-1');
  await done(
    'student add --number 1 --name-kanji 見本太郎 --email m1@example.ac.jp --program 情報学コース --yes --no-input',
  );
  await done('stay record 1 --residence-status 留学 --expires-on 2028-03-31 --on 2026-10-01');
  await done('step record 1 1 --on 2026-10-02');
  await done('note add 1 電話で確認済み');
  await done('placement open 1 --company C-1 --job 見本 --from 2026-12-01 --to 2027-02-28 --on 2026-10-05');
  await done('contract receive 1 --kind employment --on 2026-10-20 --as-placement');
  const file = join(cwd, 'coopj.db');
  copyFileSync(file, `${file}.whole`);
  return { file, coopj };
}

type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** The same with each of its parts in turn replaced by something else. */
function* damagedOnes(value: Json, wrong: readonly Json[]): Generator<Json> {
  yield* wrong;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    for (const other of damagedOnes(part as Json, wrong)) {
      yield Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other };
    }
  }
}

const COMMANDS = [
  'student show 1',
  'student list',
  'check 1',
  'due',
  'step list 1',
  'report monthly --month 2026-10',
  'contract show 1',
];

test('whatever part of a dossier is damaged, no command calls it a error in coopj or shows a stack', async () => {
  const { file, coopj } = await office();
  const db = new Database(file);
  const dossier = JSON.parse(String(db.prepare('SELECT dossier FROM students').pluck().get())) as Json;
  db.close();
  const all = [...damagedOnes(dossier, [null, 5, 'x', [], {}])];
  const told = { damaged: 0, answered: 0 };
  for (const [n, damaged] of all.entries()) {
    // In turn, so that each damage meets a command and each command many of them.
    const commands = IS_LONG ? COMMANDS : [COMMANDS[n % COMMANDS.length] ?? ''];
    const text = JSON.stringify(damaged).replaceAll("'", "''");
    copyFileSync(`${file}.whole`, file);
    changed(file, `UPDATE students SET dossier = '${text}'`);
    for (const command of commands) {
      const { code, stderr } = await coopj(command.split(' '));
      expect([0, 3, 4, 5], `${command}: ${text}\n${stderr}`).toContain(code);
      expect(stderr, text).not.toMatch(/error in coopj|^\s+at /m);
      told[code === 5 ? 'damaged' : 'answered'] += 1;
    }
  }
  expect(all.length).toBeGreaterThan(200);
  expect(told.damaged).toBeGreaterThan(50);
});
