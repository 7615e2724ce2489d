import { describe, expect, test } from 'vitest';
import { daysOfMonth, type LocalDate, monthOf } from '../../src/core/calendar/dates.ts';
import { daysOfYear } from '../../src/core/calendar/periods.ts';
import type { Dossier, Override } from '../../src/core/model/dossier.ts';
import { REPORT_KEYS, type ReportKey, reportOf, SECTIONS, type SectionKey } from '../../src/core/reports/index.ts';
import type { ReportRequest } from '../../src/core/reports/section.ts';
import { judgeAll } from '../../src/core/rules/judge.ts';
import { canonical } from '../../src/core/text/canonical.ts';
import { LANGUAGES } from '../../src/core/text/language.ts';
import { loadWords } from '../../src/wording/load.ts';
import { reportTitles } from '../../src/wording/report-titles.ts';
import {
  agreement,
  CALENDAR,
  company,
  contract,
  day,
  dossier,
  dossierUpTo,
  OFFICE,
  placement,
  placementUpTo,
  review,
  student,
} from '../helpers/dossiers.ts';

const COMPANIES = new Map([['C-0001', company()]]);
const REQUEST: ReportRequest = {
  period: daysOfYear(2026),
  asOf: day('2026-11-05'),
  companies: COMPANIES,
  office: OFFICE,
  calendar: CALENDAR,
};

function made(key: ReportKey, dossiers: readonly Dossier[], request: Partial<ReportRequest> = {}) {
  const report = reportOf(key, { ...REQUEST, ...request });
  for (const one of dossiers) report.add(one);
  return report.finish();
}
const rowsOf = <Of extends ReportKey>(
  key: Of,
  section: SectionKey<Of>,
  dossiers: readonly Dossier[],
  request?: Partial<ReportRequest>,
) => made(key, dossiers, request).sections.find((one) => one.key === section)?.rows ?? [];

const having = (of: Dossier, facts: Partial<Dossier>): Dossier => ({ ...of, ...facts });

/** Somebody with something to tell in every report. */
const BUSY: readonly Dossier[] = [
  dossierUpTo(10, {
    contracts: [
      contract({ reviews: [review({ outcome: 'returned', items: { pay: '締切日' } })] }),
      contract({ revision: 2 }),
    ],
  }),
  dossierUpTo(12),
  dossierUpTo(8, { closed: { as: 'withdrawn', by: 'student', on: day('2026-10-20') } }),
];

describe.each(REPORT_KEYS)('the report %s', (key) => {
  const report = made(key, BUSY, { asOf: day('2027-03-31') });
  test('has its sections in their order, each row with its columns', () => {
    expect(report.sections.map((one) => one.key)).toEqual(SECTIONS[key]);
    for (const { columns, rows } of report.sections) {
      for (const row of rows) expect(Object.keys(row).toSorted()).toEqual(columns.map((one) => one.key).toSorted());
    }
  });
  test.each(LANGUAGES)(
    'has a title for each section and column, and charts that name their own columns (%s)',
    async (lang) => {
      const titles = reportTitles(await loadWords(lang), report, {
        companies: COMPANIES,
        lang,
        printedOn: day('2027-04-01'),
      });
      for (const { key: section, columns, chart } of report.sections) {
        expect(titles.section(section)).not.toBe(section);
        const keys = columns.map((one) => one.key);
        for (const column of keys) expect(titles.column(section, column), `${section} ${column}`).not.toBe(column);
        if (!chart) continue;
        const { kind, ...named } = chart;
        expect(keys, `${section}: ${kind}`).toEqual(expect.arrayContaining(Object.values(named).flat()));
      }
    },
  );
});

