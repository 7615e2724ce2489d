import { addDays, type LocalDate, monthsAndDays, type Period } from '../../calendar/dates.ts';
import { type Dossier, isFellow } from '../../model/dossier.ts';
import { isCutShort, type Placement, workedPeriod } from '../../model/placement.ts';
import { BLANK } from '../../text/blank.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';
import { changing } from '../work.ts';
import { countedWith, withinAppointment } from './common.ts';

export interface JspsMonthsData {
  /** The total: whole months and remaining days at thirty days a month. */
  readonly months: number;
  readonly days: number;
  readonly maximum: number;
  readonly elsewhere: number;
  /** The parts within the appointment, by placement. */
  readonly parts: readonly (Period & {
    readonly placement: string;
    readonly months: number;
    readonly days: number;
  })[];
  /** The last day with which this placement would fit, if any. */
  readonly fitsTo?: LocalDate;
}

const DAYS_A_MONTH = 30;
const inDays = ({ months, days }: { readonly months: number; readonly days: number }) => months * DAYS_A_MONTH + days;

/**
 * A fellow's internships within the appointment, with months done elsewhere, take at most six months (setting) in principle; more needs
 * an exception. Whole months plus days, at thirty days a month. Source: S, P.
 */
export const jspsMonths: Rule<'jsps-months', JspsMonthsData> = {
  key: 'jsps-months',
  of: 'placement',
  gates: [8, 11],
  settledBy: ['placement edit', 'placement amend', 'placement close', 'step record'],
  source: ['S', 'P'],
  judge: ({ dossier, placement, office }) => {
    if (!placement || isCutShort(placement) || !isFellow(dossier)) return [NOT_APPLICABLE];
    const mine = partOf(dossier, placement);
    if (!mine) return [NOT_APPLICABLE];
    const parts = countedWith(dossier, placement).flatMap((one) => partOf(dossier, one) ?? []);
    const elsewhere = dossier.jspsConsent?.monthsElsewhere ?? 0;
    const maximum = office.rules.jspsMonths;
    const total = parts.reduce((sum, part) => sum + inDays(part), Math.round(elsewhere * DAYS_A_MONTH));
    if (total <= maximum * DAYS_A_MONTH) return [OK];
    const fitsTo = fitting(mine, maximum * DAYS_A_MONTH - (total - inDays(mine)));
    const data = {
      months: Math.floor(total / DAYS_A_MONTH),
      days: total % DAYS_A_MONTH,
      maximum,
      elsewhere,
      parts,
      ...(fitsTo && { fitsTo }),
    };
    const settle = wayOut(dossier.student.number, placement, fitsTo);
    // What has ended was accepted long ago: the exception is made once, for the internship itself.
    const gates = placement.run?.endedOn ? ([11] as const) : ([8, 11] as const);
    return [{ result: 'open', severity: 'block', gates, data, actor: 'student', settle }];
  },
};

/** One that has ended needs an exception, a signed one is amended, and one that fits nowhere is closed. */
function wayOut(student: string, placement: Placement, fitsTo: LocalDate | undefined): string {
  const { ref, run } = placement;
  if (run?.endedOn) {
    const aside = ['--override jsps-months', `--reason ${BLANK}`];
    return settleWith('step record', student, '11', '--placement', ref, ...aside);
  }
  return fitsTo ? changing(placement, '--to', fitsTo) : settleWith('placement close', ref, '--as withdrawn');
}

function partOf(dossier: Dossier, placement: Placement) {
  const worked = workedPeriod(placement);
  const period = worked && withinAppointment(dossier, worked);
  return period && { placement: placement.ref, ...period, ...monthsAndDays(period) };
}

/** The last day with which a period takes at most `room` days, at thirty days a month. */
function fitting({ from, to }: Period, room: number): LocalDate | undefined {
  let last = to;
  while (last >= from && inDays(monthsAndDays({ from, to: last })) > room) last = addDays(last, -1);
  return last >= from ? last : undefined;
}
