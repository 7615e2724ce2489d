/** Letters that nobody sees: soft hyphens, marks of direction, joiners and spaces without width. */
const INVISIBLE =
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202c\u2060-\u206f\u3164\ufeff\uffa0]/gu;
/** A joiner has a meaning after a letter of Arabic, Devanagari and the like, and none after Latin letters, kanji and kana. */
const JOINER =
  /(?<![^\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Common}])[\u200c\u200d]/gu;

/** A text as it is seen. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '').replace(JOINER, '');

/** A letter as U+200B. */
export const codePoint = (letter: string): string =>
  `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The first invisible letter, and how many letters stand before it. */
export function invisibleIn(text: string): { readonly character: string; readonly after: number } | undefined {
  const found = [INVISIBLE, JOINER].map((signs) => text.search(signs)).filter((place) => place >= 0);
  if (found.length === 0) return undefined;
  const place = Math.min(...found);
  return { character: codePoint(text.slice(place)), after: [...text.slice(0, place)].length };
}

/** Written where there is nothing to write. */
const NOTHING = /^(?:[-‐‑‒–—―−─ー－]+|なし|無し|該当(?:なし|無し)|n\/a)$/i;
export const meansNothing = (text: string): boolean => NOTHING.test(text) || NOTHING.test(text.normalize('NFKC'));

/** “As above”. */
const DITTO = /^(?:[〃〻↓"”“″＂]|''|同上)$/;
export const meansAbove = (text: string): boolean => DITTO.test(text);

/** What stands for a letter that somebody could not write, in any text: 〓, its number, its parts, or a code of the sender's own. */
const STAND_IN = /〓|U\+[0-9A-F]{4,6}|&#x?[0-9A-F]+;|[\u2ff0-\u2fff][^\s]*|\p{Co}/iu;
/** In a name also these: a box, and a question mark beside a kanji. */
const IN_NAME = /[□■]|[?？](?=\p{Script=Han})|(?<=\p{Script=Han})[?？]/u;

/** The sign that stands for a letter; one of private use by its code. */
export function standInOf(text: string, isName: boolean): string | undefined {
  const sign = STAND_IN.exec(text)?.[0] ?? (isName ? IN_NAME.exec(text)?.[0] : undefined);
  return sign !== undefined && /^\p{Co}/u.test(sign) ? codePoint(sign) : sign;
}

/** What UTF-8 becomes where it is taken for a Western encoding, and encoded once more. */
const CONTINUED = '[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]';
const DOUBLED = new RegExp(`[\\u00c2-\\u00df]${CONTINUED}|[\\u00e0-\\u00ef]${CONTINUED}{2}`, 'u');
export const isDoubled = (text: string): boolean => DOUBLED.test(text);

/** Does a sign stand for a letter, or did letters go wrong on the way? */
export const isLost = (text: string, isName: boolean): boolean =>
  standInOf(text, isName) !== undefined || isDoubled(text);

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
export const hasJapanese = (text: string): boolean => JAPANESE.test(text);

/** Windows-1252 read as CP932: accented letters come out as kanji and half-width kana in the midst of Latin ones. */
export const isWesternMisread = (text: string): boolean =>
  /\p{Script=Latin}/u.test(text) && /[\p{Script=Han}\uff61-\uff9f]/u.test(text);

/** CP932 read as UTF-8: half-width kana two by two are one letter of these, and nothing else is left. */
export const isKanaMisread = (text: string): boolean => /^[\u00a1-\u00bf\u00e1-\u00ff\u0100-\u07ff\s]+$/u.test(text);

/** Full-width Latin letters and signs as they are typed elsewhere. */
export const narrow = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
