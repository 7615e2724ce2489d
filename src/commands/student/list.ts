import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { FIELDS, type StudentFacts } from '../../core/model/student-fields.ts';
import type { StudentLine } from '../../store/store.ts';
import type { Column } from '../../terminal/out.ts';
import type { Words } from '../../wording/words.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { SELECTION, type Selection, selected, selectionOf, withFacts } from '../shared/selection.ts';

export function listCommand(kit: Kit): Command {
  return verb(kit, 'student list', {
    lists: true,
    examples: [
      'coopj student list --next 10',
      'coopj student list --find たかはし --json',
      'coopj student list --starts-within 30d --format csv -o students.csv',
      'coopj student list --fields number,email,nameKana -o students.xlsx',
    ],
    flags: SELECTION,
    run: (context, flags) => list(context, selectionOf(context, flags)),
  });
}

/** A student as a line of the list; with all facts where `--fields` may ask for them. */
type Row = StudentLine & { readonly facts?: StudentFacts };

export async function list(context: Context, selection: Selection): Promise<void> {
  const { words, out } = context;
  const { columns, empty } = words.lists;
  const shown: readonly Column<Row>[] = [
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
    { key: 'gaps', title: columns.gaps, cell: ({ gaps }) => gaps, spare: true },
  ];
  const lines = selected(context, selection);
  await out.list<Row>({
    columns: shown,
    more: factColumns(words).filter(({ key }) => !shown.some((column) => column.key === key)),
    student: ({ number }) => number,
    rows: out.picks ? withFacts(context, lines) : lines,
    empty: empty.students,
  });
}

/** Every fact of the import list, under its name in JSON. */
const factColumns = ({ imports }: Words): readonly Column<Row>[] =>
  FIELDS.map(({ fact, kind, ...field }) => ({
    key: fact,
    title: imports.facts[fact],
    cell: ({ facts }) => facts?.[fact] ?? null,
    ...((kind === 'day' || kind === 'past') && { type: 'day' }),
    ...('mask' in field && { mask: field.mask }),
  }));
