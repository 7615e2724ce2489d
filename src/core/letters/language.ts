import { residenceOn } from '../model/residence-class.ts';
import type { Known } from '../rules/rule.ts';
import type { Tongue } from '../text/language.ts';
import { kindOf, type LetterKey } from './kinds.ts';

/**
 * The language of who reads it, unless a person says otherwise. Offices and companies are written to in Japanese; a student who is
 * Japanese as far as the records know, and has a name in kanji or a nationality on file, too; every other student in English.
 */
export function languageOf(key: LetterKey, { dossier, today }: Pick<Known, 'dossier' | 'today'>): Tongue {
  if (kindOf(key).to !== 'student') return 'ja';
  const { nationality, nameKanji } = dossier.student;
  const isJapanese = residenceOn(dossier, today) === 'japanese';
  return isJapanese && (nationality !== undefined || nameKanji !== undefined) ? 'ja' : 'en';
}
