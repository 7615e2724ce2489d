import { type Cluster, isSpace, isWide } from './clusters.ts';
import { closes, gapBetween, HALF, inBracket, inTogether, mayEndBefore, opens, tearing } from './spacing.ts';
import type { Typeface } from './typeface.ts';

/** A stretch of a line in one font. `x` counts from the start of the line, in points. */
export interface TextRun {
  readonly text: string;
  readonly face: Typeface;
  readonly x: number;
  readonly width: number;
  /** Room after each of its characters, to fill a line: between Latin letters there is none. */
  readonly spacing: number;
}
export interface TextLine {
  readonly runs: readonly TextRun[];
  readonly width: number;
  /** The last of its paragraph: it is not spread to the full width. */
  readonly last: boolean;
  /** A blank came after it: who reads on begins a new word. */
  readonly spaced: boolean;
}

export type Measure = (face: Typeface, text: string) => number;

export interface LineSetting {
  /** A text that is read on: its full lines are filled. */
  readonly running?: boolean;
  /** Japanese and Latin stand close; else Japanese keeps a little from Latin. */
  readonly solid?: boolean;
}

/** In ems: what a line may take in at its brackets, and what it may give between words, at Latin in Japanese, between Japanese characters. */
const TAKE = 0.5;
const GIVE = { word: 0.25, meeting: 0.125, wide: 0.05 } as const;
/** Between Japanese characters where a line would else be left ragged. */
const AT_MOST = 0.08;
/** A last line of so few characters looks like a slip of the pen: how ill, by their number. */
const FEW: Readonly<Record<number, number>> = { 1: 12, 2: 5, 3: 2 };

/** Letters that are drawn together, or one Japanese character; the space before it, where one is kept or lost. */
interface Atom extends Cluster {
  readonly width: number;
  readonly gap: number;
  /** How ill it looks where a line begins here; Infinity where none may. */
  readonly tear: number;
}

/** Breaks a text into lines at most `width` wide: by words in Latin letters, by characters and kinsoku in Japanese; no date is torn that a line can hold. */
export function breakLines(
  text: readonly Cluster[],
  width: number,
  size: number,
  measure: Measure,
  { running = false, solid = !running }: LineSetting = {},
): readonly TextLine[] {
  const room = width / size;
  const atoms = atomsOf(text, room, measure, { running, solid });
  const lines = chosen(atoms, room, running);
  return lines.map(([from, to], n) => {
    const end = inkEnd(atoms, from, to);
    const last = n === lines.length - 1;
    const spread = running && !last ? spreadOf(atoms, from, end, room) : undefined;
    return { ...lineOf(atoms.slice(from, end), size, measure, spread), last, spaced: end < to };
  });
}

function atomsOf(
  text: readonly Cluster[],
  room: number,
  measure: Measure,
  { running, solid }: Required<LineSetting>,
): readonly Atom[] {
  const texts = text.map((one) => one.text);
  const [kept, short] = [inTogether(texts.join('')), inBracket(texts.join(''))];
  let at = 0;
  const tears = texts.map((one, n) => {
    const place = at;
    at += one.length;
    if (n === 0) return 0;
    if (!mayEndBefore(texts, n)) return Number.POSITIVE_INFINITY;
    if (kept.has(place)) return KEPT;
    // A hole in a filled text would be worse; a value of a table may end early.
    return short.has(place) ? (running && !solid ? SHORT : KEPT) : tearing(texts, n);
  });
  const words: { clusters: Cluster[]; from: number }[] = [];
  text.forEach((cluster, n) => {
    const last = words.at(-1);
    const before = last?.clusters.at(-1);
    const joins = before && before.face === cluster.face && isLetter(before) && isLetter(cluster);
    if (joins && tears[n] === Number.POSITIVE_INFINITY) last?.clusters.push(cluster);
    else words.push({ clusters: [cluster], from: n });
  });
  const wide = (of: readonly Cluster[]) => widthOf(of, measure);
  // What no line holds is parted anywhere.
  const parted = words.flatMap(({ clusters, from }) =>
    clusters.length > 1 && wide(clusters) > room
      ? clusters.map((cluster, n) => ({ clusters: [cluster], from: from + n }))
      : [{ clusters, from }],
  );
  const atoms = parted.map(({ clusters, from }, n): Atom => {
    const own = clusters.map((one) => one.text).join('');
    const previous = parted[n - 1]?.clusters.map((one) => one.text).join('');
    const following = parted[n + 1]?.clusters.map((one) => one.text).join('') ?? '';
    const gap = previous === undefined ? 0 : gapBetween(previous, own, following, !solid);
    const face = (clusters[0] as Cluster).face;
    return { text: own, face, width: wide(clusters), gap, tear: tears[from] ?? 0 };
  });
  return released(atoms, room);
}

const isLetter = ({ text }: Cluster) => !isSpace(text) && !isWide(text);

