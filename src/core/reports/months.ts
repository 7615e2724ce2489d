import { addMonths, type LocalDate, type Month, monthOf, type Period } from '../calendar/dates.ts';
import type { StepNumber } from '../model/gate.ts';
import { daysDone, type Recorded, STEPS } from '../model/steps.ts';
import type { ReportCell } from './report.ts';
import { number, section, text } from './section.ts';

/** The steps that show how much is going on. */
export const TOLD = ['registration', 'application', 'contract', 'course', 'internship'] as const;
type ToldStep = (typeof TOLD)[number];
const NUMBERS = TOLD.map((key): StepNumber => STEPS.find((step) => step.key === key)?.number ?? 1);

/** The months that a period touches, in order. */
export function monthsOf({ from, to }: Period): readonly Month[] {
  const months: Month[] = [];
  for (let day = `${monthOf(from)}-01` as LocalDate; day <= to; day = addMonths(day, 1)) months.push(monthOf(day));
  return months;
}

const LEAST = 12;

/** The months shown side by side: those of the period, and enough earlier ones to make a year. */
const windowOf = ({ from, to }: Period): Period => {
  const year = addMonths(`${monthOf(to)}-01` as LocalDate, 1 - LEAST);
  const first = `${monthOf(from)}-01` as LocalDate;
  const isLong = first < year;
  return { from: isLong ? first : year, to };
};

/** Counts steps by the month they were done in, one line per month. */
export function monthsTally(period: Period) {
  const counts = new Map(monthsOf(windowOf(period)).map((month) => [month as string, TOLD.map(() => 0)]));
  const count = (step: number, month: string, times: number) => {
    const at = NUMBERS.indexOf(step as StepNumber);
    const line = counts.get(month);
    if (line?.[at] !== undefined) line[at] += times;
  };
  return {
    count,
    add(recorded: Recorded): void {
      for (const step of NUMBERS) {
        const subjects = STEPS[step - 1]?.of === 'student' ? [undefined] : recorded.dossier.placements;
        for (const placement of subjects) {
          for (const on of daysDone(step, recorded, placement)) count(step, monthOf(on), 1);
        }
      }
    },
    section: section({
      key: 'by-month',
      columns: [text('month'), ...TOLD.map(number<ToldStep>)],
      chart: { kind: 'months', label: 'month', values: TOLD },
      rows: () =>
        [...counts].map(([month, of]) => ({
          month,
          ...(Object.fromEntries(TOLD.map((key, at) => [key, of[at] ?? 0])) as Record<ToldStep, ReportCell>),
        })),
    }),
  };
}
