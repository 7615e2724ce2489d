import type { ReportFigure } from '../../../core/reports/report.ts';
import { generalFigures, generalPage } from './general.ts';
import { monthlyFigures, monthlyPage, monthlySectionsOf } from './monthly.ts';
import type { ReportPage } from './page.ts';
import type { PageMaking } from './section-table.ts';

/** A report as a page, in the order in which it is read: what needs somebody, where everybody is, what happened. */
export function pageOf(making: PageMaking): ReportPage {
  const { report, titles, words } = making;
  const found = monthlySectionsOf(making);
  const whom = [report.program, report.institute].filter((one) => one !== undefined);
  return {
    name: titles.name,
    span: titles.span,
    facts: [words.period(report.period), words.known(report.asOf), ...whom],
    notes: titles.lines.slice(1).filter((line) => !whom.some((one) => line.endsWith(one))),
    ...(found ? monthlyPage(found, making) : generalPage(making)),
  };
}

/** The figures that come first on it. */
export function figuresOf(making: PageMaking): readonly ReportFigure[] {
  const found = monthlySectionsOf(making);
  const figures = found ? monthlyFigures(found, making) : generalFigures(making);
  return figures.map(({ label, value, unit, note }) => ({ label, value, unit, note }));
}
