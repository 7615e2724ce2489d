import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evolve } from '../../src/core/journal/evolve.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { tookPlace } from '../../src/core/model/placement.ts';
import { type Finding, judgeAll, OBLIGING } from '../../src/core/rules/judge.ts';
import { owes } from '../../src/core/rules/owed.ts';
import { studentChange } from '../helpers/arbitrary.ts';
import { day, dossier, dossierUpTo, known, student, TERMS } from '../helpers/dossiers.ts';

const CHANGES = studentChange('20249001', { placements: ['P-0001', 'P-0002'], certificates: ['E-2026-0001'] });
const SETTLED = { 'tax:P-0001': day('2027-02-20'), 'support-funds:P-0001': day('2026-10-20') };

describe('who owes something', () => {
  test('nobody does without an internship', () => expect(owes(dossier())).toBe(false));
  test('a candidate owes nothing', () => expect(owes(dossierUpTo(7))).toBe(false));
  test('an internship that is graded and paid leaves the tax line', () => expect(owes(dossierUpTo(12))).toBe(true));
  test('nothing is left once all is settled', () => expect(owes({ ...dossierUpTo(12), settled: SETTLED })).toBe(false));
  test('one that is settled leaves the other: who has a funder on record owes the answer', () => {
    const settled = { 'tax:P-0001': day('2027-02-20') };
    expect(owes({ ...dossierUpTo(12), settled })).toBe(false);
    expect(owes({ ...dossierUpTo(12), settled, student: student({ funder: '見本財団' }) })).toBe(true);
  });
  test('an unpaid one leaves nothing', () =>
    expect(owes(dossierUpTo(12, { terms: [{ ...TERMS, pay: 'unpaid' }] }))).toBe(false));
  test('a fellow owes Form 5-3 after all the rest is settled', () => {
    const fellow = { ...dossierUpTo(12), settled: SETTLED, student: student({ jsps: 'DC1' }) };
    expect(owes(fellow)).toBe(true);
    expect(owes({ ...fellow, settled: { ...SETTLED, 'jsps-5-3:2026': day('2027-04-10') } })).toBe(false);
  });

  test('the rules and the tables say the same of any history', () => {
    fc.assert(
      fc.property(fc.array(CHANGES, { maxLength: 25 }), (changes) => {
        const of = changes.reduce<Dossier>(evolve, dossier());
        const isOwed = ({ result, obligation, placement, gates }: Finding) =>
          result === 'open' &&
          // What stops a step is asked for while the placement is open, and then no more.
          gates.length === 0 &&
          obligation !== undefined &&
          // What a candidate's acceptance would add is not owed.
          of.placements.every((one) => one.ref !== placement || tookPlace(one));
        expect(owes(of)).toBe(judgeAll(known(of)).some(isOwed));
      }),
    );
  });
});

test('every obligation of any history comes from a rule that says that it obliges', () => {
  const isAsked = ({ obligation }: Finding) => obligation !== undefined;
  const residence = fc.constantFrom('', '留学', '教授');
  fc.assert(
    fc.property(fc.array(CHANGES, { maxLength: 25 }), fc.boolean(), residence, (changes, specialResearcher, status) => {
      const of = changes.reduce<Dossier>(evolve, dossier());
      const stays = status === '' ? of.stays : [{ on: day('2024-04-01'), status }];
      const facts = known({ ...of, stays, student: { ...of.student, specialResearcher, nationality: 'ベトナム' } });
      expect(judgeAll(facts, undefined, OBLIGING).filter(isAsked)).toEqual(judgeAll(facts).filter(isAsked));
    }),
  );
});
