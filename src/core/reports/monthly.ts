import { within } from '../calendar/dates.ts';
import type { Standing } from '../model/steps.ts';
import { mean, numbersIn } from './figures.ts';
import {
  blocked,
  certificates,
  closings,
  courses,
  internships,
  movements,
  overrides,
  registrations,
} from './monthly-sections.ts';
import { monthsTally } from './months.ts';
import type { ReportCell } from './report.ts';
import { type Reporter, reporter, scopeOf } from './reporter.ts';
import { revisions, waiting } from './revisions.ts';
import { number, type ReportRequest, type Scope, section, text } from './section.ts';
import { standingTally } from './standing.ts';
import { contractDays } from './turnaround.ts';

/** The rows of the first section. */
export const SUMMARY = [
  'students',
  'open-placements',
  'movements',
  'registrations',
  'contracts-received',
  'contracts-reviewed',
  'review-days',
  'courses',
  'certificates',
  'closings',
  'blocked',
  'overrides',
  'early-ends',
  'courses-withdrawn',
] as const;
export type SummaryKey = (typeof SUMMARY)[number];

/** Counts of students about whom there is nothing to report but where they are and since when. */
interface QuietCounts {
  readonly standing: readonly {
    readonly step: number;
    readonly reached: number;
    readonly standing: Standing;
    readonly students: number;
  }[];
  readonly months: readonly { readonly month: string; readonly step: number; readonly times: number }[];
}

export interface MonthlyReporter extends Reporter {
  /** Replaces adding each student with nothing dated since `since`, nothing open, and STEP 1 to 4 done. */
  addQuiet(quiet: QuietCounts): void;
}

export function monthlySections(scope: Scope) {
  const standing = standingTally();
  const months = monthsTally(scope.period);
  let stopped = 0;
  const rows = {
    movements: movements(),
    registrations: registrations(),
    contracts: revisions(scope),
    courses: courses(),
    certificates: certificates(),
    closings: closings(),
    overrides: overrides(),
  };
  const inPeriod = (column: 'receivedOn' | 'reviewedOn') =>
    rows.contracts.rows().filter((row) => within((row[column] ?? undefined) as never, scope.period));
  const days = () => numbersIn(inPeriod('reviewedOn'), 'days');
  const counts = (): Readonly<Record<SummaryKey, ReportCell>> => ({
    students: standing.totals.students,
    'open-placements': standing.totals.open,
    movements: rows.movements.rows().length,
    registrations: rows.registrations.rows().length,
    'contracts-received': inPeriod('receivedOn').length,
    'contracts-reviewed': inPeriod('reviewedOn').length,
    'review-days': mean(days()),
    courses: rows.courses.rows().length,
    certificates: rows.certificates.rows().length,
    closings: rows.closings.rows().length,
    blocked: stopped,
    overrides: rows.overrides.rows().length,
    'early-ends': rows.closings.rows().filter((row) => row.agreedDays !== null || row.workedDays !== null).length,
    'courses-withdrawn': rows.movements.rows().filter((row) => row.key === 'course-withdrawn').length,
  });
  const summary = section({
    key: 'summary',
    columns: [text('key'), number('count')],
    add: (view) => {
      standing.add(view);
      months.add(view);
      stopped += view.stands().filter(({ stops }) => stops.length > 0).length;
    },
    rows: () => {
      const count = counts();
      return SUMMARY.map((key) => ({ key, count: count[key] }));
    },
  });
  return {
    standing,
    months,
    sections: [
      summary,
      standing.byStep,
      standing.byPhase,
      months.section,
      contractDays(days),
      internships(),
      rows.movements,
      rows.registrations,
      rows.contracts,
      rows.courses,
      rows.certificates,
      rows.closings,
      blocked(),
      rows.overrides,
      waiting(scope),
    ] as const,
  };
}
/** The monthly report: what happened, where everybody is, and what is stopped. */
export function monthlyReport(request: ReportRequest): MonthlyReporter {
  const scope = scopeOf(request);
  const { standing, months, sections } = monthlySections(scope);
  return {
    ...reporter('monthly', scope, sections),
    addQuiet(quiet) {
      for (const { step, reached, standing: at, students } of quiet.standing)
        standing.count(step, reached, at, students);
      for (const { step, month, times } of quiet.months) months.count(step, month, times);
    },
  };
}
