import { addDays, daysOfMonth, type LocalDate, type Month, monthsTouched, type Period } from '../../calendar/dates.ts';
import type { Dossier } from '../../model/dossier.ts';
import type { Placement } from '../../model/placement.ts';
import { workedSpans } from '../../model/spans.ts';
import { NOT_APPLICABLE, type OfDossier, type Rule, settling } from '../rule.ts';
import { obligationsOver } from './common.ts';

export interface MextMonthData {
  readonly month: Month;
  /** The whole absence that includes the month. */
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * A MEXT scholar away from the parent institute for a whole calendar month is not paid that month's scholarship: one obligation a
 * month, to tell the scholar and those who keep the roll. Source: S; P, soken.ac.jp.
 */
export const mextMonth: Rule<'mext-month', MextMonthData, OfDossier> = {
  key: 'mext-month',
  of: 'both',
  gates: [],
  settledBy: ['obligation settle'],
  source: ['S', 'P'],
  obliges: true,
  judge: (facts) => {
    if (!facts.dossier.student.mextScholar) return [NOT_APPLICABLE];
    return obligationsOver(facts, (placements) =>
      monthsAway(facts.dossier, placements).map((data) => {
        const obligation = `mext-month:${data.month}`;
        const by = daysOfMonth(data.month).from;
        const settle = settling(facts, obligation);
        return { result: 'open', severity: 'warn', gates: [], data, actor: 'secretariat', by, obligation, settle };
      }),
    );
  },
};

/** The calendar months entirely within an absence, by placements outside the institute and other absences together. */
export function monthsAway({ absences }: Dossier, placements: readonly Placement[]): readonly MextMonthData[] {
  const away = placements.flatMap(workedSpans).filter(({ terms }) => !terms.atInstitute);
  return joined([...away, ...absences.filter(({ from, to }) => from <= to)]).flatMap(({ from, to }) =>
    monthsTouched({ from, to })
      .filter((month) => from <= daysOfMonth(month).from && daysOfMonth(month).to <= to)
      .map((month) => ({ month, from, to })),
  );
}

/** Merges periods that touch or overlap. */
function joined(periods: readonly Period[]): readonly Period[] {
  const runs: Period[] = [];
  for (const { from, to } of periods.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = runs.at(-1);
    if (!last || from > addDays(last.to, 1)) runs.push({ from, to });
    else if (to > last.to) runs[runs.length - 1] = { from: last.from, to };
  }
  return runs;
}
