import stringWidth from 'string-width';

/**
 * Columns that a text takes. What Unicode calls ambiguous (①, α, box lines) takes one column, as terminals do by default. Decided only
 * here.
 */
export function width(text: string): number {
  // Nearly all text is of this kind, whose width depends on no neighbour; measuring it takes a fiftieth of the time.
  if (!PLAIN.test(text)) return stringWidth(text, { ambiguousIsNarrow: true });
  let columns = text.length;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) >= FIRST_WIDE) columns += 1;
  return columns;
}
/** Latin letters, signs of both scripts, kana and kanji, without combining marks: each is a grapheme of its own. */
const PLAIN =
  /^[ -~\u00a1-\u00a8\u00aa-\u00ac\u00af-\u017f\u2010-\u2027\u3000-\u3029\u3041-\u3096\u30a1-\u30fc\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]*$/;
const FIRST_WIDE = 0x3000;

let segmenter: Intl.Segmenter | undefined;
/** Made for the first text that needs it: what knows all scripts takes a tenth of node's own start to load. */
function graphemes(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'grapheme' });
  return segmenter;
}
// Its dictionary is loaded for the first long text alone.
let dictionary: Intl.Segmenter | undefined;

/** What a reader takes for one character each. */
export const graphemesOf = (text: string): readonly string[] =>
  PLAIN.test(text) ? [...text] : Array.from(graphemes().segment(text), ({ segment }) => segment);

/** Cut to a number of columns, told by `…`. */
export function cut(text: string, most: number): string {
  if (width(text) <= most) return text;
  let line = '';
  for (const one of graphemesOf(text)) {
    if (width(line + one) >= most) break;
    line += one;
  }
  return `${line}…`;
}

/** What must not be split: graphemes or, if one is wider than the line, its code points. */
function* pieces(text: string, columns: number): Generator<string, void> {
  if (PLAIN.test(text)) return yield* text;
  for (const { segment } of graphemes().segment(text)) {
    if (width(segment) > columns) yield* segment;
    else yield segment;
  }
}

/** Signs that begin no line, and signs that end none (JIS X 4051). */
const NOT_FIRST =
  /^[、。，．・：；？！」』）】〕〉》｝］”’ー々〜～…‥,.:;?!)\]}%ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ]/u;
