import type { LocalDate } from '../../calendar/dates.ts';
import { type LocalizedText, languagesOf, localized } from '../../text/language.ts';
import { officialDay, westernDay } from '../measures.ts';
import type { Block, Paper } from '../paper.ts';
import { type FrameTexts, fill } from '../texts.ts';

/** Does the paper tell its days in era years? */
const isEra = (said: LocalizedText, on: LocalDate) => said.some(({ lang, text }) => text === officialDay(on, lang));

/** Marks a paper as a reissue beside its number: 「再発行　令和8年11月22日」. */
export function marked(paper: Paper, on: LocalDate, texts: FrameTexts): Paper {
  const day = paper.blocks.some((block) => block.type === 'issuer' && isEra(block.day, paper.issuedOn))
    ? officialDay
    : westernDay;
  const text = localized(languagesOf(paper.lang), (tongue) => fill(texts, tongue, 'reissue', { day: day(on, tongue) }));
  const isHead = ({ type }: Block) => type === 'mark';
  const [head, rest] = [paper.blocks.filter(isHead), paper.blocks.filter((block) => !isHead(block))];
  return { ...paper, blocks: [...head, { type: 'mark', text }, ...rest] };
}
