import stringWidth from 'string-width';

/**
 * Columns that a text takes. Decided once, here: what Unicode calls ambiguous (①, α, box lines) takes one column,
 * as terminals do unless told otherwise.
 */
export const width = (text: string): number => stringWidth(text, { ambiguousIsNarrow: true });

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** What may not be parted: graphemes, and where one alone is wider than the line, its code points. */
function* pieces(text: string, columns: number): Iterable<string> {
  for (const { segment } of graphemes.segment(text)) {
    if (width(segment) > columns) yield* segment;
    else yield segment;
  }
}

/**
 * Lines of at most so many columns (2 or more) that give the text again when put together: no character is added, changed or lost.
 * Breaks after a blank, a hyphen or a slash, and on both sides of a wide character; else anywhere.
 * (wrap-ansi normalises what it wraps, which turns 神 U+FA19 into another character.)
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

/** Filled up with blanks to so many columns. */
export function pad(text: string, columns: number, side: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, columns - width(text)));
  return side === 'left' ? text + blanks : blanks + text;
}
