import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../src/core/calendar/dates.ts';
import { walk } from '../../src/store/chain.ts';
import { BEGINNING, chained, digest } from '../../src/store/journal.ts';
import type { StoredLine, Subject } from '../../src/store/store.ts';

const note = (text: string) => JSON.stringify({ change: { type: 'note-added', text } });
const erasure = JSON.stringify({ change: { type: 'student-erased', number: '001' } });

type Said = readonly [subject: Subject, text: string];

/** Lines of which each is chained to the one before, the first to `after`. Each is an operation of its own. */
function chainOf(said: readonly Said[], seq = 1, after = BEGINNING): readonly StoredLine[] {
  let hash = after;
  return said.map(([subject, text], n) => {
    const line = {
      ...{ seq: seq + n, at: '2026-10-01T00:00:00Z', day: '2026-10-01' as LocalDate, operation: seq + n },
      ...{ actor: '見本 係', subject, version: 1, digest: digest({ salt: 'salt', text }) },
    };
    hash = chained(hash, line);
    return { ...line, hash, salt: 'salt', text };
  });
}
const notes = (count: number, text = '見本') =>
  Array.from({ length: count }, (_, n): Said => ['student:001', note(`${text} ${n}`)]);
const lines = (count: number) => chainOf(notes(count));

/** Lines with numbers that are higher by so many, as who makes room or closes a gap writes them. */
const numbered = (all: readonly StoredLine[], by: number, operations = 0) =>
  all.map((line) => ({ ...line, seq: line.seq + by, operation: line.operation + operations }));
const findings = (all: readonly StoredLine[]) => walk(all).findings;

describe('a whole journal', () => {
  it.each([0, 1, 999, 1000, 1001, 2500])('of %i entries has no findings, and tells its last entry', (count) => {
    const all = lines(count);
    const last = all.at(-1);
    expect(walk(all)).toEqual({
      entries: count,
      ...(last && { head: { seq: count, hash: last.hash, day: last.day } }),
      findings: [],
    });
  });
});

describe('entries that are gone', () => {
  it('are told where the others kept their numbers, however many', () => {
    const all = lines(400);
    expect(findings([...all.slice(0, 20), ...all.slice(320)])).toEqual([{ what: 'entry-deleted', seq: 21, to: 320 }]);
  });
  it('are told by the numbers alone where the others were chained anew', () => {
    const all = lines(5);
    const anew = chainOf(notes(3), 8, all.at(-1)?.hash);
    expect(findings([...all, ...anew])).toEqual([{ what: 'entry-deleted', seq: 6, to: 7 }]);
  });
  it.each([1, 2, 100])('are told where the others were numbered anew: %i of them', (gone) => {
    const all = lines(130);
    for (const operations of [0, -gone]) {
      const closed = [...all.slice(0, 5), ...numbered(all.slice(5 + gone), -gone, operations)];
      expect(findings(closed)).toEqual([{ what: 'entry-deleted', seq: 6, to: 5 + gone }]);
    }
  });
  it('are a change where more than a hundred are gone, or nothing stands behind them that would tell', () => {
    const all = lines(130);
    const changed = [{ what: 'entry-changed', seq: 6 }];
    expect(findings([...all.slice(0, 5), ...numbered(all.slice(106), -101)])).toEqual(changed);
    expect(findings([...all.slice(0, 5), ...numbered(all.slice(6, 7), -1)])).toEqual(changed);
  });
});

describe('entries that were put in', () => {
  /** True lines, so many of somebody else's, well chained, and the true ones that followed. */
  const slipped = (before: number, count: number, operations = 0) => {
    const all = lines(before + 10);
    const own = all.slice(0, before);
    const foreign = chainOf(notes(count, '別人'), before + 1, own.at(-1)?.hash);
    return [...own, ...foreign, ...numbered(all.slice(before), count, operations)];
  };
  it.each([
    [0, 1],
    [5, 1],
    [5, 2],
    [40, 100],
    // The walk then holds no more hashes than it needs.
    [900, 100],
    [1900, 100],
  ])('are told by the first true one behind them: after %i, %i of them', (before, count) => {
    const inserted = [{ what: 'entry-inserted', seq: before + 1, to: before + count }];
    expect(findings(slipped(before, count))).toEqual(inserted);
    expect(findings(slipped(before, count, count))).toEqual(inserted);
  });
  it('are a change where they are more than a hundred', () => {
    expect(findings(slipped(40, 101))).toEqual([{ what: 'entry-changed', seq: 142 }]);
  });
  it('are told as well where they fit nowhere, by the true one that belongs in their place', () => {
    const all = lines(20);
    const foreign = chainOf(notes(3, '別人'), 6, 'no hash of theirs');
    for (const operations of [0, 3]) {
      const put = [...all.slice(0, 5), ...foreign, ...numbered(all.slice(5), 3, operations)];
      expect(findings(put)).toEqual([{ what: 'entry-inserted', seq: 6, to: 8 }]);
    }
  });
});

