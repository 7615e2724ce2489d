import { setImmediate } from 'node:timers/promises';
import { Abort } from '../../errors.ts';
import { COMPANIES, OFFICE, type RowChange, STUDENTS, snake, type TableRow } from '../layout.ts';
import type { Subject } from '../store.ts';
import { isTaken } from './problems.ts';
import type { Session } from './session.ts';

/** Rows that wait to be put in at most. */
const MOST = 1000;
/** So many writes are made before what the server answered meanwhile is looked at. */
const AT_ONCE = 20;
/**
 * Whether a row points at another is looked up by a plan that the server makes once. Made for an empty table it may use an index that
 * leads through all of a full one: plans are kept only once so many rows are in.
 */
const FULL = 10_000;
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
/** What waits, by table: rows to be deleted by whose they are, rows that take the place of others by their key, and new rows. */
interface Work {
  readonly gone: Map<string, { readonly by: string; readonly of: string[] }>;
  readonly changed: Map<string, { readonly by: string; readonly rows: Waiting[] }>;
  readonly fresh: Map<string, Waiting[]>;
}

/** Many rows a statement, whatever their types: they travel as JSON. */
export function rowsInto(table: string, columns: readonly string[]): string {
  const names = columns.map((name) => `"${name}"`).join(', ');
  return `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, $1::json)`;
}

/** The same for rows that are there. */
function rowsOver(table: string, key: string, columns: readonly string[]): string {
  const set = columns.filter((name) => name !== key && name !== 'office').map((name) => `"${name}" = one."${name}"`);
  return `UPDATE ${table} SET ${set} FROM json_populate_recordset(NULL::${table}, $1::json) AS one
    WHERE ${table}.office = one.office AND ${table}."${key}" = one."${key}"`;
}

const NOT_KEPT = /\0|\p{Surrogate}/u;
/** PostgreSQL keeps no NUL in a text and no half of a character. The whole record stands beside it, as it is. */
export const kept = (value: TableRow[string]): TableRow[string] =>
  typeof value === 'string' && NOT_KEPT.test(value)
    ? value.replace(/\p{Surrogate}/gu, '\u{FFFD}').replaceAll('\0', '\u{2400}')
    : value;

/** Whose new rows wait. */
const subjectsOf = ({ fresh }: Work): ReadonlySet<Subject> =>
  new Set([...fresh.values()].flatMap((rows) => rows.map(({ subject }) => subject)));

/** Statements on their way, which follow one another; what went wrong first made the others fail. */
async function inOrder(going: readonly Promise<unknown>[]): Promise<void> {
  for (const one of await Promise.allSettled(going)) if (one.status === 'rejected') throw one.reason;
}

