import type Database from 'better-sqlite3';
import { type Forgery, type HistoryFinding, isOfTables } from '../../core/journal/findings.ts';
import type { JournalHead } from '../../core/journal/head.ts';
import { walk } from '../chain.ts';
import type { HistoryCheck, StoredLine } from '../store.ts';
import { tableFindings } from './compare.ts';
import { SCHEMA } from './connect.ts';
import { schemaDifference } from './guard/altered.ts';
import { type NotedHead, notedHead } from './guard/head-file.ts';
import { guarded } from './problems.ts';
import { rebuild } from './update.ts';

const LINES =
  'SELECT journal.seq, at, day, operation, actor, subject, version, digest, hash, salt, text FROM journal LEFT JOIN journal_content USING (seq) ORDER BY journal.seq';

/** Looks at the journal and what follows from it. `migrations` make the tables to compare with. */
export function historian(db: Database.Database, file: string, migrations: string) {
  const hashOf = (seq: number): string | undefined =>
    db.prepare<[number], string>('SELECT hash FROM journal WHERE seq = ?').pluck().get(seq);

  /** The last entry that the tables hold, against the last of the journal. */
  function held(head: JournalHead | undefined): readonly HistoryFinding[] {
    const [row] = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM projection').all();
    const last = head?.seq ?? 0;
    if (row === undefined || row.seq < last) return [{ what: 'tables-behind', seq: (row?.seq ?? 0) + 1, to: last }];
    if (row.seq > last) return [{ what: 'tail-cut', seq: last + 1, to: row.seq }];
    return last > 0 && row.hash !== head?.hash ? [{ what: 'chain-remade', to: last }] : [];
  }

  /** Triggers keep the journal as it is, so that one which is gone or somebody else's is the first thing to know. */
  function declared(): readonly HistoryFinding[] {
    const { missing = [], foreign = [], altered = [] } = schemaDifference(db, migrations, SCHEMA) ?? {};
    const told = (what: Forgery, names: readonly string[]) => names.map((key): HistoryFinding => ({ what, key }));
    return [...told('object-missing', missing), ...told('object-foreign', foreign), ...told('object-altered', altered)];
  }

  /** An entry as it was kept elsewhere. */
  function kept(against: NotedHead, head: JournalHead | undefined, isCut: boolean): readonly HistoryFinding[] {
    const hash = hashOf(against.seq);
    if (hash === against.hash) return [];
    if (hash !== undefined) return [{ what: 'chain-remade', to: against.seq }];
    return [{ what: isCut ? 'tail-cut' : 'rolled-back', seq: (head?.seq ?? 0) + 1, to: against.seq }];
  }

  function check(against?: JournalHead): HistoryCheck {
    const { entries, head, findings: chain } = walk(db.prepare<[], StoredLine>(LINES).iterate());
    const tables = held(head);
    const isCut = tables.some(({ what }) => what === 'tail-cut');
    const elsewhere = [notedHead(file), against].filter((one) => one !== undefined);
    const all = [
      ...chain,
      ...tables,
      ...elsewhere.flatMap((one) => kept(one, head, isCut)),
      ...declared(),
      ...tableFindings(db, file, migrations),
    ];
    const told = new Set<string>();
    // The tables and several heads may tell the same.
    const findings = all.filter(({ what, seq, to, table, key }) => {
      const said = table === undefined ? `${what} ${seq} ${to} ${key}` : `${table} ${key}`;
      return !told.has(said) && told.add(said);
    });
    return { entries, ...(head && { head }), findings };
  }

  return {
    /** On one snapshot. */
    verify: (against?: JournalHead): HistoryCheck => guarded(file, () => db.transaction(() => check(against))()),
    /** Alone: nothing is written between the look and the rebuilding. */
    rebuild: (): HistoryCheck =>
      guarded(file, () =>
        db
          .transaction(() => {
            const found = check();
            // Else the tables may be all that still tells what was recorded.
            if (found.findings.every(isOfTables)) rebuild(db, file);
            return found;
          })
          .immediate(),
      ),
  };
}
