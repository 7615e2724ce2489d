import { hash as digestOf, randomUUID } from 'node:crypto';
import type { LocalDate } from '../core/calendar/dates.ts';
import type { Change, TakenBack } from '../core/journal/changes.ts';
import { replay } from '../core/journal/replay.ts';
import type { Entry, Subject } from './store.ts';

/** The format in which changes are written now. */
export const VERSION = 1;

/** One step of the format each: the first turns version 1 into version 2. Released steps are never changed. */
const UPCASTS: readonly ((change: Change) => Change)[] = [];

/** A change as it is understood today, from the format in which it was once written. */
export const upcast = (version: number, change: Change): Change =>
  UPCASTS.slice(version - 1).reduce((older, step) => step(older), change);

/** The journal's own columns: insert-only, and never erased. */
export interface Line {
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

/** What was written, hashed as stored and never serialised again. Erasing it leaves the chain whole. */
export interface Content {
  /** Keeps an erased text from being guessed by its digest. */
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

/** The change and its reason, out of a text of that version. */
export function read(version: number, text: string): { readonly change: Change; readonly reason?: string } {
  const { change, reason } = JSON.parse(text) as { change: Change; reason?: string };
  return { change: upcast(version, change), ...(reason !== undefined && { reason }) };
}

/** The length keeps salt and text apart. */
export const digest = ({ salt, text }: Content): string => sha256(`${salt.length}:${salt}${text}`);

/** Chains a line to the one before it. */
export const chained = (previous: string, line: Omit<Line, 'hash'>): string =>
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

/** What is wrong with a journal, and from which line on. */
export interface Fault {
  readonly seq: number;
  /** A line is missing, the line itself was changed, or its content was. */
  readonly what: 'gap' | 'line' | 'content';
}

/** The first fault of a journal in its order, or undefined where the chain is whole. Erased content is no fault. */
export async function verify(
  lines: Iterable<Line & Partial<Content>> | AsyncIterable<Line & Partial<Content>>,
): Promise<Fault | undefined> {
  let previous = BEGINNING;
  let seq = 0;
  for await (const { salt, text, ...line } of lines) {
    seq += 1;
    if (line.seq !== seq) return { seq, what: 'gap' };
    if (chained(previous, line) !== line.hash) return { seq, what: 'line' };
    if (typeof salt === 'string' && typeof text === 'string' && digest({ salt, text }) !== line.digest)
      return { seq, what: 'content' };
    previous = line.hash;
  }
  return undefined;
}

/** What the entries of one subject amount to. Entries whose content was erased say nothing. */
export function replayed<T, C extends { readonly type: string }>(
  entries: readonly Entry[],
  fold: (state: T | undefined, change: C) => T,
): T | undefined {
  const known = entries.flatMap(({ seq, change }) =>
    change ? [{ seq, change: change as unknown as C | TakenBack }] : [],
  );
  return replay<T, C>(known, fold);
}

/** What of a subject comes behind its colon; the office is its own key. */
export const keyOf = (subject: Subject): string => subject.slice(subject.indexOf(':') + 1);

export const isStudent = (subject: Subject): boolean => subject.startsWith('student:');
