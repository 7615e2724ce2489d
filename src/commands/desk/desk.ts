import type { Context } from '../../context.ts';
import { batched, type DeskLine, deskOf, deskOrder } from '../../core/agenda/desk.ts';
import type { StudentFilter } from '../../store/store.ts';
import type { CardSection } from '../../terminal/out.ts';
import { messageOf } from '../../wording/describe.ts';
import type { Words } from '../../wording/words.ts';
import { companiesOf } from '../shared/companies.ts';
import { ruleOf } from '../shared/findings.ts';

/** Students with an open placement, with obligations left after the last one, or somewhere in STEP 1 to 4. */
const UNSETTLED: readonly StudentFilter[] = [
  { open: true },
  { open: false, owing: true },
  { step: 0 },
  { step: 1 },
  { step: 2 },
  { step: 3 },
];

/** `coopj` alone: what to do today, most urgent first, each line with the command that settles it. */
export async function desk(context: Context): Promise<void> {
  const { out, words } = context;
  const { columns } = words.lists;
  await out.list<DeskLine>({
    columns: [
      {
        key: 'urgency',
        title: columns.urgency,
        cell: ({ urgency }) => urgency,
        text: ({ urgency }) => words.terms.urgency[urgency],
      },
      { key: 'student', title: columns.student, cell: ({ student }) => student },
      { key: 'name', title: columns.name, cell: ({ name }) => name },
      { key: 'placement', title: columns.placement, cell: ({ placement }) => placement ?? null },
      {
        key: 'rule',
        title: columns.rule,
        cell: ({ matter }) => (matter.kind === 'finding' ? matter.finding.rule : null),
        text: ({ matter }) => (matter.kind === 'finding' ? ruleOf(words, matter.finding.rule) : ''),
      },
      { key: 'message', title: columns.message, cell: (line) => message(words, line) },
      { key: 'actor', title: columns.actor, cell: ({ actor }) => actor, text: ({ actor }) => words.terms.actor[actor] },
      { key: 'by', title: columns.by, type: 'day', cell: ({ by }) => by ?? null },
      { key: 'settle', title: columns.settle, cell: ({ settle }) => settle },
    ],
    student: ({ student }) => student,
    rows: deskOrder(await linesOf(context)),
    empty: words.desk.empty,
    sections: (lines) => sections(words, lines),
  });
}

const message = (words: Words, { matter }: DeskLine): string =>
  matter.kind === 'finding' ? messageOf(words, matter.finding) : words.desk.matter(matter);

/**
 * One block per student and placement, in the place of its most urgent line; what several students share has its own block. Commands
 * stay on one line, for copying.
 */
function sections(words: Words, lines: readonly DeskLine[]): readonly CardSection[] {
  const blocks = new Map<string, { readonly title: string; readonly lines: string[] }>();
  for (const { lines: shared, settle } of batched(lines)) {
    const [line] = shared;
    const key = shared.map(({ student, placement = '' }) => `${student} ${placement}`).join(' ');
    const title = shared.length > 1 ? words.desk.students(shared.length) : titleOf(line);
    const block = blocks.get(key) ?? { title, lines: [] };
    blocks.set(key, block);
    block.lines.push(`• ${message(words, line)}`);
    if (line.matter.kind !== 'more') block.lines.push(`    ${who(words, line)}`);
    if (shared.length > 1) block.lines.push(`    ${words.terms.list(shared.map(titleOf))}`);
    block.lines.push(`    $ ${settle}`);
  }
  return [...blocks.values()];
}

const titleOf = ({ student, name, placement }: DeskLine): string =>
  [student, name, placement].filter(Boolean).join('  ');

const who = ({ terms, lists }: Words, { urgency, actor, by }: DeskLine): string =>
  [terms.urgency[urgency], terms.actor[actor], by && lists.labels.until(by)].filter(Boolean).join('  ');

async function linesOf({ store, office, calendar, today }: Context): Promise<readonly DeskLine[]> {
  const companies = await companiesOf(store);
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
