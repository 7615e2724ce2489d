import { maskedFacts } from '../core/model/student-fields.ts';
import type { Report } from '../core/reports/report.ts';
import { type Mask, masked, type Shown } from '../core/text/mask.ts';
import type { Column, Format, List, ListCell } from './out.ts';
import type { Target } from './target.ts';

/** Data that left as a file or in a spreadsheet's format. */
export interface Exported {
  /** Several if a file was written besides the answer. */
  readonly formats: readonly string[];
  /** Keys of its columns. */
  readonly columns: readonly string[];
  /** Number of different students. */
  readonly students: number;
  /** All that is known left, though it may be of nobody. */
  readonly whole: boolean;
  /** Digests of the files. */
  readonly files: readonly string[];
}

/** Keeps track of exports: files of --output, and csv, tsv or xlsx in a pipe. What is read on a screen is not counted. */
export interface ExportTally {
  list<Row>(list: List<Row>): List<Row>;
  /** Of an anonymous report only the columns, as it is about nobody. */
  report(report: Pick<Report, 'anonymous' | 'sections'>): void;
  /** A single record, which may be about a `student`. */
  card(value: Readonly<Record<string, unknown>>): void;
  beside(format: string, columns: readonly string[], students: ReadonlySet<string>, sha256: string): void;
  /** All that is known of so many students. */
  whole(students: number): void;
  /** Undefined if nothing was exported. */
  exported(): Exported | undefined;
}

/** What carries data elsewhere. */
export const SHEETS: readonly Format[] = ['csv', 'tsv', 'xlsx', 'html', 'pdf', 'md'];

export function exportTally(target: Target, format: Format): ExportTally {
  const leaves = target.file || (SHEETS.includes(format) && !target.isTTY);
  const formats = new Set<string>();
  const columns = new Set<string>();
  const students = new Set<string>();
  const files: string[] = [];
  let counted: number | undefined;
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
    beside(other, more, of, sha256) {
      files.push(sha256);
      formats.add(other);
      for (const key of more) columns.add(key);
      for (const student of of) students.add(student);
    },
    whole(of) {
      formats.add(format);
      counted = of;
    },
    exported() {
      if (formats.size === 0) return undefined;
      const own = leaves ? (target.sha256() ?? []) : [];
      return {
        formats: [...formats],
        columns: [...columns],
        students: Math.max(students.size, counted ?? 0),
        whole: counted !== undefined,
        files: [...files, ...[own].flat()],
      };
    },
  };
}

async function* met<Row>(rows: List<Row>['rows'], look: (row: Row) => void): AsyncIterable<Row> {
  for await (const row of rows) {
    look(row);
    yield row;
  }
}

export type CardValue = Readonly<Record<string, unknown>>;

/** What an answer shows of personal facts: masked where people read, as they are where programs do, unless a flag says otherwise. */
export interface Cover {
  readonly shown: Shown;
  list<Row>(list: List<Row>): List<Row>;
  card(value: CardValue): CardValue;
  /** Whose facts a person saw unmasked, as far as the answer names them; undefined if nobody's. */
  seen(): ReadonlySet<string> | undefined;
  /** A person reads masks where `--unmask` would show what they hide. */
  hides(): boolean;
}

const FOR_PEOPLE: readonly Format[] = ['table', 'plain'];

export function coverOf(
  format: Format,
  { mask = false, unmask = false }: { readonly mask?: boolean; readonly unmask?: boolean },
): Cover {
  const isRead = FOR_PEOPLE.includes(format);
  const covers = mask || (isRead && !unmask);
  const looks = isRead && !covers;
  const students = new Set<string>();
  let isSeen = false;
  let isHidden = false;
  const hide = (how: Mask, text: string) => {
    const hidden = masked(how, text);
    if (hidden !== text) isHidden = true;
    return hidden;
  };
  const meet = (student: unknown) => {
    isSeen = true;
    if (typeof student === 'string' && student !== '') students.add(student);
  };
  return {
    shown(how, text) {
      if (how === undefined || (!covers && !looks)) return text;
      if (covers) return hide(how, text);
      if (masked(how, text) !== text) isSeen = true;
      return text;
    },
    list<Row>(list: List<Row>): List<Row> {
      if (!list.columns.some(({ mask: how }) => how !== undefined)) return list;
      if (covers) return { ...list, columns: list.columns.map((column) => covered(column, hide)) };
      const { student = () => null, rows } = list;
      return looks ? { ...list, rows: met(rows, (row) => meet(student(row))) } : list;
    },
    card(value) {
      if (!covers && !looks) return value;
      const hidden = maskedFacts(value) as CardValue;
      const isSame = JSON.stringify(hidden) === JSON.stringify(value);
      // The text of a card is masked by itself.
      if (covers && !isSame && format === 'plain') isHidden = true;
      if (covers) return hidden;
      if (!isSame) meet(value.student ?? value.number);
      return value;
    },
    seen: () => (isSeen ? students : undefined),
    hides: () => isRead && !mask && isHidden,
  };
}

function covered<Row>(column: Column<Row>, hide: typeof masked): Column<Row> {
  const { mask, cell, text } = column;
  if (mask === undefined) return column;
  return {
    ...column,
    cell: (row) => coveredCell(cell(row), (value) => hide(mask, value)),
    ...(text && { text: (row) => hide(mask, text(row)) }),
  };
}

const coveredCell = (cell: ListCell, hide: (value: string) => string): ListCell =>
  cell === null ? null : hide(String(cell));
