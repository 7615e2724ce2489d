import type { JournalHead } from '../../core/journal/head.ts';
import { type Content, entryOf } from '../journal.ts';
import type { JournalEntry, StoredLine, Subject } from '../store.ts';
import type { Session } from './session.ts';

/** Lines held at a time. */
const PAGE = 1000;
const SUBJECTS = 500;
const LAST_DAY = '9999-12-31';
const LINES = `SELECT line.seq, at, day, operation, actor, subject, version, digest, hash, salt, text, given
  FROM journal AS line LEFT JOIN journal_content USING (office, seq) WHERE line.office = $1`;

/** A line with the number that it gave. */
export type GivenLine = StoredLine & { readonly given: string | null };

/** Reads an office's journal in pages. */
export function reader({ query, at }: Pick<Session, 'query' | 'at'>, office: string) {
  const subjects = async (sql: string, value: string): Promise<readonly Subject[]> =>
    (await query<{ subject: Subject }>(sql, [office, value])).map(({ subject }) => subject);
  /** The lines after a seq, oldest first; empty at the end. */
  const lines = (seq: number, subject?: Subject): Promise<readonly GivenLine[]> =>
    subject === undefined
      ? query<GivenLine>(`${LINES} AND line.seq > $2 ORDER BY line.seq LIMIT ${PAGE}`, [office, seq])
      : query<GivenLine>(`${LINES} AND line.seq > $2 AND subject = $3 ORDER BY line.seq LIMIT ${PAGE}`, [
          office,
          seq,
          subject,
        ]);
  const entry = ({ given, ...line }: GivenLine) => entryOf(at, line);
  return {
    lines,
    /** The last entry; undefined if there is none. */
    head: async (): Promise<JournalHead | undefined> =>
      (
        await query<JournalHead>('SELECT seq, hash, day FROM journal WHERE office = $1 ORDER BY seq DESC LIMIT 1', [
          office,
        ])
      )[0],
    /** Subjects with entries after a day. */
    changedAfter: (day: string) => subjects('SELECT DISTINCT subject FROM journal WHERE office = $1 AND day > $2', day),
    /** Companies with entries after a day. */
    companiesAfter: (day: string) =>
      subjects(
        "SELECT DISTINCT subject FROM journal WHERE office = $1 AND day > $2 AND subject > 'company:' AND subject < 'company;'",
        day,
      ),
    /** The page after a seq, oldest first; empty at the end. */
    async after(
      seq: number,
      filter: { readonly subject?: Subject; readonly operation?: number },
    ): Promise<readonly (JournalEntry & Partial<Content>)[]> {
      const { subject, operation = 0 } = filter;
      // The entries of an operation are consecutive, starting with the one it is named after.
      const found = await lines(Math.max(seq, operation - 1), subject);
      const end = operation > 0 ? found.findIndex((line) => line.operation !== operation) : -1;
      return (end < 0 ? found : found.slice(0, end)).map(entry);
    },
    /** All entries of one subject, oldest first, up to a day of the office if given. */
    of: async (subject: Subject, asOf: string = LAST_DAY): Promise<readonly JournalEntry[]> =>
      (
        await query<GivenLine>(`${LINES} AND subject = $2 AND day <= $3 ORDER BY line.seq`, [office, subject, asOf])
      ).map(entry),
    /** The same for several subjects, by each. */
    async ofEach(subjects: readonly Subject[]): Promise<ReadonlyMap<Subject, readonly GivenLine[]>> {
      const found = await query<GivenLine>(`${LINES} AND subject = ANY($2::text[]) ORDER BY line.seq`, [
        office,
        subjects,
      ]);
      const each = new Map<Subject, GivenLine[]>(subjects.map((subject) => [subject, []]));
      for (const line of found) each.get(line.subject)?.push(line);
      return each;
    },
    entry,
    /** The next subjects in order; empty at the end. */
    subjects: (after: string) =>
      subjects(
        `SELECT DISTINCT subject FROM journal WHERE office = $1 AND subject > $2 ORDER BY subject LIMIT ${SUBJECTS}`,
        after,
      ),
  };
}
export type Ledger = ReturnType<typeof reader>;
