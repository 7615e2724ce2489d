import { type LocalDate, type Period, within } from '../dates.ts';
import { type Dossier, openPlacements } from '../dossier.ts';
import { isCutShort } from '../placement.ts';
import type { Facts } from '../rules/rule.ts';
import {
  highestDone,
  keyOf,
  leadingPlacement,
  nextStep,
  type Phase,
  phaseOf,
  STEPS,
  type StepNumber,
} from '../steps.ts';
import { agreementRows } from './contracts.ts';
import { type MonthsColumn, monthsTally, yearBehind } from './months.ts';
import type { Report, ReportCell } from './report.ts';
import { number, text } from './section.ts';
import { MONTH_SECTIONS, type MonthColumn, type MonthSectionKey } from './sections.ts';
import { standsOf } from './stands.ts';
import { contractDays, type SpanColumn } from './turnaround.ts';
import { until } from './until.ts';

/** What the report is about, and what its rules may look at. `companies` as they were known on `asOf`. */
export interface MonthlyRequest extends Pick<Facts, 'companies' | 'office' | 'calendar'> {
  /** First to last day of the month. */
  readonly period: Period;
  /** The day on which the dossiers were known to be so. */
  readonly asOf: LocalDate;
}

/** Takes the dossiers one by one, as they were known on `asOf`: only rows of the month are held. */
export interface MonthlyReport {
  add(dossier: Dossier): void;
  finish(): Report;
}

type Row = Readonly<Record<string, ReportCell>>;
/** Where a student is: in the phase of the next step, through all twelve, or at the end of a way that was cut short. */
export const STANDINGS = [
  'registration',
  'application',
  'preparation',
  'participation',
  'completion',
  'finished',
  'ended',
] as const satisfies readonly (Phase | 'finished' | 'ended')[];
export type Standing = (typeof STANDINGS)[number];

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
] as const;
export type SummaryKey = (typeof SUMMARY)[number];

function standing(dossier: Dossier): Standing {
  const leading = leadingPlacement(dossier);
  const next = nextStep(dossier, leading);
  if (next !== null) return phaseOf(next);
  return leading && isCutShort(leading) ? 'ended' : 'finished';
}

