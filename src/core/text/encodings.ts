/** Encodings in which a list may be written. */
export const ENCODINGS = ['utf-8', 'utf-16', 'cp932', 'euc-jp', 'iso-2022-jp'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const NAMES: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  utf16: 'utf-16',
  'utf-16le': 'utf-16',
  'utf-16be': 'utf-16',
  shift_jis: 'cp932',
  'shift-jis': 'cp932',
  sjis: 'cp932',
  'windows-31j': 'cp932',
  eucjp: 'euc-jp',
  jis: 'iso-2022-jp',
};

/** The encoding known by another name; the word itself if there is none. */
export const encodingNamed = (word: string): string => NAMES[word.normalize('NFKC').trim().toLowerCase()] ?? word;
