import { RULES } from '../../src/core/rules/index.ts';
import { gravest } from '../../src/core/rules/rule.ts';
import { messageOf } from '../../src/wording/describe.ts';
import { loadWords } from '../../src/wording/load.ts';
import type { Words } from '../../src/wording/words.ts';
import { EXAMPLES, exampleOf } from './examples.ts';

type OneRule = (typeof RULES)[number];

/** The catalogue of rules in both languages, as docs/rules.md holds it: all of it comes from the rules and their words. */
export async function catalogue(): Promise<string> {
  const [en, ja] = [await loadWords('en'), await loadWords('ja')];
  const table = RULES.map(
    (rule) =>
      `| [\`${rule.key}\`](#${rule.key}) | ${en.rules[rule.key].title} · ${ja.rules[rule.key].title} | ${weight(rule, en, ja)} | ${rule.gates.join(', ')} |`,
  );
  const { rules: topic } = en.topics;
  return [
    '# The rules · 要件',
    '',
    'Generated from the rules themselves: `UPDATE=1 npx vitest run test/rules/catalogue.test.ts` writes this page again. Each example is',
    'an invented student of the tests, and what coopj says of them.',
    '',
    topic.heading,
    topic.override,
    '',
    ja.topics.rules.heading,
    ja.topics.rules.override,
    '',
    `${topic.sources}  `,
    ja.topics.rules.sources,
    '',
    `| ${topic.columns.rule} · ${ja.topics.rules.columns.rule} | | ${topic.columns.severity} · ${ja.topics.rules.columns.severity} | ${topic.stops} · ${ja.topics.rules.stops} |`,
    '|---|---|---|---|',
    ...table,
    '',
    ...RULES.flatMap((rule) => [...entry(rule, en, ja), '']),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

const weight = (rule: OneRule, en: Words, ja: Words) =>
  `${en.terms.severity[gravest(rule)]} · ${ja.terms.severity[gravest(rule)]}`;

function entry(rule: OneRule, en: Words, ja: Words): readonly string[] {
  const { key, gates, source } = rule;
  const finding = exampleOf(key);
  if (finding === undefined) throw new Error(`nothing is open in the example of ${key}`);
  const { today } = EXAMPLES[key];
  const own = finding.severity === gravest(rule) ? '' : ` (${en.terms.severity[finding.severity]})`;
  return [
    `## ${key}`,
    '',
    `**${en.rules[key].title}.** ${en.rules[key].statement}`,
    '',
    `**${ja.rules[key].title}**: ${ja.rules[key].statement}`,
    '',
    `- ${[weight(rule, en, ja), gates.length > 0 && `${en.topics.rules.stops} ${gates.join(', ')}`, `${en.topics.rules.source} ${source.join(', ')}`].filter(Boolean).join('; ')}`,
    `- ${en.topics.rules.settledBy} ${rule.settledBy.map((way) => `\`coopj ${way}\``).join(', ')}`,
    `- ${today}${own}: ${messageOf(en, finding)}`,
    `- ${today}: ${messageOf(ja, finding)}`,
    '',
    '```sh',
    finding.settle ?? '',
    '```',
  ];
}
