import type { LocalDate } from '../core/calendar/dates.ts';
import type { Companies } from '../core/model/company.ts';
import type { ReportKey } from '../core/reports/index.ts';
import type { Report, ReportTitles } from '../core/reports/report.ts';
import { RULE_KEYS } from '../core/rules/index.ts';
import type { Language } from '../core/text/language.ts';
import type { Words } from './words.ts';

type Names = Readonly<Record<string, string>>;

/** The texts of a report in one language. */
export function reportTitles(
  { papers, reports, terms, rules }: Words,
  report: Report,
  { companies, lang, printedOn }: { companies: Companies; lang: Language; printedOn: LocalDate },
): ReportTitles {
  const key = report.report as ReportKey;
  const columns: Names = reports.columns;
  /** The words for values of closed lists, by column. */
  const names: Readonly<Record<string, Names>> = {
    'summary.key': reports.summary,
    'obligations.key': {},
    'closings.by': terms.closer,
    'ended.by': terms.closer,
    key: { ...terms.step, none: reports.noStep, 'course-withdrawn': reports.withdrawal },
    phase: reports.standings,
    kind: { ...terms.contractKind, ...terms.certificate, ...terms.permitKind, agreement: terms.agreement },
    outcome: terms.reviewOutcome,
    term: terms.courseTerm,
    lang: reports.languages,
    as: terms.placementState,
    state: { ...terms.placementState, ...papers.state, ...reports.states },
    span: reports.spans,
    item: terms.reviewItem,
    insurance: terms.insurance,
    actor: terms.actor,
    urgency: terms.urgency,
    rule: Object.fromEntries(RULE_KEYS.map((rule) => [rule, rules[rule].title])),
  };
  return {
    lang,
    title: reports.title(key, report.period),
    name: reports.names[key],
    span: reports.called(report.period),
    lines: reports.lines(report),
    section: (section) => (reports.sections[key] as Names)[section] ?? section,
    column: (section, column) => columns[`${section}.${column}`] ?? columns[column] ?? column,
    text: (section, column, value) => {
      if (value === null) return '';
      if (column === 'company') return companies.get(String(value))?.name ?? String(value);
      if (column === 'gate') return reports.gate(String(value));
      const readable = names[`${section}.${column}`] ?? names[column];
      return readable?.[String(value)] ?? String(value);
    },
    empty: reports.empty,
    printed: reports.printed(printedOn),
  };
}
