import type { Finding } from '../../core/rules/judge.ts';
import type { CardSection, Column } from '../../terminal/out.ts';
import { messageOf } from '../../wording/describe.ts';
import type { Words } from '../../wording/words.ts';
import { urgencyTone } from './tones.ts';

/** Open findings first, by severity; then overridden, met, and not applicable. */
const ORDER = ['open', 'overridden', 'ok', 'n/a'];
const SEVERITIES = ['block', 'warn', 'note'];
const rank = ({ result, severity }: Finding) => ORDER.indexOf(result) * 10 + SEVERITIES.indexOf(severity);
export const asTold = (a: Finding, b: Finding): number => rank(a) - rank(b);

export const stops = ({ result, severity }: Finding): boolean => result === 'open' && severity === 'block';

/** The columns of a list of findings. */
export function columnsOf<Row>(words: Words, of: (row: Row) => Finding): readonly Column<Row>[] {
  const { columns } = words.lists;
  const { result, severity, urgency, actor } = words.terms;
  return [
    { key: 'rule', title: columns.rule, cell: (row) => of(row).rule, text: (row) => ruleOf(words, of(row).rule) },
    { key: 'result', title: columns.result, cell: (row) => of(row).result, text: (row) => result[of(row).result] },
    {
      key: 'severity',
      title: columns.severity,
      cell: (row) => of(row).severity,
      text: (row) => severity[of(row).severity],
    },
    { key: 'gates', title: columns.gates, cell: (row) => of(row).gates },
    {
      key: 'urgency',
      title: columns.urgency,
      cell: (row) => of(row).urgency,
      text: (row) => urgency[of(row).urgency],
      tone: (row) => urgencyTone(of(row).urgency),
    },
    { key: 'placement', title: columns.placement, cell: (row) => of(row).placement ?? null },
    { key: 'message', title: columns.message, cell: (row) => messageOf(words, of(row)) },
    {
      key: 'actor',
      title: columns.actor,
      cell: (row) => of(row).actor ?? null,
      text: (row) => {
        const { actor: who } = of(row);
        return who ? actor[who] : '';
      },
    },
    { key: 'by', title: columns.by, type: 'day', cell: (row) => of(row).by ?? null },
    { key: 'settle', title: columns.settle, cell: (row) => of(row).settle ?? null },
    { key: 'source', title: columns.source, cell: (row) => of(row).source.join(', ') },
  ];
}

/** A rule's title, and the key that commands take. */
export const ruleOf = (words: Words, rule: Finding['rule']): string => `${words.rules[rule].title} (${rule})`;

/** Findings for people: what stops which step, what to note, what was set aside, and what is met. */
export function findingSections(words: Words, findings: readonly Finding[]): readonly CardSection[] {
  const { labels } = words.lists;
  const open = findings.filter(({ result }) => result === 'open');
  const stopping = open.filter(stops);
  const gates = [...new Set(stopping.toSorted(byGate).map((finding) => finding.gates.join(', ')))];
  return [
    ...gates.map((gate) => ({
      title: labels.stops(gate),
      lines: stopping
        .filter((finding) => finding.gates.join(', ') === gate)
        .flatMap((finding) => linesOf(words, finding)),
    })),
    {
      title: labels.warnings,
      lines: open.filter(({ severity }) => severity === 'warn').flatMap((finding) => linesOf(words, finding)),
    },
    {
      title: labels.notes,
      lines: open.filter(({ severity }) => severity === 'note').flatMap((finding) => linesOf(words, finding)),
    },
    {
      title: words.terms.result.overridden,
      lines: findings.filter(({ result }) => result === 'overridden').flatMap((finding) => linesOf(words, finding)),
    },
    { title: words.terms.result.ok, lines: [...titles(words, findings, 'ok'), ...remarks(words, findings)] },
    { title: words.terms.result['n/a'], lines: titles(words, findings, 'n/a') },
  ].filter(({ lines }) => lines.length > 0);
}

/** By step; the certificate last. */
const byGate = (a: Finding, b: Finding): number => gateNumber(a) - gateNumber(b);
const gateNumber = ({ gates: [first] }: Finding): number => (typeof first === 'number' ? first : 13);

/** One finding: what, for whom, who acts by when, and the command that settles it. */
function linesOf(words: Words, finding: Finding): readonly string[] {
  const { rule, placement, result, gates, reason, actor, by, urgency, settle } = finding;
  const { terms, lists } = words;
  const heading = [ruleOf(words, rule), placement].filter(Boolean).join('  ');
  const set = result === 'overridden' ? [`    ${lists.labels.setAside(gates.join(', '), reason ?? '')}`] : [];
  const who = [actor && terms.actor[actor], by && lists.labels.until(by), terms.urgency[urgency]]
    .filter(Boolean)
    .join('  ');
  const open = result === 'open' ? [`    ${who}`, `    $ ${settle}`] : [];
  return [`• ${heading}`, `    ${messageOf(words, finding)}`, ...set, ...open];
}

/** What rules that are met tell all the same. */
const remarks = (words: Words, findings: readonly Finding[]): readonly string[] =>
  findings
    .filter(({ result, data }) => result === 'ok' && data !== undefined)
    .flatMap((finding) => [`• ${ruleOf(words, finding.rule)}`, `    ${messageOf(words, finding)}`]);

/** Titles of the rules that found nothing else. */
function titles(words: Words, findings: readonly Finding[], result: Finding['result']): readonly string[] {
  const told = new Set(
    findings.filter((finding) => finding.result !== result && finding.result !== 'n/a').map(({ rule }) => rule),
  );
  const rules = new Set(
    findings.filter((finding) => finding.result === result && !told.has(finding.rule)).map(({ rule }) => rule),
  );
  return rules.size === 0 ? [] : [words.terms.list([...rules].map((rule) => words.rules[rule].title))];
}
