import { type Cluster, isSpace, isWide } from './clusters.ts';
import type { Typeface } from './typeface.ts';

/** A stretch of a line in one font. `x` counts from the start of the line, in points. */
export interface TextRun {
  readonly text: string;
  readonly face: Typeface;
  readonly x: number;
  readonly width: number;
}
export interface TextLine {
  readonly runs: readonly TextRun[];
  readonly width: number;
  /** The last of its paragraph: it is not spread to the full width. */
  readonly last: boolean;
  /** A blank came after it: who reads on begins a new word. */
  readonly spaced: boolean;
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

/** What counts: it stays with its number. */
const COUNTED = /^[年月日時分円単回名人条項号第階歳％%]/u;

/** May a line end before the n-th of these characters? Not after an opening bracket, whatever spaces follow it. */
function mayEndBefore(texts: readonly string[], n: number): boolean {
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

export type Measure = (face: Typeface, text: string) => number;

/** Width of a stretch, by its runs, in ems. Spaces at its end hang over the edge of a line. */
interface Stretch {
  readonly clusters: readonly Cluster[];
  readonly width: number;
  readonly printed: number;
}

/** Breaks a text into lines at most `width` wide: by words in Latin letters, by characters and kinsoku in Japanese. */
export function breakLines(
  text: readonly Cluster[],
  width: number,
  size: number,
  measure: Measure,
): readonly TextLine[] {
  const em = (clusters: readonly Cluster[]) =>
    runsOf(clusters).reduce((sum, run) => sum + measure(run.face, run.text) * size, 0);
  const stretch = (clusters: readonly Cluster[]): Stretch => {
    const end = clusters.findLastIndex((one) => !isSpace(one.text)) + 1;
    return { clusters, width: em(clusters), printed: em(clusters.slice(0, end)) };
  };
  const fits = (used: number, one: Stretch) => used + one.printed <= width + 0.01;
  const pieces = unbroken(text)
    .map(stretch)
    .flatMap((one) => (one.printed > width ? one.clusters.map((cluster) => stretch([cluster])) : [one]));
  const lines: Cluster[][] = [[]];
  let used = 0;
  for (const piece of pieces) {
    if (used > 0 && !fits(used, piece)) {
      // Blanks that stand before a piece as wide as the line are left out: alone they would be an empty line.
      if (lines.at(-1)?.every((one) => isSpace(one.text))) lines.pop();
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(...piece.clusters);
    used += piece.width;
  }
  return lines.map((clusters, n) => {
    const ink = trimmed(clusters);
    const last = n === lines.length - 1;
    return lineOf(ink, size, measure, { last, spaced: ink.length < clusters.length });
  });
}

const trimmed = (clusters: readonly Cluster[]) =>
  clusters.slice(0, clusters.findLastIndex((one) => !isSpace(one.text)) + 1);

/** The text in pieces within which no line may end. */
function unbroken(text: readonly Cluster[]): readonly (readonly Cluster[])[] {
  const pieces: Cluster[][] = [];
  const texts = text.map((one) => one.text);
  text.forEach((cluster, n) => {
    if (n === 0 || mayEndBefore(texts, n)) pieces.push([cluster]);
    else pieces.at(-1)?.push(cluster);
  });
  return pieces;
}

function lineOf(
  clusters: readonly Cluster[],
  size: number,
  measure: Measure,
  end: Pick<TextLine, 'last' | 'spaced'>,
): TextLine {
  let x = 0;
  const runs = runsOf(clusters).map(({ text, face }) => {
    const width = measure(face, text) * size;
    const run = { text, face, x, width };
    x += width;
    return run;
  });
  return { runs, width: x, ...end };
}

/** Neighbours in the same font. */
function runsOf(clusters: readonly Cluster[]): readonly { readonly text: string; readonly face: Typeface }[] {
  const runs: { text: string; face: Typeface }[] = [];
  for (const { text, face } of clusters) {
    const last = runs.at(-1);
    if (last?.face === face) last.text += text;
    else runs.push({ text, face });
  }
  return runs;
}
