import { hash as digestOf, randomUUID } from 'node:crypto';
import type { LocalDate } from '../core/calendar/dates.ts';
import type { Change, TakenBack } from '../core/journal/changes.ts';
import { replay } from '../core/journal/replay.ts';
import { Abort } from '../errors.ts';
import type { JournalEntry, Stamp, StoredLine, Subject } from './store.ts';
import { isContent } from './stored.ts';

/** The format in which changes are now written. */
export const VERSION = 1;

/** One step per format version: the first turns version 1 into version 2. Released steps are never changed. */
const UPCASTS: readonly ((change: Change) => Change)[] = [];

/** A change in today's format, from the version it was written in. */
export const upcast = (version: number, change: Change): Change =>
  UPCASTS.slice(version - 1).reduce((older, step) => step(older), change);

/** The journal's own columns: insert-only and never erased. */
export interface JournalLine {
  readonly seq: number;
  /** The instant, ISO 8601 with Z. */
  readonly at: string;
  readonly day: LocalDate;
  readonly operation: number;
  readonly actor: string;
  readonly subject: Subject;
  readonly version: number;
  readonly digest: string;
  readonly hash: string;
}

/** What was written, hashed as stored and never serialised again. Erasing it keeps the chain intact. */
export interface Content {
  /** Keeps an erased text from being guessed from its digest. */
  readonly salt: string;
  readonly text: string;
}

/** What the first line is chained to. */
export const BEGINNING = '';

const sha256 = (text: string): string => digestOf('sha256', text, 'hex');

/** A change and its reason, ready to be written. */
export function content(change: Change, reason: string | undefined): Content {
  return { salt: randomUUID(), text: JSON.stringify({ change, reason }) };
}

/** Reads the change and its reason from a text of that version. */
export function read(version: number, text: string): { readonly change: Change; readonly reason?: string } {
  const said: unknown = JSON.parse(text);
  if (!isContent(said)) throw new Error('no change');
  const { change, reason } = said as { change: Change; reason?: string };
  return { change: upcast(version, change), ...(reason !== undefined && { reason }) };
}

/** The length separates salt and text unambiguously. */
export const digest = ({ salt, text }: Content): string => sha256(`${salt.length}:${salt}${text}`);

/** The hash of a line chained to the previous one. */
export const chained = (previous: string, line: Omit<JournalLine, 'hash'>): string =>
  sha256(
    JSON.stringify([
      previous,
      line.seq,
      line.at,
      line.day,
      line.operation,
      line.actor,
      line.subject,
      line.version,
      line.digest,
    ]),
  );

/** The entry that a stored line is; `file` is the database that it comes from. */
export function entryOf(file: string, { salt, text, ...line }: StoredLine): JournalEntry & Partial<Content> {
  if (salt === null || text === null) return line;
  try {
    return { ...line, ...read(line.version, text), salt, text };
  } catch (error) {
    throw new Abort('store-damaged', { file, why: `journal ${line.seq}: ${String(error)}` });
  }
}

/** The end of the journal. */
type End = Pick<JournalLine, 'seq' | 'hash'>;

/** What one operation writes behind the last entry; `put` keeps each line and its content. */
export function pageAfter(
  last: End | undefined,
  { at, day, actor, reason }: Stamp,
  put: (line: JournalLine, content: Content, change: Change) => void,
) {
  const operation = (last?.seq ?? 0) + 1;
  let seq = operation - 1;
  let hash = last?.hash ?? BEGINNING;
  return {
    operation,
    /** Number of entries written. */
    count: () => seq - operation + 1,
    /** The last entry. */
    head: (): End => ({ seq, hash }),
    /** Writes one change and returns its seq. */
    append(subject: Subject, change: Change): number {
      seq += 1;
      const written = content(change, reason);
      const line = { seq, at, day, operation, actor, subject, version: VERSION, digest: digest(written), hash };
      line.hash = hash = chained(hash, line);
      put(line, written, change);
      return seq;
    },
  };
}
export type JournalPage = ReturnType<typeof pageAfter>;

/** What the entries of one subject amount to. Entries whose content was erased say nothing. */
export function replayed<T, C extends { readonly type: string }>(
  entries: readonly JournalEntry[],
  fold: (state: T | undefined, change: C) => T,
): T | undefined {
  const known = entries.flatMap(({ seq, change }) =>
    change ? [{ seq, change: change as unknown as C | TakenBack }] : [],
  );
  return replay<T, C>(known, fold);
}

/** What of a subject comes behind its colon; the office is its own key. */
export const idOf = (subject: Subject): string => subject.slice(subject.indexOf(':') + 1);

export const isStudent = (subject: Subject): boolean => subject.startsWith('student:');
