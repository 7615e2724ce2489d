import { STEPS } from '../../core/model/steps.ts';
import { RULES } from '../../core/rules/index.ts';
import { gravest } from '../../core/rules/rule.ts';
import { EXIT } from '../../errors.ts';
import type { Words } from '../../wording/words.ts';

export const TOPICS = ['steps', 'rules', 'exit-codes', 'formats', 'environment', 'mistakes'] as const;
export type Topic = (typeof TOPICS)[number];

/** A topic's text. What the program knows itself is filled in from there, so that they cannot differ. */
export function topicLines(topic: Topic, words: Words): readonly string[] {
  switch (topic) {
    case 'steps':
      return stepLines(words);
    case 'rules':
      return ruleLines(words);
    case 'exit-codes':
      return exitLines(words);
    case 'formats':
    case 'environment':
    case 'mistakes':
      return words.topics[topic];
  }
}

const KEY_COLUMNS = 14;

const stepLines = ({ topics, terms }: Words) => [
  topics.steps.heading,
  '',
  ...STEPS.map(({ number, key }) => `${String(number).padStart(2)}  ${key.padEnd(KEY_COLUMNS)}${terms.step[key]}`),
];

const exitLines = ({ topics: { exitCodes } }: Words) => [
  exitCodes.heading,
  '',
  ...(Object.keys(EXIT) as (keyof typeof EXIT)[]).map(
    (name) => `${String(EXIT[name]).padStart(3)}  ${exitCodes[name]}`,
  ),
];

const ruleLines = ({ topics, rules, terms }: Words) => [
  topics.rules.heading,
  ...RULES.flatMap((rule) => [
    '',
    `${rule.key}  ${rules[rule.key].title}`,
    `  ${rules[rule.key].statement}`,
    `  ${[
      terms.severity[gravest(rule)],
      rule.gates.length > 0 ? `${topics.rules.stops} ${rule.gates.join(', ')}` : '',
      `${topics.rules.source} ${rule.source.join(', ')}`,
    ]
      .filter(Boolean)
      .join(' · ')}`,
    `  ${topics.rules.settledBy} ${rule.settledBy.map((way) => `coopj ${way}`).join(' · ')}`,
  ]),
  '',
  topics.rules.override,
  topics.rules.sources,
];
