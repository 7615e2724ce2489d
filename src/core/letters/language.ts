import { residenceOn } from '../model/residence-class.ts';
import type { Situation } from '../rules/rule.ts';
import type { Tongue } from '../text/language.ts';
import { kindOf, type LetterKey } from './kinds.ts';

/**
 * The reader's language. Offices and companies get Japanese. So does a student with no known nationality but Japanese, and a name in
 * kanji or a nationality on file; every other student gets English.
 */
export function languageOf(key: LetterKey, { dossier, today }: Pick<Situation, 'dossier' | 'today'>): Tongue {
  if (kindOf(key).to !== 'student') return 'ja';
  const { nationality, nameKanji } = dossier.student;
  const isJapanese = residenceOn(dossier, today) === 'japanese';
  return isJapanese && (nationality !== undefined || nameKanji !== undefined) ? 'ja' : 'en';
}
