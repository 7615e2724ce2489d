import { isJapanese } from '../model/residence-statuses.ts';
import type { Tongue } from '../text/language.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const CODES = LETTERS.flatMap((a) => LETTERS.map((b) => a + b));

/** Other names that offices write. */
const ALSO: Readonly<Record<string, string>> = {
  米国: 'US',
  アメリカ: 'US',
  英国: 'GB',
  大韓民国: 'KR',
  中華人民共和国: 'CN',
  ミャンマー: 'MM',
  香港: 'HK',
};

/** A nationality in the paper's language, recorded in either; an unknown one as recorded. */
export function nationality(recorded: string, lang: Tongue): string {
  const names = { ja: regionNames('ja'), en: regionNames('en') };
  const word = recorded.normalize('NFKC').trim();
  const code =
    ALSO[word] ??
    (isJapanese(word) ? 'JP' : undefined) ??
    CODES.find((one) => names.ja.of(one) === word || names.en.of(one)?.toLowerCase() === word.toLowerCase());
  return (code && names[lang].of(code)) ?? recorded;
}

/** How English passports and cards have some of them. */
const IN_ENGLISH = [
  'viet nam',
  'republic of korea',
  'usa',
  'u.s.a.',
  'uk',
  'united states of america',
  'russian federation',
];

/** Is it the name of a country or region, in either language? */
export function isNation(written: string): boolean {
  const word = written.normalize('NFKC').trim().toLowerCase();
  if (word === '') return false;
  const names = [regionNames('ja'), regionNames('en')];
  const isIt = (code: string) => names.some((one) => one.of(code)?.toLowerCase() === word);
  return word in ALSO || IN_ENGLISH.includes(word) || CODES.some(isIt);
}

const regionNames = (lang: Tongue) => new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' });
