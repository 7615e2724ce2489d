import { monthOf, within } from '../../../core/calendar/dates.ts';
import { calledPeriod } from '../../../core/calendar/periods.ts';
import { spark } from '../../../core/charts/months.ts';
import { longest, numbersIn } from '../../../core/reports/figures.ts';
import { SECTIONS, type SectionKey } from '../../../core/reports/index.ts';
import type { ReportSection } from '../../../core/reports/report.ts';
import { actionPart, duesOf, leadOf } from './action.ts';
import type { Figure, PagePart, ReportPage } from './page.ts';
import {
  calendarOf,
  dayIn,
  endOf,
  numberIn,
  type PageMaking,
  plotsOf,
  type Row,
  shownOrFolded,
  tableOf,
} from './section-table.ts';
import { daysIn, stripOf } from './strip.ts';
import { phasesOf, standOf, wherePart } from './where.ts';

type Found = Readonly<Record<SectionKey<'monthly'>, ReportSection>>;

/** Shown as figures, plots and lists of their own. */
const DRAWN: readonly SectionKey<'monthly'>[] = [
  ...(['summary', 'by-step', 'by-phase', 'by-month', 'contract-days'] as const),
  ...(['internships', 'blocked', 'waiting'] as const),
];
/** What happened in the period, each list under its own heading. */
const RECORDS = SECTIONS.monthly.filter((key) => !DRAWN.includes(key));

/** All that the page is made of; undefined where a report has only some of it. */
export function monthlySectionsOf({ report }: PageMaking): Found | undefined {
  const all = SECTIONS.monthly.map((key) => [key, report.sections.find((one) => one.key === key)] as const);
  return report.report === 'monthly' && all.every(([, one]) => one) ? (Object.fromEntries(all) as Found) : undefined;
}

/** Six figures, each with what it is made of or was last month. */
export function monthlyFigures(found: Found, making: PageMaking): readonly Figure[] {
  const { words, report } = making;
  const { figures } = words;
  const end = endOf(report);
  const dues = duesOf(found.blocked, making);
  const urgent = dues.filter(({ state }) => state === 'overdue').length;
  const running = found.internships.rows.filter(({ state }) => state === 'running').length;
  const inPeriod = (row: Row, column: 'from' | 'to') => within(dayIn(row, column) ?? undefined, report.period);
  const begun = found.internships.rows.filter(({ state }) => state === 'running' || state === 'completed');
  const started = begun.filter((row) => inPeriod(row, 'from'));
  const over = begun.filter((row) => row.state === 'completed' && inPeriod(row, 'to'));
  const waits = found.waiting.rows;
  const most = longest(numbersIn(waits, 'days'));
  const oldest = waits.find((row) => row.days === most);
  const received = oldest && dayIn(oldest, 'receivedOn');
  const of = (kind: string) => found.certificates.rows.filter((row) => row.kind === kind).length;
  return [
    {
      ...figures.action,
      value: String(dues.length),
      note: words.urgent(urgent, dues.length - urgent),
      to: 'action',
      ...(urgent > 0 && { alert: true as const }),
    },
    { ...figures.running, value: String(running), note: words.moved(started.length, over.length), to: 'internships' },
    {
      ...figures.waiting,
      value: String(waits.length),
      note: most === null || !received ? '—' : words.longest(most, words.day(received, end)),
      to: 'contracts',
    },
    { ...figures.registration, ...inMonths(found['by-month'], 'registration', making), to: 'trend' },
    { ...figures.application, ...inMonths(found['by-month'], 'application', making), to: 'trend' },
    {
      ...figures.certificates,
      value: String(found.certificates.rows.length),
      note: words.kinds(of('enrollment'), of('internship')),
      to: 'records',
    },
  ];
}

/** A step in the period, beside the month before where the period is a month. */
function inMonths({ rows }: ReportSection, step: string, { report, words }: PageMaking) {
  const { from, to } = report.period;
  const inside = rows.filter(({ month }) => String(month) >= monthOf(from) && String(month) <= monthOf(to));
  const count = inside.reduce((sum, row) => sum + numberIn(row, step), 0);
  const before = rows.at(-2);
  const isMonth = calledPeriod(report.period).is === 'month' && before !== undefined;
  const year = rows.slice(-12).map((row) => ({ value: numberIn(row, step) }));
  return {
    value: String(count),
    note: isMonth ? words.before(numberIn(before, step), count - numberIn(before, step)) : '',
    spark: spark(year),
  };
}

/** The monthly report: what needs somebody first, then where everybody is, then what happened. */
export function monthlyPage(
  found: Found,
  making: PageMaking,
): Pick<ReportPage, 'lead' | 'figures' | 'parts' | 'empty'> {
  const { words, titles } = making;
  const dues = duesOf(found.blocked, making);
  const phases = phasesOf(standOf(found['by-step']));
  const students = Object.values(phases).reduce((sum, one) => sum + one, 0);
  const months = plotsOf(found['by-month'], making);
  const table = calendarOf(found.internships, making);
  const waits = numbersIn(found.waiting.rows, 'days');
  const strip = stripOf(daysIn(found.contracts, 'reviewedOn', making), waits, making);
  const records = RECORDS.map((key) => found[key]);
  const part = (one: PagePart): readonly PagePart[] => (one.blocks.length > 0 ? [one] : []);
  const { trend, contracts, internships } = words;
  const parts = [
    actionPart(found.blocked, dues, making),
    { ...wherePart(found['by-step'], making), beside: true as const },
    ...part({
      id: 'trend',
      title: trend.title,
      sub: trend.sub,
      blocks: months.length > 0 ? [{ kind: 'plots', plots: months }, foldOf(found['by-month'], making)] : [],
    }),
    ...part({
      id: 'contracts',
      title: contracts.title,
      sub: contracts.sub,
      count: waits.length,
      blocks: [...strip, ...(waits.length > 0 ? [foldOf(found.waiting, making)] : [])],
    }),
    ...part({
      id: 'internships',
      title: internships.title,
      sub: internships.sub(found.internships.rows.length),
      count: found.internships.rows.length,
      blocks:
        found.internships.rows.length > 0 && table
          ? [calendarKey(making), shownOrFolded('calendar', table, words), foldOf(found.internships, making)]
          : [],
    }),
    ...part({
      id: 'records',
      title: words.records.title,
      blocks: records.flatMap((one) => (one.rows.length > 0 ? [foldOf(one, making)] : [])),
    }),
  ];
  const lists = [found['by-month'], found.internships, ...records].filter(({ rows }) => rows.length === 0);
  return {
    lead: leadOf(found.blocked, dues, words.lead.where(students, phases), making),
    figures: monthlyFigures(found, making),
    parts,
    empty: lists.map(({ key }) => titles.section(key)),
  };
}

/** A list that is opened where somebody wants it, with its name and how long it is. */
export const foldOf = (section: ReportSection, making: PageMaking) =>
  ({
    kind: 'fold',
    id: section.key,
    title: `${making.titles.section(section.key)} ${making.words.rows(section.rows.length)}`,
    table: tableOf(section, making),
  }) as const;

/** What the bars of a calendar mean, in words. */
export const calendarKey = ({ words: { internships } }: PageMaking) =>
  ({
    kind: 'text',
    text: `■ ${internships.key.running}　■ ${internships.key.past}　□ ${internships.key.accepted}　□ ${internships.key.late}`,
  }) as const;
