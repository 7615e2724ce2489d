import { isSpace, isWide } from './clusters.ts';

/** JIS X 4051: what stands between two neighbours of a line, and which neighbours stay on one line. In ems. */

/** Drawn in half of their square: the other half is a space, before the one kind and after the other. */
const OPENING = new Set([...'「『（［｛〈《【〔〘〖〝｟']);
const CLOSING = new Set([...'」』）］｝〉》】〕〙〗〟｠、。，．']);
export const HALF = 0.5;
/** Between Japanese and Latin in running text. */
const QUARTER = 0.125;

export const opens = (text: string): boolean => OPENING.has(text);
export const closes = (text: string): boolean => CLOSING.has(text);

/** Kana and kanji, without signs. */
const LETTER = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々〆ヶー]/u;
const LATIN = /\p{Script=Latin}$/u;
const LATIN_FIRST = /^\p{Script=Latin}/u;

/** What counts: it stays with its number. */
export const COUNTED = /^(?:[年月日時分円単回名人条項号第階歳字件通点版週度枚か％%])/u;
const NUMBERED = /[第和成正治週約]$/u;

/** The space that two neighbours lose (less than 0) or gain by standing together; `after` is what follows them. */
export function gapBetween(before: string, next: string, after: string, running: boolean): number {
  if (closes(before) && (closes(next) || opens(next))) return -HALF;
  if (opens(before) && opens(next)) return -HALF;
  return running && meets(before, next, after) ? QUARTER : 0;
}

/** Japanese beside Latin; a number beside what it counts is one word with it. */
function meets(before: string, next: string, after: string): boolean {
  if (LETTER.test(next)) return LATIN.test(before) || (/[0-9]$/.test(before) && !COUNTED.test(next));
  if (!LETTER.test(before)) return false;
  return LATIN_FIRST.test(next) || (/^[0-9]/.test(next) && !NUMBERED.test(before) && !COUNTED.test(after));
}

/** 行頭禁則: never at the start of a line. */
const NOT_FIRST = new Set([
  ...'、。，．,.・:;：；?!？！‼⁇⁈⁉',
  ...'」』）)］]｝}〉》】〕〙〗〟’”｠»',
  ...'ーゝゞヽヾ々〻ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ',
  ...'‐゠–〜～%％‰℃',
]);
/** 行末禁則: never at the end of one. */
const NOT_LAST = new Set([...'「『（(［[｛{〈《【〔〘〖〝‘“｟«￥¥＄$£№']);

/** May a line end before the n-th of these characters? Not after an opening bracket, whatever spaces follow it. */
export function mayEndBefore(texts: readonly string[], n: number): boolean {
  let ink = n - 1;
  while (ink >= 0 && isSpace(texts[ink] ?? '')) ink -= 1;
  return !NOT_LAST.has(texts[ink] ?? '') && mayBreak(texts[n - 1] ?? '', texts[n] ?? '');
}

/** May a line end between these two neighbours? */
function mayBreak(before: string, after: string): boolean {
  if (isSpace(after) || NOT_FIRST.has(after) || NOT_LAST.has(before)) return false;
  if (isSpace(before)) return true;
  if (/^[0-9０-９]$/.test(before) && COUNTED.test(after)) return false;
  return isWide(before) || isWide(after) || (/[-/@]/.test(before) && /\p{L}/u.test(after));
}

const ERA = '(?:令和|平成|昭和|大正|明治)';
const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
/** One date, with the から or まで that belongs to it; a number and its unit; a reference such as P-0001-E1; an e-mail address. */
const TOGETHER = new RegExp(
  [
    `${ERA}?(?:[0-9]+|元)年(?:度|[0-9]+月(?:[0-9]+日)?)?(?:から|まで|発行|作成)?`,
    '[0-9]+月[0-9]+日(?:から|まで)?',
    `[0-9]{1,2} ${MONTH} [0-9]{4}`,
    '[第約週]?[0-9][0-9,.]*(?:時間|か月|単位|円|名|版|字|分|日|件|通|点|週|回|%|％)',
    '[A-Z]{1,4}(?:-[A-Z]?[0-9]+)+',
    '[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+',
  ].join('|'),
  'gu',
);

/** A bracket of up to eight characters. */
const BRACKET = /[（(「『〔][^（()）「」『』〔〕]{1,8}[）)」』〕]/gu;

/** Places in a text, by code unit, at which it is not parted where that can be: within a date, an amount, a reference or an e-mail address, and within a short bracket. */
export const inTogether = (text: string): ReadonlySet<number> => placesIn(text, TOGETHER);
export const inBracket = (text: string): ReadonlySet<number> => placesIn(text, BRACKET);

function placesIn(text: string, what: RegExp): ReadonlySet<number> {
  const places = new Set<number>();
  for (const { index, 0: found } of text.matchAll(what)) {
    for (let at = index + 1; at < index + found.length; at += 1) places.add(at);
  }
  return places;
}

/** How ill it looks to end a line here: a compound loses or leaves one character, a katakana word is parted. */
export function tearing(texts: readonly string[], n: number): number {
  const at = (k: number) => texts[k] ?? '';
  const isHan = (k: number) => /^\p{Script=Han}/u.test(at(k));
  const isKatakana = (k: number) => /^[\p{Script=Katakana}ー]/u.test(at(k));
  if (isHan(n - 1) && isHan(n)) return isHan(n - 2) && isHan(n + 1) ? 0.2 : 1.5;
  return isKatakana(n - 1) && isKatakana(n) ? 0.8 : 0;
}
