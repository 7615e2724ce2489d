import type { LocalDate, Period } from '../calendar/dates.ts';
import { isDay } from '../calendar/dates.ts';
import type { ReportCell, ReportSection, ReportTitles } from '../reports/report.ts';
import { columns } from './columns.ts';
import type { Drawing, Room } from './drawing.ts';
import { bars, funnel } from './rows.ts';
import { timeline } from './timeline.ts';

/** A section's chart, if it has one and there is something to draw. */
export function drawingOf(
  { key, chart, rows }: ReportSection,
  titles: ReportTitles,
  period: Period,
  room: Room,
): Drawing | undefined {
  if (!chart || rows.length === 0) return undefined;
  const text = (column: string, row: (typeof rows)[number]) => titles.text(key, column, row[column] ?? null);
  const datum = (column: string) => (row: (typeof rows)[number]) => ({
    label: text(chart.label, row),
    value: numberOf(row[column]),
    text: text(column, row),
  });
  switch (chart.kind) {
    case 'bars':
      return bars(rows.map(datum(chart.value)), room);
    case 'funnel':
      return funnel(rows.map(datum(chart.value)), room);
    case 'columns': {
      const legend = chart.values.map((column) => titles.column(key, column));
      const groups = rows.map((row) => ({
        label: text(chart.label, row),
        values: chart.values.map((column) => ({ value: numberOf(row[column]), text: text(column, row) })),
      }));
      return columns(groups, legend, room);
    }
    case 'timeline': {
      const spans = rows.map((row) => ({
        label: text(chart.label, row),
        from: dayOf(row[chart.from]),
        to: dayOf(row[chart.to]),
      }));
      return timeline(spans, period, room);
    }
  }
}

const numberOf = (cell: ReportCell | undefined): number | null =>
  typeof cell === 'number' && Number.isFinite(cell) ? cell : null;
const dayOf = (cell: ReportCell | undefined): LocalDate | null =>
  typeof cell === 'string' && isDay(cell) ? cell : null;
