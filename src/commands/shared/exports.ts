import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { Export } from '../../core/model/office-facts.ts';
import { Abort } from '../../errors.ts';
import type { Stamp, Store } from '../../store/store.ts';
import type { Exported } from '../../terminal/export-tally.ts';
import { dashed, globals, grammarOf, type Kit, wordsOf } from './kit.ts';

/** Flags whose value may be a person: that one was looked for is kept, not who. An entry of the office outlives an erased student. */
const PERSONAL = ['find', 'student'];
/** Says where, and chooses nothing. */
const PLACE = 'ics';

/** What left, as the history keeps it; undefined where it was about no student. */
export function exportOf(kit: Kit, command: Command, { formats, columns, students }: Exported): Export | undefined {
  const count = Math.max(students, wordsOf(command, grammarOf(command).students).length);
  if (count === 0) return undefined;
  const everywhere = new Set(globals(kit).map((option) => option.attributeName()));
  const filter = Object.entries(command.opts<Record<string, unknown>>()).flatMap(([name, value]) =>
    everywhere.has(name) || name === PLACE || value === undefined || value === false
      ? []
      : [[dashed(name), PERSONAL.includes(name) ? '…' : String(value)] as const],
  );
  return {
    what: pathOf(command),
    formats,
    students: count,
    columns,
    ...(filter.length > 0 && { filter: Object.fromEntries(filter) }),
  };
}

/** The words of a command, without the name of the program; `desk` where there are none. */
export function pathOf(command: Command): string {
  const words: string[] = [];
  for (let one: Command | null = command; one?.parent; one = one.parent) words.unshift(one.name());
  return words.join(' ') || 'desk';
}

/** Others may export at the same moment. */
const TRIES = 20;

/** Enters what left in the history, through a store of its own that can be written to: the command itself only read. */
export async function recordExport(
  open: () => Promise<Store>,
  { stamp }: Pick<Context, 'stamp'>,
  made: Export,
): Promise<void> {
  const store = await open();
  try {
    await enter(store, stamp(), made);
  } finally {
    await store.close();
  }
}

async function enter(store: Store, by: Stamp, made: Export): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    const expect = (await store.office())?.revision ?? 'new';
    try {
      await store.apply([{ subject: 'office', expect, changes: [{ type: 'export-written', export: made }] }], by);
      return;
    } catch (error) {
      if (!(error instanceof Abort && error.problem === 'conflict') || tried === TRIES) throw error;
    }
  }
}
