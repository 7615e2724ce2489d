import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { findJob } from '../shared/jobs.ts';
import { type Kit, verb } from '../shared/kit.ts';

export interface ShowOptions {
  readonly job: string;
}

export function showCommand(kit: Kit): Command {
  return verb(kit, 'job show', {
    examples: ['coopj job show J-0001', 'coopj job show J-0001 --json'],
    args: [['<job>', kit.words.flags.jobCode]],
    run: show,
  });
}

export async function show(context: Context, options: ShowOptions): Promise<void> {
  const { company, job } = await findJob(context, options.job);
  const { columns, labels } = context.words.lists;
  const { ref, title, from, to, workplaces = [], content } = job;
  const lines: readonly (readonly [string, string])[] = [
    [columns.company, `${company.code} ${company.name}`],
    [labels.period, from || to ? `${from ?? ''} – ${to ?? ''}` : ''],
    [labels.workplaces, context.words.terms.list(workplaces)],
    [labels.content, content ?? ''],
  ];
  await context.out.card({ company: company.code, ...job }, [
    { title: `${ref}  ${title}`, lines: lines.filter(([, value]) => value !== '') },
  ]);
}
