/** Kanji variants used in names, with the usual shape on the left. Only for searching: stored names are never changed. */
const VARIANTS: readonly (readonly [usual: string, others: string])[] = [
  ['高', '髙'],
  ['崎', '﨑嵜碕'],
  ['吉', '𠮷'],
  ['辺', '邉邊'],
  ['斉', '齋齊斎'],
  ['浜', '濱濵'],
  ['島', '嶋嶌'],
  ['沢', '澤'],
  ['桜', '櫻'],
  ['広', '廣'],
  ['国', '國'],
  ['竜', '龍'],
  ['滝', '瀧'],
  ['富', '冨'],
  ['恵', '惠'],
  ['真', '眞'],
  ['慎', '愼'],
  ['徳', '德'],
  ['礼', '禮'],
  ['曽', '曾'],
  ['関', '關'],
  ['黒', '黑'],
  ['渋', '澁'],
  ['実', '實'],
  ['寿', '壽'],
  ['栄', '榮'],
  ['円', '圓'],
  ['塩', '鹽'],
  ['蔵', '藏'],
  ['条', '條'],
  ['万', '萬'],
  ['与', '與'],
  ['芦', '蘆'],
  ['館', '舘'],
  ['梅', '楳'],
  ['柳', '栁'],
  ['増', '增'],
  ['瀬', '瀨'],
  ['頼', '賴'],
  ['静', '靜'],
  ['鉄', '鐵'],
  ['弥', '彌'],
  ['桧', '檜'],
  ['薮', '藪'],
  ['籠', '篭'],
  ['秋', '穐'],
  ['峰', '峯'],
  ['船', '舩'],
  ['松', '枩'],
  ['草', '艸'],
  ['橋', '𣘺'],
  ['土', '𡈽'],
];
const USUAL: ReadonlyMap<string, string> = new Map([
  ...VARIANTS.flatMap(([usual, others]) => [...others].map((other): [string, string] => [other, usual])),
  // Latin letters that do not decompose into a base letter and marks.
  ...Object.entries({ ı: 'i', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ħ: 'h', ŋ: 'n' }),
]);

const VARIANT = new RegExp(`[${[...USUAL.keys()].join('')}]`, 'gu');

const KATAKANA = /[\u30a1-\u30f6]/g;
const KATAKANA_TO_HIRAGANA = 0x60;
/** All combining marks except the voicing marks of kana: が is not か. */
const MARKS = /(?![\u3099\u309a])\p{M}/gu;
const SILENT = /[^\p{L}\p{N}]/gu;
/** Characters that fold one by one, whatever stands next to them: kanji, kana, plain letters and signs. */
const PLAIN = /^[ -~\u3000\u3005\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff]*$/;
/** Cache of folded characters, since an import folds several names per row. */
const FOLDED = new Map<string, string>();

/**
 * The search key of a name: NFKC, lower case, no diacritics, spaces, punctuation or variation selectors, hiragana for katakana, one
 * shape for kanji variants. ŞAHİN and sahin, 髙橋 and 高橋, カナ and かな have the same key.
 */
export function folded(text: string): string {
  if (!PLAIN.test(text)) return takenApart(text);
  let key = '';
  for (const letter of text) key += FOLDED.get(letter) ?? remembered(letter);
  return key;
}

function remembered(letter: string): string {
  const key = takenApart(letter);
  FOLDED.set(letter, key);
  return key;
}

const takenApart = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(SILENT, '')
    .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - KATAKANA_TO_HIRAGANA))
    .replace(VARIANT, (letter) => USUAL.get(letter) ?? letter);

const GAPS = /[\s,，、・･·‐-―-]+/u;
/** The words of a name, folded. */
const wordsOf = (name: string): readonly string[] => name.split(GAPS).map(folded).filter(Boolean);

/** Is each word of the part a word of the whole name? Case and order do not matter. */
export function isWithin(part: string, whole: string): boolean {
  const words = new Set(wordsOf(whole));
  return wordsOf(part).every((word) => words.has(word));
}

/** One person's name written twice: order, case and further names may be others, and where a name is written apart. */
export const sameName = (one: string, other: string): boolean =>
  isWithin(one, other) || isWithin(other, one) || folded(one) === folded(other);
