import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { LocalDate } from '../../src/core/calendar/dates.ts';
import type { Change, CompanyChange, StudentChange, TakenBack } from '../../src/core/journal/changes.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import { evolveCompany } from '../../src/core/journal/evolve-company.ts';
import { replay } from '../../src/core/journal/replay.ts';
import { walk } from '../../src/store/chain.ts';
import { BEGINNING, type Content, chained, content, digest, type JournalLine, read } from '../../src/store/journal.ts';
import type { StoredLine } from '../../src/store/store.ts';

type Stored = JournalLine & Content;

/** A journal of one student, as it would be stored. */
function journal(...changes: readonly Change[]): (JournalLine & Content)[] {
  let hash = BEGINNING;
  return changes.map((change, n) => {
    const written = content(change, '見本のため');
    const line = {
      seq: n + 1,
      at: '2026-10-01T00:00:00Z',
      day: '2026-10-01' as LocalDate,
      operation: 1,
      actor: '見本 係',
      subject: 'student:001' as const,
      version: 1,
      digest: digest(written),
    };
    hash = chained(hash, line);
    return { ...line, hash, ...written };
  });
}
const back = (seq: number): TakenBack => ({ type: 'taken-back', seq });
function three(...changes: [Change, Change, Change]): [Stored, Stored, Stored] {
  const [one, two, last] = journal(...changes);
  if (one && two && last) return [one, two, last];
  throw new Error('a line a change');
}
const some = () => three(back(1), back(2), back(3));

/** What is found of such lines first. */
const found = (...lines: readonly StoredLine[]) => walk(lines).findings[0];

it('a chain is whole from its first line, and an empty one too', () => {
  expect(found()).toBeUndefined();
  expect(found(...some())).toBeUndefined();
});

it('erased content leaves the chain whole, where a later entry says that it was erased', () => {
  const erasure: Change = { type: 'student-erased', number: '001', certificates: [], placements: [] };
  const [one, two, last] = three(back(1), back(2), erasure);
  expect(found(one, { ...two, salt: null, text: null }, last)).toBeUndefined();
  expect(found(one, two, { ...last, salt: null, text: null })).toEqual({ what: 'content-missing', seq: 3 });
});

it('a line taken out, put in or exchanged is found', () => {
  const [one, two, last] = some();
  expect(found(one, last)).toEqual({ what: 'entry-deleted', seq: 2, to: 2 });
  expect(found(two, last)).toEqual({ what: 'entry-deleted', seq: 1, to: 1 });
  expect(found(one, { ...last, seq: 2 })).toEqual({ what: 'entry-changed', seq: 2 });
  expect(found(one, two, two, last)).toEqual({ what: 'entry-inserted', seq: 2, to: 2 });
});

it('a letter moved from the salt to the text is found', () => {
  const [one] = some();
  const moved = { ...one, salt: one.salt.slice(0, -1), text: one.salt.slice(-1) + one.text };
  expect(found(moved)).toEqual({ what: 'content-changed', seq: 1 });
});

it('the same change written twice has another salt, so that nobody can guess an erased one', () => {
  const [one, two] = three(back(1), back(1), back(1));
  expect(one.text).toBe(two.text);
  expect(digest(one)).not.toBe(digest(two));
});

interface Fixture {
  readonly version: number;
  readonly student: readonly string[];
  readonly dossier: unknown;
  readonly company: readonly string[];
  readonly known: unknown;
}

/** One released format each: texts exactly as that release stored them, and what they amounted to. Never edited, only added to. */
it.each([1])('a journal written in version %i reads as it did when it was released', (version) => {
  const file = new URL(`fixtures/changes-v${version}.json`, import.meta.url);
  const fixture = JSON.parse(readFileSync(file, 'utf8')) as Fixture;
  expect(fixture.version).toBe(version);
  const said = <C>(texts: readonly string[]) =>
    texts.map((text, n) => ({ seq: n + 1, change: read(version, text).change as unknown as C | TakenBack }));
  // What a later release may know besides is unknown of it.
  expect(replay(said<StudentChange>(fixture.student), evolve)).toMatchObject(fixture.dossier as object);
  expect(replay(said<CompanyChange>(fixture.company), evolveCompany)).toMatchObject(fixture.known as object);
  expect(read(version, fixture.student[0] ?? '').reason).toBe('名簿の取込み');
});
