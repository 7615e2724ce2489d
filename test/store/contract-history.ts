import { describe, expect, it } from 'vitest';
import type { Store, Write } from '../../src/store/store.ts';
import { abortOf, listed } from '../helpers/records.ts';
import { agreement, contact, issued, more, newCompany, newStudent, on, opened, stamp } from './writes.ts';

/** A store that does not look whether a revision moved: what every store must not be. */
const careless = (store: Store): Store => ({
  ...store,
  async apply(writes, ...rest) {
    const all: Write[] = [];
    for await (const write of writes) all.push(write);
    const now = all.map(async (write) => {
      const number = write.subject.slice(write.subject.indexOf(':') + 1);
      const found = write.subject.startsWith('student:') ? await store.dossier(number) : undefined;
      return { ...write, expect: found?.revision ?? write.expect } as Write;
    });
    return store.apply(await Promise.all(now), ...rest);
  },
});

/** Two loaded the same student: the second is told, loads again, and then succeeds. */
async function secondIsTold(one: Store, two: Store): Promise<void> {
  await one.apply([newStudent('001')], stamp());
  const seen = (await two.dossier('001'))?.revision ?? 0;
  await one.apply([more('001', seen, contact)], stamp());
  const late = (expected: number) => two.apply([more('001', expected, opened('P-0001'))], stamp());
  expect((await abortOf(late(seen))).problem).toBe('conflict');
  await late((await two.dossier('001'))?.revision ?? 0);
  const dossier = (await one.dossier('001'))?.value;
  expect([dossier?.contact?.on, dossier?.placements.length]).toEqual(['2026-10-03', 1]);
}

/** What every store promises of its history, and of two that write. `fresh` makes empty records and answers how to connect to them. */
export function histories(name: string, fresh: () => Promise<() => Promise<Store>>): void {
  const empty = async () => (await fresh())();

  describe(`${name}: two connections`, () => {
    it('of which the second is told that the first wrote', async () => {
      const connect = await fresh();
      await secondIsTold(await connect(), await connect());
    });
    it('are not told apart by a store that loses updates, and the promise above is broken', async () => {
      const connect = await fresh();
      await expect(secondIsTold(await connect(), careless(await connect()))).rejects.toThrow('no abort');
    });
  });

  describe(`${name}: the history`, () => {
    const told = async () => {
      const store = await empty();
      const company = newCompany('C-0001', '見本工業', agreement('A-0001'));
      await store.apply([company, newStudent('001', opened('P-0001'), issued('E-2026-0001'))], stamp());
      await store.apply([newStudent('002', contact), newStudent('003')], stamp('2026-10-02', '名簿の取込み'));
      await store.apply([more('003', 8, { type: 'student-renumbered', number: '009' })], stamp('2026-10-03'));
      await store.apply([newStudent('003')], stamp('2026-10-03'));
      await store.apply([more('001', 5, { type: 'taken-back', seq: 4 })], stamp('2026-10-04'));
      return store;
    };

    it('is found whole, with its last entry', async () => {
      const store = await told();
      const { seq, hash, day } = (await listed(store.journal())).at(-1) ?? expect.fail();
      expect(await store.head()).toEqual({ seq, hash, day });
      expect(await store.verify()).toEqual({ entries: 11, head: { seq, hash, day }, findings: [] });
      expect((await store.verify({ seq, hash: '0'.repeat(64), day })).findings).toEqual([
        { what: 'chain-remade', to: 11 },
      ]);
      expect((await store.verify({ seq: 13, hash, day })).findings).toEqual([{ what: 'rolled-back', seq: 12, to: 13 }]);
    });

    it('makes the tables again, which are as they were', async () => {
      const store = await told();
      const before = await listed(store.dossiers());
      expect((await store.rebuild()).findings).toEqual([]);
      expect(await listed(store.dossiers())).toEqual(before);
      expect((await store.verify()).findings).toEqual([]);
      expect(await store.apply([newStudent('004')], stamp())).toEqual({ operation: 12, entries: 1 });
    });

    it('lets the content of an erased student go, keeps the numbers, and stays whole', async () => {
      const store = await told();
      const { revision = 0 } = (await store.dossier('001')) ?? {};
      const erased = { type: 'student-erased', number: '001', certificates: ['E-2026-0001'], placements: ['P-0001'] };
      const write = { subject: 'student:001', expect: revision, changes: [erased] } as unknown as Write;
      await store.apply([write], stamp('2026-11-01', '本人の請求'));
      expect(await store.dossier('001')).toBeUndefined();
      const entries = await listed(store.journal({ subject: 'student:001' }));
      expect(entries.map(({ change, text }) => [change?.type, text === undefined])).toEqual([
        [undefined, true],
        [undefined, true],
        [undefined, true],
        [undefined, true],
        ['student-erased', false],
      ]);
      expect((await store.verify()).findings).toEqual([]);
      expect(await store.next({ of: 'certificate', prefix: 'E-2026-' })).toBe(2);
      expect(await store.next({ of: 'placement' })).toBe(2);
    });

    it('is gone back through from its end, operation by operation', async () => {
      const store = await told();
      const found: number[] = [];
      for (let seq = await store.operationUpTo(); seq !== undefined; seq = await store.operationUpTo(seq - 1))
        found.push(seq);
      expect(found).toEqual([11, 10, 9, 6, 1]);
      await store.apply([newStudent('004')], { ...stamp(), actor: 'hanako' });
      expect([await store.operationUpTo(), await store.operationUpTo(undefined, 'hanako')]).toEqual([12, 12]);
      expect(await store.operationUpTo(undefined, stamp().actor)).toBe(11);
      expect(await store.operationUpTo(undefined, 'nobody')).toBeUndefined();
    });

    it('keeps texts as they are, whatever characters stand in them', async () => {
      const store = await empty();
      const texts = [
        'a\u0000b',
        'half \ud83d of one',
        "'; DROP TABLE journal; --",
        '{"a":[1,null]}',
        '\\u0000 \\',
        '葛󠄀 ⼀',
      ];
      const notes = texts.map((text) => ({ type: 'note-added', on: on('2026-10-01'), by: '見本 係', text }) as const);
      await store.apply([newStudent('001', ...notes)], stamp('2026-10-01', texts.join()));
      await store.apply([newCompany('C-0001', 'a\u0000"b{}\\,c')], stamp());
      expect((await store.dossier('001'))?.value.notes.map(({ text }) => text)).toEqual(texts);
      expect((await store.company('C-0001'))?.value.name).toBe('a\u0000"b{}\\,c');
      expect((await store.verify()).findings).toEqual([]);
    });
  });
}
