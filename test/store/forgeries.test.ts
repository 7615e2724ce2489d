import { copyFileSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORGERIES } from '../../src/core/journal/findings.ts';
import type { JournalHead } from '../../src/core/journal/head.ts';
import { en } from '../../src/wording/en/index.ts';
import { ja } from '../../src/wording/ja/index.ts';
import { chainAnew, forge, renumber, rewrite, slipIn } from '../helpers/forger.ts';
import { history } from '../helpers/histories.ts';
import { runs } from '../helpers/properties.ts';
import { changed, freshFile, openRecords } from '../helpers/records.ts';
import {
  agreement,
  chainedOn,
  contact,
  issued,
  more,
  newCompany,
  newStudent,
  opened,
  stamp,
  tombstone,
} from './writes.ts';

/** A history of twelve entries, closed again. */
async function office(): Promise<string> {
  const file = freshFile();
  const store = await openRecords(file);
  await store.apply([newCompany('C-0001', '見本株式会社', agreement('A-0001'))], stamp());
  await store.apply([newStudent('001', contact, opened('P-0001'), issued('E-2026-0001'))], stamp());
  await store.apply([newStudent('002', contact, issued('E-2026-0002'))], stamp());
  await store.apply([more('001', 6, { type: 'note-added', on: stamp().day, text: '見本', by: '見本 係' })], stamp());
  await store.apply([more('002', 9, contact)], stamp());
  await store.apply([more('002', 11, contact)], stamp());
  await store.close();
  return file;
}
async function findings(file: string, against?: JournalHead) {
  const store = await openRecords(file, { examine: true });
  const { findings } = await store.verify(against);
  await store.close();
  return findings;
}
async function headOf(file: string): Promise<JournalHead> {
  const store = await openRecords(file);
  const head = await store.head();
  await store.close();
  if (head === undefined) throw new Error('an office has entries');
  return head;
}
const hashAt = (db: Database.Database, seq: number) =>
  db.prepare<[number], string>('SELECT hash FROM journal WHERE seq = ?').pluck().get(seq) ?? '';
const change = (sql: string) => (db: Database.Database) => void db.exec(sql);

describe('a history that is whole', () => {
  it('has no findings, tells its entries and its head', async () => {
    const file = await office();
    const store = await openRecords(file);
    expect(await store.verify(await store.head())).toEqual({ entries: 12, head: await store.head(), findings: [] });
  });
  it('holds every head that it ever had', async () => {
    const file = await office();
    const before = await headOf(file);
    const store = await openRecords(file);
    await store.apply([more('002', 12, contact)], stamp());
    expect((await store.verify(before)).findings).toEqual([]);
  });
  it('may be empty', async () => {
    expect(await (await openRecords()).verify()).toEqual({ entries: 0, findings: [] });
  });
});

