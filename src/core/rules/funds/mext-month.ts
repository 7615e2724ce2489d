import { addDays, daysOfMonth, type LocalDate, type Month, monthsTouched, type Period } from '../../calendar/dates.ts';
import type { Dossier } from '../../model/dossier.ts';
import type { Placement } from '../../model/placement.ts';
import { workedSpans } from '../../model/spans.ts';
import type { Office } from '../../profile/office.ts';
import { NOT_APPLICABLE, type OfDossier, type Rule, settling } from '../rule.ts';
import { obligationsOver } from './common.ts';

export interface MextMonthData {
  readonly month: Month;
  /** The whole absence that includes the month; a leave without a planned end has no last day. */
  readonly from: LocalDate;
  readonly to?: LocalDate;
  /** Ask whether the proxy seal (代理押印) applies. */
  readonly proxySeal?: true;
}

/** Whoever does not know the profile takes more months for away, never fewer; without a day an open leave is asked for one month. */
type Looks = OfDossier & { readonly office?: Office; readonly today?: LocalDate };

/**
 * A MEXT scholar away for a whole calendar month, or on leave for one, is not paid that month's scholarship: one obligation a month, to
 * tell the scholar and those who keep the roll. Away is from the parent institute or from Japan (setting). Source: S; P, soken.ac.jp,
 * kyoto-u.ac.jp, naist.jp.
 */
export const mextMonth: Rule<'mext-month', MextMonthData, Looks> = {
  key: 'mext-month',
  of: 'both',
  gates: [],
  settledBy: ['obligation settle'],
  source: ['S', 'P'],
  obliges: true,
  judge: (facts) => {
    if (!facts.dossier.student.mextScholar) return [NOT_APPLICABLE];
    const proxySeal = facts.office?.rules.mextProxySeal === true ? ({ proxySeal: true } as const) : {};
    return obligationsOver(facts, (placements) =>
      monthsAway(facts, placements).map((away) => {
        const obligation = `mext-month:${away.month}`;
        const by = daysOfMonth(away.month).from;
        const settle = settling(facts, obligation);
        const data = { ...away, ...proxySeal };
        return { result: 'open', severity: 'warn', gates: [], data, actor: 'secretariat', by, obligation, settle };
      }),
    );
  },
};

/** The calendar months entirely within an absence: internships elsewhere, other absences and leaves together. */
function monthsAway({ dossier, office, today }: Looks, placements: readonly Placement[]): readonly MextMonthData[] {
  const isAbroad = office?.rules.mextAwayIsAbroad === true;
  const away = placements
    .flatMap(workedSpans)
    .filter(({ terms }) => (isAbroad ? terms.abroad === true : !terms.atInstitute));
  // That another absence led abroad is not recorded.
  const absences = isAbroad ? [] : dossier.absences.filter(({ from, to }) => from <= to);
  return joined([...away, ...absences, ...onLeave(dossier)]).flatMap(({ from, to }) => {
    const last = to < UNPLANNED ? to : openUntil(from, today);
    return monthsTouched({ from, to: last })
      .filter((month) => from <= daysOfMonth(month).from && daysOfMonth(month).to <= last)
      .map((month) => ({ month, from, ...(to < UNPLANNED && { to }) }));
  });
}

/** The last day of a leave that has no planned end. */
const UNPLANNED = '9999-12-30' as LocalDate;

const onLeave = ({ leaves }: Dossier): readonly Period[] =>
  leaves
    .filter(({ kind }) => kind === 'absence' || kind === 'suspension')
    .map(({ from, to = UNPLANNED }) => ({ from, to }));

/** An open leave takes the months up to this one; where no day is known, one whole month. */
function openUntil(from: LocalDate, today: LocalDate = from): LocalDate {
  const { to } = daysOfMonth(today.slice(0, 7) as Month);
  const one = daysOfMonth(addDays(daysOfMonth(from.slice(0, 7) as Month).to, 1).slice(0, 7) as Month).to;
  return [to, one].toSorted()[1] ?? to;
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
