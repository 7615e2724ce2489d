import { type Progress, progressOf } from '../agenda/progress.ts';
import type { LocalDate, Period } from '../calendar/dates.ts';
import type { Calendar } from '../calendar/working-days.ts';
import type { Companies, Company } from '../model/company.ts';
import type { Dossier } from '../model/dossier.ts';
import type { Placement } from '../model/placement.ts';
import { nameOf } from '../model/student.ts';
import { type Office, programOf } from '../profile/office.ts';
import { STOPPING } from '../rules/judge.ts';
import type { ReportCell, ReportChart, ReportColumn } from './report.ts';

/** What a report is about, and what its rules may look at: companies and calendar as known on `asOf`. */
export interface ReportRequest {
  readonly period: Period;
  /** The day as of which the dossiers were known. */
  readonly asOf: LocalDate;
  readonly companies: Companies;
  readonly office: Office;
  readonly calendar: Calendar;
  /** Limits the report to this programme or parent institute. */
  readonly program?: string;
  readonly institute?: string;
}

export interface Scope extends ReportRequest {
  /** The end of the period, or `asOf` if that is earlier. */
  readonly end: LocalDate;
}

/** What a section looks at: one student as of the end. */
export interface View extends Scope {
  readonly dossier: Dossier;
  /** Judged on demand, by the rules that can stop a step. */
  stands(): readonly Progress[];
}

export function viewOf(scope: Scope, dossier: Dossier): View {
  let judged: readonly Progress[] | undefined;
  const { companies, office, calendar, end: today } = scope;
  const stands = () => {
    judged ??= progressOf({ dossier, companies, office, calendar, today }, STOPPING);
    return judged;
  };
  return { ...scope, dossier, stands };
}

export type ReportRow<Column extends string = string> = Readonly<Record<Column, ReportCell>>;

/** A section in the making: takes the students one by one, then returns its rows. */
export interface SectionMaker<Key extends string = string, Column extends string = string> {
  readonly key: Key;
  readonly columns: readonly (ReportColumn & { readonly key: Column })[];
  readonly chart?: ReportChart;
  readonly add?: (view: View) => void;
  readonly rows: () => readonly ReportRow<Column>[];
}

export const section = <Key extends string, Column extends string>(made: SectionMaker<Key, Column>) => made;

/** A section to which each student and company adds rows. */
export function listed<Key extends string, Column extends string>({
  rows: rowsOf,
  companyRows = () => [],
  sort,
  ...heading
}: Pick<SectionMaker<Key, Column>, 'key' | 'columns' | 'chart'> & {
  /** The columns by which the rows are sorted. */
  readonly sort: readonly Column[];
  readonly rows: (view: View) => readonly ReportRow<Column>[];
  /** Rows of the companies, which belong to no programme. */
  readonly companyRows?: () => readonly ReportRow<Column>[];
}): SectionMaker<Key, Column> {
  const found: ReportRow<Column>[] = [];
  let all: readonly ReportRow<Column>[] | undefined;
  return {
    ...heading,
    add: (view) => void found.push(...rowsOf(view)),
    rows: () => {
      all ??= [...found, ...companyRows()].sort(byColumns(sort));
      return all;
    },
  };
}

/** Compares rows by some columns; unknown values come first. */
const byColumns = (columns: readonly string[]) => (a: ReportRow, b: ReportRow) => {
  for (const column of columns) {
    const [x, y] = [a[column] ?? '', b[column] ?? ''];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
};

export const text = <K extends string>(key: K) => ({ key, type: 'text' }) as const;
export const day = <K extends string>(key: K) => ({ key, type: 'day' }) as const;
export const number = <K extends string>(key: K) => ({ key, type: 'number' }) as const;
/** Free text, which may identify anybody. */
export const free = <K extends string>(key: K) => ({ key, type: 'text', holds: 'words' }) as const;
export const person = <K extends string>(key: K) => ({ key, type: 'text', holds: 'name' }) as const;
export const paper = <K extends string>(key: K) => ({ key, type: 'text', holds: 'paper' }) as const;

export const WHO = [{ key: 'student', type: 'text', holds: 'student' }, person('name')] as const;
export const WHERE = [{ key: 'placement', type: 'text', holds: 'placement' }, text('company')] as const;
export const FROM_WHERE = [text('program'), text('institute')] as const;

export const who = ({ dossier }: Pick<View, 'dossier'>) => ({
  student: dossier.student.number,
  name: nameOf(dossier.student),
});
export const where = (placement: Placement | undefined) => ({
  placement: placement?.ref ?? null,
  company: placement?.company ?? null,
});
/** A programme under the profile's name, Japanese if there is one; unlisted names stay as they are. */
export function programNamed(office: Office, name: string): string {
  const names = programOf(office, name)?.program;
  return names ? names.ja || names.en : name;
}

/** The same for a parent institute. */
export function instituteNamed({ programs }: Office, name: string): string {
  const names = programs.find(({ institute: { ja, en } }) => ja === name || en === name)?.institute;
  return names ? names.ja || names.en : name;
}

/** Programme and institute under one name each; the institute defaults to the programme's. */
export const fromWhere = ({ dossier: { student }, office }: Pick<View, 'dossier' | 'office'>) => {
  const institute = student.institute ?? programOf(office, student.program)?.institute.ja ?? null;
  return {
    program: programNamed(office, student.program),
    institute: institute === null ? null : instituteNamed(office, institute),
  };
};

/** Every company, unless the report is limited to a programme or institute. */
export const companiesIn = ({ companies, program, institute }: Scope): readonly Company[] =>
  program === undefined && institute === undefined ? [...companies.values()] : [];
