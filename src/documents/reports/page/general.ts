import { STEPS } from '../../../core/model/steps.ts';
import { longest, numbersIn } from '../../../core/reports/figures.ts';
import type { ReportSection } from '../../../core/reports/report.ts';
import { calendarKey, foldOf } from './monthly.ts';
import type { Figure, PageBlock, PagePart, ReportPage } from './page.ts';
import { calendarOf, numberIn, type PageMaking, plotsOf, type Row, shownOrFolded, tableOf } from './section-table.ts';
import { daysIn, stripOf } from './strip.ts';
import { wherePart } from './where.ts';

/** Any other report, or some sections of one: each under its own heading, drawn as it says. */
export function generalPage(making: PageMaking): Pick<ReportPage, 'lead' | 'figures' | 'parts' | 'empty'> {
  const { report, titles } = making;
  const told = report.sections.filter(({ rows }) => rows.length > 0);
  const figures = generalFigures(making);
  const parts = told.flatMap((section): readonly PagePart[] => {
    if (section.key === 'summary' && figures.length > 0) return [];
    const waits = waitsOf(making);
    if (waits && section.key === 'by-step') return [wherePart(section, making, waits)];
    if (waits && (section === waits.standing || section === waits.stays)) return [];
    const { key } = section;
    return [
      {
        id: key,
        title: titles.section(key),
        ...(isList(section) && { sub: making.words.rows(section.rows.length) }),
        blocks: blocksOf(section, making),
      },
    ];
  });
  const empty = report.sections.filter(({ rows }) => rows.length === 0).map(({ key }) => titles.section(key));
  const lead = leadOf(making);
  return { ...(lead && { lead }), figures, parts, empty };
}

/** How many rows it has is told of a list, not of what is drawn. */
const isList = ({ key, chart }: ReportSection) => key !== 'contract-days' && chart?.kind !== 'months';

/** Of the pipeline, which says in one table where everybody is and how long it takes. */
function waitsOf({ report }: PageMaking) {
  const of = (key: string) => report.sections.find((one) => one.key === key);
  const [steps, standing, stays] = [of('by-step'), of('standing'), of('stays')];
  return steps && standing && stays ? { standing, stays } : undefined;
}

/** The figures of contracts, whose summary has one for each. */
export function generalFigures({ report, titles }: PageMaking): readonly Figure[] {
  const summary = report.sections.find(({ key }) => key === 'summary');
  if (report.report !== 'contracts' || !summary) return [];
  return summary.rows.slice(0, 6).map((row) => ({
    label: titles.text('summary', 'key', row.key ?? null),
    value: row.count === null ? '—' : String(row.count),
    unit: '',
    note: '',
  }));
}

/** Of obligations: what is overdue, then what else there is. */
function leadOf({ report, titles, words }: PageMaking): ReportPage['lead'] {
  const rules = report.report === 'obligations' ? report.sections.find(({ key }) => key === 'by-rule') : undefined;
  if (!rules) return undefined;
  const sum = (column: string) => rules.rows.reduce((all, row) => all + numberIn(row, column), 0);
  const rest = words.lead.obligations(sum('open'), sum('settled'));
  const most = longest(numbersIn(rules.rows, 'overdue')) ?? 0;
  const worst = rules.rows.find((row) => numberIn(row, 'overdue') === most);
  if (most === 0 || !worst) return { state: 'met', first: words.lead.none, rest };
  const others = sum('overdue') - most;
  const first = words.lead.overdue(titles.text('by-rule', 'rule', worst.rule ?? null), most);
  return { state: 'overdue', first, rest: others > 0 ? `${words.lead.others(others)} ${rest}` : rest };
}

function blocksOf(section: ReportSection, making: PageMaking): readonly PageBlock[] {
  const { key } = section;
  const { words, report } = making;
  if (key === 'contract-days') {
    const ways = report.sections.find((one) => one.key === 'contracts');
    const strip = stripOf(daysIn(ways, 'approvedOn', making), [], making);
    if (strip.length > 0) return strip;
  }
  if (section.chart?.kind === 'months') {
    const plots = plotsOf(section, making);
    return [...(plots.length > 0 ? [{ kind: 'plots', plots } as const] : []), foldOf(section, making)];
  }
  const drawn = calendarOf(section, making);
  if (drawn) {
    const legend = section.chart?.kind === 'calendar' && section.chart.state !== undefined ? [calendarKey(making)] : [];
    return [...legend, shownOrFolded('drawn', drawn, words), foldOf(section, making)];
  }
  if (report.report === 'pipeline' && key === 'waiting') return byStep(section, making);
  const as = key === 'insurance' ? together(section, making) : section;
  return [shownOrFolded(key, tableOf(as, making), words)];
}

/** Who waits, a list for each step. */
function byStep(section: ReportSection, making: PageMaking): readonly PageBlock[] {
  return STEPS.flatMap(({ number }): readonly PageBlock[] => {
    const rows = section.rows.filter(({ step }) => step === number);
    if (rows.length === 0) return [];
    const caption = `STEP ${number} ${making.titles.text(section.key, 'key', rows[0]?.key ?? null)}`;
    const table = { ...tableOf({ ...section, rows }, making), caption };
    return [
      { kind: 'fold', id: `${section.key}-${number}`, title: `${caption} ${making.words.rows(rows.length)}`, table },
    ];
  });
}

/** Two insurances that leave the same days of one placement out are one row. */
function together(section: ReportSection, { titles, words }: PageMaking): ReportSection {
  const groups = new Map<string, Row>();
  for (const row of section.rows) {
    const key = JSON.stringify([row.student, row.placement, row.from, row.to]);
    const said = titles.text(section.key, 'insurance', row.insurance ?? null);
    const group = groups.get(key);
    groups.set(key, { ...row, ...group, insurance: group ? `${group.insurance}${words.and}${said}` : said });
  }
  return { ...section, rows: [...groups.values()] };
}
