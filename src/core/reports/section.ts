import type { Calendar } from '../calendar.ts';
import type { LocalDate, Period } from '../dates.ts';
import type { Dossier } from '../dossier.ts';
import type { Placement } from '../placement.ts';
import { nameOf } from '../student.ts';
import type { ReportCell, ReportChart, ReportColumn } from './report.ts';
import type { Stand } from './stands.ts';

/** What a section looks at: one student as of the end of the period, or of `asOf` where that is earlier. */
export interface MonthView {
  readonly dossier: Dossier;
  readonly stands: readonly Stand[];
  readonly period: Period;
  /** The day as of which it stands. */
  readonly today: LocalDate;
  readonly calendar: Calendar;
}

/** A section of rows, to which each student adds. */
export interface MonthSection<Key extends string, Column extends string> {
  readonly key: Key;
  readonly columns: readonly (ReportColumn & { readonly key: Column })[];
  /** The columns by which the rows are sorted. */
  readonly sort: readonly Column[];
  readonly chart?: ReportChart;
  readonly rows: (view: MonthView) => readonly Readonly<Record<Column, ReportCell>>[];
}

export const section = <Key extends string, Column extends string>(made: MonthSection<Key, Column>) => made;

export const text = <K extends string>(key: K) => ({ key, type: 'text' }) as const;
export const day = <K extends string>(key: K) => ({ key, type: 'day' }) as const;
export const number = <K extends string>(key: K) => ({ key, type: 'number' }) as const;

export const who = ({ dossier }: MonthView) => ({ student: dossier.student.number, name: nameOf(dossier.student) });
export const where = (placement: Placement | undefined) => ({
  placement: placement?.ref ?? null,
  company: placement?.company ?? null,
});
