import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { findCompany, findStudentByWord } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { termColumns } from '../shared/term-columns.ts';
import { agreementLines, type ContractLine, contractLines } from './lines.ts';

export interface ListOptions {
  /** Defaults to everybody's contracts and all agreements. */
  readonly student?: string;
  /** Only those with this company. */
  readonly company?: string;
}

export function listCommand(kit: Kit): Command {
  return verb(kit, 'contract list', {
    lists: true,
    examples: ['coopj contract list', 'coopj contract list 20241001 --json', 'coopj contract list --company C-0001'],
    args: ['[student]'],
    students: 'student',
    flags: { company: '<code>' },
    run: list,
  });
}

export async function list(context: Context, options: ListOptions): Promise<void> {
  const { out, words } = context;
  const { columns, empty } = words.lists;
  const { contractKind, agreement, reviewOutcome, reviewer } = words.terms;
  await out.list<ContractLine>({
    columns: [
      { key: 'ref', title: columns.ref, cell: ({ ref }) => ref },
      { key: 'student', title: columns.student, cell: ({ student }) => student },
      { key: 'placement', title: columns.placement, cell: ({ placement }) => placement, spare: true },
      { key: 'company', title: columns.company, cell: ({ company }) => company, spare: true },
      {
        key: 'kind',
        title: columns.kind,
        cell: ({ kind }) => kind,
        text: ({ kind }) => (kind === 'agreement' ? agreement : contractKind[kind]),
      },
      { key: 'revision', title: columns.revision, cell: ({ revision }) => revision, spare: true },
      { key: 'receivedOn', title: columns.receivedOn, type: 'day', cell: ({ receivedOn }) => receivedOn },
      { key: 'reviewedOn', title: columns.reviewedOn, type: 'day', cell: ({ reviewedOn }) => reviewedOn },
      {
        key: 'outcome',
        title: columns.outcome,
        cell: ({ outcome }) => outcome,
        text: ({ outcome }) => (outcome === null ? '' : reviewOutcome[outcome]),
      },
      {
        key: 'by',
        title: columns.reviewer,
        cell: ({ by }) => by,
        text: ({ by }) => (by === null ? '' : reviewer[by]),
        spare: true,
      },
    ],
    more: [
      { key: 'signedOn', title: columns.signedOn, type: 'day', cell: ({ signedOn }) => signedOn },
      ...termColumns<ContractLine>(words, ({ terms }) => terms),
    ],
    student: ({ student }) => student,
    rows: await linesOf(context, options),
    empty: empty.contracts,
  });
}

/** A student or company that does not exist is an error, not an empty list. */
async function linesOf(context: Context, { student: word, company: named }: ListOptions) {
  const company = named === undefined ? undefined : (await findCompany(context, named)).value;
  const student = word === undefined ? undefined : (await findStudentByWord(context, word)).value;
  const wanted = (line: ContractLine) => company === undefined || line.company === company.code;
  if (student) return contractLines(student).filter(wanted);
  return everybodys(context, wanted);
}

async function* everybodys({ store }: Context, wanted: (line: ContractLine) => boolean): AsyncIterable<ContractLine> {
  for await (const { value } of store.dossiers({ placed: true })) yield* contractLines(value).filter(wanted);
  for (const company of await store.companies()) yield* agreementLines(company).filter(wanted);
}
