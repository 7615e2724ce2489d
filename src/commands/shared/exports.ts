import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { OfficeChange } from '../../core/journal/changes.ts';
import type { Export, Look } from '../../core/model/office-facts.ts';
import { Abort } from '../../errors.ts';
import type { Stamp, Store } from '../../store/store.ts';
import type { Exported } from '../../terminal/uses.ts';
import { dashed } from '../grammar/notation.ts';
import { globals, grammarOf, type Kit, wordsOf } from './kit.ts';

/**
 * Flags whose value may name a person. The history keeps that they were used, not the value: an entry of the office outlives an erased
 * student.
 */
const PERSONAL = ['find', 'student'];
/** Flags that select nobody: a file's name, and the columns, which stand beside. */
const ASIDE = ['ics', 'fields'];

/** An export as the history keeps it; undefined if it was about no student, nor the whole office. */
export function exportOf(
  kit: Kit,
  command: Command,
  { formats, columns, students, whole, files }: Exported,
): Export | undefined {
  const count = Math.max(students, wordsOf(command, grammarOf(command).students).length);
  if (count === 0 && !whole) return undefined;
  const everywhere = new Set(globals(kit).map((option) => option.attributeName()));
  const filter = Object.entries(command.opts<Record<string, unknown>>()).flatMap(([name, value]) =>
    everywhere.has(name) || ASIDE.includes(name) || value === undefined || value === false
      ? []
      : [[dashed(name), PERSONAL.includes(name) ? '…' : String(value)] as const],
  );
  return {
    what: pathOf(command),
    formats,
    students: count,
    columns,
    ...(filter.length > 0 && { filter: Object.fromEntries(filter) }),
    ...(files.length > 0 && { files }),
  };
}

/** A look at masked facts as the history keeps it: whose the answer names, else whom the command did. */
export function lookOf(command: Command, seen: ReadonlySet<string>): Look {
  const named = wordsOf(command, grammarOf(command).students);
  return { what: pathOf(command), students: seen.size > 0 ? [...seen] : named };
}

/** A command's words without the program's name; `desk` if there are none. */
export function pathOf(command: Command): string {
  const words: string[] = [];
  for (let one: Command | null = command; one?.parent; one = one.parent) words.unshift(one.name());
  return words.join(' ') || 'desk';
}

/** Attempts, since others may export at the same moment. */
const TRIES = 20;

/** Enters in the history what left the records or was looked at, through a writable store of its own: the command itself only reads. */
export async function enterUses(
  open: () => Promise<Store>,
  { stamp }: Pick<Context, 'stamp'>,
  uses: readonly OfficeChange[],
): Promise<void> {
  if (uses.length === 0) return;
  const store = await open();
  try {
    await enter(store, stamp(), uses);
  } finally {
    await store.close();
  }
}

async function enter(store: Store, by: Stamp, uses: readonly OfficeChange[]): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    const expect = (await store.office())?.revision ?? 'new';
    try {
      await store.apply([{ subject: 'office', expect, changes: uses }], by);
      return;
    } catch (error) {
      if (!(error instanceof Abort && error.problem === 'conflict') || tried === TRIES) throw error;
    }
  }
}
