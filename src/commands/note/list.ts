import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import { namesOf } from '../../wording/describe.ts';
import { listedStudent } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';

export interface ListOptions {
  readonly student?: string;
}

export function listCommand(kit: Kit): Command {
  return verb(kit, 'note list', {
    lists: true,
    examples: ['coopj note list 20241001', 'coopj note list 20241001 --format csv'],
    args: [['[student]', kit.words.flags.studentOrName]],
    students: 'student',
    run: list,
  });
}

/** The notes of a student, oldest first. */
export async function list(context: Context, { student }: ListOptions): Promise<void> {
  const { out, words } = context;
  const { columns, empty } = words.lists;
  const dossier = await listedStudent(context, student, 'coopj note list');
  const named = namesOf(words, await context.colleagues());
  await out.list<Dossier['notes'][number]>({
    columns: [
      { key: 'on', title: columns.on, type: 'day', cell: ({ on }) => on },
      { key: 'by', title: columns.author, cell: ({ by }) => by, text: ({ by }) => named(by) },
      { key: 'text', title: columns.message, cell: ({ text }) => text },
    ],
    rows: dossier?.notes ?? [],
    empty: empty.notes,
  });
}
