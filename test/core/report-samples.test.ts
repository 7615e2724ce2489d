import { describe, expect, test } from 'vitest';
import { daysOfMonth, monthOf } from '../../src/core/calendar/dates.ts';
import { daysOfYear } from '../../src/core/calendar/periods.ts';
import { anonymous } from '../../src/core/reports/anonymous.ts';
import { REPORT_KEYS, type ReportKey, reportOf } from '../../src/core/reports/index.ts';
import type { Report, ReportColumn } from '../../src/core/reports/report.ts';
import type { ReportRequest } from '../../src/core/reports/section.ts';
import { CALENDAR, day, OFFICE } from '../helpers/dossiers.ts';
import { OFFICE_COMPANIES, OFFICE_YEAR } from '../helpers/office-year.ts';
import { expectPinned } from '../helpers/pinned.ts';

const YEAR: ReportRequest = {
  period: daysOfYear(2026),
  asOf: day('2027-04-05'),
  companies: OFFICE_COMPANIES,
  office: OFFICE,
  calendar: CALENDAR,
};
const OCTOBER: ReportRequest = { ...YEAR, period: daysOfMonth(monthOf(day('2026-10-01'))), asOf: day('2026-11-02') };
/** The same month, looked at on its way. */
const HALF: ReportRequest = { ...OCTOBER, asOf: day('2026-10-14') };

function made(key: ReportKey, request: ReportRequest): Report {
  const report = reportOf(key, request);
  for (const one of OFFICE_YEAR) report.add(one);
  return report.finish();
}

const columnLine = ({ key, type, holds }: ReportColumn) => `${key}:${type}${holds === undefined ? '' : `:${holds}`}`;
const reportLines = ({ report, period, asOf, program, institute, anonymous, sections }: Report): readonly string[] => [
  [report, period.from, period.to, asOf, program ?? '—', institute ?? '—', anonymous === true ? 'anonymous' : '—'].join(
    ' · ',
  ),
  ...sections.flatMap(({ key, columns, rows, chart }) => [
    `## ${key}${chart ? ` ${JSON.stringify(chart)}` : ''}`,
    columns.map(columnLine).join(' · '),
    ...rows.map((row) => columns.map((column) => row[column.key] ?? '—').join(' · ')),
  ]),
];

test.each(REPORT_KEYS)('the report %s of an office’s year, of a month and of half of it, is as pinned', (key) => {
  const lines = [YEAR, OCTOBER, HALF].flatMap((request) => reportLines(made(key, request)));
  expectPinned(`reports/${key}.txt`, lines);
});

test.each([
  [{ program: '統計科学コース' }],
  [{ program: 'Statistical Science Program' }],
  [{ institute: '統計数理研究所' }],
  [{ program: '情報学コース', institute: '国立情報学研究所' }],
  [{ program: '見本コース' }],
])('a report of %j counts those students alone', (of) => {
  const report = reportOf('pipeline', { ...YEAR, ...of });
  const counted = OFFICE_YEAR.filter((one) => report.add(one)).map(({ student }) => student.number);
  const isOf = (program: string, institute?: string) =>
    OFFICE_YEAR.filter(
      ({ student }) => student.program === program && (institute === undefined || student.institute === institute),
    ).map(({ student }) => student.number);
  const expected =
    'program' in of && of.program === '見本コース'
      ? []
      : 'program' in of && of.program === '情報学コース'
        ? isOf('情報学コース').filter((number) => number !== '20240004')
        : 'institute' in of
          ? ['20240003', '20240004', '20240012']
          : isOf('統計科学コース');
  expect(counted).toEqual(expected);
  expect(report.finish()).toMatchObject(of);
});

describe('an anonymous report', () => {
  test.each(['certificates', 'overrides', 'obligations'] as const)('of %s names nobody, and is as pinned', (key) => {
    const report = anonymous(made(key, YEAR));
    const lines = reportLines(report);
    expect(lines.join('\n')).not.toMatch(/見本 \d+号|2024\d{4}|P-\d{4}|[EI]-2026-\d{4}|特例|締結中/);
    expectPinned(`reports/anonymous-${key}.txt`, lines);
  });
});
