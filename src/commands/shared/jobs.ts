import type { Context } from '../../context.ts';
import type { Company, Job } from '../../core/model/company.ts';
import { Abort } from '../../errors.ts';

const CODE = /^J-\d{1,9}$/;
const codeOf = (word: string): string => word.normalize('NFKC').trim().toUpperCase();

/** A job description by its code, with the company that published it. */
export async function findJob({ store }: Context, word: string) {
  const ref = codeOf(word);
  for (const { code } of await store.companies()) {
    const found = await store.company(code);
    const job = found?.value.jobs?.find((one) => one.ref === ref);
    if (found && job) return { company: found.value, revision: found.revision, job };
  }
  throw new Abort('no-such-job', { job: word, known: [] });
}

/** What a placement says of its job: the code of one of the company's job descriptions, or words of their own. */
export function jobArgument(word: string, { code, jobs = [] }: Pick<Company, 'code' | 'jobs'>): string {
  const ref = codeOf(word);
  if (!CODE.test(ref)) return word;
  if (jobs.some((one: Job) => one.ref === ref)) return ref;
  throw new Abort('no-such-job', { job: word, company: code, known: jobs.map((one) => one.ref) });
}