describe('a forgery of the journal is found at its entry, and named', () => {
  it.each<[name: string, work: (db: Database.Database) => void, found: object]>([
    ['edited', change("UPDATE journal SET actor = '別人' WHERE seq = 5"), { what: 'entry-changed', seq: 5 }],
    [
      'its hash edited',
      change('UPDATE journal SET hash = substr(hash, 2) || substr(hash, 1, 1) WHERE seq = 5'),
      { what: 'entry-changed', seq: 5 },
    ],
    [
      'edited, with a hash that fits: the next does not follow',
      (db) => {
        db.exec("UPDATE journal SET day = '2020-01-01' WHERE seq = 5");
        const next = hashAt(db, 6);
        chainAnew(db, 5);
        db.prepare('UPDATE journal SET hash = ? WHERE seq = 6').run(next);
      },
      { what: 'entry-changed', seq: 6 },
    ],
    [
      'deleted',
      change('DELETE FROM journal_content WHERE seq IN (5, 6); DELETE FROM journal WHERE seq IN (5, 6)'),
      { what: 'entry-deleted', seq: 5, to: 6 },
    ],
    [
      'deleted, the others numbered anew',
      (db) => {
        db.exec('DELETE FROM journal_content WHERE seq = 5; DELETE FROM journal WHERE seq = 5');
        renumber(db, 6, -1);
      },
      { what: 'entry-deleted', seq: 5, to: 5 },
    ],
    [
      'three deleted, the others numbered anew with what names them',
      (db) => {
        db.exec('DELETE FROM journal_content WHERE seq IN (5, 6, 7); DELETE FROM journal WHERE seq IN (5, 6, 7)');
        renumber(db, 8, -3);
        db.exec('UPDATE journal SET operation = operation - 3 WHERE seq >= 5');
      },
      { what: 'entry-deleted', seq: 5, to: 7 },
    ],
    [
      'the first deleted',
      change('DELETE FROM journal_content WHERE seq = 1; DELETE FROM journal WHERE seq = 1'),
      { what: 'entry-deleted', seq: 1, to: 1 },
    ],
    [
      'inserted',
      (db) => {
        renumber(db, 5, 1);
        slipIn(db, 5, 'made up');
      },
      { what: 'entry-inserted', seq: 5, to: 5 },
    ],
    [
      'inserted, the others numbered anew with what names them',
      (db) => {
        renumber(db, 5, 1);
        db.exec('UPDATE journal SET operation = operation + 1 WHERE seq > 5');
        slipIn(db, 5, 'made up');
      },
      { what: 'entry-inserted', seq: 5, to: 5 },
    ],
    [
      'two inserted',
      (db) => {
        renumber(db, 5, 2);
        slipIn(db, 5, 'made up');
        slipIn(db, 6, 'made up too');
      },
      { what: 'entry-inserted', seq: 5, to: 6 },
    ],
    [
      'inserted and well chained',
      (db) => {
        const before = db.prepare<[], [string, number]>('SELECT hash, seq FROM journal ORDER BY seq').raw().all();
        renumber(db, 5, 1);
        slipIn(db, 5, '');
        chainAnew(db, 5);
        for (const [hash, seq] of before.slice(4))
          db.prepare('UPDATE journal SET hash = ? WHERE seq = ?').run(hash, seq + 1);
      },
      { what: 'entry-inserted', seq: 5, to: 5 },
    ],
    [
      'swapped with the next',
      change(`UPDATE journal SET seq = -1 WHERE seq = 5; UPDATE journal SET seq = 5 WHERE seq = 6;
              UPDATE journal SET seq = 6 WHERE seq = -1`),
      { what: 'entries-swapped', seq: 5, to: 6 },
    ],
    [
      'swapped with a later one',
      change(`UPDATE journal SET seq = -1 WHERE seq = 5; UPDATE journal SET seq = 5 WHERE seq = 10;
              UPDATE journal SET seq = 10 WHERE seq = -1`),
      { what: 'entries-swapped', seq: 5, to: 10 },
    ],
    [
      'its content changed',
      change("UPDATE journal_content SET text = replace(text, '2026', '2025') WHERE seq = 5"),
      { what: 'content-changed', seq: 5 },
    ],
    [
      'its content taken away',
      change('DELETE FROM journal_content WHERE seq = 5'),
      { what: 'content-missing', seq: 5 },
    ],
    [
      'the end cut off',
      change('DELETE FROM journal_content WHERE seq > 10; DELETE FROM journal WHERE seq > 10'),
      { what: 'tail-cut', seq: 11, to: 12 },
    ],
    [
      'entries put at the end past coopj',
      (db) => void chainedOn(db, 'student:001', JSON.stringify({ change: contact })),
      { what: 'tables-behind', seq: 13, to: 13 },
    ],
    [
      'content changed and the whole chain made again',
      (db) => {
        rewrite(db, 6, JSON.stringify({ change: issued('E-2026-0009') }));
        chainAnew(db, 6);
      },
      { what: 'chain-remade', to: 12 },
    ],
    [
      'content that cannot be replayed, well chained: the note beside it tells first',
      (db) => {
        rewrite(db, 3, JSON.stringify({ change: contact }));
        chainAnew(db, 3);
        db.prepare('UPDATE projection SET hash = ?').run(hashAt(db, 12));
      },
      { what: 'chain-remade', to: 12 },
    ],
  ])('%s', async (_, work, found) => {
    const file = await office();
    forge(file, work);
    expect((await findings(file))[0]).toEqual(found);
  });
  it('content that cannot be replayed, where nothing else tells', async () => {
    const file = await office();
    forge(file, (db) => {
      rewrite(db, 3, JSON.stringify({ change: contact }));
      chainAnew(db, 3);
      db.prepare('UPDATE projection SET hash = ?').run(hashAt(db, 12));
    });
    rmSync(`${file}.head`);
    expect((await findings(file))[0]).toEqual({ what: 'content-unreadable', key: '001' });
  });
});

