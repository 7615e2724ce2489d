import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { minuteIn } from '../core/calendar/dates.ts';
import { Abort } from '../errors.ts';
import type { Subject, WholeEntry } from '../store/store.ts';
import type { Column } from '../terminal/out.ts';
import { namesOf } from '../wording/describe.ts';
import { findCompany, findStudentByWord } from './shared/find.ts';
import { type Kit, verb } from './shared/kit.ts';

export interface HistoryOptions {
  /** A number, or a part of a name that matches one student. Without it, everything. */
  readonly student?: string;
  readonly company?: string;
}

export function historyCommand(kit: Kit): Command {
  return verb(kit, 'history', {
    lists: true,
    examples: ['coopj history', 'coopj history 20241001', 'coopj history --company C-0001 --json'],
    args: [['[student]', kit.words.screen.words.student]],
    students: 'student',
    flags: { company: '<code>' },
    run: history,
  });
}

export async function history(context: Context, options: HistoryOptions): Promise<void> {
  const { store, office, out, words } = context;
  const { columns, change, erased, empty } = words.history;
  const subject = await subjectOf(context, options);
  const named = namesOf(words, await context.colleagues());
  const when = minuteIn(office.office.timezone);
  // Hashes are noise to people and take room from what they read; what they are made of is for programs alone.
  const hash: Column<WholeEntry> = { key: 'hash', title: columns.hash, cell: (entry) => entry.hash };
  const hashed: readonly Column<WholeEntry>[] = [
    { key: 'day', title: columns.day, cell: ({ day }) => day, type: 'day' },
    { key: 'operation', title: columns.operation, cell: ({ operation }) => operation },
    { key: 'filed', title: columns.filed, cell: ({ filed }) => filed },
    { key: 'version', title: columns.version, cell: ({ version }) => version },
    { key: 'digest', title: columns.digest, cell: ({ digest }) => digest },
  ];
  // All that was recorded, as it was: only where somebody asks for it by name.
  const content: readonly Column<WholeEntry>[] = [
    { key: 'salt', title: columns.salt, cell: ({ salt }) => salt ?? null, mask: 'whole' },
    { key: 'text', title: columns.text, cell: ({ text }) => text ?? null, mask: 'whole' },
  ];
  const forPrograms = ['json', 'ndjson', 'csv', 'tsv'].includes(out.format);
  const shown = [...(out.format === 'table' ? [] : [hash]), ...(forPrograms ? hashed : [])];
  await out.list<WholeEntry>({
    columns: [
      { key: 'seq', title: columns.seq, cell: ({ seq }) => seq },
      { key: 'at', title: columns.at, cell: ({ at }) => at, text: ({ at }) => when(at) },
      { key: 'actor', title: columns.actor, cell: ({ actor }) => actor, text: ({ actor }) => named(actor) },
      {
        key: 'subject',
        title: columns.subject,
        cell: (entry) => entry.subject,
        text: (entry) =>
          entry.subject === 'office' ? words.terms.actor.secretariat : entry.subject.replace(/^[a-z]+:/, ''),
      },
      {
        key: 'change',
        title: columns.change,
        cell: (entry) => entry.change?.type ?? null,
        text: (entry) => (entry.change ? change(entry.change) : erased),
      },
      { key: 'reason', title: columns.reason, cell: ({ reason }) => reason ?? null },
      ...shown,
    ],
    more: [hash, ...hashed, ...content].filter((column) => !shown.includes(column)),
    student: (entry) => (entry.subject.startsWith('student:') ? entry.subject : null),
    rows: store.journal(subject === undefined ? {} : { subject }),
    empty,
  });
}

async function subjectOf(context: Context, { student, company }: HistoryOptions): Promise<Subject | undefined> {
  if (student !== undefined && company !== undefined) {
    throw new Abort('flags-disagree', { flags: ['STUDENT', '--company'] });
  }
  if (student !== undefined) return `student:${(await findStudentByWord(context, student)).value.student.number}`;
  return company === undefined ? undefined : `company:${(await findCompany(context, company)).value.code}`;
}
