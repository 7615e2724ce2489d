import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StudentErased } from '../../src/core/journal/changes.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import { walk } from '../../src/store/chain.ts';
import { replayed } from '../../src/store/journal.ts';
import type { JournalEntry, Store, StoredLine, Write } from '../../src/store/store.ts';
import { history } from '../helpers/histories.ts';
import { runs } from '../helpers/properties.ts';
import { abortOf, freshFile, listed, openRecords } from '../helpers/records.ts';
import { contact, issued, more, newStudent, opened, registered, stamp } from './writes.ts';

const erasing = (number: string, expectThis: number, given: Partial<StudentErased> = {}): Write => ({
  subject: `student:${number}`,
  expect: expectThis,
  changes: [{ type: 'student-erased', number, certificates: [], placements: [], ...given }],
});

async function erase(store: Store, number: string, given?: Partial<StudentErased>): Promise<void> {
  const found = await store.dossier(number);
  if (!found) throw new Error(`no ${number}`);
  await store.apply([erasing(number, found.revision, given)], stamp('2026-11-01', '本人の請求'));
}

type Line = StoredLine;
function linesOf(file: string): readonly Line[] {
  const db = new Database(file, { readonly: true });
  const lines = db
    .prepare<[], Line>('SELECT journal.*, salt, text FROM journal LEFT JOIN journal_content USING (seq) ORDER BY seq')
    .all();
  db.close();
  return lines;
}

function schemaOf(file: string): string {
  const db = new Database(file, { readonly: true });
  const text = db.prepare<[], string>("SELECT group_concat(sql, ' ') FROM sqlite_schema").pluck().get();
  db.close();
  return text ?? '';
}

/** Every file of the records, as it lies on the disk. */
const bytesOf = (file: string): readonly Buffer[] =>
  readdirSync(dirname(file)).map((name) => readFileSync(join(dirname(file), name)));

it('nothing is left but the lines of the chain, the number and the numbers that were given', async () => {
  const file = freshFile();
  const store = await openRecords(file);
  await store.apply([newStudent('001', contact, opened('P-0001'), issued('E-2026-0007')), newStudent('002')], stamp());
  await erase(store, '001', { certificates: ['E-2026-0007'], placements: ['P-0001'], basis: '規程 第3条' });
  expect(await store.dossier('001')).toBeUndefined();
  expect((await listed(store.students())).map(({ number }) => number)).toEqual(['002']);
  expect(await listed(store.certificates())).toEqual([]);
  expect(await store.studentOf('P-0001')).toBeUndefined();
  const entries = await listed(store.journal({ subject: 'student:001' }));
  expect(entries.map(({ change }) => change?.type)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    'student-erased',
  ]);
  expect(entries.at(-1)).toMatchObject({
    reason: '本人の請求',
    change: { number: '001', certificates: ['E-2026-0007'], placements: ['P-0001'], basis: '規程 第3条' },
  });
  expect(walk(linesOf(file)).findings).toEqual([]);
  expect(await store.next({ of: 'placement' })).toBe(2);
  expect(await store.next({ of: 'certificate', prefix: 'E-2026-' })).toBe(8);
});

it('whoever has the number later is another student, who can be erased as well', async () => {
  const file = freshFile();
  const store = await openRecords(file);
  await store.apply([newStudent('001', contact, issued('E-2026-0001'))], stamp());
  await erase(store, '001', { certificates: ['E-2026-0001'] });
  await store.apply([newStudent('001', opened('P-0009'))], stamp('2026-11-02'));
  const again = await store.dossier('001');
  expect(again?.value).toMatchObject({ placements: [{ ref: 'P-0009' }], certificates: [] });
  expect(again?.value.contact).toBeUndefined();
  const last = again?.revision ?? 0;
  const { seq = 0 } = (await listed(store.journal())).at(-1) ?? {};
  await store.apply([more('001', last, { type: 'taken-back', seq })], stamp('2026-11-03'));
  expect((await store.dossier('001'))?.value.placements).toEqual([]);
  await erase(store, '001', { placements: ['P-0009'] });
  expect(await store.dossier('001')).toBeUndefined();
  expect(walk(linesOf(file)).findings).toEqual([]);
  expect(await store.next({ of: 'placement' })).toBe(10);
  expect(await store.next({ of: 'certificate', prefix: 'E-2026-' })).toBe(2);
});

it('the days before know nothing of who was erased, and what is known of others stays as it was', async () => {
  const store = await openRecords();
  await store.apply([newStudent('001', contact), newStudent('002', contact)], stamp('2026-10-01'));
  const before = await listed(store.dossiersAsOf(stamp('2026-10-15').day));
  await erase(store, '001');
  const after = await listed(store.dossiersAsOf(stamp('2026-10-15').day));
  expect(after).toEqual(before.filter(({ value }) => value.student.number === '002'));
  const told = await store.since(stamp('2026-09-01').day, stamp('2026-10-15').day);
  expect((await listed(told.dossiers)).map(({ student }) => student.number)).toEqual(['002']);
});

