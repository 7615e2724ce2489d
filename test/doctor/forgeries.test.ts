import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { chainAnew, forge, renumber, rewrite, slipIn } from '../helpers/forger.ts';
import { papersOffice } from '../helpers/papers-office.ts';

/** An office with a scan, a certificate and the report of its month, and what lay there one entry before the last. */
async function forgedOffice() {
  const office = await papersOffice();
  const { cwd, run } = office;
  const at = (name: string) => join(cwd, name);
  writeFileSync(at('scan.pdf'), '%PDF-1.7 見本のスキャン');
  await run('company add 株式会社見本製作所 --code MIHON');
  await run('agreement add MIHON --from 2026-04-01 --to 2027-03-31');
  await run('contract receive --company MIHON --on 2026-10-19 --file scan.pdf');
  await run('certificate issue enrollment 20241002 --quiet');
  copyFileSync(at('coopj.db'), at('older.db'));
  await run('note add 20241002 見本');
  await run('report monthly --month 2026-10 -o report.json');
  const [two = ''] = readdirSync(at('evidence'));
  const [digest = ''] = readdirSync(join(at('evidence'), two));
  const paper = readdirSync(cwd).find((name) => name.startsWith('E-2026-0001')) ?? '';
  const scan = join(at('evidence'), two, digest);
  return { ...office, at, scan, paper: at(paper), db: at('coopj.db') };
}
type Office = Awaited<ReturnType<typeof forgedOffice>>;

const forged = (work: (db: Database.Database) => void) => (office: Office) => forge(office.db, work);
const sql = (statement: string) => (office: Office) => {
  const db = new Database(office.db);
  db.exec(statement);
  db.close();
};
const hashAt = (db: Database.Database, seq: number) =>
  db.prepare<[number], string>('SELECT hash FROM journal WHERE seq = ?').pluck().get(seq) ?? '';
const lastOf = (db: Database.Database) => db.prepare<[], number>('SELECT max(seq) FROM journal').pluck().get() ?? 0;

/** What somebody does to the records, which check of `doctor` is red then, and what the history or the sentence names. */
const FORGERIES: readonly (readonly [
  name: string,
  forgery: (office: Office) => unknown,
  check: string,
  named: RegExp,
])[] = [
  [
    'an entry edited',
    forged((db) => db.exec("UPDATE journal SET actor = '別人' WHERE seq = 5")),
    'journal',
    /entry-changed/,
  ],
  [
    'an entry deleted',
    forged((db) => db.exec('DELETE FROM journal_content WHERE seq = 5; DELETE FROM journal WHERE seq = 5')),
    'journal',
    /entry-deleted/,
  ],
  [
    'an entry inserted',
    forged((db) => {
      renumber(db, 5, 1);
      slipIn(db, 5, hashAt(db, 4));
    }),
    'journal',
    /entry-inserted|entry-changed/,
  ],
  [
    'two entries swapped',
    forged((db) => {
      for (const table of ['journal', 'journal_content']) {
        db.exec(
          `UPDATE ${table} SET seq = -5 WHERE seq = 5; UPDATE ${table} SET seq = 5 WHERE seq = 6; UPDATE ${table} SET seq = 6 WHERE seq = -5`,
        );
      }
    }),
    'journal',
    /entries-swapped/,
  ],
  [
    'the tail cut off',
    forged((db) => {
      const last = lastOf(db);
      db.prepare('DELETE FROM journal_content WHERE seq > ?').run(last - 3);
      db.prepare('DELETE FROM journal WHERE seq > ?').run(last - 3);
    }),
    'head',
    /tail-cut|rolled-back/,
  ],
  ['an older file put in its place', ({ at, db }) => copyFileSync(at('older.db'), db), 'head', /tail-cut|rolled-back/],
  [
    'the chain made again',
    (office) => {
      forge(office.db, (db) => {
        rewrite(db, 5, JSON.stringify({ change: { type: 'note-added', note: { on: '2026-01-01', text: '別' } } }));
        chainAnew(db, 5);
      });
      rmSync(`${office.db}.head`, { force: true });
    },
    'journal',
    /chain-remade/,
  ],
  ['a table changed', sql("UPDATE students SET step = 11 WHERE number = '20241002'"), 'tables', /table-changed/],
  [
    'content changed',
    forged((db) =>
      db.exec(
        "UPDATE journal_content SET text = replace(text, '見本', '別人') WHERE seq = (SELECT max(seq) FROM journal_content WHERE text LIKE '%見本%')",
      ),
    ),
    'journal',
    /content-changed/,
  ],
  ['a trigger dropped', sql('DROP TRIGGER journal_keeps'), 'schema', /journal_keeps/],
  ['a foreign trigger', sql('CREATE TRIGGER mine AFTER INSERT ON students BEGIN SELECT 1; END'), 'schema', /mine/],
  [
    'a stale -wal',
    async ({ at, db, run }) => {
      const reader = new Database(db);
      reader.prepare('SELECT count(*) FROM journal').get();
      await run('note add 20241002 二つ目');
      copyFileSync(`${db}-wal`, at('stale'));
      copyFileSync(db, at('before.db'));
      await run('note add 20241002 三つ目');
      reader.close();
      copyFileSync(at('before.db'), db);
      copyFileSync(at('stale'), `${db}-wal`);
    },
    'head',
    /tail-cut|rolled-back/,
  ],
  [
    'a certificate taken out of the register, to give its number again',
    sql("DELETE FROM certificates WHERE number = 'E-2026-0001'"),
    'tables',
    /table-changed/,
  ],
  ['evidence changed', ({ scan }) => writeFileSync(scan, '別のスキャン'), 'evidence', /evidence/],
  ['an issued file changed', ({ paper }) => writeFileSync(paper, '別の証明書'), 'issued', /E-2026-0001/],
  [
    'the note of the head changed',
    ({ db }) => writeFileSync(`${db}.head`, JSON.stringify({ seq: 3, hash: 'a'.repeat(64) })),
    'head',
    /head/,
  ],
  [
    'the key changed',
    async ({ at, run }) => {
      rmSync(at('office.key'));
      const made = await run('init --yes --no-input');
      if (!existsSync(at('office.key'))) throw new Error(made.stderr);
    },
    'key',
    /key/,
  ],
];

test.each(FORGERIES.map(([name, forgery, check, named]) => ({ name, forgery, check, named })))(
  '$name is found by name',
  async ({ forgery, check, named }) => {
    const office = await forgedOffice();
    await forgery(office);
    const doctor = await office.run('doctor --json');
    const verify = await office.run('journal verify --against report.json --json');
    const said = `${doctor.stdout}\n${verify.stdout}${verify.stderr}`;
    const lines = JSON.parse(doctor.stdout) as readonly { check: string; result: string }[];
    const red = lines.filter(({ result }) => result === 'open').map((line) => line.check);
    expect(said).toMatch(named);
    expect([...red, ...(verify.code === 3 ? ['journal'] : [])], said).toContain(check);
  },
);

test('a number is not given again, whoever took its certificate out of the register', async () => {
  const office = await forgedOffice();
  sql("DELETE FROM certificates WHERE number = 'E-2026-0001'")(office);
  const { stdout } = await office.run('certificate issue enrollment 20241001 --json');
  expect(JSON.parse(stdout)[0].number).toBe('E-2026-0002');
});
