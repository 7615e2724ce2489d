import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { Company, Job } from '../../core/model/company.ts';
import { findCompany } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';

export interface ListOptions {
  /** Code or exact name; defaults to all companies. */
  readonly company?: string;
}

export function listCommand(kit: Kit): Command {
  return verb(kit, 'job list', {
    lists: true,
    examples: ['coopj job list', 'coopj job list --company C-0001 --fields ref,title,content'],
    flags: { company: '<code>' },
    run: list,
  });
}

interface JobRow {
  readonly company: Company;
  readonly job: Job;
}

/** Job descriptions by company, in the order in which they were recorded. */
export async function list(context: Context, options: ListOptions): Promise<void> {
  const { store, out, words } = context;
  const { columns, labels, empty } = words.lists;
  const companies =
    options.company === undefined ? await store.companies() : [(await findCompany(context, options.company)).value];
  await out.list<JobRow>({
    columns: [
      { key: 'ref', title: columns.ref, cell: ({ job }) => job.ref },
      { key: 'company', title: columns.code, cell: ({ company }) => company.code },
      { key: 'name', title: columns.companyName, cell: ({ company }) => company.name, spare: true },
      { key: 'title', title: columns.title, cell: ({ job }) => job.title },
      { key: 'from', title: columns.from, type: 'day', cell: ({ job }) => job.from ?? null },
      { key: 'to', title: columns.to, type: 'day', cell: ({ job }) => job.to ?? null },
    ],
    more: [
      { key: 'workplaces', title: labels.workplaces, cell: ({ job }) => job.workplaces ?? [] },
      { key: 'content', title: labels.content, cell: ({ job }) => job.content ?? null },
    ],
    rows: companies.flatMap((company) => (company.jobs ?? []).map((job) => ({ company, job }))),
    empty: empty.jobs,
  });
}
