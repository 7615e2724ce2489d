import { addMonths, daysBetween, type LocalDate } from '../../calendar/dates.ts';
import { type Dossier, stayOn } from '../../model/dossier.ts';
import { firstDay, lastDay } from '../../model/placement.ts';
import type { Stay } from '../../model/residence.ts';
import { isPermanent, residenceOn } from '../../model/residence-class.ts';
import { NOT_APPLICABLE, OK, type OpenVerdict, type Rule, settleWith } from '../rule.ts';

export type StayData =
  | { readonly kind: 'unknown' }
  | {
      /** Before the first day, or within the period. */
      readonly kind: 'before' | 'within';
      readonly expiresOn: LocalDate;
      readonly from: LocalDate;
      readonly to?: LocalDate;
      /** The day from which a renewal can be filed, and the day it was. */
      readonly fileFrom: LocalDate;
      readonly appliedOn?: LocalDate;
      /** The last day on which one may stay while a renewal that was applied for in time is not answered. */
      readonly until?: LocalDate;
    };

/** Months before its end from which a renewal can be filed, and is urgent. Source: P. */
const FILE_MONTHS = 3;
const RED_MONTHS = 2;

/** Months after its end for which a stay goes on while its renewal is not answered; none for stays of up to thirty days. */
const GOES_ON_MONTHS = 2;
const SHORT_DAYS = 30;

/**
 * The period of stay lasts until the internship's last day. Source: P, moj.go.jp (Immigration Act, articles 20 (6) and 21 (4): until the
 * answer, for two months at most, one may stay on).
 */
export const stay: Rule<'stay', StayData> = {
  key: 'stay',
  of: 'placement',
  gates: [11],
  settledBy: ['stay record', 'stay apply'],
  source: ['P'],
  judge: ({ dossier, placement, today }) => {
    if (!placement || placement.run?.endedOn) return [NOT_APPLICABLE];
    const [from, to] = [firstDay(placement), lastDay(placement)];
    const begins = from ?? today;
    if (residenceOn(dossier, begins) === 'japanese') return [NOT_APPLICABLE];
    const row = stayOn(dossier, to ?? begins);
    if (row !== undefined && isPermanent(row.status)) return [NOT_APPLICABLE];
    const { number } = dossier.student;
    const record = settleWith('stay record', number);
    if (row?.expiresOn === undefined) {
      const open = { result: 'open', severity: 'warn', gates: [11], data: { kind: 'unknown' } } as const;
      return [{ ...open, actor: 'student', settle: record, ...(from && { by: from }) }];
    }
    const { expiresOn } = row;
    if (from === undefined || expiresOn >= (to ?? from)) return [OK];
    const isBefore = expiresOn < from;
    const fileFrom = addMonths(expiresOn, -FILE_MONTHS);
    const appliedOn = renewalOf(dossier, row, fileFrom);
    const until = appliedOn && goesOnUntil(row, expiresOn, appliedOn);
    const isPending = until !== undefined && today <= until;
    const data = { kind: isBefore ? 'before' : 'within', expiresOn, from, fileFrom } as const;
    const open: OpenVerdict<StayData> = {
      result: 'open',
      severity: isBefore && !isPending ? 'block' : 'warn',
      gates: [11],
      data: { ...data, ...(to && { to }), ...(appliedOn && { appliedOn }), ...(until && { until }) },
      actor: appliedOn ? 'bureau' : 'student',
      settle: appliedOn ? record : settleWith('stay apply', number),
    };
    // After the application it is the bureau's turn: the student can no longer be late.
    if (appliedOn) return [open];
    return [{ ...open, by: expiresOn, yellowFrom: fileFrom, redFrom: addMonths(expiresOn, -RED_MONTHS) }];
  },
};

/** Applied for in time, a stay of more than thirty days goes on until the answer, for two months at most. */
function goesOnUntil({ grantedOn }: Stay, expiresOn: LocalDate, appliedOn: LocalDate): LocalDate | undefined {
  const isShort = grantedOn !== undefined && daysBetween(grantedOn, expiresOn) + 1 <= SHORT_DAYS;
  return isShort || appliedOn > expiresOn ? undefined : addMonths(expiresOn, GOES_ON_MONTHS);
}

/** The application to renew this stay: made since the stay is known, or since a renewal could be filed. */
const renewalOf = ({ renewals }: Dossier, { on }: Stay, fileFrom: LocalDate): LocalDate | undefined =>
  renewals.findLast((day) => day >= on || day >= fileFrom);
