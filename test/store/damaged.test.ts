import { describe, expect, it } from 'vitest';
import { Abort, EXIT } from '../../src/errors.ts';
import { damageBehind } from '../../src/store/sqlite/guard/damage.ts';
import type { Store } from '../../src/store/store.ts';
import { abortOf, changeContent, changed, freshFile, listed, openRecords } from '../helpers/records.ts';
import { agreement, contact, issued, newCompany, newStudent, on, opened, stamp } from './writes.ts';

/** A student with a placement, a certificate and a company, and a briefing of the office. */
async function furnished(): Promise<string> {
  const file = freshFile();
  const store = await openRecords(file);
  await store.apply([newCompany('C-0001', '見本工業株式会社', agreement('A-0001'))], stamp());
  await store.apply([newStudent('001', contact, opened('P-0001'), issued('E-2026-0001'))], stamp());
  await store.apply(
    [
      {
        subject: 'office',
        expect: 'new',
        changes: [{ type: 'briefing-set', month: '2026-11' as never, on: on('2026-11-05') }],
      },
    ],
    stamp(),
  );
  await store.close();
  return file;
}

/** All that the port reads. */
const READS: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  dossier: (store) => store.dossier('001'),
  company: (store) => store.company('C-0001'),
  findCompany: (store) => store.findCompany('C-0001'),
  companies: (store) => store.companies(),
  companiesAsOf: (store) => store.companies(on('2026-09-01')),
  office: (store) => store.office(),
  officeAsOf: (store) => store.office(on('2026-10-01')),
  students: (store) => listed(store.students()),
  certificates: (store) => listed(store.certificates()),
  dossiers: (store) => listed(store.dossiers()),
  dossiersAsOf: (store) => listed(store.dossiersAsOf(on('2026-10-01'))),
  dossiersBefore: (store) => listed(store.dossiersAsOf(on('2026-09-01'))),
  since: async (store) => listed((await store.since(on('2026-01-01'))).dossiers),
  having: (store) => listed(store.having('certificates', on('2026-01-01'))),
  journal: (store) => listed(store.journal()),
  draft: async (store) => (await store.draft()).close(),
  next: (store) => store.next({ of: 'placement' }),
  head: (store) => store.head(),
};
const WRONG = ["'{'", "'null'", "'[]'", "'5'", "'{}'", "x'00ff'", "''", `'{"student":{}}'`];

/** Nobody misses a list of gaps that is empty. */
const wrongFor = (cell: string) => WRONG.filter((wrong) => cell !== 'students.gaps' || wrong !== "'[]'");

describe('a row that is damaged is never a fault of the program: each read answers, or says store-damaged', () => {
  const cells = ['students.dossier', 'students.gaps', 'companies.company', 'office.facts'];
  it.each(cells.flatMap((cell) => wrongFor(cell).map((wrong) => [cell, wrong] as const)))(
    '%s = %s',
    async (cell, wrong) => {
      const file = await furnished();
      const [table, column] = cell.split('.');
      changed(file, `UPDATE ${table} SET ${column} = ${wrong}`);
      const told = await toldBy(file);
      expect(told.length).toBeGreaterThan(0);
      for (const why of told) expect(why).toMatch(new RegExp(`^${table} (001|C-0001|office)$`));
    },
  );

  it.each(WRONG)('the content of an entry = %s', async (wrong) => {
    const file = await furnished();
    changeContent(file, `UPDATE journal_content SET text = ${wrong} WHERE seq = 3`);
    const told = await toldBy(file);
    expect(told.length).toBeGreaterThan(0);
    for (const why of told) expect(why).toContain('journal 3');
  });

  it.each([
    ['a dossier whose placements are no list', `json_set(dossier, '$.placements', 5)`],
    ['a placement without its company', `json_remove(dossier, '$.placements[0].company')`],
    ['a certificate that is a number', `json_set(dossier, '$.certificates[0]', 5)`],
  ])('%s', async (_, sql) => {
    const file = await furnished();
    changed(file, `UPDATE students SET dossier = ${sql}`);
    expect(await toldBy(file)).toContain('students 001');
  });
});

describe('an error that nobody foresaw', () => {
  const unforeseen = new RangeError('見本');
  const behind = async (file: string, error: unknown = unforeseen) => {
    const store = await openRecords(file, { examine: true });
    return damageBehind(error, store, file);
  };
  it('stays itself where the records are whole', async () => {
    expect(await behind(await furnished())).toBe(unforeseen);
  });
  it.each([
    ['a table', "UPDATE students SET name = '別人'", 'students 001 (table-changed)'],
    [
      'the journal',
      "DROP TRIGGER journal_keeps; UPDATE journal SET actor = '別人' WHERE seq = 3",
      'journal 3 (entry-changed)',
    ],
    ['what keeps the journal', 'DROP TRIGGER journal_keeps', 'journal (object-missing)'],
  ])('is told as damage of the records where %s is not what the history says', async (_, sql, why) => {
    const file = await furnished();
    changed(file, sql);
    expect(await behind(file)).toMatchObject({ problem: 'store-damaged', data: { file, why } });
  });
  it('is told by what stops the look at the records', async () => {
    const file = await furnished();
    const store = await openRecords(file);
    const stopped = (error: unknown) =>
      damageBehind(unforeseen, { ...store, verify: () => Promise.reject(error) }, file);
    const abort = new Abort('store-locked', { file });
    expect(await stopped(abort)).toBe(abort);
    expect(await stopped(new TypeError('見本'))).toBe(unforeseen);
  });
  it('of the system or foreseen is no sign of damage, whatever the records are', async () => {
    const file = await furnished();
    changed(file, "UPDATE students SET name = '別人'");
    const ofSystem = Object.assign(new Error('no space'), { errno: -28 });
    const foreseen = new Abort('store-missing', { file });
    expect(await behind(file, ofSystem)).toBe(ofSystem);
    expect(await behind(file, foreseen)).toBe(foreseen);
    expect(await behind(file, '見本')).toMatchObject({ problem: 'store-damaged' });
  });
});

/** Reads all, and answers what was told of the damage. */
async function toldBy(file: string): Promise<readonly string[]> {
  const store = await openRecords(file);
  const told: string[] = [];
  for (const read of Object.values(READS)) {
    const failed = await read(store).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failed === undefined) continue;
    const abort = await abortOf(Promise.reject(failed));
    expect([abort.problem, abort.exit]).toEqual(['store-damaged', EXIT.store]);
    told.push(String((abort.data as { why: string }).why));
  }
  return told;
}
