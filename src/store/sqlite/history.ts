import type Database from 'better-sqlite3';
import { type Forgery, type HistoryFinding, isOfTables } from '../../core/journal/findings.ts';
import type { JournalHead } from '../../core/journal/head.ts';
import { walk } from '../chain.ts';
import { ofKept, ofTables, onlyOnce } from '../findings.ts';
import type { HistoryCheck, StoredLine } from '../store.ts';
import { tableFindings } from './compare.ts';
import { SCHEMA } from './connect.ts';
import { schemaDifference } from './guard/altered.ts';
import { notedHead } from './guard/head-file.ts';
import { guarded } from './problems.ts';
import { rebuild } from './update.ts';

const LINES =
  'SELECT journal.seq, at, day, operation, actor, subject, version, digest, hash, salt, text FROM journal LEFT JOIN journal_content USING (seq) ORDER BY journal.seq';

/** Looks at the journal and what follows from it. `migrations` make the tables to compare with. */
export function historian(db: Database.Database, file: string, migrations: string) {
  const hashOf = (seq: number): string | undefined =>
    db.prepare<[number], string>('SELECT hash FROM journal WHERE seq = ?').pluck().get(seq);

  const held = () => db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM projection').get();

  /** Triggers keep the journal as it is, so that one which is gone or somebody else's is the first thing to know. */
  function declared(): readonly HistoryFinding[] {
    const { missing = [], foreign = [], altered = [] } = schemaDifference(db, migrations, SCHEMA) ?? {};
    const told = (what: Forgery, names: readonly string[]) => names.map((key): HistoryFinding => ({ what, key }));
    return [...told('object-missing', missing), ...told('object-foreign', foreign), ...told('object-altered', altered)];
  }

  function check(against?: JournalHead): HistoryCheck {
    const { entries, head, findings: chain } = walk(db.prepare<[], StoredLine>(LINES).iterate());
    const tables = ofTables(held(), head);
    const elsewhere = [notedHead(file), against].filter((one) => one !== undefined);
    const all = [
      ...chain,
      ...tables,
      ...elsewhere.flatMap((one) => ofKept(one, hashOf(one.seq), head, tables)),
      ...declared(),
      ...tableFindings(db, file, migrations),
    ];
    return { entries, ...(head && { head }), findings: onlyOnce(all) };
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
