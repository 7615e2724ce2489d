import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { CHECKS } from '../../src/core/checkup/diagnosis.ts';
import { papersOffice } from '../helpers/papers-office.ts';

interface Line {
  readonly check: string;
  readonly result: string;
  readonly message: string;
  readonly hint: string | null;
}
type Office = Awaited<ReturnType<typeof papersOffice>>;

const looked = async ({ run }: Office, line = 'doctor') => {
  const { code, stdout, stderr } = await run(`${line} --json`);
  const lines = JSON.parse(stdout) as readonly Line[];
  const of = (check: string) => lines.filter((one) => one.check === check);
  const results = (result: string) => lines.filter((one) => one.result === result).map(({ check }) => check);
  return { code, lines, of, results, error: stderr === '' ? undefined : JSON.parse(stderr).error };
};
const at = ({ cwd }: Office, statements: string) => new Database(join(cwd, 'coopj.db')).exec(statements).close();

/** What the records alone can answer. */
const OF_RECORDS = [
  'key',
  'foreign-keys',
  'schema',
  'head',
  'journal',
  'tables',
  'clock',
  'evidence',
  'unnamed',
  'issued',
  'fonts',
];

test.each([
  ['gone', ({ cwd }: Office) => rmSync(join(cwd, 'coopj.db'))],
  ['no database', ({ cwd }: Office) => writeFileSync(join(cwd, 'coopj.db'), 'no database at all, but long'.repeat(20))],
  ['of another program', (office: Office) => at(office, 'PRAGMA application_id = 7')],
  ['of a newer coopj', (office: Office) => at(office, 'PRAGMA user_version = 999')],
])('where the database is %s, no check that it alone can answer is said to be well', async (_, harm) => {
  const office = await papersOffice();
  harm(office);
  const { code, lines, results, of } = await looked(office);
  expect(code).toBe(3);
  expect(results('unchecked')).toEqual(OF_RECORDS);
  expect(of('sqlite')).toMatchObject([{ result: 'open' }]);
  // Each check has its line, and says why it was not made.
  expect([...new Set(lines.map(({ check }) => check))]).toEqual(CHECKS.filter((check) => check !== 'texts'));
  for (const { message } of lines.filter(({ result }) => result === 'unchecked'))
    expect(message).toMatch(/^not checked: .*database/);
});

test('where the settings cannot be used, the fonts are not checked, and say so', async () => {
  const office = await papersOffice();
  writeFileSync(join(office.cwd, 'office.toml'), 'nothing = 1\n');
  const { of, error } = await looked(office);
  expect(of('fonts')).toMatchObject([
    { result: 'unchecked', message: expect.stringMatching(/^not checked: .*settings/) },
  ]);
  expect(error.hint).not.toContain('--fix');
});

test('of an older database only what can be asked of it is said, and it stays as it is', async () => {
  const office = await papersOffice();
  at(office, 'PRAGMA user_version = 1');
  const { results } = await looked(office);
  expect(results('ok')).not.toContain('tables');
  expect(results('unchecked')).toEqual(expect.arrayContaining(['head', 'journal', 'tables', 'fonts']));
  const db = new Database(join(office.cwd, 'coopj.db'), { readonly: true });
  expect(db.pragma('user_version', { simple: true })).toBe(1);
  db.close();
});

test('--fix is named at the end only where it mends something that was found', async () => {
  const office = await papersOffice();
  writeFileSync(join(office.cwd, 'office.key'), 'no key');
  expect((await looked(office)).error.hint).not.toContain('--fix');
  at(office, "UPDATE students SET step = 11 WHERE number = '20241002'");
  expect((await looked(office)).error.hint).toContain('coopj doctor --fix');
  const after = await looked(office, 'doctor --fix');
  expect(after.of('tables')).toMatchObject([{ result: 'fixed' }]);
  expect(after.error.hint).not.toContain('--fix');
});

