import type { en } from './en/index.ts';

export type Language = 'en' | 'ja';
export const LANGUAGES = ['en', 'ja'] as const satisfies readonly Language[];

/** Every sentence a person reads. Japanese has the type of English: a sentence that is missing does not compile. */
export type Words = typeof en;

/** Loads one language; the other is never read. */
export async function loadWords(language: Language): Promise<Words> {
  if (language === 'ja') return (await import('./ja/index.ts')).ja;
  return (await import('./en/index.ts')).en;
}
