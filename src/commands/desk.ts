import type { Context } from '../context.ts';
import { type DeskLine, deskOf, inOrder } from '../core/desk.ts';
import type { StudentFilter } from '../store/store.ts';
import type { Column } from '../terminal/out.ts';
import { messageOf } from '../wording/describe.ts';
import { companiesOn } from './report/companies.ts';

/** With an open placement; or somewhere in STEP 1 to 4, which the student has not finished. */
const UNSETTLED: readonly StudentFilter[] = [{ open: true }, { step: 0 }, { step: 1 }, { step: 2 }, { step: 3 }];

/** `coopj` alone: what needs a hand today, most urgent first, each line with the command that settles it. */
export async function desk(context: Context): Promise<void> {
  const { out, words } = context;
  const { columns, matter, empty } = words.reports.desk;
  const lines = inOrder(await linesOf(context));
  const all: readonly Column<DeskLine>[] = [
    {
      key: 'urgency',
      title: columns.urgency,
      cell: ({ urgency }) => urgency,
      text: ({ urgency }) => words.terms.urgency[urgency],
    },
    {
      key: 'student',
      title: columns.student,
      cell: ({ student }) => student,
      text: ({ student, name }) => `${student} ${name}`,
    },
    { key: 'name', title: columns.name, cell: ({ name }) => name },
    { key: 'placement', title: columns.placement, cell: ({ placement }) => placement ?? null },
    {
      key: 'rule',
      title: columns.rule,
      cell: ({ matter }) => (matter.kind === 'finding' ? matter.finding.rule : null),
    },
    {
      key: 'message',
      title: columns.message,
      cell: (line) => (line.matter.kind === 'finding' ? messageOf(words, line.matter.finding) : matter(line.matter)),
    },
    {
      key: 'actor',
      title: columns.actor,
      cell: ({ actor }) => actor,
      text: ({ actor }) => words.terms.actor[actor],
    },
    { key: 'by', title: columns.by, cell: ({ by }) => by ?? null },
    { key: 'settle', title: columns.settle, cell: ({ settle }) => settle },
  ];
  // A table has room for what is read; the name stands beside the number, and the rule speaks in its own sentence.
  const shown = out.format === 'table' ? all.filter(({ key }) => key !== 'name' && key !== 'rule') : all;
  await out.list<DeskLine>({ columns: shown, rows: lines, empty });
}

async function linesOf({ store, office, calendar, today }: Context): Promise<readonly DeskLine[]> {
  const companies = await companiesOn(store);
  const seen = new Set<string>();
  const lines: DeskLine[] = [];
  for (const filter of UNSETTLED) {
    for await (const { value: dossier } of store.dossiers(filter)) {
      const { number } = dossier.student;
      if (seen.has(number)) continue;
      seen.add(number);
      lines.push(...deskOf({ dossier, companies, office, calendar, today }));
    }
  }
  return lines;
}
