import stringWidth from 'string-width';

/**
 * Columns that a text takes. What Unicode calls ambiguous (①, α, box lines) takes one column, as terminals do by default. Decided only
 * here.
 */
export function width(text: string): number {
  // Nearly all text is of this kind, whose width depends on no neighbour; measuring it takes a fiftieth of the time.
  if (!PLAIN.test(text)) return stringWidth(text, { ambiguousIsNarrow: true });
  let columns = text.length;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > LAST_NARROW) columns += 1;
  return columns;
}
/** Printable ASCII, kana and kanji, without combining marks. */
const PLAIN = /^[ -~\u3001\u3002\u3005\u3041-\u3096\u30a1-\u30fc\u3400-\u4dbf\u4e00-\u9fff]*$/;
const LAST_NARROW = 0x7e;

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** What must not be split: graphemes or, if one is wider than the line, its code points. */
function* pieces(text: string, columns: number): Iterable<string> {
  for (const { segment } of graphemes.segment(text)) {
    if (width(segment) > columns) yield* segment;
    else yield segment;
  }
}

/**
 * Wraps to lines of at most `most` columns (2 or more) that give the text again when joined: no character is added, changed or lost.
 * Breaks after a blank, a hyphen or a slash, and around wide characters; otherwise anywhere. (wrap-ansi normalises its text, which
 * changes 神 U+FA19.)
 */
export function wrap(text: string, most: number): readonly string[] {
  const limit = Math.max(2, most);
  if (width(text) <= limit) return [text];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  let breakable = 0;
  for (const piece of pieces(text, limit)) {
    const columns = width(piece);
    const wide = columns === 2;
    if (wide) breakable = line.length;
    if (line !== '' && used + columns > limit) {
      const cut = breakable > 0 ? breakable : line.length;
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
      used = width(line);
      breakable = 0;
    }
    line += piece;
    used += columns;
    // Not within the hyphens of a flag.
    if (wide || /[\s/]$/.test(piece) || /[^\s-]-$/.test(line)) breakable = line.length;
  }
  return [...lines, line];
}

/** Padded with blanks to a number of columns. */
export function pad(text: string, columns: number, side: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, columns - width(text)));
  return side === 'left' ? text + blanks : blanks + text;
}
