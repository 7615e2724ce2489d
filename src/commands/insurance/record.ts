import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate, Period } from '../../core/calendar/dates.ts';
import { recordInsurance } from '../../core/decide/preparation.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import { eitherYear } from '../../core/model/insurance.ts';
import { INSURANCE_KINDS, type InsuranceKind } from '../../core/model/residence.ts';
import { leadingPlacement } from '../../core/model/steps.ts';
import { given, optionalDay, optionalOneOf } from '../shared/arguments.ts';
import { neededChoice } from '../shared/ask.ts';
import { findStudent, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { sayStillOpen } from '../shared/still-open.ts';
import { requestOf, writeStudent } from '../shared/write.ts';

export interface RecordOptions {
  readonly student: string;
  readonly kind: InsuranceKind;
  /** Defaults to today. */
  readonly paidOn?: LocalDate;
  /** Dates left out follow from the day of payment and the student's term. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

export function recordCommand(kit: Kit): Command {
  return verb(kit, 'insurance record', {
    writes: true,
    examples: [
      'coopj insurance record 20241001 --kind gakkensai --paid-on 2026-10-13',
      'coopj insurance record 20241001 --kind gakkenbai --paid-on 2027-03-10 --from 2027-04-01 --to 2028-03-31',
    ],
    args: ['<student>'],
    students: 'student',
    flags: { kind: '<kind>', paidOn: '<day>', from: '<day>', to: '<day>' },
    run: async (context, { student, ...flags }) => {
      const { today, words } = context;
      const kind = await neededChoice<InsuranceKind>(
        context,
        { flag: 'kind', example: '--kind gakkensai' },
        optionalOneOf<InsuranceKind>(flags.kind, INSURANCE_KINDS, '--kind'),
        INSURANCE_KINDS.map((value) => ({ value, name: words.terms.insurance[value] })),
      );
      const paidOn = optionalDay(flags.paidOn, today, '--paid-on');
      const period = { from: optionalDay(flags.from, today, '--from'), to: optionalDay(flags.to, today, '--to') };
      return record(context, { student, kind, ...given({ paidOn, ...period }) });
    },
  });
}

/** Paid in the last month of an insurance year, which year is it for? */
async function yearMeant(context: Context, { student }: Dossier, paidOn: LocalDate): Promise<Partial<Period>> {
  const years = eitherYear(paidOn, student);
  if (!years) return {};
  const [, next] = years;
  const choices = years.map(({ from, to }) => ({ value: from as string, name: `${from} – ${to}` }));
  const from = await neededChoice(context, { flag: 'from', example: `--from ${next.from}` }, undefined, choices);
  return years.find((one) => one.from === from) ?? {};
}

/** load -> decide (pure) -> show -> apply -> say, and what is still open before the start */
export async function record(context: Context, { kind, paidOn, from, to, ...options }: RecordOptions): Promise<void> {
  const student = await findStudent(context, options.student);
  const known = await knownOf(context, student.value);
  const paid = paidOn ?? context.today;
  const days = from === undefined && to === undefined ? await yearMeant(context, student.value, paid) : {};
  const insured = { kind, paidOn: paid, ...given({ from, to }), ...days };
  const after = await writeStudent(context, student, () =>
    recordInsurance(known, { ...requestOf(context), ...insured }),
  );
  const placement = leadingPlacement(after);
  if (placement) await sayStillOpen(context, after, placement.ref, [11]);
}
