import { basename } from 'node:path';
import type { Change } from '../../core/journal/changes.ts';
import { tracesOf } from '../../core/journal/traces.ts';
import type { StoredLine } from '../../store/store.ts';

/**
 * An export is lines of JSON: what it is; `entry`, a line of the history; `file`, one of the office's own files, by name; `bytes`, of those,
 * of evidence and of issued papers, by digest; `end`. It says nothing of who made it, when and where: the same office makes the same bytes.
 */
export const EXPORT_VERSION = 1;

/** A line of the history as it was stored; always in this order. */
export const entryLine = ({
  seq,
  at,
  day,
  operation,
  actor,
  subject,
  version,
  digest,
  hash,
  salt,
  text,
}: StoredLine): StoredLine => ({ seq, at, day, operation, actor, subject, version, digest, hash, salt, text });

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;
/** A database may keep no NUL and no half of a character; within texts of the history they are spelled out. */
const isText = (value: unknown): value is string => typeof value === 'string' && !/[\0\p{Surrogate}]/u.test(value);
const isSubject = (value: unknown): boolean => isText(value) && /^(?:office|(?:student|company):.+)$/su.test(value);

/** A line of the history that somebody else wrote down. */
export function entryIn(value: unknown): StoredLine | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const line = value as StoredLine;
  const { seq, at, day, operation, actor, subject, version, digest, hash, salt, text } = line;
  const isRight =
    [seq, operation, version].every(isCount) &&
    [at, day, actor, digest, hash].every(isText) &&
    isSubject(subject) &&
    ((salt === null && text === null) || (isText(salt) && isText(text)));
  return isRight ? entryLine(line) : undefined;
}

/** What entries name, put down one after the other. */
export function naming() {
  const evidence = new Set<string>();
  const papers = new Map<string, string>();
  const students = new Set<string>();
  return {
    named: { evidence, papers },
    students,
    meet({ subject, text }: StoredLine): void {
      if (subject.startsWith('student:')) students.add(subject);
      // Most entries name nothing.
      if (!text?.includes('"sha256"')) return;
      const change = changeIn(text);
      if (change === undefined) return;
      const traces = tracesOf([change]);
      for (const place of traces.evidence) evidence.add(basename(place));
      for (const { file, sha256 } of traces.papers) if (!papers.has(sha256)) papers.set(sha256, file);
    },
  };
}

/** What cannot be read names nothing. */
function changeIn(text: string): Change | undefined {
  try {
    return (JSON.parse(text) as { readonly change?: Change }).change;
  } catch {
    return undefined;
  }
}
