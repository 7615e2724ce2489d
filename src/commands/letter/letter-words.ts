import type { LetterWords } from '../../core/letters/facts.ts';
import { languagesOf, type PaperLanguage, type Tongue } from '../../core/text/language.ts';
import { asItIs } from '../../core/text/mask.ts';
import { loadWords } from '../../wording/load.ts';
import { termsLines } from '../student/cards.ts';

/** Words in the letter's languages, whatever the screen's. */
export async function wordsFor(lang: PaperLanguage): Promise<(tongue: Tongue) => LetterWords> {
  const known = new Map<Tongue, LetterWords>();
  for (const tongue of languagesOf(lang)) {
    const words = await loadWords(tongue);
    known.set(tongue, {
      item: (key) => (words.terms.reviewItem as Readonly<Record<string, string>>)[key] ?? key,
      certificate: (kind) => words.terms.certificate[kind],
      contract: (kind) => words.terms.contractKind[kind],
      terms: (terms) => termsLines(words, terms, asItIs),
    });
  }
  return (tongue: Tongue): LetterWords => {
    const words = known.get(tongue);
    if (words === undefined) throw new Error(`no words in ${tongue}`);
    return words;
  };
}
