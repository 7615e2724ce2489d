import type { Context } from '../../context.ts';
import { type Board, type BoardItem, boardOf } from '../../core/agenda/board.ts';
import { type DeskLine, deskOrder } from '../../core/agenda/desk.ts';
import { standOf } from '../../core/model/steps.ts';
import { nameOf } from '../../core/model/student.ts';
import type { Column } from '../../terminal/out.ts';
import type { Words } from '../../wording/words.ts';
import { LAST, lastStudent } from '../forms/pickers.ts';
import { knownOf } from '../shared/find.ts';
import { ruleOf } from '../shared/findings.ts';
import { urgencyTone } from '../shared/tones.ts';
import { lookAround } from './look.ts';
import { headOf, messageOfLine, rowOf } from './view.ts';

/** Where people read, so many of those who wait are looked at on each step: the others have the same to do. Files and programs get all. */
const PAGE = 100;
/** Lines of a terminal, and those of the question below the desk. */
const SCREEN = 24;
const QUESTION = 3;

/** What a number does: a command, with the student whom it is about; or to show each student of a shared line. */
export type Offer =
  | { readonly settle: string; readonly student?: { readonly number: string; readonly name: string } }
  | { readonly key: string };

/** From which thing on, or what several students share. */
interface Section {
  readonly from: number;
  readonly key?: string;
  /** Lines that come behind it. */
  readonly rest: number;
}

/** `coopj` alone: what to do today, most urgent first, each line with the command that settles it. */
export async function desk(
  context: Context,
  { from, key, rest: behind }: Section,
): Promise<{ readonly offers: readonly Offer[]; readonly more: boolean }> {
  const { out, words, today } = context;
  const isRead = out.format === 'table' || out.format === 'plain';
  const { lines, tally, seen } = await lookAround(context, isRead ? PAGE : undefined);
  const board = boardOf(lines, tally, seen, today);
  const items = key === undefined ? board.items : eachOf(board.items.find((item) => item.key === key));
  // What they shared is settled.
  if (key !== undefined && items.length === 0) return { offers: [], more: false };
  const foot = key === undefined ? await footOf(context, lines, board) : [];
  let count = items.length;
  await out.list<DeskLine>({
    columns: columnsOf(words),
    student: ({ student }) => student,
    rows: deskOrder(lines),
    empty: words.desk.empty,
    board: () => ({
      head: headOf(words, board, today),
      rows: items.slice(from).map((item) => rowOf(words, item, today)),
      first: from + 1,
      room: SCREEN - QUESTION - behind,
      empty: words.desk.empty,
      more: words.desk.more,
      foot,
      shown: (number) => {
        count = number;
      },
    }),
  });
  if (out.format === 'plain')
    for (const { next, students } of board.beyond) out.note(words.desk.beyond(next, students));
  const shown = items.slice(from, from + count);
  const offers = shown.map(({ settle, key: shared, lines: [line], students }): Offer => {
    if (settle === undefined) return { key: shared };
    return { settle, ...(students === 1 && { student: { number: line.student, name: line.name } }) };
  });
  return { offers, more: from + count < items.length };
}

/** Where the rest is: of a student with much to do, of those who were only counted, and of the last one who is not told. */
async function footOf(
  context: Context,
  lines: readonly DeskLine[],
  { beyond, counts }: Board,
): Promise<readonly string[]> {
  const { desk: told } = context.words;
  const rest = lines.reduce((sum, { matter }) => sum + (matter.kind === 'more' ? matter.count : 0), 0);
  const unseen = beyond.filter(({ next }) => next > 1);
  // The numbers lead to what is due; a name leads to everything else.
  const isAsked = context.prompt.able && context.out.isOnTerminal;
  const last = isAsked ? await lastOne(context, lines) : [];
  return [
    ...(rest > 0 ? [told.onPages(rest)] : []),
    ...unseen.map(({ next, students }) => told.beyond(next, students)),
    ...last,
    ...(isAsked && counts.students > 0 ? [told.byName(last.length > 0 ? undefined : LAST)] : []),
  ];
}

/** The way on with whoever was last worked on, and has nothing here. */
async function lastOne(context: Context, lines: readonly DeskLine[]): Promise<readonly string[]> {
  const dossier = await lastStudent(context.store);
  if (dossier === undefined || lines.some(({ student }) => student === dossier.student.number)) return [];
  const { next } = standOf(await knownOf(context, dossier));
  if (next === null) return [];
  return [context.words.desk.last(`${dossier.student.number} ${nameOf(dossier.student)}`, next, LAST)];
}

/** One line for each student of a shared one. */
const eachOf = (item: BoardItem | undefined): readonly BoardItem[] =>
  item?.lines.map((line) => ({ lines: [line], students: 1, settle: line.settle, shown: line.settle, key: item.key })) ??
  [];

function columnsOf(words: Words): readonly Column<DeskLine>[] {
  const { columns } = words.lists;
  return [
    {
      key: 'urgency',
      title: columns.urgency,
      cell: ({ urgency }) => urgency,
      text: ({ urgency }) => words.terms.urgency[urgency],
      tone: ({ urgency }) => urgencyTone(urgency),
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
