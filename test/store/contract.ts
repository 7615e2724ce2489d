import { describe, expect, it } from 'vitest';
import type { OfficeChange } from '../../src/core/journal/changes.ts';
import type { Store, StudentFilter, Write } from '../../src/store/store.ts';
import { abortOf, listed } from '../helpers/records.ts';
import { histories } from './contract-history.ts';
import { moving } from './contract-moving.ts';
import { queries } from './contract-queries.ts';
import { renumbering } from './contract-renumber.ts';
import { agreement, contact, issued, more, newCompany, newStudent, opened, registered, stamp } from './writes.ts';

/**
 * What every store promises. `fresh` makes empty records and answers how to connect to them, as often as wanted. `sessions`: how many
 * connections can each have a transaction open; what needs more than there are is skipped under its name.
 */
export function storeContract(
  name: string,
  fresh: () => Promise<() => Promise<Store>>,
  { sessions = 2 }: { readonly sessions?: number } = {},
): void {
  const empty = async () => (await fresh())();
  const numbers = async (store: Store, filter?: StudentFilter) =>
    (await listed(store.students(filter))).map(({ number }) => number);

  describe(`${name}: a student`, () => {
    it('is read back as written, with the seq of the last entry as revision', async () => {
      const store = await empty();
      expect(await store.apply([newStudent('001', contact)], stamp())).toEqual({ operation: 1, entries: 2 });
      const found = await store.dossier('001');
      expect(found?.revision).toBe(2);
      expect(found?.value.student).toEqual({
        number: '001',
        nameKanji: '見本 太郎',
        email: 'm001@example.ac.jp',
        program: '情報学コース',
      });
      expect(found?.value.contact).toEqual({ on: '2026-10-03' });
    });

    it('that nobody registered is not there', async () => {
      const store = await empty();
      expect(await store.dossier('001')).toBeUndefined();
      expect(await numbers(store)).toEqual([]);
    });

    it('keeps its parts when a later apply adds to them', async () => {
      const store = await empty();
      await store.apply([newStudent('001', opened('P-0001'))], stamp());
      await store.apply([more('001', 2, opened('P-0002'), issued('E-2026-0001'))], stamp());
      await store.apply([more('001', 4, contact)], stamp());
      const dossier = (await store.dossier('001'))?.value;
      expect(dossier?.placements.map(({ ref }) => ref)).toEqual(['P-0001', 'P-0002']);
      expect(dossier?.certificates.map(({ number }) => number)).toEqual(['E-2026-0001']);
      expect([await store.studentOf('P-0001'), await store.studentOf('P-0002'), await store.studentOf('P-9')]).toEqual([
        '001',
        '001',
        undefined,
      ]);
    });
  });

  describe(`${name}: the office`, () => {
    it('has announced nothing until it does, and is then read back with its revision', async () => {
      const store = await empty();
      expect(await store.office()).toBeUndefined();
      const set = (on: string) => ({ type: 'briefing-set', month: '2026-11', on }) as unknown as OfficeChange;
      await store.apply([{ subject: 'office', expect: 'new', changes: [set('2026-11-05')] }], stamp());
      await store.apply([{ subject: 'office', expect: 1, changes: [set('2026-11-06')] }], stamp());
      expect(await store.office()).toEqual({ value: { briefings: { '2026-11': '2026-11-06' } }, revision: 2 });
      await store.apply([{ subject: 'office', expect: 2, changes: [{ type: 'taken-back', seq: 2 }] }], stamp());
      expect((await store.office())?.value).toEqual({ briefings: { '2026-11': '2026-11-05' } });
      const stale = store.apply([{ subject: 'office', expect: 1, changes: [set('2026-11-09')] }], stamp());
      expect(await abortOf(stale)).toMatchObject({ problem: 'conflict' });
    });
  });

  describe(`${name}: one apply is all or nothing`, () => {
    it('a write that comes after an await and fails takes everything with it', async () => {
      const store = await empty();
      async function* writes() {
        yield newStudent('001');
        await Promise.resolve();
        yield newStudent('002');
        await new Promise((done) => setImmediate(done));
        throw new Error('the file ended early');
      }
      await expect(store.apply(writes(), stamp())).rejects.toThrow('the file ended early');
      expect(await numbers(store)).toEqual([]);
      expect(await listed(store.journal())).toEqual([]);
      expect(await store.apply([newStudent('003')], stamp())).toEqual({ operation: 1, entries: 1 });
    });

    it('a change that cannot be, at the end, takes everything with it', async () => {
      const store = await empty();
      const impossible: Write = { subject: 'student:002', expect: 'new', changes: [contact] };
      await expect(store.apply([newStudent('001'), impossible], stamp())).rejects.toThrow();
      expect(await numbers(store)).toEqual([]);
    });

    it('a change that files a student under another number takes everything with it', async () => {
      const store = await empty();
      const elsewhere: Write = { subject: 'student:002', expect: 'new', changes: [registered('003')] };
      await expect(store.apply([newStudent('001'), elsewhere], stamp())).rejects.toThrow('filed under 003');
      await store.apply([newStudent('001')], stamp());
      const renamed = more('001', 1, { type: 'student-edited', set: { number: '004' } });
      await expect(store.apply([renamed], stamp())).rejects.toThrow('filed under 004');
      expect(await numbers(store)).toEqual(['001']);
    });

    it('applies asked for at the same time follow one another', async () => {
      const store = await empty();
      async function* slow() {
        yield newStudent('001');
        await new Promise((done) => setImmediate(done));
        yield newStudent('002');
      }
      const applied = await Promise.all([store.apply(slow(), stamp()), store.apply([newStudent('003')], stamp())]);
      expect(applied).toEqual([
        { operation: 1, entries: 2 },
        { operation: 3, entries: 1 },
      ]);
      const entries = await listed(store.journal());
      expect(entries.map(({ operation, subject }) => [operation, subject])).toEqual([
        [1, 'student:001'],
        [1, 'student:002'],
        [3, 'student:003'],
      ]);
    });

    it('a failed apply does not stop the next', async () => {
      const store = await empty();
      const failing = store.apply([newStudent('001'), newStudent('001')], stamp());
      const following = store.apply([newStudent('002')], stamp());
      expect((await abortOf(failing)).problem).toBe('conflict');
      expect(await following).toEqual({ operation: 1, entries: 1 });
    });
  });

  describe(`${name}: a draft`, () => {
    it('is applied in its order, with the revisions that it told', async () => {
      const store = await empty();
      await store.apply([newStudent('001')], stamp());
      const draft = await store.draft();
      draft.add(newStudent('002', contact));
      draft.add(more('001', 1, opened('P-0001')));
      const planned = draft.of('student:001');
      expect(planned).toEqual({ changes: [opened('P-0001')], revision: 4 });
      draft.add(more('001', 4, contact));
      expect(draft.of('student:001')).toEqual({ changes: [opened('P-0001'), contact], revision: 5 });
      expect([draft.of('student:002')?.revision, draft.of('student:003')]).toEqual([3, undefined]);
      draft.seal();
      expect(await store.apply(draft, stamp(), draft.since)).toEqual({ operation: 2, entries: 4 });
      draft.close();
      expect((await store.dossier('001'))?.revision).toBe(5);
    });

    it('of many writes comes back whole and in its order', async () => {
      const store = await empty();
      const draft = await store.draft();
      const numbers = Array.from({ length: 1501 }, (_, n) => String(5000 - n));
      for (const number of numbers) draft.add(newStudent(number, contact));
      draft.seal();
      expect([...draft]).toMatchObject(numbers.map((number) => newStudent(number, contact)));
      draft.close();
    });

    it.skipIf(sessions < 2)(
      'keeps nobody from writing, answers as the records stood, and is a conflict once somebody wrote',
      async () => {
        const connect = await fresh();
        const [mine, other] = [await connect(), await connect()];
        await mine.apply([newStudent('001')], stamp());
        const draft = await mine.draft();
        draft.add(newStudent('002'));
        await other.apply([newCompany('C-0001', '見本工業')], stamp());
        expect(await mine.company('C-0001')).toBeUndefined();
        draft.seal();
        expect((await mine.company('C-0001'))?.revision).toBe(2);
        const abort = await abortOf(mine.apply(draft, stamp(), draft.since));
        expect([abort.problem, abort.exit, abort.data]).toEqual(['conflict', 6, { subject: 'company:C-0001' }]);
        draft.close();
        expect(await numbers(mine)).toEqual(['001']);
      },
    );

    it('is the same as another with the same writes, whatever revisions they expect', async () => {
      const store = await empty();
      const digestOf = async (...writes: readonly Write[]) => {
        const draft = await store.draft();
        for (const write of writes) draft.add(write);
        const digest = draft.digest();
        draft.close();
        return digest;
      };
      const one = await digestOf(newStudent('001'), more('001', 1, contact));
      expect(await digestOf(newStudent('001'), more('001', 7, contact))).toBe(one);
      expect(await digestOf(newStudent('001'), more('001', 1, opened('P-0001')))).not.toBe(one);
      expect(await digestOf(more('001', 1, contact), newStudent('001'))).not.toBe(one);
    });
  });

  describe(`${name}: a conflict`, () => {
    const refused = async (store: Store, write: Write) => {
      const before = await listed(store.journal());
      const abort = await abortOf(store.apply([newStudent('999'), write], stamp()));
      expect(await listed(store.journal())).toEqual(before);
      return [abort.problem, abort.exit];
    };
    it('is a student who is there already', async () => {
      const store = await empty();
      await store.apply([newStudent('001')], stamp());
      expect(await refused(store, newStudent('001'))).toEqual(['conflict', 6]);
    });
    it('is a revision that moved, and one of a student who is not there', async () => {
      const store = await empty();
      await store.apply([newStudent('001')], stamp());
      await store.apply([more('001', 1, contact)], stamp());
      expect(await refused(store, more('001', 1, contact))).toEqual(['conflict', 6]);
      expect(await refused(store, more('002', 1, contact))).toEqual(['conflict', 6]);
    });
    it('is a guard whose subject moved', async () => {
      const store = await empty();
      await store.apply([newCompany('C-0001', '見本工業')], stamp());
      const guard: Write = { subject: 'company:C-0001', expect: 1, changes: [] };
      expect(await store.apply([guard], stamp())).toEqual({ operation: null, entries: 0 });
      await store.apply([{ subject: 'company:C-0001', expect: 1, changes: [agreement('A-0001')] }], stamp());
      expect(await refused(store, guard)).toEqual(['conflict', 6]);
    });
    it('is a guard whose subject is not to be there, and is', async () => {
      const store = await empty();
      const guard: Write = { subject: 'company:C-0001', expect: 'new', changes: [] };
      expect(await store.apply([guard], stamp())).toEqual({ operation: null, entries: 0 });
      await store.apply([newCompany('C-0001', '見本工業')], stamp());
      expect(await refused(store, guard)).toEqual(['conflict', 6]);
    });
    it('is a placement reference that another student has', async () => {
      const store = await empty();
      await store.apply([newStudent('001', opened('P-0001'))], stamp());
      expect(await refused(store, newStudent('002', opened('P-0001')))).toEqual(['conflict', 6]);
    });
    it('is a certificate number that is taken', async () => {
      const store = await empty();
      await store.apply([newStudent('001', issued('E-2026-0001'))], stamp());
      expect(await refused(store, newStudent('002', issued('E-2026-0001')))).toEqual(['conflict', 6]);
      expect(await refused(store, more('001', 2, issued('E-2026-0001')))).toEqual(['conflict', 6]);
    });
    it('is a company code, or an agreement reference, that is taken', async () => {
      const store = await empty();
      await store.apply([newCompany('C-0001', '見本工業', agreement('A-0001'))], stamp());
      expect(await refused(store, newCompany('C-0001', '例示製薬'))).toEqual(['conflict', 6]);
      expect(await refused(store, newCompany('C-0002', '例示製薬', agreement('A-0001')))).toEqual(['conflict', 6]);
    });
  });

  describe(`${name}: taking back`, () => {
    it('leaves the dossier as if the change had never been, and can itself be taken back', async () => {
      const store = await empty();
      await store.apply([newStudent('001')], stamp());
      const before = (await store.dossier('001'))?.value;
      await store.apply([more('001', 1, opened('P-0001'))], stamp());
      const between = (await store.dossier('001'))?.value;
      await store.apply([more('001', 2, { type: 'taken-back', seq: 2 })], stamp());
      expect((await store.dossier('001'))?.value).toEqual(before);
      expect(await store.studentOf('P-0001')).toBeUndefined();
      await store.apply([more('001', 3, { type: 'taken-back', seq: 3 })], stamp());
      expect((await store.dossier('001'))?.value).toEqual(between);
      expect(await listed(store.journal())).toHaveLength(4);
    });
    it('of the registration leaves nobody, whose number can be registered again', async () => {
      const store = await empty();
      await store.apply([newStudent('001', opened('P-0001'))], stamp());
      await store.apply([more('001', 2, { type: 'taken-back', seq: 2 }, { type: 'taken-back', seq: 1 })], stamp());
      expect(await store.dossier('001')).toBeUndefined();
      await store.apply([newStudent('001')], stamp());
      expect((await store.dossier('001'))?.value.placements).toEqual([]);
    });
  });

  histories(name, fresh);
  moving(name, fresh);
  queries(name, empty);
  renumbering(name, empty);
}
