import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { JournalEntry } from '../../store/store.ts';
import { namesOf } from '../../wording/describe.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { batchOf, IMPORTED } from './batch.ts';

export const listCommand = (kit: Kit): Command =>
  verb(kit, 'import list', { lists: true, examples: ['coopj import list', 'coopj import list --json'], run: list });

interface ImportRow {
  readonly first: JournalEntry;
  readonly entries: number;
  /** How many of them do not count any more. */
  readonly takenBack: number;
}

/** The imports that wrote something, the latest first: by these numbers they can be taken back. */
export async function list(context: Context): Promise<void> {
  const { store, out, words } = context;
  const named = namesOf(words, await context.colleagues());
  const { columns, none } = words.imports.batches;
  await out.list<ImportRow>({
    columns: [
      { key: 'batch', title: columns.batch, cell: ({ first }) => batchOf(first.operation) },
      { key: 'on', title: columns.on, cell: ({ first }) => first.day },
      { key: 'actor', title: columns.actor, cell: ({ first }) => first.actor, text: ({ first }) => named(first.actor) },
      { key: 'file', title: columns.file, cell: ({ first }) => first.reason?.slice(IMPORTED.length) ?? null },
      { key: 'entries', title: columns.entries, cell: ({ entries }) => entries },
      { key: 'takenBack', title: columns.takenBack, cell: ({ takenBack }) => takenBack },
    ],
    rows: batches(store),
    empty: none,
  });
}

async function* batches(store: Context['store']): AsyncGenerator<ImportRow> {
  let next = await lastSeq(store);
  // What takes back comes later than what it names: going back from the end, it is known by then.
  const gone = new Set<number>();
  for (let operation = await store.operationUpTo(); operation !== undefined; ) {
    for await (const entry of store.journal({ operation })) {
      if (entry.change?.type === 'taken-back') {
        if (!gone.has(entry.seq)) gone.add(entry.change.seq);
        continue;
      }
      // Of an erased student an entry does not say why it was written.
      if (entry.change === undefined) continue;
      if (entry.reason?.startsWith(IMPORTED)) {
        let takenBack = 0;
        for (let seq = operation; seq < next; seq += 1) takenBack += Number(gone.has(seq));
        yield { first: entry, entries: next - operation, takenBack };
      }
      break;
    }
    next = operation;
    operation = await store.operationUpTo(operation - 1);
  }
}

/** The number that the next entry will have: an operation ends where another begins. */
async function lastSeq(store: Context['store']): Promise<number> {
  const operation = await store.operationUpTo();
  if (operation === undefined) return 1;
  let seq = operation;
  for await (const entry of store.journal({ operation })) seq = entry.seq;
  return seq + 1;
}
