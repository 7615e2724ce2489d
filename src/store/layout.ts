import type { Cell } from './projection.ts';

export const STUDENTS: Layout = {
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

export const COMPANIES: Layout = { main: 'companies', key: 'code', pointer: 'company', parts: ['agreements'] };

export const OFFICE: Layout = { main: 'office', key: 'key', pointer: 'office', parts: [] };

export type Row = Readonly<Record<string, Cell>>;

/** The rows of one subject, by table. */
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** The table with one row a subject, its key, and the column by which the other tables point there. */
export interface Layout {
  readonly main: string;
  readonly key: string;
  readonly pointer: string;
  /** The column that holds the key of the journal where that is not the subject's own. */
  readonly filed?: string;
  /** All the other tables. */
  readonly parts: readonly string[];
}
