import { addDays, addMonths, dayParts, type LocalDate, monthsAndDays } from '../../calendar/dates.ts';
import { firstDay, type Placement } from '../../model/placement.ts';
import type { Leave } from '../../model/residence.ts';
import { type OpenVerdict, type Rule, type RuleInput, settleWith, verdicts } from '../rule.ts';

export type DoctoralData =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'too-early';
      readonly courseYears: number;
      readonly enrolledOn?: LocalDate;
      readonly year?: number;
      /** The internship's first day, if known. */
      readonly from?: LocalDate;
      /** The day from which enough months are enrolled, if the entry is known. */
      readonly reachedOn?: LocalDate;
      readonly months: number;
      readonly fromYear: number;
    }
  | { readonly kind: 'disagree'; readonly enrolledOn: LocalDate; readonly year: number; readonly expected: number };

/** The month of entry counts in full: 5 October 2023 to 1 October 2025 is 24 months. */
const afterMonths = (enrolledOn: LocalDate, months: number): LocalDate =>
  addMonths(`${enrolledOn.slice(0, 8)}01` as LocalDate, months);

/** Leaves that stop the clock, by first day. Students gone for good are found by the rule `enrolled`. */
const pauses = (leaves: readonly Leave[]): readonly Leave[] =>
  leaves
    .filter(({ kind }) => kind === 'absence' || kind === 'suspension')
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));

/** The day from which enough months are enrolled without leave. Each earlier leave moves it on; an open one has no such day. */
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

/** The year of study on a day; the first twelve months are year 1. */
function yearOn(day: LocalDate, enrolledOn: LocalDate): number {
  const [entry, now] = [dayParts(enrolledOn), dayParts(day)];
  return now.year - entry.year + (now.month >= entry.month ? 1 : 0);
}

/** The same without counting months on leave. */
function yearWithoutLeave(enrolledOn: LocalDate, leaves: readonly Leave[], today: LocalDate): number {
  let year = 0;
  for (let reached: LocalDate | undefined = enrolledOn; reached !== undefined && reached <= today; year += 1)
    reached = reachedOn(enrolledOn, (year + 1) * 12, leaves);
  return Math.max(year, 1);
}

/** Blocks for an accepted placement; before that it only warns. */
const inEarnest = (placement: Placement | undefined): boolean =>
  placement !== undefined && [placement.result?.outcome === 'accepted', placement.course, placement.run].some(Boolean);

/**
 * Doctoral level on the first day, or today if there is none. Source: S, L (for doctoral students); P, soken.ac.jp (five-year course).
 */
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

function level({ dossier: { student, leaves }, placement, office, today }: RuleInput): OpenVerdict<DoctoralData>[] {
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

function agreement({ dossier, today }: RuleInput): OpenVerdict<DoctoralData>[] {
  const { number, enrolledOn, year } = dossier.student;
  if (enrolledOn === undefined || year === undefined || enrolledOn > today) return [];
  const expected = yearOn(today, enrolledOn);
  // Some schools stop the year during a leave, others do not: either agrees with the entry.
  if (year <= expected && year >= yearWithoutLeave(enrolledOn, dossier.leaves, today)) return [];
  const settle = settleWith('student edit', number, '--year');
  const data = { kind: 'disagree', enrolledOn, year, expected } as const;
  return [{ result: 'open', severity: 'warn', gates: [10, 11], data, actor: 'office', settle }];
}
