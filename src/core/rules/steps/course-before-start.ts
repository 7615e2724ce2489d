import type { LocalDate } from '../../calendar/dates.ts';
import { firstDay } from '../../model/placement.ts';
import { BLANK } from '../../text/blank.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

export type CourseBeforeStartData =
  | { readonly kind: 'not-registered'; readonly from?: LocalDate }
  | { readonly kind: 'late'; readonly registeredOn: LocalDate; readonly from: LocalDate };

/** Registered for the course by the first day, since both insurances cover curricular activity. Source: S; P, jees.or.jp. */
export const courseBeforeStart: Rule<'course-before-start', CourseBeforeStartData> = {
  key: 'course-before-start',
  of: 'placement',
  gates: [11],
  settledBy: ['course register'],
  source: ['S', 'P'],
  judge: ({ dossier: { student }, placement, today }) => {
    if (!placement) return [NOT_APPLICABLE];
    const from = firstDay(placement);
    const { course } = placement;
    // Registered today it would be late: only another day settles it.
    const isLate = from !== undefined && (course?.on ?? today) > from;
    const on = isLate ? `--on ${BLANK}` : undefined;
    const settle = settleWith('course register', student.number, '--placement', placement.ref, on);
    const base = {
      result: 'open',
      severity: 'block',
      gates: [11],
      actor: 'secretariat',
      settle,
      ...(from && { by: from }),
    } as const;
    if (!course) return [{ ...base, data: { kind: 'not-registered', ...(from && { from }) } }];
    if (from === undefined || course.on <= from) return [OK];
    return [{ ...base, data: { kind: 'late', registeredOn: course.on, from } }];
  },
};
