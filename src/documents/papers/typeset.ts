import type { Block, Paper } from '../../core/papers/paper.ts';
import type { Tongue } from '../../core/text/language.ts';

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。々ー]/u;

/** Brackets beside kana and kanji are those of Japanese, however they were recorded; in an English sentence those after a Japanese word. */
const bracketed = (text: string, lang: Tongue): string =>
  text.replace(/\(([^()]*)\)/g, (whole, inner: string, at: number) => {
    const before = JAPANESE.test(text[at - 1] ?? '');
    const beside = [inner, text[at + whole.length] ?? ''].some((one) => JAPANESE.test(one));
    return (lang === 'ja' ? before || beside : before && beside) ? `（${inner}）` : whole;
  });

/** The fonts of a bilingual paper are Japanese ones, whose … stands in the middle of the line: English has its dots on it. */
const dotted = (text: string): string => text.replaceAll('…', '...');

/** A paper with the signs in which it is set. */
export function typeset({ blocks, ...paper }: Paper): Paper {
  const set = ({ lang, text }: { readonly lang: Tongue; readonly text: string }) => ({
    lang,
    text: bracketed(lang === 'en' && paper.lang === 'both' ? dotted(text) : text, lang),
  });
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(within);
    if (typeof value !== 'object' || value === null) return value;
    if ('lang' in value && 'text' in value) return set(value as Parameters<typeof set>[0]);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, within(one)]));
  };
  return { ...paper, blocks: within(blocks) as readonly Block[] };
}
