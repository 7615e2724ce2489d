import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { Agreement, Company } from '../../core/model/company.ts';
import { secretariatReview } from '../../core/model/contract.ts';
import { findCompany } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';

export interface ListOptions {
  /** Code or exact name; defaults to all companies. */
  readonly company?: string;
}

export function listCommand(kit: Kit): Command {
  return verb(kit, 'agreement list', {
    lists: true,
    examples: ['coopj agreement list', 'coopj agreement list --company C-0001 --json'],
    flags: { company: '<code>' },
    run: list,
  });
}

interface AgreementRow {
  readonly company: Company;
  readonly agreement: Agreement;
}

/** `revision` is the number of the last one received, 0 if none; `outcome` is the secretariat's review of it. */
export async function list(context: Context, options: ListOptions): Promise<void> {
  const { store, out, words } = context;
  const { columns, empty } = words.lists;
  const companies =
    options.company === undefined ? await store.companies() : [(await findCompany(context, options.company)).value];
  await out.list<AgreementRow>({
    columns: [
      { key: 'ref', title: columns.ref, cell: ({ agreement }) => agreement.ref },
      { key: 'company', title: columns.code, cell: ({ company }) => company.code },
      { key: 'name', title: columns.companyName, cell: ({ company }) => company.name },
      { key: 'placement', title: columns.placement, cell: ({ agreement }) => agreement.placement ?? null, spare: true },
      { key: 'from', title: columns.from, type: 'day', cell: ({ agreement }) => agreement.from },
      { key: 'to', title: columns.to, type: 'day', cell: ({ agreement }) => agreement.to },
      { key: 'autoRenew', title: columns.autoRenew, cell: ({ agreement }) => agreement.autoRenew, spare: true },
      { key: 'revision', title: columns.revision, cell: ({ agreement }) => agreement.revisions.length, spare: true },
      {
        key: 'outcome',
        title: columns.outcome,
        cell: (line) => outcomeOf(line) ?? null,
        text: (line) => {
          const outcome = outcomeOf(line);
          return outcome === undefined ? '' : words.terms.reviewOutcome[outcome];
        },
        spare: true,
      },
      { key: 'signedOn', title: columns.signedOn, type: 'day', cell: ({ agreement }) => agreement.signedOn ?? null },
    ],
    rows: companies.flatMap((company) => company.agreements.map((agreement) => ({ company, agreement }))),
    empty: empty.agreements,
  });
}

function outcomeOf({ agreement: { revisions } }: AgreementRow) {
  const last = revisions.at(-1);
  return last && secretariatReview(last)?.outcome;
}