const NOT_LAST = /[「『（【〔〈《｛［“‘([{]$/u;
/** A number keeps its unit, and a day its year and month. */
const COUNTER = /^[年月日時分秒名件通点版か個回校週度台枚字社室階章条項行列円歳倍番号以]/u;
const COUNTED = /[\d〇一二三四五六七八九十]$/u;
const DATED = /(?:\d[年月]|明治|大正|昭和|平成|令和|第|STEP )$/u;

/** The ending of a verb, which a dictionary of words takes apart: ませ|ん, まし|た, くだ|さい. */
const ENDINGS: readonly (readonly [before: RegExp, after: RegExp])[] = [
  [/ま$/u, /^(?:せん|した|す)$/u],
  [/[しっか]$/u, /^[たて]$/u],
  [/で$/u, /^(?:した|す|しょう)$/u],
  [/せん$/u, /^で$/u],
  [/くだ$/u, /^さい$/u],
  [/ませ$/u, /^ん$/u],
];

/** May a line end between the two? */
const parts = (before: string, after: string): boolean =>
  !(
    ENDINGS.some(([begun, ending]) => begun.test(before) && ending.test(after)) ||
    NOT_FIRST.test(after) ||
    NOT_LAST.test(before) ||
    (COUNTED.test(before) && COUNTER.test(after)) ||
    (DATED.test(before) && /^\d/.test(after))
  );

/** Words of a text in order: Latin ones with the blank behind them, Japanese ones as a dictionary has them. */
function wordsOf(text: string, limit: number): readonly string[] {
  const ends = new Set<number>();
  let at = 0;
  for (const piece of pieces(text, limit)) {
    at += piece.length;
    ends.add(at);
  }
  const words: string[] = [];
  let from = 0;
  const cut = (to: number) => {
    if (to <= from || !ends.has(to)) return;
    words.push(text.slice(from, to));
    from = to;
  };
  for (const [run] of text.matchAll(/[!-~]+ ?|\s+|[^\s!-~]+/gu)) {
    const start = from;
    if (/^[^\s!-~]/u.test(run) && width(run) > 2) {
      dictionary ??= new Intl.Segmenter('ja', { granularity: 'word' });
      for (const { index, segment } of dictionary.segment(run)) cut(start + index + segment.length);
    }
    cut(start + run.length);
  }
  return from < text.length ? [...words, text.slice(from)] : words;
}

/** What stays on one line, as long as it fits. */
function unitsOf(words: readonly string[], limit: number): readonly string[] {
  const units: string[][] = [];
  for (const word of words) {
    const before = units.at(-1) ?? [];
    const text = before.join('');
    if (text === '' || parts(text, word)) units.push([word]);
    else if (width(text + word) <= limit) before.push(word);
    else units.push([...carriedFrom(before, word, limit), word]);
  }
  return units.map((unit) => unit.join(''));
}

/** What goes to the next line so that this word need not begin it; taken from what stood before. */
function carriedFrom(before: string[], word: string, limit: number): readonly string[] {
  const carried = [word];
  while (before.length > 0 && !parts(before.join(''), carried[0] ?? '')) {
    const last = before.pop() ?? '';
    const signs = before.length > 0 ? [last] : [...pieces(last, limit)];
    carried.unshift(signs.pop() ?? '');
    if (signs.length === 0) continue;
    before.push(signs.join(''));
    break;
  }
  return carried.slice(0, -1);
}

/** A word that is wider than the line: cut behind its signs, else anywhere. */
const cutUp = (word: string, limit: number): readonly string[] =>
  word
    .split(/(?<=[/,;=@&?_]|[^\s-]-)(?=.)/u)
    .flatMap((part) => (width(part) <= limit ? [part] : unitsOf([...pieces(part, limit)], limit)))
    .flatMap((part) => (width(part) <= limit ? [part] : [...pieces(part, limit)]));

/**
 * Wraps to lines of at most `most` columns (2 or more) that give the text again when joined: no character is added, changed or lost.
 * Words, numbers with their unit, days and flags stay whole where they fit, and no line begins with a sign that ends something.
 * (wrap-ansi normalises its text, which changes 神 U+FA19.)
 */
export function wrap(text: string, most: number): readonly string[] {
  const limit = Math.max(2, most);
  return width(text) <= limit ? [text] : filled(partsOf(text, limit), limit);
}

const partsOf = (text: string, limit: number): readonly string[] =>
  unitsOf(wordsOf(text, limit), limit).flatMap((unit) => (width(unit) <= limit ? [unit] : cutUp(unit, limit)));

function filled(parts: readonly string[], limit: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const part of parts) {
    const columns = width(part);
    if (line !== '' && used + columns > limit) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += part;
    used += columns;
  }
  return [...lines, line];
}

/** What is copied out of the middle of a sentence: addresses, and commands as far as they can be told from it; with the signs around it. */
const WITHIN =
  /([（「(]?(?:(?:--?[a-z]+ )?"?[a-z]+:\/\/|~\/|%APPDATA%)[!-~]+[、。」）]* ?|[（「(]?coopj(?= [-a-z])(?: [a-z]+){0,3}(?: (?:--?[a-z-]+(?: "[^"]*")?|[A-Z][A-Z-]+))*[、。，」）,.;:)]* ?)/u;

/** The same where what is copied stays whole, on a line of its own where it must. */
function wrapAround(text: string, limit: number): readonly string[] {
  if (width(text) <= limit) return [text];
  return filled(
    text.split(WITHIN).flatMap((part, at) => (part === '' ? [] : at % 2 === 1 ? [part] : partsOf(part, limit))),
    limit,
  );
}

/** What is copied, and so stays on one line whatever its length: a command to the end of a line, and a path. */
const COPIED = /coopj [a-z](?:(?!\. [A-Z])[^。」）])*$/u;
const PATH = /(?:^|[\s:：])(?:[\w~.-]*[/\\][^\s。]+)/u;
/** An address, or a file that is the same for everybody: unlike other paths they have no blanks. */
const ADDRESS = /(?:[a-z]+:\/\/|~\/|%APPDATA%)[!-~]+/gu;

/** Does it name a command that can be copied? */
export const namesCommand = (line: string): boolean => COPIED.test(line);

/** A line that is told on a terminal, broken under its own start; what is copied stays whole, on a line of its own where it must. */
export function told(line: string, columns: number): readonly string[] {
  if (width(line) <= columns) return [line];
  const [lead = ''] = /^ *(?:- |! |！ )?/u.exec(line) ?? [];
  const under = ' '.repeat(width(lead));
  const hung = (text: string) =>
    wrapAround(text, columns - under.length).map((part, at) => (at === 0 ? '' : under) + part.trimEnd());
  const text = line.slice(lead.length);
  const command = COPIED.exec(text)?.[0];
  if (command !== undefined) {
    const before = text.slice(0, -command.length).trimEnd();
    return before === ''
      ? [line]
      : [...hung(before).map((part, at) => (at === 0 ? lead + part : part)), `${under}  ${command}`];
  }
  if (PATH.test(text.replace(ADDRESS, ''))) return [line];
  return hung(text).map((part, at) => (at === 0 ? lead + part : part));
}

/** Padded with blanks to a number of columns. */
export function pad(text: string, columns: number, side: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, columns - width(text)));
  return side === 'left' ? text + blanks : blanks + text;
}
