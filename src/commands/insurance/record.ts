import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate, Period } from '../../core/calendar/dates.ts';
import { recordInsurance } from '../../core/decide/preparation.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import { coverSaid, eitherYear } from '../../core/model/insurance.ts';
import { INSURANCE_KINDS, type InsuranceKind } from '../../core/model/residence.ts';
import { leadingPlacement } from '../../core/model/steps.ts';
import { Abort } from '../../errors.ts';
import { choicesOf } from '../grammar/grammar.ts';
import type { Said } from '../grammar/notation.ts';
import { dayArgument, given, oneOf, optionalDay } from '../shared/arguments.ts';
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
    brief: true,
    examples: [
      'coopj insurance record 20241001 --kind gakkensai --paid-on 2026-10-13',
      'coopj insurance record 20241001 --kind gakkenbai --paid-on 2027-03-10 --from 2027-04-01 --to 2028-03-31',
    ],
    args: ['<student>'],
    students: 'student',
    flags: { kind: '<kind>!', paidOn: '<day>?', from: '<day>', to: '<day>' },
    choices: {
      kind: ({ words }) => choicesOf(INSURANCE_KINDS, words.terms.insurance),
      from: async (context, said) =>
        (await yearsOf(context, said)).map(({ from, to }) => ({ value: from, name: `${from} – ${to}` })),
    },
    // Paid in the last month of an insurance year, which year is it for?
    asks: async (context, said) => ((await yearsOf(context, said)).length > 0 ? ['from'] : []),
    infers: coverMeant,
    run: async (context, { student, ...flags }) => {
      const { today } = context;
      const kind = oneOf<InsuranceKind>(flags.kind, INSURANCE_KINDS, '--kind');
      const paidOn = optionalDay(flags.paidOn, today, '--paid-on');
      const period = { from: optionalDay(flags.from, today, '--from'), to: optionalDay(flags.to, today, '--to') };
      return record(context, { student, kind, ...given({ paidOn, ...period }) });
    },
  });
}

/** The years that come into question where none was said. */
async function yearsOf({ store, today }: Context, said: Said): Promise<readonly Period[]> {
  const { student, paidOn, from, to } = said;
  if (typeof student !== 'string' || from !== undefined || to !== undefined) return [];
  const dossier = (await store.dossier(student))?.value;
  const paid = typeof paidOn === 'string' ? dayArgument(paidOn, today, '--paid-on') : today;
  return (dossier && eitherYear(paid, dossier.student)) ?? [];
}

/** The period that is recorded, unless both of its days were said. */
async function coverMeant({ store, today }: Context, said: Said): Promise<Period | undefined> {
  const day = (name: string) => {
    const value = said[name];
    return typeof value === 'string' ? dayArgument(value, today, `--${name}`) : undefined;
  };
  const [paidOn = today, from, to] = [day('paidOn'), day('from'), day('to')];
  const dossier = typeof said.student === 'string' ? (await store.dossier(said.student))?.value : undefined;
  if (dossier === undefined || (from && to)) return undefined;
  return coverSaid(paidOn, dossier.student, yearMeant(dossier, paidOn, given({ from, to })));
}

/** The year that begins on a day; paid in the last month of a year, it must be said which. */
function yearMeant({ student }: Dossier, paidOn: LocalDate, { from, to }: Partial<Period>): Partial<Period> {
  const years = eitherYear(paidOn, student);
  if (!years || to !== undefined) return given({ from, to });
  const [, next] = years;
  if (from === undefined) throw new Abort('flag-missing', { flag: '--from', example: `--from ${next.from}` });
  return years.find((one) => one.from === from) ?? { from };
}

/** load -> decide (pure) -> show -> apply -> say, and what is still open before the start */
export async function record(context: Context, { kind, paidOn, from, to, ...options }: RecordOptions): Promise<void> {
  const student = await findStudent(context, options.student);
  const known = await knownOf(context, student.value);
  const paid = paidOn ?? context.today;
  const insured = { kind, paidOn: paid, ...yearMeant(student.value, paid, given({ from, to })) };
  const after = await writeStudent(context, student, () =>
    recordInsurance(known, { ...requestOf(context), ...insured }),
  );
  const placement = leadingPlacement(after);
  if (placement) await sayStillOpen(context, after, placement.ref, [11]);
}
