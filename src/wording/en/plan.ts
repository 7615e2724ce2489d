import type { PlanKey } from '../../core/agenda/plan.ts';
import type { Period } from '../../core/calendar/dates.ts';

/** The calendar planned backwards from a desired period. */
export const plan = {
  title: ({ from, to }: Period, who: string) => `Plan for ${from} to ${to}${who ? `, ${who}` : ''}`,
  /** What each last day is for. At most 26 columns wide, as they are printed beside the chart. */
  lines: {
    briefing: 'Next online briefing',
    'permit-early': 'Permit: recommended date',
    certificate: 'Request certificates',
    permit: 'Permit: latest date',
    contract: 'Contract received',
    review: 'Contract reviewed',
    insurance: 'Insurance paid',
    course: 'Course registered',
    start: 'Start date',
    end: 'End date',
    evaluation: 'Evaluation certificate',
    grade: 'Grade',
  } satisfies Record<PlanKey, string>,
  period: 'Internship',
  past: 'past',
  days: (working: number) => (working === 0 ? 'today' : `${working} working ${working === 1 ? 'day' : 'days'} left`),
  until: 'Deadlines',
  chart: (weeks: number) => (weeks === 1 ? 'Week by week' : `${weeks} weeks a column`),
  briefings: (days: readonly string[]) => `Briefings before the start date: ${days.join(', ')}`,
  rules: 'Findings of the rules',
  nothing: 'No problems found.',
  lost: (months: readonly string[]) => `MEXT scholarship not paid for: ${months.join(', ')}`,
  reports: (days: readonly string[]) => `JSPS Form 5-3 due by: ${days.join(', ')}`,
  unknown: 'Without a student, only the terms are checked, and paid work is planned with a work permit.',
};
