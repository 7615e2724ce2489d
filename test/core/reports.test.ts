import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysOfMonth, type LocalDate, monthOf } from '../../src/core/calendar/dates.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import { type Dossier, NOTHING_KNOWN } from '../../src/core/model/dossier.ts';
import { dossierAsOf } from '../../src/core/reports/as-of.ts';
import { SECTIONS, type SectionKey } from '../../src/core/reports/index.ts';
import { monthlyReport } from '../../src/core/reports/monthly.ts';
import type { Report } from '../../src/core/reports/report.ts';
import type { ReportRequest } from '../../src/core/reports/section.ts';
import { studentChange } from '../helpers/arbitrary.ts';
import {
  agreement,
  CALENDAR,
  company,
  contract,
  day,
  dossier,
  dossierUpTo,
  INSURED,
  OFFICE,
  placement,
  placementUpTo,
  review,
  student,
} from '../helpers/dossiers.ts';

const OCTOBER = daysOfMonth(monthOf(day('2026-10-01')));
const FIRST = OCTOBER.from;
const LAST = OCTOBER.to;

function report(dossiers: readonly Dossier[], request: Partial<ReportRequest> = {}): Report {
  const made = monthlyReport({
    period: OCTOBER,
    asOf: day('2026-11-05'),
    companies: new Map([['C-0001', company()]]),
    office: OFFICE,
    calendar: CALENDAR,
    ...request,
  });
  for (const one of dossiers) made.add(one);
  return made.finish();
}

const rowsOf = (of: Report, section: SectionKey<'monthly'>) =>
  of.sections.find(({ key }) => key === section)?.rows ?? [];
const countOf = (of: Report, key: string) => rowsOf(of, 'summary').find((row) => row.key === key)?.count;

/** A dossier in which one fact has the day named and every other lies outside the month. */
const facts: Readonly<
  Record<string, { readonly section: SectionKey<'monthly'>; readonly of: (on: LocalDate) => Dossier }>
> = {
  'STEP 1': { section: 'movements', of: (on) => dossier({ contact: { on } }) },
  'STEP 2': { section: 'movements', of: (on) => dossier({ approval: { on } }) },
  'STEP 4 by the briefing': { section: 'movements', of: (on) => dossier({ briefing: { attendedOn: on } }) },
  'STEP 4 by the recording': { section: 'movements', of: (on) => dossier({ briefing: { recordingSentOn: on } }) },
  'STEP 5': { section: 'movements', of: (on) => dossier({ placements: [placement({ openedOn: on })] }) },
  'STEP 6': { section: 'movements', of: (on) => dossier({ placements: [placement({ application: { on } })] }) },
  'STEP 7': { section: 'movements', of: (on) => dossier({ placements: [placement({ selection: { on } })] }) },
  'STEP 8': {
    section: 'movements',
    of: (on) => dossier({ placements: [placement({ result: { on, outcome: 'declined' } })] }),
  },
  'STEP 11, on its last day': {
    section: 'movements',
    of: (on) => dossier({ placements: [placement({ run: { startedOn: day('2026-07-01'), endedOn: on } })] }),
  },
  'a registration': {
    section: 'registrations',
    of: (on) => dossier({ registration: { on, supporters: {} } }),
  },
  'a contract received': {
    section: 'contracts',
    of: (on) => dossier({ placements: [placement({ contracts: [contract({ receivedOn: on, reviews: [] })] })] }),
  },
  'a contract reviewed': {
    section: 'contracts',
    of: (on) =>
      dossier({
        placements: [
          placement({ contracts: [contract({ receivedOn: day('2026-09-01'), reviews: [review({ on })] })] }),
        ],
      }),
  },
  'a course registration': {
    section: 'courses',
    of: (on) =>
      dossier({
        placements: [placement({ course: { on, year: 2026, term: 'autumn', course: 'JRI-001', credits: 2 } })],
      }),
  },
  'a certificate': {
    section: 'certificates',
    of: (issuedOn) =>
      dossier({
        certificates: [
          { number: 'E-2026-0001', kind: 'enrollment', lang: 'ja', issuedOn, file: 'x.pdf', sha256: '', by: '見本' },
        ],
      }),
  },
  'a placement that ended': {
    section: 'closings',
    of: (on) => dossier({ placements: [placement({ closed: { as: 'withdrawn', by: 'company', on } })] }),
  },
  'an override': {
    section: 'overrides',
    of: (on) =>
      dossier({ overrides: [{ rule: 'length', gate: 10, reason: '見本のため', on, by: '見本', compared: '{}' }] }),
  },
};

