import type { TableCell } from './projection.ts';

export const STUDENTS: TableLayout = {
  main: 'students',
  key: 'number',
  pointer: 'student',
  filed: 'filedAs',
  parts: [
    'placements',
    'contracts',
    'reviews',
    'courses',
    'evaluations',
    'grades',
    'certificates',
    'reissues',
    'overrides',
  ],
};

export const COMPANIES: TableLayout = {
  main: 'companies',
  key: 'code',
  pointer: 'company',
  parts: ['agreements', 'jobs'],
};

export const OFFICE: TableLayout = { main: 'office', key: 'key', pointer: 'office', parts: [] };

/** All projected tables; what points at others comes first. */
export const PROJECTED = [STUDENTS, COMPANIES, OFFICE].flatMap(({ main, parts }) => [...parts, main]);
/** Each of them, and the column that says whose row it is. */
export const OWNERS = [COMPANIES, OFFICE, STUDENTS].flatMap(({ main, key, pointer, parts }) => [
  { table: main, owner: key },
  ...parts.map((table) => ({ table, owner: pointer })),
]);

export type TableRow = Readonly<Record<string, TableCell>>;

/** The rows of one subject, by table. */
export type SubjectRows = Readonly<Record<string, readonly TableRow[]>>;

/** The table with one row a subject, its key, and the column by which the other tables point there. */
export interface TableLayout {
  readonly main: string;
  readonly key: string;
  readonly pointer: string;
  /** The column that holds the key of the journal where that is not the subject's own. */
  readonly filed?: string;
  /** All the other tables. */
  readonly parts: readonly string[];
}

/** One thing to be done to a table; `more` are columns behind those of the row. */
export type RowChange =
  | { readonly what: 'insert'; readonly table: string; readonly row: TableRow; readonly more?: TableRow }
  | {
      readonly what: 'update';
      readonly table: string;
      readonly row: TableRow;
      readonly more: TableRow;
      readonly by: RowKey;
    }
  | { readonly what: 'delete'; readonly table: string; readonly by: RowKey };
type RowKey = readonly [column: string, value: string];

/**
 * Puts rows in the place of a subject's former ones. Without `before` the subject has no rows yet; without `after` it will have none.
 * `subject` is its key in the journal.
 */
export function* rowChanges(
  { main, key, pointer, filed, parts }: TableLayout,
  subject: string,
  before: SubjectRows | undefined,
  after: SubjectRows | undefined,
  revision: number,
): Generator<RowChange> {
  const stood = String(before?.[main]?.[0]?.[key] ?? subject);
  for (const table of parts) if (before?.[table]?.length) yield { what: 'delete', table, by: [pointer, stood] };
  const [first] = after?.[main] ?? [];
  if (first === undefined) {
    if (before !== undefined) yield { what: 'delete', table: main, by: [key, stood] };
    return;
  }
  const more = { revision, ...(filed !== undefined && { [filed]: first[key] === subject ? null : subject }) };
  if (before === undefined) yield { what: 'insert', table: main, row: first, more };
  else yield { what: 'update', table: main, row: first, more, by: [key, stood] };
  for (const table of parts) for (const one of after?.[table] ?? []) yield { what: 'insert', table, row: one };
}

/** The name of a column: `name_key`. */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** How what a database declares differs from what coopj makes: what each object is and its name, `trigger journal_keeps`. */
export interface SchemaDifference {
  /** Nobody of ours made it. */
  readonly foreign: readonly string[];
  readonly missing: readonly string[];
  readonly altered: readonly string[];
}
