import type { HistoryFinding } from '../core/journal/findings.ts';
import type { JournalHead } from '../core/journal/head.ts';
import { BEGINNING, chained, digest, type JournalLine } from './journal.ts';
import type { StoredLine } from './store.ts';

/** What a walk through the journal found, oldest first. */
interface Walk {
  readonly entries: number;
  readonly head?: JournalHead;
  readonly findings: readonly HistoryFinding[];
}

/** Recomputes the whole chain and looks at all content, line by line. What is behind the first break is not chained to anything. */
export function walk(lines: Iterable<StoredLine>): Walk {
  const { look, end } = walker();
  for (const line of lines) look(line);
  return end();
}

/** The same for lines that come one after the other. */
export function walker(): { look(line: StoredLine): void; end(): Walk } {
  const hashes = recent();
  const contents = contentCheck();
  let entries = 0;
  let head: JournalHead | undefined;
  let broken: Break | undefined;
  return {
    look({ salt, text, ...line }) {
      entries += 1;
      head = { seq: line.seq, hash: line.hash, day: line.day };
      contents.look(line, salt, text);
      if (broken) broken.follow(line);
      else if (line.seq === entries && chained(hashes.last(), line) === line.hash) hashes.add(line.hash);
      else broken = breakAt(entries, line, hashes);
    },
    end() {
      const chain = broken ? [broken.finding()] : [];
      const findings = [...chain, ...contents.findings()].toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
      return { entries, ...(head && { head }), findings };
    },
  };
}

/** How far a break is followed back, and how many entries may be missing at once. */
const REACH = 100;

/** The hashes of the last lines that were in order. */
function recent() {
  let hashes = [BEGINNING];
  return {
    add(hash: string): void {
      hashes.push(hash);
      if (hashes.length > 10 * REACH) hashes = hashes.slice(-REACH - 1);
    },
    last: () => hashes.at(-1) ?? BEGINNING,
    /** The one so many lines before the last; undefined before the first. */
    back: (count: number): string | undefined => hashes.at(-1 - count),
    held: () => Math.min(hashes.length - 1, REACH),
  };
}
type Recent = ReturnType<typeof recent>;

/** Would this line follow here, had it this number? Who numbers lines anew may or may not do so with what names them. */
const follows = (previous: string, line: JournalLine, seq = line.seq): boolean =>
  chained(previous, { ...line, seq }) === line.hash ||
  (seq !== line.seq && chained(previous, { ...line, seq, operation: line.operation + seq - line.seq }) === line.hash);

interface Break {
  /** Told every line behind the one at which the chain broke. */
  follow(line: JournalLine): void;
  finding(): HistoryFinding;
}

/**
 * A line that does not follow from the one before. Hashes are not secret, so a line that was put in may be chained well itself;
 * but where each true line belongs is still in its hash.
 */
function breakAt(seq: number, first: JournalLine, hashes: Recent): Break {
  const before = hashes.last();
  let previous = first;
  let count = 0;
  let found: HistoryFinding | undefined;
  const known = gap() ?? slippedIn();

  /** Lines are gone, and the others kept their numbers. */
  function gap(): HistoryFinding | undefined {
    return first.seq > seq ? { what: 'entry-deleted', seq, to: first.seq - 1 } : undefined;
  }
  /** It belongs behind an earlier line: what stands between was put in, well chained. */
  function slippedIn(): HistoryFinding | undefined {
    for (let back = 1; back <= hashes.held(); back += 1) {
      const there = hashes.back(back);
      if (there !== undefined && follows(there, first, seq - back)) {
        return { what: 'entry-inserted', seq: seq - back, to: seq - 1 };
      }
    }
    return undefined;
  }
  /** The line that belongs here stands further on: this one was put in before it, or they changed places. */
  function displaced(line: JournalLine): HistoryFinding | undefined {
    if (!follows(before, line, seq)) return undefined;
    const isSwap = follows(previous === first ? line.hash : previous.hash, first, line.seq);
    return isSwap ? { what: 'entries-swapped', seq, to: line.seq } : { what: 'entry-inserted', seq, to: line.seq - 1 };
  }
  /** Lines are gone here, and the others were numbered anew. */
  function closedUp(second: JournalLine): HistoryFinding | undefined {
    if (follows(first.hash, second)) return undefined;
    for (let gone = 1; gone <= REACH; gone += 1) {
      if (follows(first.hash, second, second.seq + gone)) return { what: 'entry-deleted', seq, to: seq + gone - 1 };
    }
    return undefined;
  }

  return {
    follow(line) {
      count += 1;
      if (!known) found ??= displaced(line) ?? (count === 1 ? closedUp(line) : undefined);
      previous = line;
    },
    finding: () => known ?? found ?? { what: 'entry-changed', seq },
  };
}

/** Content is there as its digest has it, or gone because its student was erased later. */
function contentCheck() {
  const findings: HistoryFinding[] = [];
  const gone = new Map<string, number[]>();
  return {
    look({ seq, subject, digest: told }: JournalLine, salt: string | null, text: string | null): void {
      if (salt === null || text === null) {
        const before = gone.get(subject);
        if (before) before.push(seq);
        else gone.set(subject, [seq]);
      } else if (digest({ salt, text }) !== told) findings.push({ what: 'content-changed', seq });
      else if (erases(text)) gone.delete(subject);
    },
    findings: (): readonly HistoryFinding[] => [
      ...findings,
      ...[...gone.values()].flat().map((seq): HistoryFinding => ({ what: 'content-missing', seq })),
    ],
  };
}

/** Is it the entry of an erasure? */
export function erases(text: string): boolean {
  if (!text.includes('student-erased')) return false;
  try {
    return (JSON.parse(text) as { change?: { type?: unknown } }).change?.type === 'student-erased';
  } catch {
    return false;
  }
}
