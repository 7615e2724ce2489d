import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { amendPlacement } from '../../core/decide/amend.ts';
import type { Terms } from '../../core/model/placement-terms.ts';
import { Abort } from '../../errors.ts';
import { dayArgument, given } from '../shared/arguments.ts';
import { companyGuard, findByReference, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { sayStillOpen } from '../shared/still-open.ts';
import { TERM_FLAGS, TERM_FORM, termsArgument, textsOf } from '../shared/terms.ts';
import { tellTexts } from '../shared/warnings.ts';
import { type OverrideFlags, requestOf, writeStudent } from '../shared/write.ts';

export interface AmendOptions extends OverrideFlags {
  readonly placement: string;
  /** The first day on which it applies. */
  readonly effective: LocalDate;
  readonly reason: string;
  readonly terms: Terms;
}

export function amendCommand(kit: Kit): Command {
  return verb(kit, 'placement amend', {
    writes: true,
    examples: [
      'coopj placement amend P-0001 --effective 2027-01-15 --to 2027-03-19 --reason "研究の進捗により延長"',
      'coopj placement amend P-0001 --effective 2026-12-01 --hours-per-week 28 --reason "学業との両立"',
    ],
    args: ['<placement>'],
    flags: { effective: '<day>!', reason: '<text>!', override: '<rule>*', ...TERM_FLAGS },
    ...TERM_FORM,
    edits: Object.keys(TERM_FLAGS),
    run: (context, { placement, effective, reason, override, ...flags }) => {
      const terms = termsArgument(flags, context.today);
      const example = `coopj placement amend ${placement} --effective 2027-01-15 --to 2027-03-19 --reason "…"`;
      if (Object.keys(terms).length === 0) throw new Abort('nothing-to-change', { example });
      const from = dayArgument(effective, context.today, '--effective');
      return amend(context, { placement, effective: from, reason, terms, ...given({ override }) });
    },
  });
}

/** load -> decide (pure) -> show -> apply -> say, and what is still open for the new terms */
export async function amend(context: Context, options: AmendOptions): Promise<void> {
  const { placement: word, effective, terms, reason, override } = options;
  const { placement, ...student } = await findByReference(context, word);
  const known = await knownOf(context, student.value);
  const asked = { ...context, runFlags: { ...context.runFlags, reason } };
  const request = { ...requestOf(asked, given({ override })), effective, terms };
  const after = await writeStudent(asked, student, () => amendPlacement(known, placement, request), {
    placement: placement.ref,
    guards: await companyGuard(context, placement.company),
    warnings: tellTexts(context, { texts: textsOf(terms) }),
  });
  await sayStillOpen(context, after, placement.ref, [11]);
}
