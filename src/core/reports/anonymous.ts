import type { Report, ReportCell, ReportChart, ReportColumn, ReportSection } from './report.ts';

type HeldColumn = NonNullable<ReportColumn['holds']>;
/** Replacements for identifying numbers: `S1`, `S2` … in order of appearance. */
const LETTERS: Readonly<Partial<Record<HeldColumn, string>>> = { student: 'S', placement: 'P', paper: 'D' };

/**
 * Makes a report anonymous: removes names and free text, and replaces numbers of students, placements and papers by running numbers,
 * the same in all sections. Nothing records which is which.
 */
export function anonymous(report: Report): Report {
  const known = new Map<string, string>();
  const counts = new Map<HeldColumn, number>();
  const running = (holds: HeldColumn, value: ReportCell): ReportCell => {
    if (value === null) return null;
    const key = `${holds} ${value}`;
    const given = known.get(key);
    if (given !== undefined) return given;
    const count = (counts.get(holds) ?? 0) + 1;
    counts.set(holds, count);
    const made = `${LETTERS[holds]}${count}`;
    known.set(key, made);
    return made;
  };

  const section = ({ columns, rows, chart, ...rest }: ReportSection): ReportSection => {
    const kept = columns.filter(({ holds }) => holds === undefined || holds in LETTERS);
    return {
      ...rest,
      columns: kept,
      rows: rows.map((row) =>
        Object.fromEntries(
          kept.map(({ key, holds }) => [key, holds ? running(holds, row[key] ?? null) : (row[key] ?? null)]),
        ),
      ),
      ...(chart && { chart: named(chart, kept) }),
    };
  };
  return { ...report, anonymous: true, sections: report.sections.map(section) };
}

/** A chart labelled by names is labelled by running numbers. */
const named = (chart: ReportChart, kept: readonly ReportColumn[]): ReportChart =>
  kept.some(({ key }) => key === chart.label) ? chart : { ...chart, label: 'student' };
