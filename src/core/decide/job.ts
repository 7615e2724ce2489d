import type { CompanyChange } from '../journal/changes.ts';
import type { Job } from '../model/company.ts';
import { answer } from './contract.ts';
import type { Decision } from './decision.ts';
import { notReversed, type Request, unexplained } from './request.ts';

/** Records a job description of a company. */
export const addJob = (job: Job): Decision<CompanyChange> =>
  answer([{ type: 'job-added', job }], notReversed(job.from, job.to));

const textOf = (value: Job[keyof Job]): string | undefined => (typeof value === 'object' ? value.join(', ') : value);

/** Edits a job description; replacing a recorded value needs a reason. */
export function editJob(before: Job, request: Request, facts: Partial<Omit<Job, 'ref'>>): Decision<CompanyChange> {
  const after: Job = { ...before, ...facts };
  const keys = (Object.keys(facts) as (keyof typeof facts)[]).filter(
    (key) => textOf(before[key]) !== textOf(after[key]),
  );
  const set = Object.fromEntries(keys.map((key) => [key, after[key]]));
  const corrected = keys.flatMap((key) => unexplained(request, textOf(before[key]), textOf(after[key])));
  const changes: readonly CompanyChange[] = keys.length === 0 ? [] : [{ type: 'job-edited', job: before.ref, set }];
  return answer(changes, [...notReversed(after.from, after.to), ...corrected]);
}
