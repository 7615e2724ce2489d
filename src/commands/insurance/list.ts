import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import { coveredFrom } from '../../core/model/insurance.ts';
import type { Insurance } from '../../core/model/residence.ts';
import { nameOf } from '../../core/model/student.ts';
import { findStudentByWord } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';

export interface ListOptions {
  /** Defaults to everybody's. */
  readonly student?: string;
}

export function listCommand(kit: Kit): Command {
  return verb(kit, 'insurance list', {
    lists: true,
    examples: ['coopj insurance list', 'coopj insurance list 20241001 --json'],
    args: [['[student]', kit.words.flags.studentOrName]],
    students: 'student',
    run: list,
  });
}

interface InsuranceRow {
  readonly dossier: Dossier;
  readonly insurance: Insurance;
}

/** Insurances paid, and the days they cover. */
export async function list(context: Context, { student }: ListOptions): Promise<void> {
  const { out, store, words } = context;
  const { columns, empty } = words.lists;
  const filter =
    student === undefined ? {} : { numbers: [(await findStudentByWord(context, student)).value.student.number] };
  async function* rows(): AsyncGenerator<InsuranceRow> {
    for await (const { value: dossier } of store.dossiers(filter)) {
      for (const insurance of dossier.insurances) yield { dossier, insurance };
    }
  }
  await out.list<InsuranceRow>({
    columns: [
      { key: 'student', title: columns.number, cell: ({ dossier }) => dossier.student.number },
      { key: 'name', title: columns.name, cell: ({ dossier }) => nameOf(dossier.student) },
      {
        key: 'kind',
        title: columns.kind,
        cell: ({ insurance }) => insurance.kind,
        text: ({ insurance }) => words.terms.insurance[insurance.kind],
      },
      { key: 'paidOn', title: columns.paidOn, type: 'day', cell: ({ insurance }) => insurance.paidOn },
      { key: 'from', title: columns.from, type: 'day', cell: ({ insurance }) => coveredFrom(insurance) },
      { key: 'to', title: columns.to, type: 'day', cell: ({ insurance }) => insurance.to },
    ],
    student: ({ dossier }) => dossier.student.number,
    rows: rows(),
    empty: empty.insurances,
  });
}