describe.each(Object.entries(facts))('%s', (_, { section, of }) => {
  const counted = (on: LocalDate, request?: Partial<ReportRequest>) =>
    rowsOf(report([of(on)], request), section).length;
  test('counts on the first and on the last day of the month', () => {
    expect([counted(FIRST), counted(LAST)]).toEqual([1, 1]);
  });
  test('does not count on the day before and on the day after', () => {
    expect([counted(addDays(FIRST, -1)), counted(addDays(LAST, 1))]).toEqual([0, 0]);
  });
  test('does not count while its day lies after the day of the report', () => {
    const asOf = day('2026-10-14');
    expect([counted(asOf, { asOf }), counted(day('2026-10-15'), { asOf })]).toEqual([1, 0]);
  });
});

test('a certificate that was voided after the month was valid in it', () => {
  const certificate = {
    number: 'E-2026-0001',
    kind: 'enrollment',
    lang: 'ja',
    file: '',
    sha256: '',
    by: '見本',
  } as const;
  const states = (on: LocalDate) => {
    const voided = { on, by: '見本', reason: '誤記' };
    const known = dossier({ certificates: [{ ...certificate, issuedOn: FIRST, voided }] });
    return rowsOf(report([known]), 'certificates').map(({ state }) => state);
  };
  expect([states(LAST), states(addDays(LAST, 1))]).toEqual([['void'], ['valid']]);
});

test('the sections stand in their order, each with its columns as the keys of its rows', () => {
  const all = report([
    dossierUpTo(10),
    facts['an override']?.of(FIRST) ?? dossier(),
    facts['a certificate']?.of(LAST) ?? dossier(),
  ]);
  expect(all.sections.map(({ key }) => key)).toEqual(SECTIONS.monthly);
  for (const { columns, rows } of all.sections) {
    for (const row of rows) expect(Object.keys(row).toSorted()).toEqual(columns.map(({ key }) => key).toSorted());
  }
});

test('a movement says who, where, which step and when', () => {
  expect(rowsOf(report([dossierUpTo(8)]), 'movements')).toEqual([
    {
      on: '2026-10-05',
      student: '20249001',
      name: '見本 太郎',
      placement: 'P-0001',
      company: 'C-0001',
      step: 8,
      key: 'result',
    },
  ]);
});

test('a review took so many days, and so many working days: a weekend and a holiday are left out', () => {
  const revision = contract({ receivedOn: day('2026-10-08'), reviews: [review({ on: day('2026-10-13') })] });
  const of = dossier({ placements: [placement({ contracts: [revision] })] });
  expect(rowsOf(report([of]), 'contracts')).toMatchObject([
    { ref: 'P-0001-E1', kind: 'employment', outcome: 'approved', days: 5, workingDays: 2 },
  ]);
  expect(countOf(report([of]), 'review-days')).toBe(5);
});

test('only the secretariat’s review ends the waiting', () => {
  const reviews = [review({ by: 'supervisor', on: day('2026-10-09') })];
  const of = dossier({ placements: [placement({ contracts: [contract({ reviews })] })] });
  expect(rowsOf(report([of]), 'contracts')).toMatchObject([{ reviewedOn: null, outcome: null, days: null }]);
  expect(countOf(report([of]), 'contracts-reviewed')).toBe(0);
  expect(countOf(report([of]), 'review-days')).toBeNull();
});

test('a review of the next month does not change how the contract stood in this one', () => {
  const reviews = [
    review({ outcome: 'returned', on: day('2026-10-12') }),
    review({ outcome: 'approved', on: day('2026-11-04') }),
  ];
  const of = dossier({ placements: [placement({ contracts: [contract({ reviews })] })] });
  expect(rowsOf(report([of]), 'contracts')).toMatchObject([{ reviewedOn: '2026-10-12', outcome: 'returned' }]);
});

test('revisions of an implementation agreement are counted among the contracts', () => {
  const revision = { revision: 2, receivedOn: FIRST, reviews: [review({ on: LAST })] };
  const host = company({ agreements: [agreement({ revisions: [revision] })] });
  const all = report([], { companies: new Map([['C-0001', host]]) });
  expect(rowsOf(all, 'contracts')).toMatchObject([
    { ref: 'A-0001-2', student: null, company: 'C-0001', kind: 'agreement', days: 30 },
  ]);
});