describe('entries that changed places', () => {
  it.each([7, 8, 20])('are told both: the 6th and the %ith', (other) => {
    const all = lines(20);
    const [one, two] = [all[5], all[other - 1]] as [StoredLine, StoredLine];
    const swapped = all.map((line) => {
      if (line === one) return { ...two, seq: 6 };
      return line === two ? { ...one, seq: other } : line;
    });
    expect(findings(swapped)).toEqual([{ what: 'entries-swapped', seq: 6, to: other }]);
  });
});

describe('an entry that was changed', () => {
  const edited = (all: readonly StoredLine[], seq: number, more: Partial<StoredLine>) =>
    all.map((line) => (line.seq === seq ? { ...line, ...more } : line));
  it.each<Partial<StoredLine>>([
    { at: '2026-10-01T00:00:01Z' },
    { day: '2026-10-02' as LocalDate },
    { operation: 1 },
    { actor: '別人' },
    { subject: 'student:002' },
    { version: 2 },
    { hash: '0'.repeat(64) },
  ])('is told by its number, and no later one: %o', (more) => {
    expect(findings(edited(lines(20), 6, more))).toEqual([{ what: 'entry-changed', seq: 6 }]);
  });
  it('whose hash was made to fit is told by the next, which does not follow', () => {
    const all = lines(20);
    const [own] = chainOf([['student:001', note('別人')]], 6, all[4]?.hash);
    expect(findings(edited(all, 6, own ?? {}))).toEqual([{ what: 'entry-changed', seq: 7 }]);
  });
});

describe('content', () => {
  const without = (all: readonly StoredLine[], ...gone: readonly number[]) =>
    all.map((line) => (gone.includes(line.seq) ? { ...line, salt: null, text: null } : line));

  it('that is not what was written is told at each entry, in order with what is wrong with the chain', () => {
    const all = lines(9).map((line) => {
      if (line.seq === 4) return { ...line, actor: '別人' };
      return line.seq === 2 || line.seq === 7 ? { ...line, text: note('別人') } : line;
    });
    expect(findings(without(all, 3))).toEqual([
      { what: 'content-changed', seq: 2 },
      { what: 'content-missing', seq: 3 },
      { what: 'entry-changed', seq: 4 },
      { what: 'content-changed', seq: 7 },
    ]);
  });
  it('that is gone is told, where no later entry erased the same student', () => {
    const all = chainOf([...notes(3), ['student:002', erasure], ['student:001', erasure], ...notes(2)]);
    expect(findings(without(all, 1, 2, 3)), 'erased').toEqual([]);
    expect(findings(without(all, 1, 7)), 'gone after that').toEqual([{ what: 'content-missing', seq: 7 }]);
    const other = chainOf([...notes(3), ['student:002', erasure]]);
    expect(findings(without(other, 1, 3)), 'of another').toEqual([
      { what: 'content-missing', seq: 1 },
      { what: 'content-missing', seq: 3 },
    ]);
  });
  it('is gone as well where its text or its salt alone is', () => {
    const all = lines(3);
    const missing = [{ what: 'content-missing', seq: 2 }];
    expect(findings(all.map((line) => (line.seq === 2 ? { ...line, text: null } : line)))).toEqual(missing);
    expect(findings(all.map((line) => (line.seq === 2 ? { ...line, salt: null } : line)))).toEqual(missing);
  });
  it.each([
    ['speaks of an erasure', note('student-erased')],
    ['is no JSON', '{ student-erased'],
    ['is no change', '"student-erased"'],
    ['is another change', JSON.stringify({ change: { type: 'taken-back' }, reason: 'student-erased' })],
  ])('is not excused by an entry that %s and is none', (_, text) => {
    const all = chainOf([...notes(1), ['student:001', text]]);
    expect(findings(without(all, 1))).toEqual([{ what: 'content-missing', seq: 1 }]);
  });
});
