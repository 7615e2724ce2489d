import { fiscalYear, type LocalDate, type Month, monthAfter, monthsTouched } from '../../calendar/dates.ts';
import { type Dossier, isFellow } from '../../model/dossier.ts';
import { currentContract, type Placement, periodOf } from '../../model/placement.ts';
import type { Span } from '../../model/placement-terms.ts';
import { spansOf, workedSpans } from '../../model/spans.ts';
import { BLANK } from '../../text/blank.ts';
import { NOT_APPLICABLE, type OfDossier, type OpenVerdict, type Rule, settleWith, settling } from '../rule.ts';
import { obligationsOver, withinAppointment } from './common.ts';

export type JspsReportData =
  | {
      /** Form 5-3 for a fiscal year's pay. */
      readonly kind: 'pay';
      readonly fiscalYear: number;
      /** The months worked that were paid in that year. */
      readonly months: readonly Month[];
      readonly placements: readonly string[];
      /** The first day on which it can be handed in. */
      readonly opensOn: LocalDate;
    }
  /** Whether the pay of a March came in March or later, which are two fiscal years, is not recorded. */
  | { readonly kind: 'pay-month'; readonly placement: string; readonly months: readonly Month[] }
  /** Form 3-1 for 28 days or more abroad. */
  | { readonly kind: 'abroad'; readonly placement: string; readonly from?: LocalDate };

interface PaidMonth {
  readonly worked: Month;
  readonly placement: string;
  readonly fiscalYear: number;
  /** In which month it was paid follows from nothing on record. */
  readonly isAssumed: boolean;
}

/**
 * Form 5-3 is due from 1 to 20 April after each fiscal year in which pay was received: one obligation a year, over all internships
 * within the appointment. Unpaid work is not reported. Source: S (its "following year" is the fiscal year), P.
 */
export const jspsReport: Rule<'jsps-5-3', JspsReportData, OfDossier> = {
  key: 'jsps-5-3',
  of: 'both',
  gates: [],
  settledBy: ['obligation settle', 'placement edit'],
  source: ['S', 'P'],
  obliges: true,
  judge: (facts) => {
    if (!isFellow(facts.dossier)) return [NOT_APPLICABLE];
    return obligationsOver(facts, (placements) => [
      ...reports(facts, placements),
      ...unknownPayMonths(facts, placements),
      ...abroad(facts, placements),
    ]);
  },
};

function reports(facts: OfDossier, placements: readonly Placement[]): readonly OpenVerdict<JspsReportData>[] {
  const paid = placements.flatMap((placement) => paidMonths(facts.dossier, placement));
  const years = [...new Set(paid.map((month) => month.fiscalYear))].sort((a, b) => a - b);
  return years.map((year) => {
    const mine = paid.filter((month) => month.fiscalYear === year);
    const obligation = `jsps-5-3:${year}`;
    return {
      result: 'open',
      severity: 'warn',
      gates: [],
      data: {
        kind: 'pay',
        fiscalYear: year,
        months: [...new Set(mine.map(({ worked }) => worked))].sort(),
        placements: [...new Set(mine.map(({ placement }) => placement))],
        opensOn: `${year + 1}-04-01` as LocalDate,
      },
      actor: 'student',
      by: `${year + 1}-04-20` as LocalDate,
      obligation,
      settle: settling(facts, obligation),
    };
  });
}

/** The months worked within the appointment, with the fiscal year in which each was paid, by the pay-month offset. */
function paidMonths(dossier: Dossier, placement: Placement): readonly PaidMonth[] {
  return workedSpans(placement).flatMap(({ terms, ...span }) => {
    const period = withinAppointment(dossier, span);
    if (!period || terms.pay === 'unpaid') return [];
    const known = terms.payOffset ?? currentContract(placement)?.terms.payOffset;
    const offset = known ?? 0;
    return monthsTouched(period).map((month) => ({
      worked: month,
      placement: placement.ref,
      fiscalYear: fiscalYear(`${monthAfter(month, offset)}-01` as LocalDate),
      isAssumed: known === undefined,
    }));
  });
}

/** Pay for March may come in April, and then it is another fiscal year's: asked where the pay month is not recorded. */
function unknownPayMonths(facts: OfDossier, placements: readonly Placement[]): readonly OpenVerdict<JspsReportData>[] {
  return placements.flatMap((placement) => {
    const { ref } = placement;
    const march = paidMonths(facts.dossier, placement).filter(
      ({ worked, isAssumed }) => isAssumed && worked.endsWith('-03'),
    );
    if (march.length === 0) return [];
    const months = [...new Set(march.map(({ worked }) => worked))].sort();
    const data = { kind: 'pay-month', placement: ref, months } as const;
    const settle = settleWith('placement edit', ref, `--pay-offset ${BLANK}`);
    const by = `${months[0]}-31` as LocalDate;
    const base = { result: 'open', severity: 'warn', gates: [], actor: 'company', by } as const;
    return [{ ...base, data, obligation: `pay-month:${ref}`, settle }];
  });
}

/** 28 days or more abroad, as a fellow and in fact, need Form 3-1 too. Source: P. */
function abroad(facts: OfDossier, placements: readonly Placement[]): readonly OpenVerdict<JspsReportData>[] {
  return placements
    .map((placement) => ({ placement, away: spansAbroad(facts.dossier, placement)[0] }))
    .flatMap(({ placement, away }) => {
      if (!away) return [];
      const obligation = `jsps-3-1:${placement.ref}`;
      const { from } = away;
      const data = { kind: 'abroad', placement: placement.ref, ...(from && { from }) } as const;
      const settle = settling(facts, obligation);
      return { result: 'open', severity: 'note', gates: [], data, actor: 'student', obligation, settle };
    });
}

/** Where the days are not known, what was agreed. */
function spansAbroad(dossier: Dossier, placement: Placement): readonly Span[] {
  const spans = periodOf(placement) ? workedSpans(placement) : spansOf(placement);
  return spans.filter(
    ({ from, to, terms }) => terms.abroad && (!from || !to || withinAppointment(dossier, { from, to })),
  );
}