it('a student whose number was changed goes whole, and whoever has the old number stays', async () => {
  const file = freshFile();
  const store = await openRecords(file);
  await store.apply([newStudent('001', contact)], stamp());
  await store.apply([more('001', 2, { type: 'student-renumbered', number: '005' })], stamp());
  await store.apply([newStudent('001', opened('P-0002'))], stamp());
  await erase(store, '005');
  expect(await store.dossier('005')).toBeUndefined();
  expect((await store.dossier('001'))?.value.placements).toHaveLength(1);
  expect(linesOf(file).map(({ text }) => text !== null)).toEqual([false, false, false, true, true, true]);
  expect(walk(linesOf(file)).findings).toEqual([]);
});

it('is a conflict where somebody wrote meanwhile, and nothing is erased', async () => {
  const store = await openRecords();
  await store.apply([newStudent('001', contact)], stamp());
  const refused = await abortOf(store.apply([erasing('001', 1)], stamp()));
  expect(refused.problem).toBe('conflict');
  expect((await store.dossier('001'))?.value.contact).toBeDefined();
});

it('a file that somebody else reads just now is not clean yet, and is so afterwards', async () => {
  const file = freshFile();
  const store = await openRecords(file, { patience: 20 });
  await store.apply([newStudent('001', registered('001', { nameKanji: '目印 一郎丸' }))], stamp());
  const other = new Database(file);
  other.exec('BEGIN');
  other.prepare('SELECT * FROM students').all();
  await erase(store, '001');
  expect(await store.scrub()).toBe(false);
  expect(bytesOf(file).some((bytes) => bytes.includes('目印 一郎丸'))).toBe(true);
  other.close();
  expect(await store.scrub()).toBe(true);
  expect(bytesOf(file).some((bytes) => bytes.includes('目印 一郎丸'))).toBe(false);
});

it('however long somebody reads, the file is written anew only once', async () => {
  const file = freshFile();
  const store = await openRecords(file, { patience: 2000, pause: async () => {} });
  for (let n = 0; n < 30; n += 1) await store.apply([newStudent(`2${n}`, contact)], stamp());
  const other = new Database(file);
  other.exec('BEGIN');
  other.prepare('SELECT * FROM students').all();
  await erase(store, '20');
  const before = statSync(`${file}-wal`).size;
  expect(await store.scrub()).toBe(false);
  expect(statSync(`${file}-wal`).size).toBeLessThan(3 * before);
  other.close();
  expect(await store.scrub()).toBe(true);
});

/** Texts of what was recorded, as they lie in a file; short ones are found by chance. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.length >= 6 ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
const said = (entries: readonly JournalEntry[]) => entries.flatMap(({ change }) => textsIn(change));

it('after any history the chain is whole, the others are as they were, and no byte of the erased texts is on the disk', async () => {
  let looked = 0;
  const holds = fc.asyncProperty(history(), fc.array(fc.nat(2), { minLength: 1 }), async (operations, picks) => {
    const file = freshFile();
    const store = await openRecords(file);
    for (const { writes, stamp: by } of operations) await store.apply(writes, by);
    const all = await listed(store.dossiers());
    const numbers = all.map(({ value }) => value.student.number);
    const going = new Set(picks.flatMap((pick) => numbers[pick] ?? []));
    const entries = await listed(store.journal());
    const isGoing = ({ subject }: JournalEntry) => [...going].some((number) => subject === `student:${number}`);
    const kept = JSON.stringify(entries.filter((entry) => !isGoing(entry)));
    const texts = [...new Set(said(entries.filter(isGoing)))].filter(
      (text) => !kept.includes(text) && ![...going].some((number) => number.includes(text)),
    );
    for (const number of going) await erase(store, number);
    expect(await store.scrub()).toBe(true);
    expect((await listed(store.dossiers())).map(({ value }) => value)).toEqual(
      all.map(({ value }) => value).filter(({ student }) => !going.has(student.number)),
    );
    for await (const { value } of store.dossiers()) {
      const theirs = await listed(store.journal({ subject: `student:${value.student.number}` }));
      expect(JSON.stringify(replayed(theirs, evolve))).toBe(JSON.stringify(value));
    }
    await store.close();
    expect(walk(linesOf(file)).findings).toEqual([]);
    const others = linesOf(file).map(({ text: _, salt: __, ...line }) => JSON.stringify(line));
    const schema = schemaOf(file);
    const disk = Buffer.concat(bytesOf(file)).toString('latin1');
    for (const text of texts) {
      // What a line or the schema says is no text of the student.
      if (schema.includes(text) || others.some((one) => one.includes(text))) continue;
      looked += 1;
      expect(disk.includes(Buffer.from(text).toString('latin1')), text).toBe(false);
    }
  });
  await fc.assert(holds, runs(25));
  expect(looked).toBeGreaterThan(50);
});

it('a file that cannot be written anew for a fault of the program is not told as one that somebody keeps open', async () => {
  const store = await openRecords();
  await store.close();
  await expect(store.scrub()).rejects.toThrow(TypeError);
});
