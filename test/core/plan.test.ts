import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartOf } from '../../src/commands/plan-chart.ts';
import { type PlanKey, type PlanRequest, planFor } from '../../src/core/agenda/plan.ts';
import { addDays, type LocalDate } from '../../src/core/calendar/dates.ts';
import { isWorkingDay } from '../../src/core/calendar/working-days.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { CALENDAR, day, dossier, known, student } from '../helpers/dossiers.ts';

const TODAY = day('2026-09-02');
const WISH: PlanRequest = {
  from: day('2026-11-02'),
  to: day('2027-02-01'),
  terms: { hoursPerWeek: 28, pay: { amount: 250_000, per: 'month' } },
};
const plan = (of: Dossier | undefined, request: Partial<PlanRequest> = {}, today: LocalDate = TODAY) => {
  const { dossier: _, ...rest } = known(dossier(), { today });
  return planFor({ ...rest, ...(of && { dossier: of }) }, { ...WISH, ...request });
};
const on = (made: ReturnType<typeof plan>, key: PlanKey) => made.lines.find((line) => line.key === key)?.on;
const rules = (made: ReturnType<typeof plan>) => made.findings.map(({ rule }) => rule);
const from = (first: string, last = '2027-08-31') => ({ from: day(first), to: day(last) });

const foreign: Dossier = {
  ...dossier(),
  student: student({ nationality: '見本国' }),
  stays: [{ on: day('2024-04-01'), status: '留学', expiresOn: day('2029-03-31') }],
};

describe('the last days before a wished period', () => {
  test('are working days: a start on a Sunday is prepared on the Friday', () => {
    const made = plan(dossier(), from('2026-11-01'));
    expect(on(made, 'course')).toBe('2026-10-30');
    expect(on(made, 'insurance')).toBe('2026-10-30');
  });
  test('the insurance is paid the day before, since cover begins the day after', () => {
    expect(on(plan(dossier(), from('2026-11-05')), 'insurance')).toBe('2026-11-04');
    // The third is a holiday.
    expect(on(plan(dossier(), from('2026-11-04')), 'insurance')).toBe('2026-11-02');
  });
  test('the office’s closure at the turn of the year is no working day', () => {
    expect(on(plan(dossier(), from('2027-01-04')), 'insurance')).toBe('2026-12-28');
  });
  test('a permit is filed two months before, and two weeks at the latest', () => {
    const made = plan(foreign, from('2026-12-01'));
    expect([on(made, 'permit-early'), on(made, 'permit')]).toEqual(['2026-10-01', '2026-11-17']);
    // Two months before 30 April is the last day of February, a Sunday.
    expect(on(plan(foreign, from('2027-04-30')), 'permit-early')).toBe('2027-02-26');
  });
  test('whoever needs none has no such day: unpaid, or Japanese', () => {
    expect(on(plan(foreign, { terms: { pay: 'unpaid' } }), 'permit')).toBeUndefined();
    expect(on(plan(dossier()), 'permit')).toBeUndefined();
    expect(on(plan(undefined), 'permit')).toBe('2026-10-19');
    expect(on(plan(undefined, { terms: { pay: 'unpaid' } }), 'permit')).toBeUndefined();
  });
  test('the contract is reviewed before the permit is filed with it, else before the course is registered', () => {
    const [permit, without] = [plan(foreign), plan(dossier())];
    expect(on(permit, 'review')).toBe(on(permit, 'certificate'));
    expect(on(without, 'review')).toBe(on(without, 'course'));
  });
  test('a day that has gone by is past, today is not', () => {
    const past = (today: string) => plan(foreign, {}, day(today)).lines.find(({ key }) => key === 'permit')?.past;
    expect([past('2026-10-19'), past('2026-10-20')]).toEqual([false, true]);
  });
  test('come by day, and all but those of the period and after it are working days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 1500 }), fc.integer({ min: 0, max: 300 }), (ahead, long) => {
        const first = addDays(TODAY, ahead);
        const made = plan(foreign, { from: first, to: addDays(first, long) });
        const days = made.lines.map((line) => line.on);
        expect(days).toEqual(days.toSorted());
        const before = made.lines.filter(({ key }) => !['start', 'end', 'evaluation', 'grade'].includes(key));
        expect(before.filter((line) => !isWorkingDay(line.on, CALENDAR) || line.on > first)).toEqual([]);
      }),
    );
  });
});