/** Compares rows by some of their columns; what is not known comes first. */
const byColumns = (columns: readonly string[]) => (a: Row, b: Row) => {
  for (const column of columns) {
    const [x, y] = [a[column] ?? '', b[column] ?? ''];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
};

/**
 * The monthly report. A fact counts where it is dated in the month and was known on `asOf`.
 * What stands (counts by step and phase, what is blocked) is read, and its rules are judged, at the end of the month,
 * or on `asOf` where that is earlier: so a report made later for a past month says the same.
 */
export function monthlyReport(request: MonthlyRequest): MonthlyReport {
  const { period, asOf, companies, office, calendar } = request;
  const end = within(asOf, period) || asOf < period.from ? asOf : period.to;
  const rows = new Map<MonthSectionKey, Row[]>(MONTH_SECTIONS.map(({ key }) => [key, []]));
  const steps = Array.from({ length: 13 }, () => ({ students: 0, ended: 0 }));
  const standings = new Map<Standing, number>(STANDINGS.map((key) => [key, 0]));
  const months = monthsTally(yearBehind({ from: period.from, to: period.to }));
  let students = 0;
  let open = 0;
  let blocked = 0;
  return {
    add(known) {
      const dossier = until(known, end);
      const stands = standsOf({ dossier, companies, office, calendar, today: end });
      const where = standing(dossier);
      const step = steps[highestDone(dossier, leadingPlacement(dossier))];
      if (step) {
        step.students += 1;
        if (where === 'ended') step.ended += 1;
      }
      months.add(dossier);
      standings.set(where, (standings.get(where) ?? 0) + 1);
      students += 1;
      open += openPlacements(dossier).length;
      blocked += stands.filter(({ stops }) => stops.length > 0).length;
      for (const { key, rows: of } of MONTH_SECTIONS)
        rows.get(key)?.push(...of({ dossier, stands, period, today: end, calendar }));
    },
    finish() {
      for (const company of companies.values()) {
        rows.get('contracts')?.push(...agreementRows(company, end, period, calendar));
      }
      const sections = MONTH_SECTIONS.map(({ key, columns, sort, chart }) => ({
        key,
        columns,
        rows: (rows.get(key) ?? []).toSorted(byColumns(sort)),
        ...(chart && { chart }),
      }));
      const count = (key: MonthSectionKey) => rows.get(key)?.length ?? 0;
      const contracts = rows.get('contracts') ?? [];
      const inMonth = (column: string) =>
        contracts.filter((row) => {
          const on = row[column];
          return typeof on === 'string' && period.from <= on && on <= period.to;
        });
      const reviewDays = inMonth('reviewedOn').map(({ days }) => Number(days));
      const counts: Readonly<Record<SummaryKey, number | null>> = {
        students,
        'open-placements': open,
        movements: count('movements'),
        registrations: count('registrations'),
        'contracts-received': inMonth('receivedOn').length,
        'contracts-reviewed': inMonth('reviewedOn').length,
        'review-days': mean(reviewDays),
        courses: count('courses'),
        certificates: count('certificates'),
        closings: count('closings'),
        blocked,
        overrides: count('overrides'),
      };
      return {
        report: 'monthly',
        period,
        asOf,
        sections: [
          summary(counts),
          byStep(steps),
          byPhase(standings),
          months.section(),
          contractDays(reviewDays),
          ...sections,
        ],
      };
    },
  };
}

/** To one decimal; null where there is nothing to take the mean of. */
const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10) / 10;

const SUMMARY_COLUMNS = [text('key'), number('count')] as const;
const STEP_COLUMNS = [
  number('step'),
  text('key'),
  number('next'),
  number('students'),
  number('ended'),
  number('reached'),
] as const;
const PHASE_COLUMNS = [text('phase'), number('students')] as const;

const summary = (counts: Readonly<Record<SummaryKey, number | null>>) =>
  ({
    key: 'summary',
    columns: SUMMARY_COLUMNS,
    rows: SUMMARY.map((key) => ({ key, count: counts[key] })),
  }) as const;

/** Each student once, by the highest step done without a gap; `ended` of them on a way that was cut short; `reached` came so far or farther. */
const byStep = (steps: readonly { readonly students: number; readonly ended: number }[]) =>
  ({
    key: 'by-step',
    columns: STEP_COLUMNS,
    rows: steps.map((counts, step) => ({
      step,
      key: step === 0 ? 'none' : keyOf(step as StepNumber),
      next: STEPS[step]?.number ?? null,
      ...counts,
      reached: steps.slice(step).reduce((sum, { students }) => sum + students, 0),
    })),
    chart: { kind: 'funnel', label: 'key', value: 'reached' },
  }) as const;

const byPhase = (standings: ReadonlyMap<Standing, number>) =>
  ({
    key: 'by-phase',
    columns: PHASE_COLUMNS,
    rows: STANDINGS.map((phase) => ({ phase, students: standings.get(phase) ?? 0 })),
    chart: { kind: 'bars', label: 'phase', value: 'students' },
  }) as const;

/** The sections in the order of the report. */
export const MONTHLY_SECTIONS = [
  'summary',
  'by-step',
  'by-phase',
  'by-month',
  'contract-days',
  ...MONTH_SECTIONS.map(({ key }) => key),
] as const;
export type MonthlySection = (typeof MONTHLY_SECTIONS)[number];
export type MonthlyColumn =
  | MonthColumn
  | MonthsColumn
  | SpanColumn
  | (typeof SUMMARY_COLUMNS | typeof STEP_COLUMNS | typeof PHASE_COLUMNS)[number]['key'];
