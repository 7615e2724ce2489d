import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { editPlacement } from '../../core/decide/placement.ts';
import { type Dossier, placementOf } from '../../core/model/dossier.ts';
import type { HostPeople, Placement } from '../../core/model/placement.ts';
import type { Terms } from '../../core/model/placement-terms.ts';
import { changedDays } from '../../core/model/spans.ts';
import { Abort } from '../../errors.ts';
import { given, optionalDay } from '../shared/arguments.ts';
import { findByReference, knownOf } from '../shared/find.ts';
import { jobArgument } from '../shared/jobs.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { TERM_FORM, TERM_QUESTIONS, termsArgument } from '../shared/terms.ts';
import { requestOf, writeStudent } from '../shared/write.ts';
import { HOST_FLAGS, saidArgument, tellSaid } from './open.ts';

export interface EditOptions extends HostPeople {
  readonly placement: string;
  readonly on?: LocalDate;
  readonly job?: string;
  readonly consulted?: readonly string[];
  readonly terms: Terms;
}

export function editCommand(kit: Kit): Command {
  return verb(kit, 'placement edit', {
    writes: true,
    examples: [
      'coopj placement edit P-0001 --pay 300000 --pay-per month',
      'coopj placement edit P-0001 --pay',
      'coopj placement edit P-0001 --from 2027-01-12 --to 2027-03-19 --reason "求人票の誤記"',
    ],
    args: ['<placement>'],
    flags: { on: '<day>', job: '<text>', consulted: '[name]*!', ...HOST_FLAGS, ...TERM_QUESTIONS },
    ...TERM_FORM,
    edits: ['on', 'job', 'consulted', ...Object.keys(HOST_FLAGS), ...Object.keys(TERM_QUESTIONS)],
    run: (context, { placement, job, consulted, hr, mentor, ...flags }) => {
      const on = optionalDay(flags.on, context.today, '--on');
      const terms = termsArgument(flags, context.today);
      const said = saidArgument(given({ job, consulted, hr, mentor }));
      return edit(context, { placement, terms, ...said, ...given({ on }) });
    },
  });
}

/** load -> decide (pure) -> show -> apply -> say */
export async function edit(context: Context, options: EditOptions): Promise<void> {
  const { placement: word, terms, job, ...rest } = options;
  if (Object.keys({ ...rest, ...given({ job }), ...terms }).length === 0) {
    throw new Abort('nothing-to-change', { example: `coopj placement edit ${word} --hours-per-week 38` });
  }
  const { placement, ...student } = await findByReference(context, word);
  const known = await knownOf(context, student.value);
  const company = known.companies.get(placement.company) ?? { code: placement.company };
  const described = job === undefined ? undefined : jobArgument(job, company);
  const warnings = tellSaid(context, options, terms);
  const change = { ...rest, ...given({ job: described }), ...(Object.keys(terms).length > 0 && { terms }) };
  await writeStudent(
    context,
    student,
    (reason) => editPlacement(known, placement, { ...requestOf(context), ...given({ reason }), ...change }),
    { placement: placement.ref, warnings, more: (after) => daysTouched(context, placement, after) },
  );
}

/** Terms that were amended hold on some days alone: which a correction touched. */
function daysTouched({ words }: Context, before: Placement, dossier: Dossier) {
  const after = placementOf(dossier, before.ref);
  const days = after && before.terms.length > 1 ? changedDays(before, after) : [];
  const lines = days.length > 0 ? [words.screen.termsOfDays(days)] : [];
  return { lines, value: { days } };
}
