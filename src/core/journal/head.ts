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

/** What is signed of a head, in no language. */
export const headText = ({ seq, hash, day }: JournalHead, key: string): string =>
  `coopj-journal=1\nseq=${seq}\nhash=${hash}\nday=${day}\nkey=${key}\n`;