test('where the journal itself was changed, no table is made from it: neither by a hint nor by --fix', async () => {
  const office = await papersOffice();
  const triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'";
  const db = new Database(join(office.cwd, 'coopj.db'));
  const names = db.prepare<[], string>(triggers).pluck().all();
  db.exec(`${names.map((name) => `DROP TRIGGER IF EXISTS "${name}";`).join('')}`);
  db.exec(`UPDATE journal_content SET text = replace(text, '髙橋', '見本')`);
  db.exec("UPDATE students SET name = '見本 別人' WHERE number = '20241002'");
  db.close();
  const before = await looked(office);
  expect(before.of('journal')).toMatchObject([{ result: 'open' }]);
  expect(before.of('tables')).toMatchObject([{ result: 'open', hint: expect.stringContaining('coopj backup list') }]);
  expect(before.of('tables')[0]?.hint).not.toMatch(/--fix|rebuild/);
  expect(before.error.hint).not.toContain('--fix');
  const after = await looked(office, 'doctor --fix');
  expect(after.of('tables')).toMatchObject([{ result: 'open' }]);
  const now = new Database(join(office.cwd, 'coopj.db'), { readonly: true });
  expect(now.prepare("SELECT name FROM students WHERE number = '20241002'").pluck().get()).toBe('見本 別人');
  now.close();
});

test('counts are told as one says them', async () => {
  const office = await papersOffice();
  await office.run('certificate issue enrollment 20241001 20241002 --out papers --quiet');
  at(
    office,
    "PRAGMA foreign_keys = OFF; INSERT INTO agreements (ref, company, first_day, last_day, auto_renew) VALUES ('A-9999', 'NOBODY', '2026-04-01', '2027-03-31', 0)",
  );
  rmSync(join(office.cwd, 'papers', 'E-2026-0001_20241001_enrollment.pdf'));
  const { of } = await looked(office);
  expect(of('foreign-keys')[0]?.message).toMatch(/^1 row of agreements lacks the row it belongs to$/);
  expect(of('issued')[0]?.message).toMatch(/^1 issued certificate has been moved or removed: /);
  writeFileSync(join(office.cwd, 'papers', 'E-2026-0002_20241002_enrollment.pdf'), 'another');
  expect((await looked(office)).of('issued')[0]?.message).toMatch(/^this certificate differs from what was issued: /);
});

test('what was typed to name the office stands in each hint, so that it works as it is pasted', async () => {
  const office = await papersOffice();
  at(office, "UPDATE students SET step = 11 WHERE number = '20241002'");
  const elsewhere = { COOPJ_DB: join(office.cwd, 'nowhere.db') };
  const { stdout, stderr } = await office.run('doctor --db coopj.db --office "office.toml" --json', { env: elsewhere });
  const hints = [...(JSON.parse(stdout) as Line[]).flatMap(({ hint }) => hint ?? []), JSON.parse(stderr).error.hint];
  expect(hints.length).toBeGreaterThan(2);
  for (const hint of hints) expect(hint).toMatch(/coopj (doctor|backup \w+) --db coopj\.db --office office\.toml/);
  const [fix = ''] = /coopj doctor .*--fix/.exec(hints.at(-1) ?? '') ?? [];
  const mended = await office.run(`${fix.replace('coopj ', '')} --json`, { env: elsewhere });
  expect((JSON.parse(mended.stdout) as Line[]).find(({ check }) => check === 'tables')).toMatchObject({
    result: 'fixed',
  });
});

test('on a terminal of 80 columns no path and no command of the answer is broken', async () => {
  const office = await papersOffice();
  await office.run(
    'certificate issue enrollment 20241002 --out papers/of-a-folder-with-a-rather-long-name-for-a-table --quiet',
  );
  const paper = join(
    office.cwd,
    'papers/of-a-folder-with-a-rather-long-name-for-a-table/E-2026-0001_20241002_enrollment.pdf',
  );
  writeFileSync(paper, 'another');
  await office.run('backup create out/of-a-folder-with-a-rather-long-name-for-a-table --quiet');
  const { stdout } = await office.run('doctor', { tty: 80 });
  const lines = stdout.split('\n').map((line) => line.trim());
  expect(lines).toContain(paper);
  expect(lines).toContain('coopj backup create /media/usb/coopj --passphrase');
  // Within the table no path begins.
  expect(lines.filter((line) => line.includes(office.cwd.slice(0, 6)) && !/^(\/|coopj )/.test(line))).toEqual([]);
  const listed = (await office.run('backup list', { tty: 80 })).stdout.split('\n').map((line) => line.trim());
  const [{ file }] = await office.json('backup list');
  expect(listed).toContain(file);
});
