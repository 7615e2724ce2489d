import type { Context } from '../../context.ts';
import { boardOf } from '../../core/agenda/board.ts';
import { type DeskLine, deskOrder } from '../../core/agenda/desk.ts';
import type { Column } from '../../terminal/out.ts';
import type { Words } from '../../wording/words.ts';
import { ruleOf } from '../shared/findings.ts';
import { lookAround } from './look.ts';
import { headOf, messageOfLine, rowOf } from './view.ts';

/** Where people read, so many of those who wait are looked at on each step: the others have the same to do. Files and programs get all. */
const PAGE = 100;
/** Lines of a terminal, and those that the question takes. */
const SCREEN = 24;

/** `coopj` alone: what to do today, most urgent first, each line with the command that settles it. */
export async function desk(context: Context): Promise<void> {
  const { out, words, today } = context;
  const isRead = out.format === 'table' || out.format === 'plain';
  const { lines, tally, seen } = await lookAround(context, isRead ? PAGE : undefined);
  const board = boardOf(lines, tally, seen, today);
  const beyond = board.beyond.map(({ next, students }) => words.desk.beyond(next, students));
  await out.list<DeskLine>({
    columns: columnsOf(words),
    student: ({ student }) => student,
    rows: deskOrder(lines),
    empty: words.desk.empty,
    board: () => ({
      head: headOf(words, board, today),
      rows: board.items.map((item) => rowOf(words, item, today)),
      first: 1,
      room: SCREEN,
      empty: words.desk.empty,
      hidden: 0,
      more: words.desk.more,
      foot: beyond,
    }),
  });
  if (out.format === 'plain') for (const text of beyond) out.note(text);
}

function columnsOf(words: Words): readonly Column<DeskLine>[] {
  const { columns } = words.lists;
  return [
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
    { key: 'message', title: columns.message, cell: (line) => messageOfLine(words, line) },
    { key: 'actor', title: columns.actor, cell: ({ actor }) => actor, text: ({ actor }) => words.terms.actor[actor] },
    { key: 'by', title: columns.by, type: 'day', cell: ({ by }) => by ?? null },
    { key: 'settle', title: columns.settle, cell: ({ settle }) => settle },
  ];
}
