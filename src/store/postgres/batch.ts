import { Abort } from '../../errors.ts';
import { COMPANIES, OFFICE, STUDENTS, snake, type TableRow } from '../layout.ts';
import type { Subject } from '../store.ts';
import { isTaken } from './problems.ts';
import type { Session } from './session.ts';

/** Rows that wait to be put in at most. */
const MOST = 1000;
/** What others point at comes first. */
const ORDER = [
  'journal',
  'journal_content',
  ...[COMPANIES, OFFICE, STUDENTS].map(({ main }) => main),
  ...[COMPANIES, STUDENTS].flatMap(({ parts }) => parts),
];

interface Waiting {
  readonly subject: Subject;
  readonly row: TableRow;
}

/** Many rows a statement, whatever their types: they travel as JSON. */
export function rowsInto(table: string, columns: readonly string[]): string {
  const names = columns.map((name) => `"${name}"`).join(', ');
  return `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, $1::json)`;
}

/** PostgreSQL keeps no NUL in a text and no half of a character. The whole record stands beside it, as it is. */
export const kept = (value: TableRow[string]): TableRow[string] =>
  typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\u{FFFD}').replaceAll('\0', '\u{2400}') : value;

/** New rows of one transaction, kept back until there are many or something is to be read. */
export function batch({ query }: Pick<Session, 'query'>, office: string) {
  const waiting = new Map<string, Waiting[]>();
  let count = 0;

  const put = (table: string, rows: readonly Waiting[]) => {
    const said = rows.map(({ row }) =>
      Object.fromEntries([
        ['office', office],
        ...Object.entries(row).map(([name, value]) => [snake(name), kept(value)]),
      ]),
    );
    return query(rowsInto(table, Object.keys(said[0] ?? {})), [JSON.stringify(said)]);
  };

  /** One by one, to tell whose row it is that cannot be put in. */
  async function putEach(table: string, rows: readonly Waiting[]): Promise<void> {
    for (const one of rows) {
      try {
        await put(table, [one]);
      } catch (error) {
        throw isTaken(error) ? new Abort('conflict', { subject: one.subject }) : error;
      }
    }
  }

  async function putAll(table: string, rows: readonly Waiting[]): Promise<void> {
    if (new Set(rows.map(({ subject }) => subject)).size === 1) {
      try {
        await put(table, rows);
      } catch (error) {
        const [first] = rows;
        throw first && isTaken(error) ? new Abort('conflict', { subject: first.subject }) : error;
      }
      return;
    }
    await query('SAVEPOINT many');
    try {
      await put(table, rows);
    } catch (error) {
      if (!isTaken(error)) throw error;
      await query('ROLLBACK TO SAVEPOINT many');
      await putEach(table, rows);
    }
    await query('RELEASE SAVEPOINT many');
  }

  /** What waits is on its way; the next rows are made meanwhile. */
  let going: Promise<void> = Promise.resolve();

  async function send(): Promise<void> {
    await going;
    const rows = ORDER.flatMap((table) => [[table, waiting.get(table) ?? []] as const]);
    waiting.clear();
    count = 0;
    going = (async () => {
      for (const [table, some] of rows) if (some.length > 0) await putAll(table, some);
    })();
    // It is told to whoever waits for it.
    going.catch(() => undefined);
  }

  return {
    add(table: string, row: TableRow, subject: Subject): void {
      const rows = waiting.get(table);
      if (rows) rows.push({ row, subject });
      else waiting.set(table, [{ row, subject }]);
      count += 1;
    },
    /** All rows are in. */
    async flush(): Promise<void> {
      await send();
      await going;
    },
    /** After each write. */
    sendMany: async (): Promise<void> => (count >= MOST ? send() : undefined),
    /** Nothing is on its way any more, whatever became of it: what follows comes behind it. */
    settled: (): Promise<void> => going.catch(() => undefined),
  };
}
export type Batch = ReturnType<typeof batch>;
