import { STEPS } from '../../core/model/steps.ts';
import { RULES } from '../../core/rules/index.ts';
import { gravest } from '../../core/rules/rule.ts';
import { EXIT } from '../../errors.ts';
import type { HelpPage, HelpRow } from '../../terminal/help.ts';
import type { Words } from '../../wording/words.ts';

export const TOPICS = [
  'commands',
  'flags',
  'steps',
  'rules',
  'exit-codes',
  'formats',
  'environment',
  'mistakes',
  'error',
] as const;
export type Topic = Exclude<(typeof TOPICS)[number], 'commands' | 'flags' | 'error'>;

/** A topic's text. What the program knows itself is filled in from there, so that they cannot differ. */
export function topicPage(topic: Topic, words: Words): HelpPage {
  switch (topic) {
    case 'steps':
      return stepPage(words);
    case 'rules':
      return rulePage(words);
    case 'exit-codes':
      return exitPage(words);
    case 'formats':
    case 'environment':
    case 'mistakes':
      return writtenPage(words.topics[topic]);
  }
}

const stepPage = ({ topics, terms }: Words): HelpPage => ({
  parts: [
    { lines: [topics.steps.heading] },
    {
      rows: STEPS.map(({ number, key }): HelpRow => [`${String(number).padStart(2)}  ${key}`, terms.step[key]]),
    },
  ],
});

const exitPage = ({ topics: { exitCodes } }: Words): HelpPage => ({
  parts: [
    { lines: [exitCodes.heading] },
    {
      rows: (Object.keys(EXIT) as (keyof typeof EXIT)[]).map(
        (name): HelpRow => [String(EXIT[name]).padStart(3), exitCodes[name]],
      ),
    },
  ],
});

const rulePage = ({ topics, rules, terms }: Words): HelpPage => ({
  parts: [
    { lines: [topics.rules.heading] },
    ...RULES.map((rule) => {
      const facts = [
        terms.severity[gravest(rule)],
        ...(rule.gates.length > 0 ? [`${topics.rules.stops} ${rule.gates.join(', ')}`] : []),
        `${topics.rules.source} ${rule.source.join(', ')}`,
      ];
      const settled = rule.settledBy.map((way) => `coopj ${way}`).join(' · ');
      return {
        title: `${rule.key}  ${rules[rule.key].title}`,
        lines: [`  ${rules[rule.key].statement}`, `  ${facts.join(' · ')}`, `  ${topics.rules.settledBy} ${settled}`],
      };
    }),
    { lines: [topics.rules.override, topics.rules.sources] },
  ],
});

/** Paragraphs, and words with what they mean behind two blanks or more. */
function writtenPage(lines: readonly string[]): HelpPage {
  const parts: { rows: HelpRow[]; lines: string[] }[] = [{ rows: [], lines: [] }];
  for (const line of lines) {
    const [, word, meaning] = /^(\S.*?) {2,}(\S.*)$/.exec(line) ?? [];
    const part = parts.at(-1);
    if (line === '' || part === undefined) parts.push({ rows: [], lines: [] });
    else if (word === undefined || meaning === undefined) part.lines.push(line);
    else part.rows.push([word, meaning]);
  }
  return { parts };
}
