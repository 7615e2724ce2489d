import { readFileSync } from 'node:fs';
import type Database from 'better-sqlite3';
import type { JournalHead } from '../../../core/journal/head.ts';
import { replaceFile } from './replace.ts';

/** The last entry as it was noted beside the database. */
export type NotedHead = Pick<JournalHead, 'seq' | 'hash'>;

/** How a database disagrees with what was noted of it, or with itself. */
export interface Behind {
  /**
   * `shorter`: the journal ends before the noted entry. `other`: it holds another entry in its place. `tables`: the tables hold
   * another last entry than the journal.
   */
  readonly what: 'shorter' | 'other' | 'tables';
  /** The entry that was noted, or that the tables hold. */
  readonly noted: NotedHead;
  /** The last entry of the journal; none where it is empty. */
  readonly head?: JournalHead;
}

/** Where it is noted. */
export const besideOf = (file: string): string => `${file}.head`;

/** Notes the last entry after it was committed, so that the note is never ahead of the journal. `own`: the number of this process. */
export const noteHead = (file: string, { seq, hash }: NotedHead, own: number): boolean =>
  replaceFile(besideOf(file), `${JSON.stringify({ seq, hash })}\n`, own);

/** What was noted; undefined where nothing was, or nothing that can be read: the journal is the truth. */
export function notedHead(file: string): NotedHead | undefined {
  try {
    const { seq, hash } = JSON.parse(readFileSync(besideOf(file), 'utf8')) as Partial<NotedHead>;
    return Number.isSafeInteger(seq) && typeof hash === 'string' ? ({ seq, hash } as NotedHead) : undefined;
  } catch {
    return undefined;
  }
}

interface Heads {
  readonly seq: number | null;
  readonly hash: string;
  readonly day: JournalHead['day'];
  /** The hash of the entry that was noted. */
  readonly there: string | null;
  readonly heldSeq: number;
  readonly heldHash: string;
}

const HEADS = (held: string) => `SELECT last.seq, last.hash, last.day, ${held},
  (SELECT hash FROM journal WHERE seq = @noted) AS there
  FROM (SELECT 1) LEFT JOIN (SELECT seq, hash, day FROM journal ORDER BY seq DESC LIMIT 1) AS last`;
const HELD = '(SELECT seq FROM projection) AS heldSeq, (SELECT hash FROM projection) AS heldHash';

/**
 * An older file in the place of a newer, a -wal that is not its own: what was acknowledged would be gone without a word. `projected`:
 * the tables say which entry they hold.
 */
export function behind(db: Database.Database, file: string, projected: boolean): Behind | undefined {
  // Read first: what is committed meanwhile only adds to the journal.
  const noted = notedHead(file);
  const sql = HEADS(projected ? HELD : 'NULL AS heldSeq, NULL AS heldHash');
  const found = db.prepare<[object], Heads>(sql).get({ noted: noted?.seq ?? 0 });
  if (found === undefined) return undefined;
  const { seq, hash, day, there, heldSeq, heldHash } = found;
  const last = seq ?? 0;
  const head = seq === null ? {} : { head: { seq, hash, day } };
  if (noted && noted.seq > last) return { what: 'shorter', noted, ...head };
  if (noted && noted.seq > 0 && there !== noted.hash) return { what: 'other', noted, ...head };
  if (!projected || (heldSeq === last && heldHash === (seq === null ? '' : hash))) return undefined;
  return { what: 'tables', noted: { seq: heldSeq, hash: heldHash }, ...head };
}
