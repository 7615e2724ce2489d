import type { Report } from '../core/reports/report.ts';
import type { Format, List } from './out.ts';
import type { Target } from './target.ts';

/** An answer that left as a file, or in the format of a spreadsheet. */
export interface Exported {
  /** More than one where a file was written beside the answer. */
  readonly formats: readonly string[];
  /** Keys of its columns. */
  readonly columns: readonly string[];
  /** Different students in it. */
  readonly students: number;
}

/** Keeps count of what leaves: a file of --output, and csv, tsv or xlsx into a pipe. What is read on a screen does not. */
export interface Leaving {
  list<Row>(list: List<Row>): List<Row>;
  /** Of a report that was made anonymous, its columns alone: it is about nobody. */
  report(report: Pick<Report, 'anonymous' | 'sections'>): void;
  /** One thing in full, which may be of a `student`. */
  card(value: Readonly<Record<string, unknown>>): void;
  beside(format: string, columns: readonly string[], students: ReadonlySet<string>): void;
  /** Undefined where nothing left. */
  exported(): Exported | undefined;
}

const SHEETS: readonly Format[] = ['csv', 'tsv', 'xlsx', 'html', 'pdf', 'md'];

export function leavingBy(target: Target, format: Format): Leaving {
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
