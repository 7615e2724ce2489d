import { describe, expect, it } from 'vitest';
import { chained, digest } from '../../src/store/journal.ts';
import type { Store, StoredLine, Subject, Write } from '../../src/store/store.ts';
import { abortOf, listed } from '../helpers/records.ts';
import { agreement, contact, issued, more, newCompany, newStudent, on, opened, stamp } from './writes.ts';

/** Well chained lines of somebody else's. */
function forged(...said: readonly (readonly [Subject, string])[]): readonly StoredLine[] {
  let hash = '';
  return said.map(([subject, text], n) => {
    const { at, day, actor } = stamp();
    const content = { salt: 'salt', text };
    const line = { seq: n + 1, at, day, operation: n + 1, actor, subject, version: 1, digest: digest(content) };
    hash = chained(hash, line);
    return { ...line, hash, ...content };
  });
}

/** What every store promises of a journal that is moved. `fresh` makes empty records and answers how to connect to them. */
export function moving(name: string, fresh: () => Promise<() => Promise<Store>>): void {
  const empty = async () => (await fresh())();
  const nothing = async () => {};
  async function* all(lines: readonly StoredLine[]) {
    yield* lines;
  }

  /** Renumbered, taken back, erased, and texts with characters that a database may not take. */
  async function lived(): Promise<Store> {
    const store = await empty();
    await store.apply([newCompany('C-0001', 'a\u0000見本工業', agreement('A-0001'))], stamp());
    await store.apply(
      [newStudent('001', opened('P-0001'), issued('E-2026-0001')), newStudent('002', contact)],
      stamp(),
    );
    await store.apply([more('002', 7, { type: 'student-renumbered', number: '009' })], stamp('2026-10-03'));
    const text = 'half \ud83d of one\u0000';
    const note = { type: 'note-added', on: on('2026-10-04'), by: '見本 係', text } as const;
    await store.apply([newStudent('002', note)], stamp('2026-10-04', text));
    await store.apply([more('009', 8, { type: 'taken-back', seq: 7 })], stamp('2026-10-05'));
    const erased = { type: 'student-erased', number: '001', certificates: ['E-2026-0001'], placements: ['P-0001'] };
    const write = { subject: 'student:001', expect: 5, changes: [erased] } as unknown as Write;
    await store.apply([write], stamp('2026-11-01', '本人の請求'));
    return store;
  }
  const told = async (store: Store) => ({
    students: await listed(store.students()),
    dossiers: await listed(store.dossiers()),
    companies: await store.companies(),
    journal: await listed(store.journal()),
    head: await store.head(),
    next: [await store.next({ of: 'placement' }), await store.next({ of: 'certificate', prefix: 'E-2026-' })],
    verified: await store.verify(),
  });

  describe(`${name}: a journal that moves`, () => {
    it('comes out line by line as it was stored, without what was erased', async () => {
      const store = await lived();
      const lines = await listed(store.lines());
      expect(lines.map(({ seq, subject, text }) => [seq, subject, text === null])).toEqual([
        [1, 'company:C-0001', false],
        [2, 'company:C-0001', false],
        [3, 'student:001', true],
        [4, 'student:001', true],
        [5, 'student:001', true],
        [6, 'student:002', false],
        [7, 'student:002', false],
        [8, 'student:002', false],
        [9, 'student:002~2', false],
        [10, 'student:002~2', false],
        [11, 'student:002', false],
        [12, 'student:001', false],
      ]);
      expect(Object.keys(lines[0] ?? {}).sort()).toEqual(
        ['actor', 'at', 'day', 'digest', 'hash', 'operation', 'salt', 'seq', 'subject', 'text', 'version'].sort(),
      );
    });

    it('makes the same office where nothing stood, in which work goes on', async () => {
      const [from, to] = [await lived(), await empty()];
      expect(await to.fill(all(await listed(from.lines())), nothing)).toEqual([]);
      expect(await told(to)).toEqual(await told(from));
      expect(await listed(to.lines())).toEqual(await listed(from.lines()));
      expect(await to.apply([newStudent('004')], stamp())).toEqual({ operation: 13, entries: 1 });
      const { revision = 0 } = (await to.dossier('009')) ?? {};
      const erased = { type: 'student-erased', number: '009', certificates: [], placements: [] };
      await to.apply([{ subject: 'student:009', expect: revision, changes: [erased] } as unknown as Write], stamp());
      expect((await to.verify()).findings).toEqual([]);
    });

    it('may be empty', async () => {
      const [from, to] = [await empty(), await empty()];
      expect(await to.fill(all(await listed(from.lines())), nothing)).toEqual([]);
      expect([await to.head(), (await to.verify()).findings]).toEqual([undefined, []]);
    });

    it('does not come where something stands', async () => {
      const [from, to] = [await lived(), await empty()];
      await to.apply([newStudent('004')], stamp());
      const abort = await abortOf(to.fill(all(await listed(from.lines())), nothing));
      expect([abort.problem, abort.exit]).toEqual(['office-taken', 3]);
      expect(abort.data).toMatchObject({ entries: 1 });
      expect((await listed(to.students())).map(({ number }) => number)).toEqual(['004']);
    });

    it('comes with what is done beside it, or not at all', async () => {
      const [from, to] = [await lived(), await empty()];
      const beside = async () => {
        expect((await listed(to.students())).map(({ number }) => number)).toEqual(['002', '009']);
        throw new Error('the disk is full');
      };
      await expect(to.fill(all(await listed(from.lines())), beside)).rejects.toThrow('the disk is full');
      expect([await listed(to.students()), await listed(to.lines()), await to.head()]).toEqual([[], [], undefined]);
      expect(await to.fill(all(await listed(from.lines())), nothing)).toEqual([]);
    });

    it('that was changed is told, and nothing of it is kept', async () => {
      const [lines, to] = [await listed((await lived()).lines()), await empty()];
      const [first, second] = lines as [StoredLine, StoredLine];
      const rest = lines.slice(2);
      const registration = JSON.stringify({ change: newStudent('001').changes[0] });
      const changed: readonly (readonly [readonly StoredLine[], object])[] = [
        [[first, second, second, ...rest], { seq: 2 }],
        [[second, first, ...rest], { seq: 1 }],
        [[first, ...rest], { what: 'entry-deleted', seq: 2 }],
        [[first, { ...second, actor: '見本 別' }, ...rest], { what: 'entry-changed', seq: 2 }],
        [
          [first, { ...second, text: (second.text ?? '').replace('2026', '2027') }, ...rest],
          { what: 'content-changed' },
        ],
        [[first, { ...second, text: null, salt: null }, ...rest], { what: 'content-missing', seq: 2 }],
        [forged(['student:001', '{"change":{"type":"contact-recorded"}}']), { what: 'content-unreadable' }],
        [forged(['student:001', registration], ['student:002', registration]), { what: 'content-unreadable' }],
      ];
      for (const [some, finding] of changed) {
        expect((await to.fill(all(some), nothing))[0]).toMatchObject(finding);
        expect([await listed(to.lines()), await listed(to.students())]).toEqual([[], []]);
      }
      expect((await to.verify()).findings).toEqual([]);
    });
  });
}
