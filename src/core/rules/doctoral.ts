import { addDays, type LocalDate, monthsAndDays } from '../dates.ts';
import { firstDay, type Placement } from '../placement.ts';
import type { Student } from '../student.ts';
import { type Facts, type Open, type Rule, settleWith, verdicts } from './rule.ts';

export type DoctoralData =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'too-early';
      readonly courseYears: number;
      readonly enrolledOn?: LocalDate;
      readonly year?: number;
      readonly at: LocalDate;
      readonly months: number;
      readonly needed: number;
    }
  | { readonly kind: 'disagree'; readonly enrolledOn: LocalDate; readonly year: number; readonly expected: number };

/** Whole months enrolled before a day; a student who enters on 1 October 2023 has 24 of them on 1 October 2025. */
const monthsEnrolled = (enrolledOn: LocalDate, at: LocalDate): number =>
  monthsAndDays({ from: enrolledOn, to: addDays(at, -1) }).months;

/** In earnest once the placement is accepted or further; before that the finding only warns. */
const inEarnest = (placement: Placement | undefined): boolean =>
  placement !== undefined && [placement.result?.outcome === 'accepted', placement.course, placement.run].some(Boolean);

/** Doctoral level on the first day (today where there is none). S, L: for doctoral students; P soken.ac.jp: the five-year course. */
export const doctoral: Rule<'doctoral', DoctoralData> = {
  key: 'doctoral',
  of: 'placement',
  gates: [10, 11],
  source: ['S', 'L', 'P'],
  judge: (facts) => {
    const at = (facts.placement && firstDay(facts.placement)) ?? facts.today;
    const open = [...level(facts, at), ...agreement(facts.dossier.student, facts.today)];
    return verdicts(open);
  },
};

function level({ dossier: { student }, placement, office }: Facts, at: LocalDate): Open<DoctoralData>[] {
  const { courseYears, enrolledOn, year } = student;
  const { doctoralCourseYears, fiveYearMonths, fiveYearYear } = office.rules;
  const settle = settleWith('student edit', student.number);
  const base = { result: 'open', gates: [10, 11], actor: 'office', settle } as const;
  if (courseYears === undefined) return [{ ...base, severity: 'warn', data: { kind: 'unknown' } }];
  if (doctoralCourseYears.includes(courseYears)) return [];
  const months = enrolledOn === undefined ? 0 : monthsEnrolled(enrolledOn, at);
  if (months >= fiveYearMonths || (year ?? 0) >= fiveYearYear) return [];
  const known = { ...(enrolledOn && { enrolledOn }), ...(year !== undefined && { year }) };
  const data = { kind: 'too-early', courseYears, ...known, at, months, needed: fiveYearMonths } as const;
  return [{ ...base, severity: inEarnest(placement) ? 'block' : 'warn', data }];
}

function agreement({ number, enrolledOn, year }: Student, today: LocalDate): Open<DoctoralData>[] {
  if (enrolledOn === undefined || year === undefined || enrolledOn > today) return [];
  const expected = Math.floor(monthsEnrolled(enrolledOn, addDays(today, 1)) / 12) + 1;
  if (expected === year) return [];
  const settle = settleWith('student edit', number, '--year', String(expected));
  const data = { kind: 'disagree', enrolledOn, year, expected } as const;
  return [{ result: 'open', severity: 'warn', gates: [10, 11], data, actor: 'office', settle }];
}
