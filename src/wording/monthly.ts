import type { Companies } from '../core/company.ts';
import type { LocalDate } from '../core/dates.ts';
import type { MonthlyColumn, MonthlySection } from '../core/reports/monthly.ts';
import type { Report, ReportTitles } from '../core/reports/report.ts';
import { RULE_KEYS } from '../core/rules/index.ts';
import type { Language, Words } from './words.ts';

type Names = Readonly<Record<string, string>>;

/** The monthly report in one language. */
export function monthlyTitles(
  { reports, terms, rules, papers }: Words,
  report: Report,
  { companies, lang, printedOn }: { companies: Companies; lang: Language; printedOn: LocalDate },
): ReportTitles {
  const { monthly } = reports;
  const { columns } = monthly;
  const kinds: Names = { ...terms.contractKind, ...terms.certificate, agreement: terms.agreement };
  const steps: Names = { ...terms.step, none: monthly.noStep };
  /** What the words of closed lists are for people, by column. */
  const names: Readonly<Record<string, Names>> = {
    'summary.key': monthly.summary,
    'closings.by': terms.closer,
    key: steps,
    phase: monthly.standings,
    kind: kinds,
    outcome: terms.reviewOutcome,
    term: terms.courseTerm,
    'certificates.state': papers.state,
    lang: monthly.languages,
    as: terms.placementState,
    state: terms.placementState,
    span: monthly.spans,
    actor: terms.actor,
    urgency: terms.urgency,
    rule: Object.fromEntries(RULE_KEYS.map((key) => [key, rules[key].title])),
  };
  return {
    lang,
    title: monthly.title(report.period),
    lines: monthly.lines(report.period, report.asOf),
    section: (section) => monthly.sections[section as MonthlySection],
    column: (section, column) =>
      (section === 'by-month' ? (terms.step as Names)[column] : undefined) ??
      (columns as Names)[`${section}.${column}`] ??
      columns[column as MonthlyColumn],
    text: (section, column, value) => {
      if (value === null) return '';
      if (column === 'company') return companies.get(String(value))?.name ?? String(value);
      if (column === 'gate') return monthly.gate(String(value));
      const readable = names[`${section}.${column}`] ?? names[column];
      return readable?.[String(value)] ?? String(value);
    },
    chart: (section) => (monthly.charts as Names)[section] ?? '',
    empty: monthly.empty,
    printed: monthly.printed(printedOn),
  };
}
