import { BEGINNING } from '../journal.ts';
import { PROJECTED } from '../layout.ts';
import type { Subject } from '../store.ts';
import { batch } from './batch.ts';
import { moveHead } from './head.ts';
import { type Ledger, reader } from './ledger.ts';
import type { Session } from './session.ts';
import { type OfficeTables, subjectTables } from './subjects.ts';

/** Makes an office's tables again from its journal, within a transaction that holds its head row. */
export async function rebuild(session: Session, office: string): Promise<void> {
  const { query } = session;
  for (const table of PROJECTED) await query(`DELETE FROM ${table} WHERE office = $1`, [office]);
  const journal = reader(session, office);
  const rows = batch(session, office);
  await refill(journal, subjectTables(session, office, rows), rows.sendMany);
  await rows.flush();
  await moveHead(session, office, (await journal.head()) ?? { seq: 0, hash: BEGINNING });
}

/**
 * Fills empty tables from a journal, subject by subject. Stops at content that cannot be read or replayed, unless somebody wants to
 * hear of it: that subject then has no rows.
 */
export async function refill(
  journal: Ledger,
  { replay }: OfficeTables,
  between: () => Promise<void>,
  unreadable?: (subject: Subject) => void,
): Promise<void> {
  let last: Subject | '' = '';
  for (;;) {
    const subjects = await journal.subjects(last);
    for (const [subject, lines] of await journal.ofEach(subjects)) {
      try {
        await replay(subject, lines.map(journal.entry));
      } catch (error) {
        if (!unreadable) throw error;
        unreadable(subject);
      }
      await between();
    }
    const next = subjects.at(-1);
    if (next === undefined) return;
    last = next;
  }
}
