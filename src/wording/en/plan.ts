import type { PlanKey } from '../../core/agenda/plan.ts';
import type { Period } from '../../core/calendar/dates.ts';

/** The calendar counted back from a wished period. */
export const plan = {
  title: ({ from, to }: Period, who: string) => `Plan for ${from} to ${to}${who ? `, ${who}` : ''}`,
  /** What each last day is for. At most 26 columns wide, as they are printed beside the chart. */
  lines: {
    briefing: 'Next online briefing',
    'permit-early': 'Permit filed: safe',
    certificate: 'Certificates asked for',
    permit: 'Permit filed: at the latest',
    contract: 'Contract received',
    review: 'Contract reviewed',
    insurance: 'Insurances paid',
    course: 'Course registered',
    start: 'First day',
    end: 'Last day',
    evaluation: 'Evaluation certificate',
    grade: 'Grade',
  } satisfies Record<PlanKey, string>,
  period: 'Internship',
  past: 'past',
  days: (working: number) => (working === 0 ? 'today' : `${working} working ${working === 1 ? 'day' : 'days'} left`),
  until: 'Last day for each',
  chart: (weeks: number) => (weeks === 1 ? 'Week by week' : `${weeks} weeks a column`),
  briefings: (days: readonly string[]) => `Briefings before the first day: ${days.join(', ')}`,
  rules: 'What the rules would say',
  nothing: 'No rule objects.',
  lost: (months: readonly string[]) => `MEXT scholarship not paid for: ${months.join(', ')}`,
  reports: (days: readonly string[]) => `JSPS Form 5-3 due by: ${days.join(', ')}`,
  unknown: 'Without a student only the terms are judged, and paid work is planned with a work permit.',
};
