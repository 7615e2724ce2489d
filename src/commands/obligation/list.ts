import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { type Obligation, obligationsOf } from '../../core/agenda/obligations.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import { nameOf } from '../../core/model/student.ts';
import type { StudentFilter } from '../../store/store.ts';
import type { CardSection } from '../../terminal/out.ts';
import { messageOf, obligationOf } from '../../wording/describe.ts';
import type { Words } from '../../wording/words.ts';
import { findStudentByWord, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';

export interface ListOptions {
  /** Defaults to everybody's. */
  readonly student?: string;
}

export function listCommand(kit: Kit): Command {
  return verb(kit, 'obligation list', {
    lists: true,
    examples: ['coopj obligation list', 'coopj obligation list 20241001 --json'],
    args: [['[student]', kit.words.flags.studentOrName]],
    students: 'student',
    run: (context, { student }) => list(context, student === undefined ? {} : { student }),
  });
}

interface ObligationRow extends Obligation {
  readonly student: string;
  readonly name: string;
}

/** Students who may have obligations: with a placement, or owing something without one. Both are found by an index. */
const OBLIGED: readonly StudentFilter[] = [{ placed: true }, { placed: false, owing: true }];

/** Open obligations by last day, and settled ones, student by student. Those of a candidate do not apply yet. */
export async function list(context: Context, options: ListOptions): Promise<void> {
  const { out, words } = context;
  const { columns, empty } = words.lists;
  await out.list<ObligationRow>({
    columns: [
      { key: 'student', title: columns.student, cell: ({ student }) => student },
      { key: 'key', title: columns.key, cell: ({ key }) => key },
      { key: 'by', title: columns.by, type: 'day', cell: ({ finding }) => finding?.by ?? null },
      { key: 'settledOn', title: columns.settledOn, type: 'day', cell: ({ settledOn }) => settledOn ?? null },
      { key: 'rule', title: columns.rule, cell: ({ finding }) => finding?.rule ?? null, spare: true },
      { key: 'placement', title: columns.placement, cell: ({ finding }) => finding?.placement ?? null, spare: true },
      {
        key: 'actor',
        title: columns.actor,
        cell: ({ finding }) => finding?.actor ?? null,
        text: ({ finding }) => (finding?.actor ? words.terms.actor[finding.actor] : ''),
        spare: true,
      },
      {
        key: 'message',
        title: columns.message,
        cell: ({ finding }) => (finding ? messageOf(words, finding) : null),
      },
      {
        key: 'settle',
        title: columns.settle,
        cell: ({ finding, settledOn }) => (settledOn ? null : (finding?.settle ?? null)),
        spare: true,
      },
    ],
    student: ({ student }) => student,
    rows: lines(context, options),
    empty: empty.obligations,
    sections: (found) => sectionsOf(words, found),
  });
}

async function* lines(context: Context, { student }: ListOptions): AsyncIterable<ObligationRow> {
  if (student !== undefined) return yield* linesFor(context, (await findStudentByWord(context, student)).value);
  for (const filter of OBLIGED) {
    for await (const { value } of context.store.dossiers(filter)) yield* linesFor(context, value);
  }
}

async function* linesFor(context: Context, dossier: Dossier): AsyncIterable<ObligationRow> {
  const { number } = dossier.student;
  for (const obligation of obligationsOf(await knownOf(context, dossier))) {
    if (obligation.counts || obligation.settledOn)
      yield { ...obligation, student: number, name: nameOf(dossier.student) };
  }
}

/** A block per student: what, by when, and the command that settles it. */
function sectionsOf(words: Words, found: readonly ObligationRow[]): readonly CardSection[] {
  const students = new Map(found.map(({ student, name }) => [student, name]));
  return [...students].map(([student, name]) => ({
    title: `${student} ${name}`,
    lines: found.filter((line) => line.student === student).flatMap((line) => linesOf(words, line)),
  }));
}

function linesOf(words: Words, { key, finding, settledOn }: ObligationRow): readonly string[] {
  const { labels } = words.lists;
  const who = finding?.actor && words.terms.actor[finding.actor];
  const when = settledOn ? labels.settledOn(settledOn) : finding?.by && labels.until(finding.by);
  const urgency = finding && !settledOn ? words.terms.urgency[finding.urgency] : '';
  const heading = [`• ${obligationOf(words, key)}`, settledOn ? '' : who, when, urgency].filter(Boolean).join('  ');
  if (!finding) return [heading];
  const way = settledOn ? [] : [`    $ ${finding.settle}`];
  return [heading, `    ${messageOf(words, finding)}`, ...way];
}