describe('a programme with two names', () => {
  const [listed] = OFFICE.programs;
  if (!listed) throw new Error('no programme');
  const { program, institute } = listed;
  const of = [
    dossier({ student: student({ number: '1', program: program.ja, institute: institute.ja }) }),
    dossier({ student: student({ number: '2', program: program.en, institute: institute.en }) }),
    dossier({ student: student({ number: '3', program: 'somewhere else' }) }),
  ];
  test('is one line in every report, by whichever name a student was recorded', () => {
    expect(rowsOf('pipeline', 'by-program', of).map((row) => [row.program, row.students])).toEqual([
      ['somewhere else', 1],
      [program.ja, 2],
    ]);
    const institutes = rowsOf('pipeline', 'by-institute', of);
    expect(institutes.find((row) => row.institute === institute.ja)?.students).toBe(2);
    expect(institutes.find((row) => row.institute === institute.en)).toBeUndefined();
  });
  test.each([program.ja, program.en])('is asked for by either (%s)', (name) => {
    expect(rowsOf('pipeline', 'by-program', of, { program: name }).map((row) => row.students)).toEqual([2]);
    expect(rowsOf('pipeline', 'by-program', of, { institute: institute.en }).map((row) => row.students)).toEqual([2]);
  });
});

describe('pipeline', () => {
  const registered = (number: string, on: string) =>
    dossier({
      student: student({ number }),
      contact: { on: day('2026-08-01') },
      approval: { on: day('2026-08-03') },
      registration: { on: day(on), supporters: {} },
    });
  test('days at a step run from the one before it: the one in the middle, and the longest', () => {
    const three = [registered('1', '2026-08-04'), registered('2', '2026-08-10'), registered('3', '2026-08-23')];
    expect(rowsOf('pipeline', 'stays', three)[2]).toMatchObject({ step: 3, count: 3, median: 7, longest: 20 });
    expect(rowsOf('pipeline', 'stays', three.slice(0, 2))[2]).toMatchObject({ median: 4, longest: 7 });
  });
  test('days that are out of order count in no median', () => {
    expect(rowsOf('pipeline', 'stays', [registered('1', '2026-08-02')])[2]).toMatchObject({ count: 1, median: null });
  });
  test('a step that is not recorded is passed over: the days run from the last that is', () => {
    const { selection, ...without } = placementUpTo(8);
    expect(rowsOf('pipeline', 'stays', [dossier({ placements: [without] })])[7]).toMatchObject({ step: 8, median: 18 });
  });
  test('of a second placement nobody knows since when it waited for its first step', () => {
    const second = placement({ ref: 'P-0002', openedOn: day('2026-10-02') });
    const of = dossier({ placements: [placementUpTo(8), second] });
    const stays = rowsOf('pipeline', 'stays', [of]);
    // STEP 5 of the first came 9 days after STEP 4; that of the second counts, but in no median.
    expect(stays.find(({ step }) => step === 5)).toMatchObject({ count: 2, median: 9, longest: 9 });
  });
  test('a programme has its students, and what became of their placements', () => {
    const running = dossierUpTo(11, { run: { startedOn: day('2026-11-02') } });
    const over = dossierUpTo(6, { closed: { as: 'declined', by: 'student', on: day('2026-09-20') } });
    // Without a reviewed contract STEP 10 is stopped.
    const people = [dossier(), dossierUpTo(7), dossierUpTo(8), dossierUpTo(9), running, dossierUpTo(12), over];
    const row = { students: 7, open: 4, accepted: 2, running: 1, stopped: 1, finished: 1, ended: 1 };
    expect(rowsOf('pipeline', 'by-program', people, { asOf: day('2027-03-31') })).toMatchObject([row]);
  });
  test('who never had a placement stands before STEP 5; who has an open one, where that is', () => {
    const counts = (of: Dossier) =>
      rowsOf('pipeline', 'standing', [of], { period: daysOfMonth(monthOf(day('2026-10-01'))) })
        .filter(({ count }) => count === 1)
        .map(({ step, longest }) => [step, longest]);
    expect(counts(dossier())).toEqual([[5, expect.any(Number)]]);
    expect(counts(dossierUpTo(8))).toEqual([[9, 26]]);
    expect(counts(dossierUpTo(6, { closed: { as: 'declined', by: 'student', on: day('2026-09-20') } }))).toEqual([]);
  });
  test('a rule is counted once for each that it stops', () => {
    const of = dossierUpTo(8, { contracts: [contract({ reviews: [], signedOn: day('2026-10-09') })] });
    expect(rowsOf('pipeline', 'stopped', [of])).toEqual([{ rule: 'contract-review', step: 10, count: 1 }]);
  });
  test('a way that ended early is told by the step that was reached', () => {
    const of = dossierUpTo(6, { closed: { as: 'declined', by: 'student', on: day('2026-09-20') } });
    expect(rowsOf('pipeline', 'ended', [of])).toEqual([
      { step: 6, key: 'application', as: 'declined', by: 'student', count: 1 },
    ]);
  });
});

