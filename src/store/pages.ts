import type { Content } from './journal.ts';
import type { PastEntries } from './past.ts';
import type { JournalEntry, Subject, WholeEntry } from './store.ts';
import type { Soon } from './writing.ts';

/**
 * Rows in their order, asked for a page at a time, so that little is held and the connection is free in between. `ask` answers those
 * behind the last one; a page of fewer than `full` is the last.
 */
export async function* inPages<Row>(
  ask: (last: Row | undefined) => Soon<readonly Row[]>,
  full = 1,
): AsyncGenerator<Row> {
  for (let last: Row | undefined; ; ) {
    const page = await ask(last);
    yield* page;
    if (page.length < full) return;
    last = page.at(-1);
  }
}

interface EntryFilter {
  readonly subject?: Subject;
  readonly operation?: number;
}

/** Entries of the journal, their students by today's number. */
export const wholeEntries = (
  {
    after,
    told,
    filed,
  }: Pick<PastEntries, 'told' | 'filed'> & {
    /** A page of entries as filed, those behind a seq; empty at the end. */
    after(seq: number, filter: EntryFilter): Soon<readonly (JournalEntry & Partial<Content>)[]>;
  },
  { subject, ...filter }: EntryFilter,
): AsyncGenerator<WholeEntry> =>
  inPages<WholeEntry>(async (last) => {
    const named = await told();
    const asked = subject === undefined ? filter : { ...filter, subject: await filed(subject) };
    const page = await after(last?.seq ?? 0, asked);
    return page.map((entry) => ({ ...entry, subject: named(entry.subject), filed: entry.subject }));
  });
