import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StudentChange, TakenBack } from '../../src/core/journal/changes.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import { liveEntries, replay } from '../../src/core/journal/replay.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { studentChange } from '../helpers/arbitrary.ts';
import { day, student } from '../helpers/dossiers.ts';

type Entry = { readonly seq: number; readonly change: StudentChange | TakenBack };

const numbered = (...changes: readonly (StudentChange | TakenBack)[]): readonly Entry[] =>
  changes.map((change, n) => ({ seq: n + 1, change }));
const dossierOf = (entries: readonly Entry[]) => replay<Dossier, StudentChange>(entries, evolve);

const registered: StudentChange = { type: 'student-registered', facts: student() };
const contact = (on: string): StudentChange => ({ type: 'contact-recorded', on: day(on) });
const back = (seq: number): TakenBack => ({ type: 'taken-back', seq });
const contactOf = (...changes: readonly (StudentChange | TakenBack)[]) => dossierOf(numbered(...changes))?.contact?.on;

describe('what was taken back does not count', () => {
  test('a correction taken back: what stood before stands again', () => {
    expect(contactOf(registered, contact('2026-08-03'), contact('2026-08-05'))).toBe('2026-08-05');
    expect(contactOf(registered, contact('2026-08-03'), contact('2026-08-05'), back(3))).toBe('2026-08-03');
  });

  test('the only record taken back: nothing is known of it', () => {
    expect(contactOf(registered, contact('2026-08-03'), back(2))).toBeUndefined();
  });

  test('a taking back taken back: it counts again', () => {
    expect(contactOf(registered, contact('2026-08-03'), back(2), back(3))).toBe('2026-08-03');
  });

  test('and that taken back once more: it does not', () => {
    expect(contactOf(registered, contact('2026-08-03'), back(2), back(3), back(4))).toBeUndefined();
  });

  test('the registration taken back: there is no such student', () => {
    expect(dossierOf(numbered(registered, back(1)))).toBeUndefined();
    expect(dossierOf([])).toBeUndefined();
  });

  test('the entries that count are named in their order', () => {
    const entries = numbered(registered, contact('2026-08-03'), contact('2026-08-05'), back(2), contact('2026-08-07'));
    expect(liveEntries(entries).map(({ seq }) => seq)).toEqual([1, 3, 5]);
  });
});

/** A registered student's history, and which of its later entries are to be taken back. */
const history = fc.array(
  fc.record({
    change: studentChange('20249001', { placements: ['P-0001', 'P-0002'], certificates: ['E-2026-0001'] }),
    goes: fc.boolean(),
  }),
  { maxLength: 25 },
);

describe('for any history', () => {
  test('taking entries back leaves the student as if they had never been written', () => {
    fc.assert(
      fc.property(history, (later) => {
        const entries = numbered(registered, ...later.map(({ change }) => change));
        const gone = later.flatMap(({ goes }, n) => (goes ? [n + 2] : []));
        const takings = gone.map((seq, n) => ({ seq: entries.length + n + 1, change: back(seq) }));
        const never = entries.filter(({ seq }) => !gone.includes(seq));
        expect(dossierOf([...entries, ...takings])).toEqual(dossierOf(never));
      }),
    );
  });

  test('taking the takings back brings all of it back', () => {
    fc.assert(
      fc.property(history, (later) => {
        const entries = numbered(registered, ...later.map(({ change }) => change));
        const takings = later.flatMap(({ goes }, n) => (goes ? [back(n + 2)] : []));
        const first = entries.length + 1;
        const again = takings.map((_, n) => back(first + n));
        const all = [...entries, ...[...takings, ...again].map((change, n) => ({ seq: first + n, change }))];
        expect(dossierOf(all)).toEqual(dossierOf(entries));
      }),
    );
  });

  test('a change never changes the dossier that it was made from', () => {
    fc.assert(
      fc.property(history, (later) => {
        let dossier = evolve(undefined, registered);
        for (const { change } of later) {
          const before = structuredClone(dossier);
          const next = evolve(dossier, change);
          expect(dossier).toEqual(before);
          dossier = next;
        }
      }),
    );
  });
});
