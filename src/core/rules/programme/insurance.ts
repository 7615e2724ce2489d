import { addDays, type LocalDate } from '../../calendar/dates.ts';
import { gapIn } from '../../model/insurance.ts';
import { firstDay, lastDay, type Placement } from '../../model/placement.ts';
import type { InsuranceKind } from '../../model/residence.ts';
import { BLANK } from '../../text/blank.ts';
import {
  NOT_APPLICABLE,
  type OpenVerdict,
  type Rule,
  type RuleInput,
  settleWith,
  settling,
  verdicts,
} from '../rule.ts';

export interface InsuranceData {
  /** The missing one; for liability, the one open to everybody. `notice`: the university was not notified of the internship. */
  readonly insurance: 'gakkensai' | 'gakkenbai' | 'notice';
  /** The first stretch without cover, if the period is known. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  /** Insurances of this kind on record. */
  readonly known: readonly { readonly kind: InsuranceKind; readonly from: LocalDate; readonly to: LocalDate }[];
}

/**
 * GAKKENSAI and GAKKENBAI cover the whole period, possibly over several years. Other liability insurance counts only if the profile
 * lists it. Source: S; P, jees.or.jp.
 */
export const insurance: Rule<'insurance', InsuranceData> = {
  key: 'insurance',
  of: 'placement',
  gates: [11],
  settledBy: ['insurance record', 'obligation settle'],
  source: ['S', 'P'],
  obliges: true,
  judge: (facts) => {
    if (!facts.placement) return [NOT_APPLICABLE];
    const liability: readonly InsuranceKind[] = ['gakkenbai', ...facts.office.rules.otherLiability];
    return verdicts([
      ...covered(facts, 'gakkensai', ['gakkensai']),
      ...covered(facts, 'gakkenbai', liability),
      ...notified(facts, facts.placement),
    ]);
  },
};

/** Where the university wants to be notified of an internship, the day on which it was (setting). */
function notified(facts: RuleInput, placement: Placement): OpenVerdict<InsuranceData>[] {
  if (!facts.office.rules.insuranceNotice) return [];
  const obligation = `insurance-notice:${placement.ref}`;
  const from = firstDay(placement);
  const data = { insurance: 'notice', ...(from && { from }), known: [] } as const;
  const base = { result: 'open', severity: 'warn', gates: [], data, actor: 'student', obligation } as const;
  return [{ ...base, settle: settling(facts, obligation), ...(from && { by: addDays(from, -1) }) }];
}

function covered(
  { dossier, placement, today }: RuleInput,
  wanted: Exclude<InsuranceData['insurance'], 'notice'>,
  kinds: readonly InsuranceKind[],
): OpenVerdict<InsuranceData>[] {
  const mine = dossier.insurances.filter(({ kind }) => kinds.includes(kind));
  const from = placement && firstDay(placement);
  const to = placement && (lastDay(placement) ?? from);
  const gap = from !== undefined && to !== undefined ? gapIn({ from, to }, mine) : undefined;
  if (gap === undefined && (from !== undefined || mine.length > 0)) return [];
  const known = mine.map(({ kind, from: first, to: last }) => ({ kind, from: first, to: last }));
  // Paid today it would cover no day up to today.
  const paid = gap && gap.from <= today ? `--paid-on ${BLANK}` : undefined;
  const settle = settleWith('insurance record', dossier.student.number, '--kind', wanted, paid);
  const data = { insurance: wanted, ...gap, known };
  const base = { result: 'open', severity: 'block', gates: [11], data, actor: 'student', settle } as const;
  // Cover begins the day after payment.
  return [{ ...base, ...(gap && { by: addDays(gap.from, -1) }) }];
}