describe('a forgery of the tables is found', () => {
  it.each<[name: string, sql: string, found: object]>([
    [
      'a cell',
      "UPDATE certificates SET issued_on = '2020-01-01' WHERE number = 'E-2026-0001'",
      { what: 'table-changed', table: 'certificates', key: '001', columns: ['issued_on'] },
    ],
    [
      'a row deleted',
      "DELETE FROM certificates WHERE number = 'E-2026-0001'",
      { what: 'table-changed', table: 'certificates', key: '001' },
    ],
    [
      'a row put in',
      "INSERT INTO grades VALUES ('001', 'P-0001', 'A', '見本', '2026-10-01')",
      { what: 'table-changed', table: 'grades', key: '001' },
    ],
    [
      'a company renamed',
      "UPDATE companies SET name = '例示'",
      { what: 'table-changed', table: 'companies', key: 'C-0001', columns: ['name'] },
    ],
    [
      'the revision of a student',
      "UPDATE students SET revision = 99 WHERE number = '002'",
      { what: 'table-changed', table: 'students', key: '002', columns: ['revision'] },
    ],
  ])('%s', async (_, sql, found) => {
    const file = await office();
    forge(file, change(sql));
    expect(await findings(file)).toEqual([found]);
  });
});

describe('against a head that was kept elsewhere is found', () => {
  it('that the end was cut off, and the tables with it', async () => {
    const file = await office();
    const head = await headOf(file);
    forge(file, (db) => {
      db.exec('DELETE FROM journal_content WHERE seq > 10; DELETE FROM journal WHERE seq > 10');
      db.prepare('UPDATE projection SET version = 0, seq = 10, hash = ?').run(hashAt(db, 10));
    });
    expect(await findings(file, head)).toContainEqual({ what: 'rolled-back', seq: 11, to: 12 });
  });
  it('that an older file was put in its place', async () => {
    const file = await office();
    const older = freshFile();
    copyFileSync(file, older);
    const store = await openRecords(file);
    await store.apply([more('002', 12, contact)], stamp());
    await store.close();
    const head = await headOf(file);
    copyFileSync(older, file);
    expect(await findings(file), 'by the note beside it').toEqual([{ what: 'rolled-back', seq: 13, to: 13 }]);
    rmSync(`${file}.head`);
    expect(await findings(file)).toEqual([]);
    expect(await findings(file, head)).toEqual([{ what: 'rolled-back', seq: 13, to: 13 }]);
  });
  it('that the whole chain was made again, whatever else was made to fit', async () => {
    const file = await office();
    const head = await headOf(file);
    forge(file, (db) => {
      rewrite(db, 6, JSON.stringify({ change: issued('E-2026-0009') }));
      chainAnew(db, 6);
    });
    forge(file, (db) => {
      db.prepare('UPDATE projection SET hash = ?, version = 0').run(hashAt(db, 12));
    });
    rmSync(`${file}.head`);
    // An older version of the tables: they are made again when it is opened.
    await (await openRecords(file)).close();
    expect(await findings(file)).toEqual([]);
    expect(await findings(file, head)).toEqual([{ what: 'chain-remade', to: 12 }]);
  });
});

describe('what keeps the journal as it is', () => {
  it.each([
    ['DROP TRIGGER journal_stays', { what: 'object-missing', key: 'trigger journal_stays' }],
    [
      'CREATE TRIGGER also AFTER INSERT ON journal BEGIN DELETE FROM students; END',
      { what: 'object-foreign', key: 'trigger also' },
    ],
  ])('%s is found, and nothing is rebuilt', async (sql, found) => {
    const file = await office();
    changed(file, sql);
    expect(await findings(file)).toEqual([found]);
    expect((await (await openRecords(file, { examine: true })).rebuild()).findings).toEqual([found]);
  });
});

it.each([
  ['en', en],
  ['ja', ja],
] as const)('each kind of forgery has a sentence that names what it is about: %s', (_, words) => {
  const found = { seq: 5, to: 7, table: 'grades', key: '001', columns: ['grade'] };
  const told = FORGERIES.map((what) => words.journal.forgery[what]({ what, ...found }));
  expect(new Set(told).size).toBe(FORGERIES.length);
  for (const sentence of told) expect(sentence).toMatch(/[57]|001/);
});