const widthOf = (clusters: readonly Cluster[], measure: Measure): number => {
  const [first] = clusters;
  return first ? measure(first.face, clusters.map((one) => one.text).join('')) : 0;
};

/** So ill that it is done only where a line cannot hold what belongs together. */
const KEPT = 1_000_000;
const SHORT = 5;

/** Where what may not be parted is wider than a line, it is parted all the same. */
function released(atoms: readonly Atom[], room: number): readonly Atom[] {
  const tears = atoms.map((one) => one.tear);
  let from = 0;
  for (let n = 1; n <= atoms.length; n += 1) {
    if (n < atoms.length && tears[n] === Number.POSITIVE_INFINITY) continue;
    const end = inkEnd(atoms, from, n);
    // Blanks hang over the edge of a line and are no part of what must fit.
    if (extent(atoms, from, end) > room + CLOSE) for (let k = from + 1; k < end; k += 1) tears[k] = 0;
    from = n;
  }
  return atoms.map((atom, n) => ({ ...atom, tear: tears[n] ?? 0 }));
}

const CLOSE = 0.001;

function inkEnd(atoms: readonly Atom[], from: number, to: number): number {
  let end = to;
  while (end > from && isSpace(atoms[end - 1]?.text ?? '')) end -= 1;
  return end;
}

/** How wide these stand on a line of their own: brackets at its ends lose their space. */
function extent(atoms: readonly Atom[], from: number, to: number): number {
  let width = 0;
  for (let n = from; n < to; n += 1) width += (atoms[n]?.width ?? 0) + (n > from ? (atoms[n]?.gap ?? 0) : 0);
  return to > from ? width - trimmed(atoms[from]?.text, opens) - trimmed(atoms[to - 1]?.text, closes) : 0;
}
const trimmed = (text: string | undefined, is: (text: string) => boolean) =>
  text !== undefined && is(text) ? HALF : 0;

type Line = readonly [from: number, to: number];
interface Way {
  readonly cost: number;
  readonly from: number;
}
/** One line more is worse than any way of breaking fewer. */
const LINE = 100_000;

/** As few lines as can be, and of those ways the one that looks best as a whole. */
function chosen(atoms: readonly Atom[], room: number, running: boolean): readonly Line[] {
  const all = atoms.length;
  if (all === 0 || extent(atoms, 0, inkEnd(atoms, 0, all)) <= room + CLOSE) return [[0, all]];
  const sums = [0];
  for (const { width, gap } of atoms) sums.push((sums.at(-1) ?? 0) + width + gap);
  const sites = sitesWithin(atoms);
  const ways: (Way | undefined)[] = [{ cost: 0, from: 0 }];
  for (let to = 1; to <= all; to += 1) {
    const tear = to === all ? 0 : (atoms[to]?.tear ?? 0);
    if (tear === Number.POSITIVE_INFINITY) continue;
    let best: Way | undefined;
    for (let from = to - 1; from >= 0; from -= 1) {
      const end = inkEnd(atoms, from, to);
      const natural = (sums[end] ?? 0) - (sums[from] ?? 0) - (atoms[from]?.gap ?? 0);
      // No line so far from fitting fits with more on it.
      if (natural - 2 * HALF - TAKE > room && end - from > 1) break;
      const before = ways[from];
      if (before === undefined) continue;
      const width = natural - trimmed(atoms[from]?.text, opens) - trimmed(atoms[end - 1]?.text, closes);
      const cost = before.cost + tear + costOf(sites, from, end, to === all, room - width, running);
      if (best === undefined || cost < best.cost) best = { cost, from };
    }
    ways[to] = best;
  }
  const lines: Line[] = [];
  for (let to = all; to > 0; ) {
    const from = ways[to]?.from ?? 0;
    lines.unshift([from, to]);
    to = from;
  }
  // Blanks that stand before a piece as wide as the line would be an empty line.
  return lines.filter(([from, to], n) => n === lines.length - 1 || inkEnd(atoms, from, to) > from);
}

function costOf(
  sitesIn: SitesWithin,
  from: number,
  end: number,
  last: boolean,
  slack: number,
  running: boolean,
): number {
  const one = end - from <= 1;
  if (end === from) return LINE / 2;
  const taken = running && !last ? Math.min(TAKE, sitesIn(from, end).brackets * HALF * HALF) : 0;
  // A single character that is wider than a line stands there nevertheless.
  if (slack < -CLOSE - taken && !one) return Number.POSITIVE_INFINITY;
  if (last) return LINE + (running ? (FEW[end - from] ?? 0) : 0);
  if (slack < 0) return LINE - 3 * slack;
  if (!running) return LINE + slack * slack * 0.3;
  const sites = sitesIn(from, end);
  const excess = Math.max(0, slack - given(sites));
  const hole = Math.max(0, slack - given(sites, AT_MOST));
  return LINE + slack * slack * 0.1 + excess * excess * 2 + hole * hole * 8;
}

