import type { HistoryFinding } from '../../core/journal/findings.ts';
import { ofRows } from '../findings.ts';
import { idOf } from '../journal.ts';
import { OWNERS, PROJECTED, snake } from '../layout.ts';
import { batch } from './batch.ts';
import { reader } from './ledger.ts';
import { refill } from './rebuild.ts';
import type { Session } from './session.ts';
import { subjectTables } from './subjects.ts';

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
  for (const { table, owner: pointer } of OWNERS) {
    const owner = snake(pointer);
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
      findings.push(ofRows(table, key, await of(is), await of(should)));
    }
  }
  // The true tables stand there again.
  await query('ROLLBACK TO SAVEPOINT compared');
  return findings;
}
