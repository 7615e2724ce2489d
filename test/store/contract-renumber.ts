import { describe, expect, it } from 'vitest';
import type { StudentChange } from '../../src/core/journal/changes.ts';
import type { Store } from '../../src/store/store.ts';
import { abortOf, listed } from '../helpers/records.ts';
import { contact, issued, more, newStudent, on, opened, stamp } from './writes.ts';

const renumbered = (number: string): StudentChange => ({ type: 'student-renumbered', number });

/** What a store promises of students whose number was changed. */
export function renumbering(name: string, empty: () => Promise<Store>): void {
  const numbers = async (store: Store) => (await listed(store.students())).map(({ number }) => number);
  const seqs = async (store: Store, number: string) =>
    (await listed(store.journal({ subject: `student:${number}` }))).map(({ seq }) => seq);

  describe(`${name}: another number`, () => {
    it('takes all that is on record along, and the former one is nobody', async () => {
      const store = await empty();
      await store.apply([newStudent('001', opened('P-0001'), issued('E-2026-0001'))], stamp());
      await store.apply([more('001', 3, renumbered('009'))], stamp());
      await store.apply([more('009', 4, contact)], stamp());
      expect(await store.dossier('001')).toBeUndefined();
      const found = await store.dossier('009');
      expect(found?.revision).toBe(5);
      expect(found?.value.placements.map(({ ref }) => ref)).toEqual(['P-0001']);
      expect(await store.studentOf('P-0001')).toBe('009');
      expect(await numbers(store)).toEqual(['009']);
      expect([await seqs(store, '009'), await seqs(store, '001')]).toEqual([[1, 2, 3, 4, 5], []]);
      expect(new Set((await listed(store.journal())).map(({ subject }) => subject))).toEqual(new Set(['student:009']));
    });

    it('can be followed by somebody new under the former one, each with entries of their own', async () => {
      const store = await empty();
      await store.apply([newStudent('001')], stamp());
      await store.apply([more('001', 1, renumbered('002'))], stamp());
      await store.apply([newStudent('001', contact)], stamp());
      await store.apply([more('001', 4, renumbered('003'))], stamp());
      await store.apply([newStudent('001')], stamp());
      expect(await numbers(store)).toEqual(['001', '002', '003']);
      expect([await seqs(store, '001'), await seqs(store, '002'), await seqs(store, '003')]).toEqual([
        [6],
        [1, 2],
        [3, 4, 5],
      ]);
      expect((await store.dossier('003'))?.value.contact).toBeDefined();
      expect((await store.dossier('001'))?.value.contact).toBeUndefined();
    });

    it('can change places with another, and lists keep the order of the numbers, as of a day too', async () => {
      const store = await empty();
      await store.apply([newStudent('001', contact), newStudent('002'), newStudent('005')], stamp('2026-10-01'));
      const swap = [more('001', 2, renumbered('007')), more('002', 3, renumbered('001'))];
      await store.apply([...swap, more('007', 5, renumbered('002'))], stamp('2026-10-02'));
      expect(await numbers(store)).toEqual(['001', '002', '005']);
      expect((await store.dossier('002'))?.value.contact).toBeDefined();
      const asOf = async (day: string) =>
        (await listed(store.dossiersAsOf(on(day)))).map(({ value }) => value.student.number);
      expect(await asOf('2026-10-02')).toEqual(['001', '002', '005']);
      expect((await asOf('2026-10-01')).toSorted()).toEqual(['001', '002', '005']);
    });

    it('that somebody has is a conflict, and so is going back to one that was given away', async () => {
      const store = await empty();
      await store.apply([newStudent('001'), newStudent('002')], stamp());
      expect(await abortOf(store.apply([more('001', 1, renumbered('002'))], stamp()))).toMatchObject({
        problem: 'conflict',
      });
      await store.apply([more('001', 1, renumbered('003'))], stamp());
      await store.apply([newStudent('001')], stamp());
      const back = more('003', 3, { type: 'taken-back', seq: 3 });
      expect(await abortOf(store.apply([back], stamp()))).toMatchObject({ problem: 'conflict' });
      expect(await numbers(store)).toEqual(['001', '002', '003']);
    });

    it('taken back leaves the former one, with all that came after', async () => {
      const store = await empty();
      await store.apply([newStudent('001')], stamp());
      await store.apply([more('001', 1, renumbered('002'))], stamp());
      await store.apply([more('002', 2, opened('P-0001'))], stamp());
      await store.apply([more('002', 3, { type: 'taken-back', seq: 2 })], stamp());
      expect(await numbers(store)).toEqual(['001']);
      expect(await store.studentOf('P-0001')).toBe('001');
      expect(await seqs(store, '001')).toEqual([1, 2, 3, 4]);
    });
  });
}
