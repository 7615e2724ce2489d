import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import type { Permit } from '../../core/model/residence.ts';
import { nameOf } from '../../core/model/student.ts';
import { findStudentByWord } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';

export interface ListOptions {
  /** Defaults to everybody's. */
  readonly student?: string;
}

export function listCommand(kit: Kit): Command {
  return verb(kit, 'permit list', {
    lists: true,
    examples: ['coopj permit list', 'coopj permit list 20241006 --json'],
    args: [['[student]', kit.words.flags.studentOrName]],
    students: 'student',
    run: list,
  });
}

interface PermitRow {
  readonly dossier: Dossier;
  readonly permit: Permit;
}

/** Applications for work permits, and what became of them. */
export async function list(context: Context, { student }: ListOptions): Promise<void> {
  const { out, store, words } = context;
  const { columns, empty } = words.lists;
  const filter =
    student === undefined ? {} : { numbers: [(await findStudentByWord(context, student)).value.student.number] };
  async function* rows(): AsyncGenerator<PermitRow> {
    for await (const { value: dossier } of store.dossiers(filter)) {
      for (const permit of dossier.permits) yield { dossier, permit };
    }
  }
  const day = (key: string, title: string, of: (permit: Permit) => string | undefined) =>
    ({ key, title, type: 'day', cell: ({ permit }: PermitRow) => of(permit) ?? null }) as const;
  await out.list<PermitRow>({
    columns: [
      { key: 'student', title: columns.number, cell: ({ dossier }) => dossier.student.number },
      { key: 'name', title: columns.name, cell: ({ dossier }) => nameOf(dossier.student) },
      {
        key: 'kind',
        title: columns.kind,
        cell: ({ permit }) => permit.kind,
        text: ({ permit }) => words.terms.permitKind[permit.kind],
      },
      { key: 'placement', title: columns.placement, cell: ({ permit }) => permit.placement ?? null, spare: true },
      { ...day('openedOn', columns.openedOn, ({ openedOn }) => openedOn), spare: true },
      day('appliedOn', columns.appliedOn, ({ appliedOn }) => appliedOn),
      day('grantedOn', columns.grantedOn, ({ granted }) => granted?.on),
      day('refusedOn', columns.refusedOn, ({ refused }) => refused?.on),
      day('from', columns.from, ({ granted }) => granted?.from),
      day('to', columns.to, ({ granted }) => granted?.to),
      {
        key: 'hoursPerWeek',
        title: columns.hoursPerWeek,
        cell: ({ permit }) => permit.granted?.hoursPerWeek ?? null,
        spare: true,
      },
    ],
    student: ({ dossier }) => dossier.student.number,
    rows: rows(),
    empty: empty.permits,
  });
}