describe('contracts', () => {
  const returned = contract({
    receivedOn: day('2026-10-01'),
    reviews: [review({ outcome: 'returned', on: day('2026-10-05'), items: { pay: '締切日', hours: '始業' } })],
  });
  const approved = contract({
    revision: 2,
    receivedOn: day('2026-10-09'),
    reviews: [review({ on: day('2026-10-13') })],
  });
  const of = dossier({ placements: [placement({ contracts: [returned, approved] })] });
  test('a way runs from the first receipt to the approval, over all its rounds', () => {
    expect(rowsOf('contracts', 'contracts', [of])).toMatchObject([
      {
        receivedOn: '2026-10-01',
        approvedOn: '2026-10-13',
        days: 12,
        workingDays: 7,
        rounds: 2,
        returned: 1,
        state: 'approved',
      },
    ]);
    expect(rowsOf('contracts', 'by-company', [of])).toMatchObject([
      { company: 'C-0001', count: 1, approved: 1, median: 12, rounds: 2 },
    ]);
    expect(rowsOf('contracts', 'items', [of])).toEqual([
      { item: 'hours', count: 1 },
      { item: 'pay', count: 1 },
    ]);
  });
  test('each month has what was received and approved in it, and how long those took', () => {
    const autumn = { period: { from: day('2026-09-01'), to: day('2026-10-31') } };
    expect(rowsOf('contracts', 'by-month', [of], autumn)).toEqual([
      { month: '2026-09', received: 0, approved: 0, median: null },
      { month: '2026-10', received: 1, approved: 1, median: 12 },
    ]);
  });
  test.each([
    ['2026-10-01', 0, '0-3'],
    ['2026-10-04', 3, '0-3'],
    ['2026-10-05', 4, '4-7'],
    ['2026-10-08', 7, '4-7'],
    ['2026-10-09', 8, '8-14'],
    ['2026-10-15', 14, '8-14'],
    ['2026-10-16', 15, '15-30'],
    ['2026-10-31', 30, '15-30'],
    ['2026-11-01', 31, '31-'],
  ])('received on 1 October and approved on %s it took %i days: %s', (on, days, span) => {
    const one = contract({ receivedOn: day('2026-10-01'), reviews: [review({ on: day(on) })] });
    const found = [dossier({ placements: [placement({ contracts: [one] })] })];
    expect(rowsOf('contracts', 'contracts', found)).toMatchObject([{ days }]);
    expect(rowsOf('contracts', 'contract-days', found).filter(({ count }) => count !== 0)).toEqual([
      { span, count: 1 },
    ]);
  });
  test('before the approval it waits, whatever the period is; as of the return it is returned', () => {
    const state = (asOf: string) => rowsOf('contracts', 'contracts', [of], { asOf: day(asOf) }).map((row) => row.state);
    expect(['2026-10-02', '2026-10-05', '2026-10-10', '2026-10-13'].map(state)).toEqual([
      ['waiting'],
      ['returned'],
      ['waiting'],
      ['approved'],
    ]);
    const waiting = dossier({
      placements: [placement({ contracts: [contract({ receivedOn: day('2026-03-01'), reviews: [] })] })],
    });
    expect(rowsOf('contracts', 'contracts', [waiting])).toHaveLength(1);
  });
  test('an implementation agreement is a way of its company, and of no programme', () => {
    const host = company({
      agreements: [agreement({ revisions: [{ revision: 1, receivedOn: day('2026-10-01'), reviews: [review()] }] })],
    });
    const companies = new Map([['C-0001', host]]);
    expect(rowsOf('contracts', 'contracts', [], { companies })).toMatchObject([
      { kind: 'agreement', agreement: 'A-0001', student: null },
    ]);
    expect(rowsOf('contracts', 'contracts', [], { companies, program: '情報学コース' })).toEqual([]);
  });
});