/** The places, each before an atom, at which a line may be made narrower or wider. */
type Sites = Readonly<Record<'brackets' | 'words' | 'meetings' | 'wide', readonly number[]>>;
/** How many of each there are. */
type Counts = Readonly<Record<keyof Sites, number>>;
type SitesWithin = (from: number, end: number) => Counts;

function sitesOf(atoms: readonly Atom[], from: number, end: number): Sites {
  const found = { brackets: [] as number[], words: [] as number[], meetings: [] as number[], wide: [] as number[] };
  for (let n = from + 1; n < end; n += 1) {
    const [before, next] = [atoms[n - 1]?.text ?? '', atoms[n]?.text ?? ''];
    const gap = atoms[n]?.gap ?? 0;
    if (gap >= 0 && (closes(before) || opens(next))) found.brackets.push(n);
    if (gap > 0) found.meetings.push(n);
    else if (before === ' ') found.words.push(n);
    else if (isWide(before) && isWide(next)) found.wide.push(n);
  }
  return found;
}

/** Counts them in any part of a text at once: every way of breaking it asks for many. */
function sitesWithin(atoms: readonly Atom[]): SitesWithin {
  const upTo = (places: readonly number[]): Uint32Array => {
    const sums = new Uint32Array(atoms.length);
    for (let n = 0, count = 0; n < atoms.length; n += 1) {
      if (places[count] === n) count += 1;
      sums[n] = count;
    }
    return sums;
  };
  const all = sitesOf(atoms, 0, atoms.length);
  const [brackets, words] = [upTo(all.brackets), upTo(all.words)];
  const sums = { brackets, words, meetings: upTo(all.meetings), wide: upTo(all.wide) };
  return (from, end) => {
    const count = (kind: keyof Sites) => (sums[kind][end - 1] ?? 0) - (sums[kind][from] ?? 0);
    return { brackets: count('brackets'), words: count('words'), meetings: count('meetings'), wide: count('wide') };
  };
}

const given = ({ words, meetings, wide }: Counts, most = GIVE.wide as number): number =>
  words * GIVE.word + meetings * GIVE.meeting + wide * most;

/** The space more or less before each atom of a full line, by its place. */
function spreadOf(atoms: readonly Atom[], from: number, end: number, room: number): ReadonlyMap<number, number> {
  const spread = new Map<number, number>();
  const sites = sitesOf(atoms, from, end);
  let slack = room - extent(atoms, from, end);
  const give = (places: readonly number[], most: number) => {
    const each = Math.min(most, slack / places.length);
    for (const place of places) spread.set(place - from, each);
    slack -= places.length === 0 ? 0 : each * places.length;
  };
  if (slack < 0) {
    for (const place of sites.brackets) spread.set(place - from, slack / sites.brackets.length);
    return spread;
  }
  // Beyond that a line has holes: it is left as it is.
  if (slack > given(sitesWithin(atoms)(from, end), AT_MOST) + CLOSE) return spread;
  give(sites.words, GIVE.word);
  give(sites.meetings, GIVE.meeting);
  give(sites.wide, AT_MOST);
  return spread;
}

/** A run as it grows. */
interface Growing {
  text: string;
  readonly face: Typeface;
  readonly x: number;
  spacing: number;
  atoms: number;
}

function lineOf(
  atoms: readonly Atom[],
  size: number,
  measure: Measure,
  spread: ReadonlyMap<number, number> = new Map(),
): Pick<TextLine, 'runs' | 'width'> {
  const runs: Growing[] = [];
  const widthOf = ({ face, text }: Growing) => measure(face, text) * size;
  const endOf = (run: Growing) => run.x + widthOf(run) + (run.atoms - 1) * run.spacing;
  atoms.forEach(({ text, face, gap }, n) => {
    const run = runs.at(-1);
    const space = n === 0 ? 0 : (gap + (spread.get(n) ?? 0)) * size;
    if (run?.face === face && joins(run, atoms[n - 1]?.text ?? '', text, space)) {
      run.text += text;
      run.atoms += 1;
      run.spacing = space;
    } else {
      const x = run ? endOf(run) + space : -trimmed(text, opens) * size;
      runs.push({ text, face, x, spacing: 0, atoms: 1 });
    }
  });
  const last = runs.at(-1);
  return {
    runs: runs.map((run) => ({ text: run.text, face: run.face, x: run.x, width: widthOf(run), spacing: run.spacing })),
    width: last ? endOf(last) - trimmed(atoms.at(-1)?.text, closes) * size : 0,
  };
}

/** What is set solid goes on in one run, and so do Japanese characters that stand equally far apart; Latin letters never stand apart. */
function joins(run: Growing, before: string, next: string, space: number): boolean {
  if (Math.abs(space) < CLOSE) return run.spacing === 0;
  const isFirst = run.atoms === 1 && run.spacing === 0;
  return space > 0 && isWide(before) && isWide(next) && (isFirst || Math.abs(space - run.spacing) < CLOSE);
}
