import { nearest } from '../nearest.ts';
import { type FactName, FELLOWSHIP, FIELDS, type Field, keyOf, REJECT_HEADINGS } from './fields.ts';
import type { LocatedWarning } from './problems.ts';

/** Case, width, spaces, dashes and underscores of a heading do not matter. */
export const foldHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');

/** What a column is read as. `ignored` is one of our own, which says nothing. */
type Meaning = Field | 'fellowship' | 'ignored';

const LIST: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...FIELDS.flatMap((field) => field.headings.map((heading): [string, Meaning] => [foldHeading(heading), field])),
  [foldHeading(FELLOWSHIP), 'fellowship'],
  ...REJECT_HEADINGS.map((heading): [string, Meaning] => [foldHeading(heading), 'ignored']),
]);
const HEADINGS = FIELDS.flatMap((field): readonly string[] => field.headings);
/** Whatever is written as a key on the right of `氏名=name_kanji`. */
const KEYS: ReadonlyMap<string, Field> = new Map(
  FIELDS.flatMap((field) => [field.fact, keyOf(field)].map((key) => [foldHeading(key), field])),
);

/** A heading of the office's own, and what it means: of the profile, or of `--map`. */
export type HeadingMap = ReadonlyMap<string, Field>;

/** Headings to keys, folded; the first key that is none is answered instead. */
export function headingMap(
  pairs: Iterable<readonly [heading: string, key: string]>,
):
  | { readonly map: HeadingMap }
  | { readonly unknown: string; readonly nearest?: string; readonly allowed: readonly string[] } {
  const map = new Map<string, Field>();
  for (const [heading, key] of pairs) {
    const field = KEYS.get(foldHeading(key));
    if (field === undefined) {
      const allowed = FIELDS.map(keyOf);
      const close = nearest(key, allowed);
      return { unknown: key, allowed, ...(close !== undefined && { nearest: close }) };
    }
    map.set(foldHeading(heading), field);
  }
  return { map };
}

export interface Column {
  /** As the sender wrote it. */
  readonly heading: string;
  readonly meaning?: Meaning;
}

/** The heading line of a file. */
export interface Columns {
  readonly line: number;
  readonly columns: readonly Column[];
  /** The heading that says a fact, for messages. */
  readonly heading: (fact: FactName) => string;
}

export type HeadingsFound =
  | { readonly ok: true; readonly columns: Columns }
  | { readonly ok: false; readonly twice: readonly [string, string]; readonly line: number };

const meaningOf = (heading: string, map: HeadingMap): Meaning | undefined => {
  const key = foldHeading(heading);
  return map.get(key) ?? LIST.get(key);
};

/** How many headings of the list a row has, and whether the student number is one of them. */
export function recognised(
  cells: readonly string[],
  map: HeadingMap,
): { readonly count: number; readonly number: boolean } {
  const found = cells.map((cell) => meaningOf(cell, map)).filter((meaning) => meaning !== undefined);
  return { count: found.length, number: found.some((one) => typeof one === 'object' && one.fact === 'number') };
}

/** A row is the heading line where it names the student number and something else. */
export const isHeadingLine = (cells: readonly string[], map: HeadingMap): boolean => {
  const { count, number } = recognised(cells, map);
  return number && count >= 2;
};

/** The columns of a heading line; refused where two of them say the same. */
export function columnsOf(line: number, cells: readonly string[], map: HeadingMap): HeadingsFound {
  const columns = cells.map((cell): Column => {
    const heading = cell.trim();
    const meaning = meaningOf(heading, map);
    return { heading, ...(meaning !== undefined && { meaning }) };
  });
  const seen = new Map<unknown, string>();
  for (const { heading, meaning } of columns) {
    if (heading === '' || meaning === 'ignored') continue;
    const key = meaning ?? foldHeading(heading);
    const first = seen.get(key);
    if (first !== undefined) return { ok: false, twice: [first, heading], line };
    seen.set(key, heading);
  }
  const heading = (fact: FactName) => {
    const field = FIELDS.find((one) => one.fact === fact) ?? FIELDS[0];
    return seen.get(field) ?? keyOf(field);
  };
  return { ok: true, columns: { line, columns, heading } };
}

/** What is odd about the headings: those that are on no list and kept out, and those of `--map` that the file does not have. */
export function headingWarnings({ line, columns }: Columns, mapped: readonly string[]): readonly LocatedWarning[] {
  const unknown = columns.filter(({ heading, meaning }) => heading !== '' && meaning === undefined);
  const present = new Set(columns.map(({ heading }) => foldHeading(heading)));
  return [
    ...unknown.map(({ heading }): LocatedWarning => {
      // A word of two or three letters is near to any other.
      const close = heading.length > 3 ? nearest(heading, HEADINGS) : undefined;
      return {
        line,
        column: heading,
        value: heading,
        problem: { code: 'unknown-column', ...(close !== undefined && { nearest: close }) },
      };
    }),
    ...mapped
      .filter((heading) => !present.has(foldHeading(heading)))
      .map((heading): LocatedWarning => ({ line, column: heading, value: heading, problem: { code: 'map-unused' } })),
  ];
}
