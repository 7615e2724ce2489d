import type { HistoryFinding } from '../../../core/journal/findings.ts';
import { Abort } from '../../../errors.ts';
import { erases, walker } from '../../chain.ts';
import { givenIn } from '../../given.ts';
import { idOf } from '../../journal.ts';
import type { Store, StoredLine, Subject } from '../../store.ts';
import { commit, refresh, told } from '../apply.ts';
import { type Batch, batch, rowsInto } from '../batch.ts';
import { beginWriting, moveHead } from '../head.ts';
import { reader } from '../ledger.ts';
import { codeOf } from '../problems.ts';
import { refill } from '../rebuild.ts';
import type { Session } from '../session.ts';
import { subjectTables } from '../subjects.ts';

/** Takes over the journal of an office, in one transaction that holds its head row: what `beside` keeps in the store is part of it. */
export async function fill(
  session: Session,
  office: string,
  ...[lines, beside]: Parameters<Store['fill']>
): Promise<readonly HistoryFinding[]> {
  try {
    await beginWriting(session, office);
    const journal = reader(session, office);
    const there = await journal.head();
    if (there) throw new Abort('office-taken', { file: session.at, entries: there.seq });
    const { look, end } = walker();
    const rows = batch(session, office);
    try {
      const { put, erasures } = putter(rows);
      /** The server does not take what is not chained: the walk says what is wrong with it. */
      let areFit = true;
      for await (const line of lines) {
        look(line);
        if (!areFit) continue;
        put(line);
        areFit = await rows.sendMany().then(() => true, unlessUnfit);
      }
      const { head, findings } = end();
      if (findings.length > 0) return findings;
      if (!areFit) return UNREADABLE;
      await rows.flush();
      await session.query(rowsInto('erasures', ['office', 'seq', 'subject']), [
        JSON.stringify(erasures.map((one) => ({ office, ...one }))),
      ]);
      const unreadable: HistoryFinding[] = [];
      await refill(journal, subjectTables(session, office, rows), rows.sendMany, (subject) => {
        unreadable.push({ what: 'content-unreadable', key: idOf(subject) });
      });
      await rows.flush();
      if (unreadable.length > 0) return unreadable;
      await beside();
      // What the tables hold is said last: until then nothing stands in these records.
      const { seq, hash } = head ?? { seq: 0, hash: '' };
      await moveHead(session, office, { seq, hash });
      await commit(session, office, { seq, hash });
    } finally {
      await rows.settled();
    }
    await refresh(session);
    return [];
  } catch (error) {
    if (isUnfit(error)) return UNREADABLE;
    throw told(error, session.at);
  } finally {
    await session.rollBack();
  }
}

/** No journal of this program says what the tables do not take. */
const isUnfit = (error: unknown): boolean =>
  codeOf(error)?.startsWith('23') === true || (error instanceof Abort && error.problem === 'conflict');

const UNREADABLE: readonly HistoryFinding[] = [{ what: 'content-unreadable' }];

function unlessUnfit(error: unknown): false {
  if (isUnfit(error)) return false;
  throw error;
}

/** Puts lines in as long as they follow one another: the walk tells of the first that does not. */
function putter(rows: Batch) {
  const erasures: { readonly seq: number; readonly subject: Subject }[] = [];
  let last = 0;
  return {
    erasures,
    put({ salt, text, ...line }: StoredLine): void {
      if (line.seq !== last + 1) return;
      const { seq, subject, version } = line;
      last = seq;
      rows.add('journal', { ...line }, subject);
      if (salt === null || text === null) return;
      rows.add('journal_content', { seq, salt, text, given: givenIn(version, text) }, subject);
      if (erases(text)) erasures.push({ seq, subject });
    },
  };
}
