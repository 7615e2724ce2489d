import { addMonths, type LocalDate, type Month, monthOf, type Period } from '../dates.ts';
import type { Dossier } from '../dossier.ts';
import { doneOn, STEPS, type StepKey, type StepNumber } from '../steps.ts';
import type { ReportSection } from './report.ts';
import { number, text } from './section.ts';

/** The steps whose numbers tell how much is going on. */
const TOLD = ['registration', 'application', 'result', 'contract', 'course', 'internship', 'grading'] as const;
const NUMBERS = TOLD.map((key) => STEPS.find((step) => step.key === key)?.number ?? 1);

const COLUMNS = [text('month'), ...TOLD.map(number)] as const;
/** The other columns are keys of steps. */
export type MonthsColumn = 'month';

/** The months that a period touches, in their order. */
export function monthsOf({ from, to }: Period): readonly Month[] {
  const months: Month[] = [];
  for (let day = `${monthOf(from)}-01` as LocalDate; day <= to; day = addMonths(day, 1)) months.push(monthOf(day));
  return months;
}

/** The year that ends with the last month of a period: what a month is compared with. */
export const yearBehind = ({ to }: Period): Period => ({ from: addMonths(`${monthOf(to)}-01` as LocalDate, -11), to });

/** Counts steps by the month in which they were done, one line for each month of a period. */
export function monthsTally(period: Period) {
  const counts = new Map(monthsOf(period).map((month) => [month, TOLD.map(() => 0)]));
  const count = (step: StepNumber, month: Month, times: number) => {
    const at = NUMBERS.indexOf(step);
    const line = counts.get(month);
    if (at >= 0 && line?.[at] !== undefined) line[at] += times;
  };
  return {
    count,
    add(dossier: Dossier): void {
      for (const step of NUMBERS) {
        const student = STEPS[step - 1]?.of === 'student';
        for (const placement of student ? [undefined] : dossier.placements) {
          const on = doneOn(step, dossier, placement);
          if (on) count(step, monthOf(on), 1);
        }
      }
    },
    section: () =>
      ({
        key: 'by-month',
        columns: COLUMNS,
        rows: [...counts].map(([month, of]) => ({
          month,
          ...Object.fromEntries(TOLD.map((key, at) => [key, of[at] ?? 0])),
        })),
        chart: {
          kind: 'columns',
          label: 'month',
          values: ['registration', 'application', 'internship'] satisfies StepKey[],
        },
      }) as const satisfies ReportSection,
  };
}
