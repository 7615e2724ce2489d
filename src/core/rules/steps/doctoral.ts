import { addDays, addMonths, dayParts, type LocalDate, monthsAndDays } from '../../calendar/dates.ts';
import { firstDay, type Placement } from '../../model/placement.ts';
import type { Leave } from '../../model/residence.ts';
import { type Facts, type Open, type Rule, settleWith, verdicts } from '../rule.ts';

export type DoctoralData =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'too-early';
      readonly courseYears: number;
      readonly enrolledOn?: LocalDate;
      readonly year?: number;
      /** The first day of the internship, where it is known. */
      readonly from?: LocalDate;
      /** The day from which the months enrolled are enough, where the entry is known. */
      readonly reachedOn?: LocalDate;
      readonly months: number;
      readonly fromYear: number;
    }
  | { readonly kind: 'disagree'; readonly enrolledOn: LocalDate; readonly year: number; readonly expected: number };

/** The month of entry counts as a whole: who enters on 5 October 2023 has 24 months behind them on 1 October 2025. */
const afterMonths = (enrolledOn: LocalDate, months: number): LocalDate =>
  addMonths(`${enrolledOn.slice(0, 8)}01` as LocalDate, months);

/** Leaves that stop the clock, in the order in which they began. Who is gone for good is found by the rule `enrolled`. */
const pauses = (leaves: readonly Leave[]): readonly Leave[] =>
  leaves
    .filter(({ kind }) => kind === 'absence' || kind === 'suspension')
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));

/** The day from which the months enrolled without leave are enough: each leave before it moves it on; one that is open keeps it away. */
function reachedOn(enrolledOn: LocalDate, months: number, leaves: readonly Leave[]): LocalDate | undefined {
  let reached = afterMonths(enrolledOn, months);
  for (const { from, to } of pauses(leaves)) {
    if (from >= reached) break;
    if (to === undefined) return undefined;
    const away = monthsAndDays({ from, to });
    reached = addDays(addMonths(reached, away.months), away.days);
  }
  return reached;
}

/** The year of study on a day, 1 in the first twelve months. */
function yearOn(day: LocalDate, enrolledOn: LocalDate): number {
  const [entry, now] = [dayParts(enrolledOn), dayParts(day)];
  return now.year - entry.year + (now.month >= entry.month ? 1 : 0);
}

/** The same where the months on leave do not count. */
function yearWithoutLeave(enrolledOn: LocalDate, leaves: readonly Leave[], today: LocalDate): number {
  let year = 0;
  for (let reached: LocalDate | undefined = enrolledOn; reached !== undefined && reached <= today; year += 1)
    reached = reachedOn(enrolledOn, (year + 1) * 12, leaves);
  return Math.max(year, 1);
}

/** In earnest once the placement is accepted or further; before that the finding only warns. */
const inEarnest = (placement: Placement | undefined): boolean =>
  placement !== undefined && [placement.result?.outcome === 'accepted', placement.course, placement.run].some(Boolean);

/** Doctoral level on the first day (today where there is none). S, L: for doctoral students; P soken.ac.jp: the five-year course. */
export const doctoral: Rule<'doctoral', DoctoralData> = {
  key: 'doctoral',
  of: 'placement',
  gates: [10, 11],
  settledBy: ['student edit'],
  source: ['S', 'L', 'P'],
  judge: (facts) => {
    return verdicts([...level(facts), ...agreement(facts)]);
  },
};

function level({ dossier: { student, leaves }, placement, office, today }: Facts): Open<DoctoralData>[] {
  const { courseYears, enrolledOn, year } = student;
  const { doctoralCourseYears, fiveYearMonths, fiveYearYear } = office.rules;
  const edit = (flag: string) => settleWith('student edit', student.number, flag);
  const base = { result: 'open', gates: [10, 11], actor: 'office' } as const;
  if (courseYears === undefined)
    return [{ ...base, severity: 'warn', data: { kind: 'unknown' }, settle: edit('--course-years') }];
  if (doctoralCourseYears.includes(courseYears)) return [];
  const from = placement && firstDay(placement);
  const reached = enrolledOn && reachedOn(enrolledOn, fiveYearMonths, leaves);
  if ((year ?? 0) >= fiveYearYear || (reached !== undefined && reached <= (from ?? today))) return [];
  const data = {
    kind: 'too-early',
    courseYears,
    ...(enrolledOn && { enrolledOn }),
    ...(year !== undefined && { year }),
    ...(from && { from }),
    ...(reached && { reachedOn: reached }),
    months: fiveYearMonths,
    fromYear: fiveYearYear,
  } as const;
  return [{ ...base, severity: inEarnest(placement) ? 'block' : 'warn', data, settle: edit('--year') }];
}

function agreement({ dossier, today }: Facts): Open<DoctoralData>[] {
  const { number, enrolledOn, year } = dossier.student;
  if (enrolledOn === undefined || year === undefined || enrolledOn > today) return [];
  const expected = yearOn(today, enrolledOn);
  // Some schools let the year stand still on leave, others not: both agree with the entry.
  if (year <= expected && year >= yearWithoutLeave(enrolledOn, dossier.leaves, today)) return [];
  const settle = settleWith('student edit', number, '--year', String(expected));
  const data = { kind: 'disagree', enrolledOn, year, expected } as const;
  return [{ result: 'open', severity: 'warn', gates: [10, 11], data, actor: 'office', settle }];
}
