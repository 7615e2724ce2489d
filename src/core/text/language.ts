export type PaperLanguage = 'ja' | 'en' | 'both';

export const PAPER_LANGUAGES = ['ja', 'en', 'both'] as const satisfies readonly PaperLanguage[];

/** A language in which a paper speaks; a bilingual paper speaks both. */
export type Tongue = 'ja' | 'en';

export const languagesOf = (lang: PaperLanguage): readonly Tongue[] => (lang === 'both' ? ['ja', 'en'] : [lang]);

/** A text in the languages of the paper, in the order they are set; what both would say alike stands once. */
export type LocalizedText = readonly { readonly lang: Tongue; readonly text: string }[];

/** Says a thing in each language; a language that has no words for it (undefined or empty) is silent. */
export function localized(tongues: readonly Tongue[], text: (tongue: Tongue) => string | undefined): LocalizedText {
  const lines = tongues.flatMap((lang) => {
    const one = text(lang);
    return one === undefined || one === '' ? [] : [{ lang, text: one }];
  });
  return lines.filter((line, n) => lines.findIndex(({ text: same }) => same === line.text) === n);
}

export type Language = 'en' | 'ja';

export const LANGUAGES = ['en', 'ja'] as const satisfies readonly Language[];