/** What one transaction writes, kept back until there is much of it or something is to be read. */
export function batch({ query }: Pick<Session, 'query'>, office: string) {
  let waiting: Work = { gone: new Map(), changed: new Map(), fresh: new Map() };
  /** Whose rows wait to be replaced. */
  let touched = new Set<Subject>();
  let count = 0;
  let writes = 0;
  let sent = 0;

  const put = (rows: readonly Waiting[], statement: (columns: readonly string[]) => string) => {
    const names = Object.keys(rows[0]?.row ?? {}).map((name) => [name, snake(name)] as const);
    const said = rows.map(({ row }) => {
      const one: Record<string, TableRow[string]> = { office };
      for (const [name, column] of names) one[column] = kept(row[name] ?? null);
      return one;
    });
    return query(statement(['office', ...names.map(([, column]) => column)]), [JSON.stringify(said)]);
  };

  /** Another's number is taken: whose row is it that cannot be put in? */
  const putFor = async (table: string, subject: Subject, rows: readonly Waiting[]): Promise<void> => {
    try {
      await put(rows, (columns) => rowsInto(table, columns));
    } catch (error) {
      throw isTaken(error) ? new Abort('conflict', { subject }) : error;
    }
  };

  async function putAll(work: Work): Promise<void> {
    const { gone, changed, fresh } = work;
    const before = ORDER.toReversed().flatMap((table) => {
      const { by, of } = gone.get(table) ?? {};
      return of ? [query(`DELETE FROM ${table} WHERE office = $1 AND "${by}" = ANY($2::text[])`, [office, of])] : [];
    });
    for (const [table, { by, rows }] of changed) before.push(put(rows, (columns) => rowsOver(table, by, columns)));
    const tables = ORDER.flatMap((table) => {
      const rows = fresh.get(table);
      return rows ? [[table, rows] as const] : [];
    });
    const [subject, ...others] = subjectsOf(work);
    if (subject === undefined) return inOrder(before);
    if (others.length === 0)
      return inOrder([...before, ...tables.map(([table, rows]) => putFor(table, subject, rows))]);
    sent += tables.reduce((sum, [, rows]) => sum + rows.length, 0);
    const some = [
      ...before,
      query(`SET LOCAL plan_cache_mode = ${sent < FULL ? 'force_custom_plan' : 'auto'}`),
      query('SAVEPOINT many'),
      ...tables.map(([table, rows]) => put(rows, (columns) => rowsInto(table, columns))),
      query('RELEASE SAVEPOINT many'),
    ];
    try {
      await inOrder(some);
    } catch (error) {
      if (!isTaken(error)) throw error;
      // One by one.
      await query('ROLLBACK TO SAVEPOINT many');
      for (const [table, rows] of tables) for (const one of rows) await putFor(table, one.subject, [one]);
    }
  }

  /** What waits is on its way; the next rows are made meanwhile. */
  let going: Promise<void> = Promise.resolve();

  async function send(): Promise<void> {
    await going;
    const work = waiting;
    waiting = { gone: new Map(), changed: new Map(), fresh: new Map() };
    touched = new Set();
    count = 0;
    going = putAll(work);
    // It is told to whoever waits for it.
    going.catch(() => undefined);
  }
  /** All of it is in. */
  async function flush(): Promise<void> {
    await send();
    await going;
  }
  function add(table: string, row: TableRow, subject: Subject): void {
    const rows = waiting.fresh.get(table);
    if (rows) rows.push({ row, subject });
    else waiting.fresh.set(table, [{ row, subject }]);
    count += 1;
  }

  async function rename(table: string, column: string, from: string, row: TableRow): Promise<void> {
    const columns = Object.keys(row).map((name, n) => `"${snake(name)}" = $${n + 3}`);
    const values = [office, from, ...Object.values(row).map(kept)];
    await query(`UPDATE ${table} SET ${columns} WHERE office = $1 AND "${snake(column)}" = $2`, values);
  }

  return {
    add,
    /** Puts rows in the place of a subject's former ones. */
    async replace(subject: Subject, changes: Iterable<RowChange>): Promise<void> {
      // What waits may be of the same rows.
      if (touched.has(subject)) await flush();
      for (const change of changes) {
        const { what, table } = change;
        if (what === 'insert') {
          add(table, { ...change.row, ...change.more }, subject);
          continue;
        }
        const [column, value] = change.by;
        if (what === 'delete') {
          const gone = waiting.gone.get(table);
          if (gone) gone.of.push(value);
          else waiting.gone.set(table, { by: snake(column), of: [value] });
        } else {
          const row = { ...change.row, ...change.more };
          if (row[column] !== value) {
            await flush();
            await rename(table, column, value, row);
            continue;
          }
          const changed = waiting.changed.get(table);
          if (changed) changed.rows.push({ row, subject });
          else waiting.changed.set(table, { by: snake(column), rows: [{ row, subject }] });
        }
        count += 1;
      }
      touched.add(subject);
    },
    flush,
    /** All of it, a statement behind it, and the end of the transaction: in one message, unless rows may have to be put in one by one. */
    async flushWith(last: () => Promise<unknown>, end: () => Promise<unknown>): Promise<void> {
      const isOfOne = subjectsOf(waiting).size <= 1;
      await send();
      if (isOfOne) return inOrder([going, last(), end()]);
      await inOrder([going, last()]);
      await end();
    },
    /** After each write. What is on its way goes on meanwhile. */
    async sendMany(): Promise<void> {
      if (count >= MOST) await send();
      writes += 1;
      if (writes % AT_ONCE === 0) await setImmediate();
    },
    /** Nothing is on its way any more, whatever became of it: what follows comes behind it. */
    settled: (): Promise<void> => going.catch(() => undefined),
  };
}
export type Batch = ReturnType<typeof batch>;
