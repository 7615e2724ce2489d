import type { LocalDate } from '../calendar/dates.ts';

/** The last entry of the journal: its hash chains all before it, so that a journal which still holds it was not changed since. */
export interface JournalHead {
  readonly seq: number;
  readonly hash: string;
  /** The office's day of that entry. */
  readonly day: LocalDate;
}

/** A head as it is kept outside of the records; signed with the office's key, where there is one. */
export interface SignedHead extends JournalHead {
  /** The public key, as certificates name it. */
  readonly key?: string;
  readonly signature?: string;
}

/** Whose signature a kept head bears; a wrong one is nobody's. */
export type HeadSigner = 'office' | 'other-key' | 'unknown-key' | 'unsigned' | 'wrong';

/** What is signed of a head, in no language. */
export const headText = ({ seq, hash, day }: JournalHead, key: string): string =>
  `coopj-journal=1\nseq=${seq}\nhash=${hash}\nday=${day}\nkey=${key}\n`;

/** A head on one line, for the metadata of a file. */
export const headLine = ({ seq, hash, day, key, signature }: SignedHead): string =>
  `coopj-journal=1 seq=${seq} hash=${hash} day=${day}${key !== undefined && signature !== undefined ? ` key=${key} sig=${signature}` : ''}`;

const LINE =
  /coopj-journal=1 seq=(\d{1,15}) hash=([0-9a-f]{64}) day=(\d{4}-\d\d-\d\d)(?: key=([\w-]{43}) sig=([\w-]{86}))?/g;

/**
 * The head that a file holds: the key `head` of its JSON, or the last line of its metadata, since a backup holds certificates with older
 * ones. Undefined where there is none.
 */
export function headIn(text: string): SignedHead | undefined {
  const [, seq, hash = '', day, key, signature] = [...text.matchAll(LINE)].at(-1) ?? [];
  if (seq === undefined) return headOfJson(text);
  return { seq: Number(seq), hash, day: day as LocalDate, ...(key && signature && { key, signature }) };
}

function headOfJson(text: string): SignedHead | undefined {
  try {
    const { head } = JSON.parse(text) as { readonly head?: SignedHead | null };
    return head ? headIn(headLine(head)) : undefined;
  } catch {
    return undefined;
  }
}
