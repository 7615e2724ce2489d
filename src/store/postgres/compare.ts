import type { HistoryFinding } from '../../core/journal/findings.ts';
import { idOf } from '../journal.ts';
import { COMPANIES, OFFICE, STUDENTS, snake } from '../layout.ts';
import { batch } from './batch.ts';
import { reader } from './ledger.ts';
import { PROJECTED, refill } from './rebuild.ts';
import type { Session } from './session.ts';
import { subjectTables } from './subjects.ts';

/** A table, and the column that says whose row it is. */
const TABLES: readonly (readonly [table: string, owner: string])[] = [COMPANIES, OFFICE, STUDENTS].flatMap(
  ({ main, key, parts, pointer }) => [
    [main, snake(key)] as const,
    ...parts.map((part) => [part, snake(pointer)] as const),
  ],
);

type Row = Readonly<Record<string, unknown>>;

/**
 * In what an office's tables differ from the replay of the journal. That fills tables of the same names, which this connection alone
 * sees, and which stand before the true ones until the transaction ends.
 */
export async function tableFindings(session: Session, office: string): Promise<readonly HistoryFinding[]> {
  const { query } = session;
  const [home] = await query<{ name: string }>(
    "SELECT quote_ident(nspname) AS name FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE pg_class.oid = to_regclass('students')",
  );
  const schema = home?.name ?? 'public';
  await query('SAVEPOINT compared');
  for (const table of PROJECTED)
    await query(`CREATE TEMP TABLE ${table} (LIKE ${schema}.${table} INCLUDING DEFAULTS) ON COMMIT DROP`);
  await query('CREATE INDEX ON pg_temp.companies (office, code)');
  const findings: HistoryFinding[] = [];
  const rows = batch(session, office);
  await refill(reader(session, office), subjectTables(session, office, rows), rows.sendMany, (subject) => {
    findings.push({ what: 'content-unreadable', key: idOf(subject) });
  });
  await rows.flush();
  for (const [table, owner] of TABLES) {
    const [is, should] = [`${schema}.${table}`, `pg_temp.${table}`];
    const all = (from: string) => `SELECT * FROM ${from} WHERE office = $1`;
    const differing = await query<{ key: string }>(
      `SELECT DISTINCT "${owner}" AS key FROM (
         (${all(is)} EXCEPT ALL ${all(should)}) UNION ALL (${all(should)} EXCEPT ALL ${all(is)})
       ) AS odd ORDER BY 1`,
      [office],
    );
    for (const { key } of differing) {
      const of = (from: string) =>
        query<Row>(
          `SELECT one.* FROM ${from} AS one WHERE office = $1 AND "${owner}" = $2 ORDER BY one::text COLLATE "C"`,
          [office, key],
        );
      findings.push(difference(table, key, await of(is), await of(should)));
    }
  }
  // The true tables stand there again.
  await query('ROLLBACK TO SAVEPOINT compared');
  return findings;
}

function difference(table: string, key: string, is: readonly Row[], should: readonly Row[]): HistoryFinding {
  const isWhole = is.length === should.length && is.length > 0;
  const columns = Object.keys(is[0] ?? {}).filter((name) => is.some((row, n) => row[name] !== should[n]?.[name]));
  return { what: 'table-changed', table, key, ...(isWhole && { columns }) };
}
