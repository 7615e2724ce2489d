import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { openPlacement } from '../../core/decide/placement.ts';
import type { HostPeople } from '../../core/model/placement.ts';
import type { Terms } from '../../core/model/placement-terms.ts';
import { given, optionalDay, optionalText, textArgument } from '../shared/arguments.ts';
import { findCompany, findStudent, knownOf } from '../shared/find.ts';
import { jobArgument } from '../shared/jobs.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { withNextNumber } from '../shared/next-number.ts';
import { TERM_FLAGS, TERM_FORM, termsArgument, textsOf, USUAL_TERMS } from '../shared/terms.ts';
import { tellTexts } from '../shared/warnings.ts';
import { requestOf, writeStudent } from '../shared/write.ts';

export interface OpenOptions extends HostPeople {
  readonly student: string;
  readonly company: string;
  /** The day 応募承認依頼 was pressed (STEP 5); defaults to today. */
  readonly on?: LocalDate;
  readonly job?: string;
  readonly consulted?: readonly string[];
  readonly terms: Terms;
}

/** Whom the office writes to about this placement, and who guides the student: others than the company has on file. */
export const HOST_FLAGS = { hr: '<text>', mentor: '<text>' } as const;

type Said = HostPeople & { readonly job?: string; readonly consulted?: readonly string[] };

/** What a placement says in words, each of one line. */
export const saidArgument = ({ job, hr, mentor, consulted }: Said): Said =>
  given({
    job: optionalText(job, '--job'),
    hr: optionalText(hr, '--hr'),
    mentor: optionalText(mentor, '--mentor'),
    consulted: consulted?.map((name) => textArgument(name, '--consulted')),
  });

/** Tells what is odd about its words. */
export const tellSaid = (context: Context, { job, hr, mentor, consulted }: Said, terms: Terms) =>
  tellTexts(context, {
    names: { '--hr': hr, '--mentor': mentor, '--consulted': consulted },
    texts: { '--job': job, ...textsOf(terms) },
  });

export function openCommand(kit: Kit): Command {
  return verb(kit, 'placement open', {
    writes: true,
    examples: [
      'coopj placement open 20241001 --company C-0001 --job "研究開発インターン" --from 2027-01-12 --to 2027-03-19 --hours-per-week 38 --pay 300000 --pay-per month',
      'coopj placement open 20241001 --company 株式会社見本製作所 --job J-0001 --on 2026-10-01 --unpaid',
    ],
    args: ['<student>'],
    students: 'student',
    flags: {
      company: '<code>!',
      on: '<day>?',
      job: '<text>?',
      consulted: '<name>*?',
      ...HOST_FLAGS,
      ...TERM_FLAGS,
      ...USUAL_TERMS,
    },
    unprinted: ['job', 'consulted'],
    ...TERM_FORM,
    run: (context, { student, company, ...flags }) => {
      const { today } = context;
      const on = optionalDay(flags.on, today, '--on');
      const terms = termsArgument(flags, today);
      return open(context, { student, company, terms, ...saidArgument(flags), ...given({ on }) });
    },
  });
}

/** load -> decide (pure) -> show -> apply -> say */
export async function open(context: Context, options: OpenOptions): Promise<void> {
  const { terms, job, consulted, hr, mentor, on = context.today } = options;
  const company = await findCompany(context, options.company);
  const described = job === undefined ? undefined : jobArgument(job, company.value);
  const warnings = tellSaid(context, options, terms);
  await withNextNumber(context, 'placement', async (ref) => {
    const student = await findStudent(context, options.student);
    const known = await knownOf(context, student.value);
    const request = {
      ...requestOf(context),
      ref,
      company: company.value.code,
      on,
      terms,
      ...given({ job: described, consulted, hr, mentor }),
    };
    await writeStudent(context, student, () => openPlacement(known, request), { placement: ref, warnings });
  });
}
