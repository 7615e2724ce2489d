import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { byUrgency, type DueLine, dueOf, inDueOrder, uidOf } from '../core/agenda/due.ts';
import { addDays } from '../core/calendar/dates.ts';
import type { CalendarEntry } from '../formats/ics.ts';
import type { StudentFilter } from '../store/store.ts';
import type { CardSection } from '../terminal/out.ts';
import { messageOf } from '../wording/describe.ts';
import type { Words } from '../wording/words.ts';
import { daysArgument, given } from './shared/arguments.ts';
import { companiesOf } from './shared/companies.ts';
import { type Kit, verb } from './shared/kit.ts';

export interface DueOptions {
  /** Only what is due within this many days, or overdue. */
  readonly within?: number;
  /** Also writes a calendar to this file. */
  readonly ics?: string;
  /** Replaces an existing file. */
  readonly force?: boolean;
}

export function dueCommand(kit: Kit): Command {
  return verb(kit, 'due', {
    lists: true,
    examples: ['coopj due', 'coopj due --within 30d --json', 'coopj due --ics due.ics --force --quiet'],
    flags: { within: '<days>', ics: '<file>', force: '' },
    run: (context, { within, ics, force }) => {
      const days = within === undefined ? undefined : daysArgument(within, '--within');
      return due(context, given({ within: days, ics, force }));
    },
  });
}

/** Students with an open placement, or with obligations left after the last one was closed. Both are found by an index. */
const OPEN: readonly StudentFilter[] = [{ open: true }, { open: false, owing: true }];

/** Every date to keep, of all students, most urgent first. */
export async function due(context: Context, { within, ics, force = false }: DueOptions): Promise<void> {
  const { out, words, today, files, documents, office } = context;
  const { columns } = words.lists;
  const lines = await dueLines(context, within);
  if (ics !== undefined) {
    const entries = lines.map((line) => entryOf(words, line));
    const bytes = await documents.calendar(entries, words.due.calendar(office.office.name));
    await files.write(ics, bytes, { replace: force, personal: true });
    out.leaves('ics', ['on', 'what'], new Set(lines.map(({ student }) => student)));
    out.note(words.due.written(entries.length, files.resolve(ics)));
  }
  await out.list<DueLine>({
    columns: [
      { key: 'on', title: columns.on, type: 'day', cell: ({ on }) => on },
      { key: 'what', title: columns.message, cell: (line) => whatOf(words, line) },
      { key: 'rule', title: columns.rule, cell: ({ rule }) => rule, text: (line) => titleOf(words, line) },
      { key: 'student', title: columns.student, cell: ({ student }) => student },
      { key: 'placement', title: columns.placement, cell: ({ placement }) => placement ?? null },
      {
        key: 'severity',
        title: columns.severity,
        cell: ({ severity }) => severity,
        text: ({ severity }) => words.terms.severity[severity],
      },
      { key: 'actor', title: columns.actor, cell: ({ actor }) => actor, text: ({ actor }) => words.terms.actor[actor] },
      { key: 'settle', title: columns.settle, cell: ({ settle }) => settle },
    ],
    student: ({ student }) => student,
    rows: lines,
    empty: words.due.empty(within),
    sections: (found) =>
      byUrgency(found, today).map(
        ({ key, lines: of }): CardSection => ({
          title: words.due.urgency[key],
          lines: of.flatMap((line) => told(words, line)),
        }),
      ),
  });
}

/** The dates to keep of all students, by day, optionally only those within some days. */
export async function dueLines(
  { store, office, calendar, today }: Context,
  within?: number,
): Promise<readonly DueLine[]> {
  const companies = await companiesOf(store);
  const until = within === undefined ? undefined : addDays(today, within);
  const lines: DueLine[] = [];
  for (const filter of OPEN) {
    for await (const { value: dossier } of store.dossiers(filter)) {
      lines.push(...dueOf({ dossier, companies, office, calendar, today }, until));
    }
  }
  return inDueOrder(lines);
}

const whatOf = (words: Words, { matter }: DueLine): string =>
  matter.kind === 'finding' ? messageOf(words, matter.finding) : words.due.matter(matter);

/** The title of the rule or of the agreed day. */
const titleOf = (words: Words, { rule, matter }: DueLine): string =>
  matter.kind === 'start' || matter.kind === 'end'
    ? words.due.titles[matter.kind]
    : rule
      ? words.rules[rule].title
      : '';

function told(words: Words, line: DueLine): readonly string[] {
  const { on, student, name, placement, severity, actor, settle } = line;
  const who = [words.terms.severity[severity], words.terms.actor[actor]].join('  ');
  return [
    `• ${[on, student, name, placement].filter(Boolean).join('  ')}`,
    `    ${titleOf(words, line)}: ${whatOf(words, line)}`,
    `    ${who}`,
    `    $ ${settle}`,
  ];
}

function entryOf(words: Words, line: DueLine): CalendarEntry {
  const { on, student, name, placement, actor, settle } = line;
  return {
    uid: uidOf(line),
    on,
    title: `${titleOf(words, line)} – ${[student, name, placement].filter(Boolean).join(' ')}`,
    text: [whatOf(words, line), words.terms.actor[actor], settle].join('\n'),
  };
}
