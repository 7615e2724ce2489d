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
 * A MEXT scholar away for a whole calendar month, or on leave for one, or the one and the other in turn, is not paid that month's
 * scholarship, since nobody signs the roll meanwhile: one obligation a month, to tell the scholar and those who keep the roll. Away is from the parent institute or from Japan (setting). Source: S; P, soken.ac.jp,
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
  return joined([...away, ...absences, ...onLeave(dossier, today)]).flatMap(({ from, to, isOpen }) =>
    monthsTouched({ from, to })
      .filter((month) => from <= daysOfMonth(month).from && daysOfMonth(month).to <= to)
      .map((month) => ({ month, from, ...(!isOpen && { to }) })),
  );
}

/** Days away; of a leave without a planned end as far as they are asked for. */
interface Away extends Period {
  readonly isOpen?: boolean;
}

const onLeave = ({ leaves }: Dossier, today: LocalDate | undefined): readonly Away[] =>
  leaves
    .filter(({ kind }) => kind === 'absence' || kind === 'suspension')
    .map(({ from, to }) => ({ from, to: to ?? openUntil(from, today), isOpen: to === undefined }));

/** An open leave takes the months up to this one; where no day is known, one whole month. */
function openUntil(from: LocalDate, today: LocalDate = from): LocalDate {
  const { to } = daysOfMonth(today.slice(0, 7) as Month);
  const one = daysOfMonth(addDays(daysOfMonth(from.slice(0, 7) as Month).to, 1).slice(0, 7) as Month).to;
  return [to, one].toSorted()[1] ?? to;
}

/** Merges periods that touch or overlap. */
function joined(periods: readonly Away[]): readonly Required<Away>[] {
  const runs: Required<Away>[] = [];
  for (const { from, to, isOpen = false } of periods.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = runs.at(-1);
    if (!last || from > addDays(last.to, 1)) runs.push({ from, to, isOpen });
    else
      runs[runs.length - 1] = { from: last.from, to: [last.to, to].toSorted()[1] ?? to, isOpen: last.isOpen || isOpen };
  }
  return runs;
}
