import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { addJob } from '../../core/decide/job.ts';
import type { Job } from '../../core/model/company.ts';
import type { Flags } from '../grammar/notation.ts';
import { given, optionalDay, optionalText, periodSaid, textArgument } from '../shared/arguments.ts';
import { findCompany } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { withNextNumber } from '../shared/next-number.ts';
import { tellTexts } from '../shared/warnings.ts';
import { writeCompany } from '../shared/write.ts';

export interface AddOptions extends Omit<Job, 'ref'> {
  /** Code or exact name. */
  readonly company: string;
}

export const JOB_FLAGS = {
  title: '<text>',
  from: '<day>',
  to: '<day>',
  workplace: '<text>*',
  content: '<text>',
} as const;

export function addCommand(kit: Kit): Command {
  return verb(kit, 'job add', {
    writes: true,
    examples: [
      'coopj job add C-0001 --title 時系列データの異常検知 --from 2027-01-12 --to 2027-03-19 --workplace 横浜研究所 --content "異常検知手法の研究"',
      'coopj job add 株式会社見本製作所 --title 材料データの解析',
    ],
    args: ['<company>'],
    flags: { ...JOB_FLAGS, title: '<text>!', from: '<day>?', to: '<day>?', workplace: '<text>*?', content: '<text>?' },
    says: { from: periodSaid },
    run: (context, { company, title, ...flags }) => {
      const facts = jobFacts(flags, context.today);
      return add(context, { company, ...facts, title: textArgument(title, '--title') });
    },
  });
}

/** What the flags state of a job description. */
export const jobFacts = (
  { title, from, to, workplace, content }: Flags<typeof JOB_FLAGS>,
  today: LocalDate,
): Partial<Omit<Job, 'ref'>> =>
  given({
    title: optionalText(title, '--title'),
    from: optionalDay(from, today, '--from'),
    to: optionalDay(to, today, '--to'),
    workplaces: workplace?.map((place) => textArgument(place, '--workplace')),
    content: optionalText(content, '--content'),
  });

/** Tells what is odd about its words. */
export const tellJob = (context: Context, { title, workplaces, content }: Partial<Omit<Job, 'ref'>>) =>
  tellTexts(context, { texts: { '--title': title, '--workplace': workplaces, '--content': content } });

/** load -> decide (pure) -> show -> apply -> say */
export async function add(context: Context, { company: word, ...facts }: AddOptions): Promise<void> {
  const warnings = tellJob(context, facts);
  await withNextNumber(context, 'job', async (ref) => {
    const { value: company, revision } = await findCompany(context, word);
    const { code, name } = company;
    await writeCompany(context, { code, name, expect: revision }, addJob({ ref, ...facts }), {
      job: ref,
      warnings,
    });
  });
}
