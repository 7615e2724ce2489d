import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { StudentLine } from '../../store/store.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { SELECTION, type Selection, selected, selectionOf } from '../shared/selection.ts';

export function listCommand(kit: Kit): Command {
  return verb(kit, 'student list', {
    examples: [
      'coopj student list --next 10',
      'coopj student list --find たかはし --json',
      'coopj student list --starts-within 30d --format csv -o students.csv',
      'coopj student list -o students.xlsx',
    ],
    flags: SELECTION,
    run: (context, flags) => list(context, selectionOf(context, flags)),
  });
}

export async function list(context: Context, selection: Selection): Promise<void> {
  const { words, out } = context;
  const { columns, empty } = words.lists;
  await out.list<StudentLine>({
    columns: [
      { key: 'number', title: columns.number, cell: ({ number }) => number },
      { key: 'name', title: columns.name, cell: ({ name }) => name },
      { key: 'program', title: columns.program, cell: ({ program }) => program },
      { key: 'step', title: columns.step, cell: ({ step }) => step },
      { key: 'next', title: columns.next, cell: ({ next }) => next },
      { key: 'placement', title: columns.placement, cell: ({ placement }) => placement },
      { key: 'company', title: columns.company, cell: ({ company }) => company, spare: true },
      {
        key: 'open',
        title: columns.open,
        cell: ({ open }) => open,
        text: ({ open }) => (open ? words.terms.yes : ''),
        spare: true,
      },
    ],
    student: ({ number }) => number,
    rows: selected(context, selection),
    empty: empty.students,
  });
}