describe('erased content', () => {
  const erased = (db: Database.Database) => {
    const seq = chainedOn(db, 'student:001', tombstone({ certificates: ['E-2026-0001'], placements: ['P-0001'] }));
    db.prepare('INSERT INTO erasures (seq, subject) VALUES (?, ?)').run(seq, 'student:001');
    db.exec(
      "DELETE FROM journal_content WHERE seq IN (SELECT seq FROM journal WHERE subject = 'student:001' AND seq < 13)",
    );
  };
  it('is no forgery where the entry of the erasure stands behind it', async () => {
    const file = await office();
    forge(file, erased);
    const what = (await findings(file)).map((one) => one.what);
    expect(what).not.toContain('content-missing');
  });
  it('is one where it was another student', async () => {
    const file = await office();
    forge(file, (db) => {
      erased(db);
      db.exec('DELETE FROM journal_content WHERE seq = 8');
    });
    expect(await findings(file)).toContainEqual({ what: 'content-missing', seq: 8 });
  });
});

describe('rebuilding', () => {
  it('makes changed tables again, and says in what they differed', async () => {
    const file = await office();
    forge(file, change("UPDATE students SET name = '別人' WHERE number = '001'; DELETE FROM placements"));
    const store = await openRecords(file);
    expect((await store.rebuild()).findings).toEqual([
      { what: 'table-changed', table: 'students', key: '001', columns: ['name'] },
      { what: 'table-changed', table: 'placements', key: '001' },
    ]);
    expect((await store.verify()).findings).toEqual([]);
  });
  it('leaves the tables where the journal itself was changed: they may be all that still tells', async () => {
    const file = await office();
    forge(file, change("UPDATE journal_content SET text = replace(text, '見本 太郎', '別人') WHERE seq = 3"));
    const store = await openRecords(file, { examine: true });
    const found = await store.rebuild();
    expect(found.findings[0]).toEqual({ what: 'content-changed', seq: 3 });
    expect((await store.verify()).findings).toEqual(found.findings);
  });
});

it('any history is whole, and any change of any cell of the journal or of a table is found', async () => {
  await fc.assert(
    fc.asyncProperty(history(), fc.nat(), fc.nat(), fc.nat(), async (operations, which, row, where) => {
      const file = freshFile();
      const store = await openRecords(file);
      for (const { writes, stamp: by } of operations) await store.apply(writes, by);
      const whole = await store.verify(await store.head());
      expect(whole.findings).toEqual([]);
      await store.close();
      if (whole.entries === 0) return;
      let told = '';
      forge(file, (db) => {
        told = tampered(db, which, row, where);
      });
      expect(await findings(file), told).not.toEqual([]);
    }),
    runs(40),
  );
});

/** Changes one cell of what a store holds and says which. */
function tampered(db: Database.Database, which: number, row: number, where: number): string {
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'")
    .pluck()
    .all()
    .filter((name) => name !== 'projection' && name !== 'erasures')
    .filter((name) => db.prepare(`SELECT 1 FROM "${name}"`).get() !== undefined);
  const cells = tables.flatMap((table) =>
    (db.pragma(`table_info(${table})`) as readonly { name: string }[]).map(({ name }) => [table, name] as const),
  );
  const [table = '', column = ''] = cells[which % cells.length] ?? [];
  const rows = db.prepare<[], number>(`SELECT rowid FROM "${table}"`).pluck().all();
  const id = rows[row % rows.length];
  const value = db
    .prepare<[number | undefined], string | number | null>(`SELECT "${column}" FROM "${table}" WHERE rowid = ?`)
    .pluck()
    .get(id);
  const other = typeof value === 'number' ? value + 1000 : altered(value ?? '', where);
  db.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE rowid = ?`).run(other, id);
  return `${table}.${column} of row ${id}: ${value} → ${other}`;
}

/** One character exchanged. */
function altered(value: string, where: number): string {
  const letters = [...value];
  if (letters.length === 0) return 'x';
  const at = where % letters.length;
  letters[at] = letters[at] === 'x' ? 'y' : 'x';
  return letters.join('');
}