test('each step has its line, also where nobody stands on it', () => {
  const rows = rowsOf(report([dossierUpTo(8)]), 'by-step');
  expect(rows.map((row) => row.step)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(rows[8]).toEqual({ step: 8, key: 'result', next: 9, students: 1, ended: 0, reached: 1, stopped: 1 });
  expect(rows[0]).toEqual({ step: 0, key: 'none', next: 1, students: 0, ended: 0, reached: 1, stopped: 0 });
  expect(rows[12]).toEqual({ step: 12, key: 'grading', next: null, students: 0, ended: 0, reached: 0, stopped: 0 });
});

test('where students stand is read at the end of the month, although more is known since', () => {
  const of = dossierUpTo(12);
  const standing = (asOf: LocalDate, month = OCTOBER) => {
    const made = report([of], { asOf, period: month });
    return [
      rowsOf(made, 'by-step').find((row) => row.students === 1)?.step,
      rowsOf(made, 'by-phase').find((row) => row.students === 1)?.phase,
    ];
  };
  // Everything is registered, and the internship starts next month.
  expect(standing(day('2027-03-01'))).toEqual([10, 'preparation']);
  expect(standing(day('2026-10-06'))).toEqual([8, 'preparation']);
  expect(standing(day('2027-03-01'), daysOfMonth(monthOf(day('2027-02-01'))))).toEqual([12, 'finished']);
});

test('a way that was cut short is counted as ended, on the step that was reached', () => {
  const of = dossierUpTo(8, { result: { on: day('2026-10-05'), outcome: 'rejected' } });
  expect(rowsOf(report([of]), 'by-step')[8]).toMatchObject({ students: 1, ended: 1 });
  expect(rowsOf(report([of]), 'by-phase').find((row) => row.phase === 'ended')?.students).toBe(1);
});

test('what is stopped names the rule, who must act and the command', () => {
  const of = dossierUpTo(8, { contracts: [contract({ reviews: [], signedOn: day('2026-10-09') })] });
  expect(rowsOf(report([of]), 'blocked')).toEqual([
    {
      student: '20249001',
      name: '見本 太郎',
      placement: 'P-0001',
      company: 'C-0001',
      step: 10,
      rule: 'contract-review',
      actor: 'secretariat',
      by: '2026-11-02',
      urgency: 'red',
      settle: 'coopj contract review 20249001 --placement P-0001 --outcome approved',
    },
  ]);
});

test('a student without the supervisor’s approval is stopped before STEP 3', () => {
  const { approval, registration, briefing, ...of } = dossier();
  expect(rowsOf(report([of]), 'blocked')).toMatchObject([
    { step: 3, rule: 'order', actor: 'supervisor', placement: null },
  ]);
});

test('nothing is stopped where the next step may be recorded, and where a placement has ended', () => {
  const ended = dossierUpTo(6, { closed: { as: 'declined', by: 'student', on: day('2026-09-20') } });
  expect(rowsOf(report([dossier(), dossierUpTo(9), ended]), 'blocked')).toEqual([]);
});

test('what stops two of a student’s placements is told for each', () => {
  const two = [placementUpTo(8), placementUpTo(8, { ref: 'P-0002', company: 'C-0002' })];
  const made = report([dossier({ placements: two })]);
  expect(rowsOf(made, 'blocked').map((row) => row.placement)).toEqual(['P-0001', 'P-0002']);
  expect(countOf(made, 'blocked')).toBe(2);
});

test('rows are in the order of their days, then of the students, whatever order they came in', () => {
  const one = (number: string, on: string) =>
    dossier({ student: student({ number }), registration: { on: day(on), supporters: {} } });
  const made = report([one('3', '2026-10-02'), one('2', '2026-10-09'), one('1', '2026-10-02')]);
  expect(rowsOf(made, 'registrations').map((row) => row.student)).toEqual(['1', '3', '2']);
});

const histories = fc.array(
  fc.array(studentChange('20249001', { placements: ['P-0001', 'P-0002'], certificates: ['E-2026-0001'] }), {
    maxLength: 25,
  }),
  { maxLength: 6 },
);
const folded = (changes: readonly Parameters<typeof evolve>[1][]) =>
  changes.reduce(evolve, { ...NOTHING_KNOWN, student: student() } as Dossier);
const sum = (of: Report, section: SectionKey<'monthly'>) =>
  rowsOf(of, section).reduce((total, row) => total + Number(row.students), 0);

test('counts by step and by phase each sum to the number of students, for any histories', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 0, max: 200 }), (all, shift) => {
      const made = report(all.map(folded), { asOf: addDays(FIRST, shift) });
      expect(sum(made, 'by-step')).toBe(all.length);
      expect(sum(made, 'by-phase')).toBe(all.length);
      expect(countOf(made, 'students')).toBe(all.length);
    }),
  );
});

test('every movement of any history is dated in the month', () => {
  fc.assert(
    fc.property(histories, (all) => {
      for (const { on } of rowsOf(report(all.map(folded)), 'movements')) {
        expect(String(on) >= FIRST && String(on) <= LAST).toBe(true);
      }
    }),
  );
});

test('blocked are those whom a rule stops, not everybody who is under way', () => {
  // Without a reviewed contract STEP 10 is stopped.
  expect(countOf(report([dossier(), dossierUpTo(7), dossierUpTo(9)]), 'blocked')).toBe(0);
  expect(countOf(report([dossier(), dossierUpTo(7), dossierUpTo(9), dossierUpTo(8)]), 'blocked')).toBe(1);
});

test('what is dated on the last day of the month still counts as of it, and what is dated later does not', () => {
  const paid = (on: string) => INSURED.map((one) => ({ ...one, paidOn: day(on) }));
  const insured = (on: string) => dossierAsOf(dossier({ insurances: paid(on) }), LAST).insurances.length;
  expect([insured('2026-10-31'), insured('2026-11-01')]).toEqual([2, 0]);
});
