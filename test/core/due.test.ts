import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byUrgency, dueOf, uidOf } from '../../src/core/agenda/due.ts';
import { addDays, type LocalDate } from '../../src/core/calendar/dates.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { studentChange } from '../helpers/arbitrary.ts';
import { amended, day, dossier, dossierUpTo, known, placementUpTo, student, TERMS } from '../helpers/dossiers.ts';

const TODAY = day('2026-10-20');
const due = (of: Dossier, today: LocalDate = TODAY) => dueOf(known(of, { today }));
const told = (of: Dossier, today?: LocalDate) =>
  due(of, today).map(({ on, rule, matter, urgency }) => [on, rule ?? matter.kind, urgency]);
const only = (of: Dossier, key: string, today?: LocalDate) => told(of, today).filter(([, what]) => what === key);

describe('dates to keep', () => {
  test('there are none for a student without a placement, nor for a candidate', () => {
    expect(due(dossier())).toEqual([]);
    expect(due(dossierUpTo(7))).toEqual([]);
  });
  test('the first day is one from the acceptance until it is recorded', () => {
    expect(only(dossierUpTo(8), 'start')).toEqual([['2026-11-02', 'start', 'red']]);
    expect(only(dossierUpTo(10), 'start', day('2026-12-01'))).toEqual([['2026-11-02', 'start', 'red']]);
    expect(only(dossierUpTo(10, { run: { startedOn: day('2026-11-02') } }), 'start')).toEqual([]);
  });
  test('the last day is one while the internship runs', () => {
    const running = dossierUpTo(10, { run: { startedOn: day('2026-11-02') } });
    expect(only(running, 'end', day('2026-12-01'))).toEqual([['2027-02-01', 'end', 'none']]);
    expect(only(dossierUpTo(11), 'end', day('2027-02-02'))).toEqual([]);
  });
  test.each([
    ['the day before the last two weeks', '2026-10-18', 'yellow'],
    ['the first day of the last two weeks', '2026-10-19', 'red'],
    ['sixty days before', '2026-09-03', 'yellow'],
    ['a day before that', '2026-09-02', 'none'],
  ])('red and yellow as the programme says: %s', (_, today, urgency) => {
    expect(only(dossierUpTo(8), 'start', day(today))[0]?.[2]).toBe(urgency);
  });
  test('the effective terms count', () => {
    const moved = dossierUpTo(8, { terms: amended([TERMS], '2026-11-02', { from: day('2026-12-01') }) });
    expect(only(moved, 'start')).toEqual([['2026-12-01', 'start', 'yellow']]);
  });

  describe('the end of a stay that outlasts the internship', () => {
    const staying = (expiresOn: string, facts: Partial<Dossier> = {}): Dossier => ({
      ...dossierUpTo(8),
      student: student({ nationality: '見本国' }),
      stays: [{ on: day('2024-04-01'), status: '留学', expiresOn: day(expiresOn) }],
      ...facts,
    });
    test.each([
      ['a day before it can be renewed', '2026-12-30', 'none'],
      ['from three months before', '2026-12-31', 'yellow'],
      ['a day before two months', '2027-01-30', 'yellow'],
      ['from two months before', '2027-01-31', 'red'],
    ])('%s', (_, today, urgency) => {
      expect(only(staying('2027-03-31'), 'stay', day(today))).toEqual([['2027-03-31', 'stay', urgency]]);
    });
    test('is the student’s own, of no placement, and settled by the application', () => {
      const line = due(staying('2027-03-31'), day('2027-01-31')).find(({ rule }) => rule === 'stay');
      expect(line).toMatchObject({ actor: 'student', settle: 'coopj stay apply 20249001', severity: 'note' });
      expect(Object.keys(line ?? {})).not.toContain('placement');
    });
    test('is no date once its renewal is applied for, or where the rule speaks of it already', () => {
      expect(only(staying('2027-03-31', { renewals: [day('2027-01-10')] }), 'stay', day('2027-01-11'))).toEqual([]);
      expect(only(staying('2027-01-15'), 'stay')).toHaveLength(1);
    });
  });

  test('an obligation stands until it is settled, though all is graded', () => {
    const fellow = { ...dossierUpTo(12), student: student({ jsps: 'DC1' }) };
    expect(only(fellow, 'jsps-5-3', day('2027-03-01'))).toEqual([['2027-04-20', 'jsps-5-3', 'yellow']]);
    const settled = { ...fellow, settled: { 'jsps-5-3:2026': day('2027-04-10') } };
    expect(only(settled, 'jsps-5-3', day('2027-03-01'))).toEqual([]);
  });
  test('say of which placement they are, who acts, and what settles them', () => {
    const fellow = { ...dossierUpTo(8), student: student({ jsps: 'DC1' }) };
    const lines = due(fellow);
    const course = lines.find(({ rule }) => rule === 'course-before-start');
    expect(course).toMatchObject({
      student: '20249001',
      name: '見本 太郎',
      placement: 'P-0001',
      actor: 'secretariat',
      settle: expect.stringContaining('coopj course register 20249001'),
    });
    const form = lines.find(({ rule }) => rule === 'jsps-5-3');
    expect(form).toMatchObject({ actor: 'student', key: 'jsps-5-3:2026' });
    expect(Object.keys(form ?? {})).not.toContain('placement');
  });
  test('come by day', () => {
    const of = dossierUpTo(8);
    const days = due(of).map(({ on }) => on);
    expect(days.length).toBeGreaterThan(2);
    expect(days).toEqual(days.toSorted());
  });
  test('every one stands in one group: late, urgent, near, later', () => {
    const lines = due(dossierUpTo(8));
    const groups = byUrgency(lines, TODAY);
    expect(groups.flatMap((group) => group.lines)).toHaveLength(lines.length);
    expect(byUrgency(lines, day('2030-01-01')).map(({ key }) => key)).toEqual(['late']);
  });
});

describe('what a calendar knows a date by', () => {
  const uids = (of: Dossier, today?: LocalDate) => due(of, today).map(uidOf);
  test('does not move with the day', () => {
    const later = { ...TERMS, from: day('2026-11-09'), to: day('2027-02-08') };
    expect(uids(dossierUpTo(8, { terms: [later] }))).toEqual(expect.arrayContaining(uids(dossierUpTo(8))));
    expect(uids(dossierUpTo(8), day('2026-10-21'))).toEqual(uids(dossierUpTo(8)));
  });
  test('is another one for each date, of any student', () => {
    const changes = studentChange('20249001', { placements: ['P-0001', 'P-0002'], certificates: ['E-2026-0001'] });
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 25 }), fc.integer({ min: 0, max: 800 }), (list, n) => {
        const of = list.reduce<Dossier>(evolve, dossier());
        const all = uids(of, addDays(day('2026-04-01'), n));
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });
  test('names the placement', () => {
    const two = dossier({ placements: [placementUpTo(8), placementUpTo(8, { ref: 'P-0002' })] });
    expect(uids(two).filter((uid) => uid.includes('/start@'))).toEqual([
      '20249001/agreed/P-0001/start@coopj',
      '20249001/agreed/P-0002/start@coopj',
    ]);
  });
});
