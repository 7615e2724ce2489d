import type { Language } from '../core/text/language.ts';
import type { Words } from './words.ts';

/** Loads one language; the other is never read. */
export async function loadWords(language: Language): Promise<Words> {
  if (language === 'ja') return (await import('./ja/index.ts')).ja;
  return (await import('./en/index.ts')).en;
}
