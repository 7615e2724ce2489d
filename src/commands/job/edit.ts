import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { editJob } from '../../core/decide/job.ts';
import type { Job } from '../../core/model/company.ts';
import { Abort } from '../../errors.ts';
import { given, periodSaid } from '../shared/arguments.ts';
import { findJob } from '../shared/jobs.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { requestOf, writeCompany } from '../shared/write.ts';
import { JOB_FLAGS, jobFacts, tellJob } from './add.ts';

export interface EditOptions {
  readonly job: string;
  readonly facts: Partial<Omit<Job, 'ref'>>;
}

export function editCommand(kit: Kit): Command {
  return verb(kit, 'job edit', {
    writes: true,
    examples: [
      'coopj job edit J-0001 --content "異常検知手法の研究"',
      'coopj job edit J-0001 --title 時系列データの解析 --reason 求人票の改訂',
    ],
    args: [['<job>', kit.words.flags.jobCode]],
    flags: JOB_FLAGS,
    edits: Object.keys(JOB_FLAGS),
    says: { from: periodSaid },
    run: (context, { job, ...flags }) => edit(context, { job, facts: jobFacts(flags, context.today) }),
  });
}

/** load -> decide (pure) -> show -> apply -> say */
export async function edit(context: Context, { job: word, facts }: EditOptions): Promise<void> {
  if (Object.keys(facts).length === 0) {
    throw new Abort('nothing-to-change', { example: `coopj job edit ${word} --title "…"` });
  }
  const { company, revision, job } = await findJob(context, word);
  const { code, name } = company;
  const decide = (reason?: string) => editJob(job, { ...requestOf(context), ...given({ reason }) }, facts);
  await writeCompany(context, { code, name, expect: revision }, decide, {
    job: job.ref,
    warnings: tellJob(context, facts),
  });
}
