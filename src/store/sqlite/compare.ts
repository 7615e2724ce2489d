import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { HistoryFinding } from '../../core/journal/findings.ts';
import { ofRows } from '../findings.ts';
import { idOf } from '../journal.ts';
import { OWNERS } from '../layout.ts';
import { reader } from './ledger.ts';
import { subjectTables } from './subjects.ts';
import { alone, migrate, refill } from './update.ts';

type Cell = string | number | null;

/** In what the projected tables differ from the replay of the journal, which fills tables of its own beside them. */
export function tableFindings(db: Database.Database, file: string, migrations: string): readonly HistoryFinding[] {
  // A file of SQLite's own that has no name, and is gone with the connection.
  const replayed = new Database('');
  try {
    replayed.pragma('journal_mode = OFF');
    const findings: HistoryFinding[] = [];
    alone(replayed, () => {
      migrate(replayed, migrations);
      refill(reader(db, file), subjectTables(replayed, file), (subject) => {
        findings.push({ what: 'content-unreadable', key: idOf(subject) });
      });
    });
    return [...findings, ...OWNERS.flatMap(({ table, owner }) => differences(table, owner, db, replayed))];
  } finally {
    replayed.close();
  }
}

function differences(
  table: string,
  owner: string,
  found: Database.Database,
  wanted: Database.Database,
): readonly HistoryFinding[] {
  const columns = (wanted.pragma(`table_info(${table})`) as readonly { name: string }[]).map(({ name }) => name);
  const all = columns.map((name) => `"${name}"`).join(', ');
  const ordered = `SELECT "${owner}", ${all} FROM ${table} ORDER BY "${owner}", ${all}`;
  const left = new Map(digests(wanted, ordered));
  const odd: string[] = [];
  for (const [key, digest] of digests(found, ordered)) {
    if (left.get(key) !== digest) odd.push(key);
    left.delete(key);
  }
  return [...odd, ...left.keys()].map((key): HistoryFinding => {
    const of = (db: Database.Database) =>
      db
        .prepare<[string], Record<string, Cell>>(`SELECT ${all} FROM ${table} WHERE "${owner}" = ? ORDER BY ${all}`)
        .all(key);
    return ofRows(table, key, of(found), of(wanted));
  });
}

/** Of each owner all rows in one digest; they come in the order of their owners. */
function* digests(db: Database.Database, sql: string): Generator<readonly [key: string, digest: string]> {
  let key: string | undefined;
  let hash = createHash('sha256');
  for (const [owner, ...row] of db.prepare<[], Cell[]>(sql).raw().iterate()) {
    if (String(owner) !== key) {
      if (key !== undefined) yield [key, hash.digest('hex')];
      key = String(owner);
      hash = createHash('sha256');
    }
    hash.update(JSON.stringify(row));
  }
  if (key !== undefined) yield [key, hash.digest('hex')];
}