describe('the briefing', () => {
  const { briefing: _, ...missing } = dossier();
  test('is the next one before the first day, where none was attended', () => {
    expect(plan(missing).briefings).toEqual(['2026-10-01']);
    expect(plan(missing, {}, day('2026-10-01')).briefings).toEqual(['2026-10-01']);
    expect(plan(missing, {}, day('2026-10-02')).briefings).toEqual([]);
    expect(plan(dossier()).briefings).toEqual([]);
  });
});

describe('what the rules would say', () => {
  test('of the terms alone, where nobody is named', () => {
    expect(rules(plan(undefined))).toEqual([]);
    expect(rules(plan(undefined, { to: day('2026-11-20'), terms: { pay: 'unpaid' } }))).toEqual(['length', 'paid']);
  });
  test('of a student: the permit for more than 28 hours, and not what the calendar tells already', () => {
    const made = rules(plan(foreign, { terms: { ...WISH.terms, hoursPerWeek: 28.5 } }));
    expect(made).toContain('work-permit');
    expect(made).not.toContain('course-before-start');
  });
  test('a company without an agreement is told, one that has one is not', () => {
    expect(rules(plan(dossier(), { company: 'C-0001' }))).not.toContain('agreement');
    expect(rules(plan(dossier(), { company: 'C-0001', ...from('2027-04-01') }))).toContain('agreement');
    expect(rules(plan(dossier()))).not.toContain('agreement');
  });
  test('the months of a scholarship that are lost: those that lie wholly in the period', () => {
    const scholar = { ...foreign, student: student({ nationality: '見本国', mextScholar: true }) };
    const lost = (first: string, last: string) => plan(scholar, from(first, last)).lostMonths;
    expect(lost('2027-05-15', '2027-07-14')).toEqual(['2027-06']);
    expect(lost('2027-05-01', '2027-06-30')).toEqual(['2027-05', '2027-06']);
    expect(lost('2027-05-02', '2027-06-29')).toEqual([]);
    expect(plan(scholar, { ...from('2027-05-01'), terms: { ...WISH.terms, atInstitute: true } }).lostMonths).toEqual(
      [],
    );
    expect(plan(dossier(), from('2027-05-01')).lostMonths).toEqual([]);
  });
  test('Form 5-3 falls due after each fiscal year with pay', () => {
    const fellow = { ...dossier(), student: student({ jsps: 'DC1' }) };
    const due = (first: string, last: string, pay: PlanRequest['terms'] = WISH.terms) =>
      plan(fellow, { ...from(first, last), terms: pay }).reports;
    expect(due('2027-01-04', '2027-03-31')).toEqual(['2027-04-20']);
    expect(due('2027-03-01', '2027-05-31')).toEqual(['2027-04-20', '2028-04-20']);
    expect(due('2027-03-01', '2027-05-31', { pay: 'unpaid' })).toEqual([]);
  });
});

describe('the chart', () => {
  const row = (columns: number, key: PlanKey | 'period', today = TODAY) => {
    const chart = chartOf(plan(foreign, {}, today), today, columns);
    return chart.rows.find((one) => one.key === key)?.cells;
  };
  test('has a column a week, and the last day in its own', () => {
    expect(row(60, 'permit')).toBe(`-------|${'.'.repeat(15)}`);
    expect(row(60, 'period')).toBe(`${'.'.repeat(9)}${'='.repeat(14)}`);
  });
  test('says what is past', () => expect(row(60, 'permit', day('2026-10-20'))).toMatch(/^!\.+$/));
  test('fits any width, and every row is as long as the others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 0, max: 900 }), (columns, long) => {
        const made = plan(foreign, { to: addDays(WISH.from, long) });
        const { rows, head } = chartOf(made, TODAY, columns);
        const widths = new Set(rows.map(({ cells }) => cells.length));
        expect(widths.size).toBe(1);
        expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
        expect(head.length).toBeLessThanOrEqual(Math.max(...widths) + 2);
      }),
    );
  });
});
