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