test('courses are counted by term, with those that are graded', () => {
  const two = [dossierUpTo(10), dossierUpTo(12)];
  const all = { asOf: day('2027-03-31') };
  expect(rowsOf('courses', 'by-term', two, all)).toEqual([
    { year: 2026, term: 'autumn', course: 'JRI-001', registered: 2, graded: 1, credits: 4, withdrawn: 0 },
  ]);
  expect(rowsOf('courses', 'grades', two, all)).toEqual([{ grade: 'A', count: 1 }]);
  expect(rowsOf('courses', 'by-month', two, all).find(({ month }) => month === '2026-10')).toMatchObject({
    registered: 2,
  });
});

test('the register counts what was issued, reissued and voided, each in its own month', () => {
  const paper = {
    kind: 'enrollment',
    lang: 'ja',
    file: 'x.pdf',
    sha256: '',
    by: '見本',
    issuedOn: day('2026-10-05'),
  } as const;
  const certificates = [
    { ...paper, number: 'E-2026-0001', reissues: [{ on: day('2026-11-02'), by: '見本', file: 'y.pdf', sha256: '' }] },
    { ...paper, number: 'E-2026-0002', voided: { on: day('2026-11-03'), by: '見本', reason: '誤記' } },
  ];
  const of = [dossier({ certificates })];
  expect(rowsOf('certificates', 'by-kind', of)).toEqual([
    { kind: 'enrollment', lang: 'ja', issued: 2, reissued: 1, void: 1 },
  ]);
  const november = { period: daysOfMonth(monthOf(day('2026-11-01'))) };
  expect(rowsOf('certificates', 'by-kind', of, november)).toMatchObject([{ issued: 0, reissued: 1, void: 1 }]);
  expect(rowsOf('certificates', 'certificates', of).map(({ state }) => state)).toEqual(['reissued', 'void']);
  // Of a month that only its end is in the period, the days before are not counted.
  const late = { period: { from: day('2026-10-20'), to: day('2026-11-30') } };
  expect(rowsOf('certificates', 'by-month', of, late)).toEqual([
    { month: '2026-10', issued: 0, reissued: 0, void: 0 },
    { month: '2026-11', issued: 0, reissued: 1, void: 1 },
  ]);
});

describe('obligations', () => {
  const fellow = (settled: Readonly<Record<string, LocalDate>> = {}) =>
    having(dossierUpTo(12), { student: student({ jsps: 'DC1', jspsFrom: day('2026-04-01') }), settled });
  test('Form 5-3 stands by the fiscal year of the pay, until it is settled', () => {
    const state = (asOf: string, settled = {}) =>
      rowsOf('obligations', 'jsps-5-3', [fellow(settled)], { asOf: day(asOf), period: daysOfYear(2027) }).map((row) => [
        row.fiscalYear,
        row.state,
      ]);
    expect(state('2027-04-20')).toEqual([[2026, 'open']]);
    expect(state('2027-04-21')).toEqual([[2026, 'overdue']]);
    expect(state('2027-04-21', { 'jsps-5-3:2026': day('2027-04-10') })).toEqual([[2026, 'settled']]);
    expect(state('2027-04-09', { 'jsps-5-3:2026': day('2027-04-10') })).toEqual([[2026, 'open']]);
  });
  test('a permit is told while it waits, and when it ends soon', () => {
    const permit = {
      number: 1,
      kind: 'individual',
      openedOn: day('2026-09-01'),
      papers: {},
      appliedOn: day('2026-09-10'),
    } as const;
    const granted = { on: day('2026-10-01'), from: day('2026-11-02'), to: day('2027-02-01') };
    const states = (asOf: string) =>
      rowsOf('obligations', 'permits', [dossier({ permits: [{ ...permit, granted }] })], {
        asOf: day(asOf),
        period: daysOfMonth(monthOf(day(asOf))),
      }).map(({ state }) => state);
    expect(['2026-09-05', '2026-09-20', '2026-10-20', '2026-11-10'].map(states)).toEqual([
      ['preparing'],
      ['applied'],
      [],
      ['granted'],
    ]);
  });
  test('days without insurance are told with their placement', () => {
    const of = having(dossierUpTo(10), { insurances: [] });
    expect(rowsOf('obligations', 'insurance', [of])).toMatchObject([
      { placement: 'P-0001', insurance: 'gakkenbai', from: '2026-11-02', to: '2027-02-01' },
      { placement: 'P-0001', insurance: 'gakkensai' },
    ]);
  });
});

