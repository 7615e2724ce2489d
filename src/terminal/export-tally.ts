import type { Report } from '../core/reports/report.ts';
import type { Format, List } from './out.ts';
import type { Target } from './target.ts';

/** Data that left as a file or in a spreadsheet's format. */
export interface Exported {
  /** Several if a file was written besides the answer. */
  readonly formats: readonly string[];
  /** Keys of its columns. */
  readonly columns: readonly string[];
  /** Number of different students. */
  readonly students: number;
}

/** Keeps track of exports: files of --output, and csv, tsv or xlsx in a pipe. What is read on a screen is not counted. */
export interface ExportTally {
  list<Row>(list: List<Row>): List<Row>;
  /** Of an anonymous report only the columns, as it is about nobody. */
  report(report: Pick<Report, 'anonymous' | 'sections'>): void;
  /** A single record, which may be about a `student`. */
  card(value: Readonly<Record<string, unknown>>): void;
  beside(format: string, columns: readonly string[], students: ReadonlySet<string>): void;
  /** Undefined if nothing was exported. */
  exported(): Exported | undefined;
}

const SHEETS: readonly Format[] = ['csv', 'tsv', 'xlsx', 'html', 'pdf', 'md'];

export function exportTally(target: Target, format: Format): ExportTally {
  const leaves = target.file || (SHEETS.includes(format) && !target.isTTY);
  const formats = new Set<string>();
  const columns = new Set<string>();
  const students = new Set<string>();
  const keys = (more: readonly string[]) => {
    if (!leaves) return;
    formats.add(format);
    for (const key of more) columns.add(key);
  };
  const meet = (student: unknown) => {
    if (typeof student === 'string' && student !== '') students.add(student);
  };
  return {
    card(value) {
      keys(Object.keys(value));
      if (leaves) meet(value.student);
    },
    list(list) {
      keys(list.columns.map(({ key }) => key));
      const { student, rows } = list;
      if (!leaves || student === undefined) return list;
      return { ...list, rows: met(rows, (row) => meet(student(row))) };
    },
    report({ anonymous = false, sections }) {
      if (!leaves) return;
      for (const { columns: of, rows } of sections) {
        keys(of.map(({ key }) => key));
        const held = anonymous ? [] : of.filter(({ holds }) => holds === 'student');
        for (const row of rows) for (const { key } of held) meet(row[key]);
      }
    },
    beside(other, more, of) {
      formats.add(other);
      for (const key of more) columns.add(key);
      for (const student of of) students.add(student);
    },
    exported: () =>
      formats.size > 0 ? { formats: [...formats], columns: [...columns], students: students.size } : undefined,
  };
}

async function* met<Row>(rows: List<Row>['rows'], look: (row: Row) => void): AsyncIterable<Row> {
  for await (const row of rows) {
    look(row);
    yield row;
  }
}
