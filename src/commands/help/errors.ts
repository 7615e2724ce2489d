import { Abort, EXIT, type Problem } from '../../errors.ts';
import type { HelpPage, HelpRow } from '../../terminal/help.ts';
import { refusalOf, sentenceOf } from '../../wording/describe.ts';
import type { Words } from '../../wording/words.ts';
import { SAMPLES } from './error-samples.ts';

export const CODES = Object.keys(SAMPLES) as readonly Problem[];

const sampleOf = (code: Problem): Abort => new Abort(code, SAMPLES[code]);

function exitOf(words: Words, code: Problem): string {
  const { exit } = sampleOf(code);
  const name = (Object.keys(EXIT) as (keyof typeof EXIT)[]).find((one) => EXIT[one] === exit) ?? 'bug';
  return words.help.error.exit(exit, words.topics.exitCodes[name]);
}

/** What an error says, by its code. */
export function errorPage(words: Words, code: Problem): HelpPage {
  const sample = sampleOf(code);
  const { message, hint } = sentenceOf(words, sample);
  const reasons = code === 'refused' ? SAMPLES.refused.refusals.map((refusal) => refusalOf(words, refusal)) : [];
  const { screen, help, terms } = words;
  return {
    about: code,
    parts: [
      { lines: [exitOf(words, code)] },
      {
        title: help.error.example,
        lines: [
          ...message.split('\n').map((line) => `  ${line}`),
          ...reasons.map((line) => `  - ${line}`),
          ...(hint === undefined
            ? []
            : hint.split('\n').map((line, at) => (at === 0 ? `  ${terms.headed(screen.hint, line)}` : `  ${line}`))),
        ],
      },
    ],
  };
}

/** Every code, and what it might say. */
export const errorsPage = (words: Words): HelpPage => ({
  about: words.help.error.all,
  parts: [
    {
      rows: CODES.map((code): HelpRow => [code, sentenceOf(words, sampleOf(code)).message.split('\n')[0] ?? '']),
    },
  ],
});
