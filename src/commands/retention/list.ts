import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { isDue, type Retention, retentionOf } from '../../core/agenda/retention.ts';
import { nameOf, type StudentNumber } from '../../core/model/student.ts';
import { type Kit, verb } from '../shared/kit.ts';

export function listCommand(kit: Kit): Command {
  return verb(kit, 'retention list', {
    lists: true,
    examples: ['coopj retention list', 'coopj retention list --json'],
    run: list,
  });
}

/** A student whom a rule concerns. */
export interface RetentionRow extends Retention {
  readonly student: StudentNumber;
  readonly name: string;
  readonly due: boolean;
}

/** By the day on which they fall due. */
export async function retentionRows({ store, office, today }: Context): Promise<readonly RetentionRow[]> {
  const rows: RetentionRow[] = [];
  for await (const { value } of store.dossiers()) {
    const { number: student } = value.student;
    const retention = retentionOf(value, office.retention, today);
    if (retention) rows.push({ student, name: nameOf(value.student), ...retention, due: isDue(retention, today) });
  }
  return rows.sort((a, b) => (a.dueOn + a.student < b.dueOn + b.student ? -1 : 1));
}

export async function list(context: Context): Promise<void> {
  const { office, out, words } = context;
  const { retention } = words.erasure;
  const { columns } = words.lists;
  const yes = (value: boolean) => (value ? words.terms.yes : '');
  await out.list<RetentionRow>({
    columns: [
      { key: 'student', title: columns.student, cell: ({ student }) => student },
      { key: 'name', title: columns.name, cell: ({ name }) => name },
      {
        key: 'rule',
        title: retention.columns.rule,
        cell: ({ rule }) => rule,
        text: ({ rule }) => retention.rule[rule],
      },
      { key: 'since', title: retention.columns.since, type: 'day', cell: ({ since }) => since },
      { key: 'years', title: retention.columns.years, cell: ({ years }) => years },
      { key: 'dueOn', title: retention.columns.dueOn, type: 'day', cell: ({ dueOn }) => dueOn },
      { key: 'open', title: retention.columns.open, cell: ({ open }) => open, text: ({ open }) => yes(open) },
      { key: 'due', title: retention.columns.due, cell: ({ due }) => due, text: ({ due }) => yes(due) },
    ],
    student: ({ student }) => student,
    rows: await retentionRows(context),
    empty: Object.values(office.retention).some((years) => years > 0) ? retention.none : retention.noRule,
  });
}
