import type { Command } from 'commander';
import type { Base } from '../../context.ts';
import type { ListedBackup } from '../../office/backup/backups.ts';
import { bareVerb, type Kit } from '../shared/kit.ts';
import { clockOf } from './clock.ts';

export function listCommand(kit: Kit): Command {
  return bareVerb(kit, 'backup list', {
    lists: true,
    examples: ['coopj backup list', 'coopj backup list --json'],
    run: list,
  });
}

/** Every backup that is known of, newest first. */
export async function list(base: Base): Promise<void> {
  const { backups, out, words } = base;
  const { columns, empty, size, filesInOrder, kinds, copies } = words.backups;
  const when = await clockOf(base);
  const head = { key: 'head', title: columns.head, cell: ({ head }: ListedBackup) => head, machine: true };
  await out.list<ListedBackup>({
    columns: [
      { key: 'file', title: columns.file, cell: ({ file }) => file, machine: true },
      { key: 'at', title: columns.at, cell: ({ at }) => at, text: ({ at }) => when(at) },
      { key: 'entries', title: columns.entries, cell: ({ entries }) => entries },
      head,
      { key: 'sealed', title: columns.sealed, cell: ({ sealed }) => sealed },
      { key: 'size', title: columns.size, cell: (one) => one.size, text: (one) => size(one.size) },
      { key: 'there', title: columns.there, cell: ({ there }) => there },
      { key: 'kind', title: columns.kind, cell: ({ kind }) => kind, text: ({ kind }) => kinds[kind], machine: true },
    ],
    rows: await backups.list(),
    empty,
    below: (rows) => [
      '',
      filesInOrder,
      ...rows.map(({ file }) => file),
      ...(rows.some(({ kind }) => kind === 'database') ? ['', copies] : []),
    ],
  });
}
