import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { byUrgency, type DueLine, dueOf, inDueOrder, studentOf, uidOf } from '../core/agenda/due.ts';
import { addDays } from '../core/calendar/dates.ts';
import { Abort } from '../errors.ts';
import type { CalendarEntry } from '../formats/ics.ts';
import type { StudentFilter } from '../store/store.ts';
import type { CardSection } from '../terminal/out.ts';
import { messageOf } from '../wording/describe.ts';
import type { Words } from '../wording/words.ts';
import { daysArgument, given } from './shared/arguments.ts';
import { companiesOf } from './shared/companies.ts';
import { type Kit, verb } from './shared/kit.ts';
import { urgencyTone } from './shared/tones.ts';

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
  const { out, words, today } = context;
  const { columns } = words.lists;
  const known = await dated(context);
  const lines = known.map(({ line }) => line).filter(isWithin(context, within));
  if (ics !== undefined) await writeCalendar(context, { known, shown: new Set(lines), ics, force });
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
          ...given({ tone: key === 'late' ? 'late' : urgencyTone(key) }),
          lines: of.flatMap((line) => told(words, line)),
        }),
      ),
  });
}

/** The dates to keep of all students, by day, optionally only those within some days. */
export const dueLines = async (context: Context, within?: number): Promise<readonly DueLine[]> =>
  (await dated(context)).map(({ line }) => line).filter(isWithin(context, within));

function isWithin({ today }: Context, within: number | undefined): (line: DueLine) => boolean {
  const until = within === undefined ? undefined : addDays(today, within);
  return ({ on }) => until === undefined || on <= until;
}

interface DatedLine {
  readonly line: DueLine;
  /** Of the student's records. */
  readonly revision: number;
}

async function dated({ store, office, calendar, today }: Context): Promise<readonly DatedLine[]> {
  const companies = await companiesOf(store);
  const revisions = new Map<DueLine, number>();
  for (const filter of OPEN) {
    for await (const { value: dossier, revision } of store.dossiers(filter)) {
      for (const line of dueOf({ dossier, companies, office, calendar, today })) revisions.set(line, revision);
    }
  }
  return inDueOrder([...revisions.keys()]).map((line) => ({ line, revision: revisions.get(line) ?? 0 }));
}

interface CalendarOptions {
  readonly known: readonly DatedLine[];
  readonly shown: ReadonlySet<DueLine>;
  readonly ics: string;
  readonly force: boolean;
}

/** Writes the shown dates, and what became of those that stand in the file already. */
async function writeCalendar(context: Context, { known, shown, ics, force }: CalendarOptions): Promise<void> {
  const { out, words, files, documents, office } = context;
  const entries = known.map(({ line, revision }) => ({
    ...entryOf(words, line),
    sequence: revision,
    asked: shown.has(line),
  }));
  const make = async () => {
    const standing = force ? await contentOf(context, ics) : undefined;
    return documents.calendar({ entries, standing }, words.due.calendar(office.office.name));
  };
  let written = await make();
  if (!force) await files.write(ics, written.bytes, { personal: true });
  else {
    const change = async () => {
      written = await make();
      return written.bytes;
    };
    await files.edit(ics, change, { personal: true });
  }
  const sha256 = await documents.sha256(written.bytes);
  // A cancelled entry still names its student.
  out.leaves('ics', ['on', 'what'], new Set(written.entries.map(({ uid }) => studentOf(uid))), sha256);
  const cancelled = written.entries.filter(({ cancelledOn }) => cancelledOn !== undefined).length;
  out.note(words.due.written(written.entries.length - cancelled, files.resolve(ics), cancelled));
}

/** The file that is to be replaced; undefined where there is none, or nothing in it. */
async function contentOf({ files }: Context, name: string): Promise<Uint8Array | undefined> {
  try {
    return await files.read(name);
  } catch (error) {
    if (error instanceof Abort && (error.problem === 'file-missing' || error.problem === 'file-empty'))
      return undefined;
    throw error;
  }
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

function entryOf(words: Words, line: DueLine): Omit<CalendarEntry, 'sequence'> {
  const { on, student, name, placement, actor, settle } = line;
  return {
    uid: uidOf(line),
    on,
    title: `${titleOf(words, line)} – ${[student, name, placement].filter(Boolean).join(' ')}`,
    text: [whatOf(words, line), words.terms.actor[actor], settle].join('\n'),
  };
}