describe('an override', () => {
  const bare = dossierUpTo(8, { contracts: [contract({ reviews: [] })] });
  const facts = { dossier: bare, companies: COMPANIES, office: OFFICE, calendar: CALENDAR, today: day('2026-10-20') };
  const found = judgeAll(facts, bare.placements).find(
    ({ rule, result }) => rule === 'contract-review' && result === 'open',
  );
  const override: Override = {
    rule: 'contract-review',
    gate: 10,
    placement: 'P-0001',
    reason: '電話で確認済みのため',
    on: day('2026-10-20'),
    by: '見本',
    compared: canonical(found?.data),
  };
  const states = (contracts: Parameters<typeof contract>[0][], compared = override.compared) => {
    const of = having(dossierUpTo(8, { contracts: contracts.map(contract) }), {
      overrides: [{ ...override, compared }],
    });
    return rowsOf('overrides', 'overrides', [of]).map(({ state }) => state);
  };
  test('stands while the rule finds the same values', () => expect(states([{ reviews: [] }])).toEqual(['standing']));
  test('has lapsed where it finds others', () => expect(states([{ reviews: [] }], '{}')).toEqual(['lapsed']));
  test('is past where it finds nothing any more', () => expect(states([{}])).toEqual(['past']));
});

test('a programme is asked for by its name in either language, an institute too', () => {
  const of = [
    dossierUpTo(10),
    having(dossierUpTo(10), { student: student({ number: '2', program: '統計科学コース' }) }),
  ];
  const [row] = OFFICE.programs.filter(({ program }) => program.ja === '情報学コース');
  const students = (request: Partial<ReportRequest>) =>
    rowsOf('courses', 'courses', of, request).map((one) => one.student);
  expect(students({ program: '情報学コース' })).toEqual(['20249001']);
  expect(students({ program: row?.program.en ?? '' })).toEqual(['20249001']);
  expect(students({ institute: row?.institute.en ?? '' })).toEqual(['20249001']);
  expect(students({ program: '統計科学コース', institute: row?.institute.ja ?? '' })).toEqual([]);
});

test('a contract that was never reviewed waits no more when its placement is over', () => {
  const waits = dossierUpTo(8, { contracts: [contract({ reviews: [] })] });
  const over = dossierUpTo(8, {
    contracts: [contract({ reviews: [] })],
    closed: { as: 'withdrawn', by: 'student', on: day('2026-10-20') },
  });
  const waiting = (of: Dossier, request?: Partial<ReportRequest>) =>
    rowsOf('contracts', 'summary', [of], request).find(({ key }) => key === 'waiting')?.count;
  const later = { period: daysOfMonth(monthOf(day('2026-11-01'))) };
  expect([waiting(waits), waiting(waits, later)]).toEqual([1, 1]);
  expect([waiting(over), waiting(over, later)]).toEqual([0, 0]);
  expect(rowsOf('contracts', 'contracts', [over]).map(({ state }) => state)).toEqual(['ended']);
  expect(rowsOf('contracts', 'contracts', [over], later)).toEqual([]);
});
