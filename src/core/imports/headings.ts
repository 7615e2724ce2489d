import { type AnyField, type Field, keyOf } from '../model/student-fields.ts';
import { nearest } from '../text/nearest.ts';
import type { LocatedWarning } from './problems.ts';
import { STUDENT_HEADINGS } from './students.ts';

/** Case, width, spaces, dashes and underscores of a heading do not matter. */
export const foldHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');

/** What a column is read as. `ignored` is one of our own, which says nothing. */
type Meaning<F> = F | 'fellowship' | 'ignored';

export interface Column<F extends AnyField = Field> {
  /** As the sender wrote it. */
  readonly heading: string;
  readonly meaning?: Meaning<F>;
}

/** The heading line of a file. */
export interface Columns<F extends AnyField = Field> {
  readonly line: number;
  readonly columns: readonly Column<F>[];
  /** The heading that says a fact, for messages. */
  readonly heading: (fact: F['fact']) => string;
}

export type HeadingsFound<F extends AnyField = Field> =
  | { readonly ok: true; readonly columns: Columns<F> }
  | { readonly ok: false; readonly twice: readonly [string, string]; readonly line: number };

/** A heading of the office's own, and what it means: of the profile, or of `--map`. */
export type HeadingMap<F extends AnyField = Field> = ReadonlyMap<string, F>;

export type HeadingsNamed<F extends AnyField = Field> =
  | { readonly map: HeadingMap<F> }
  | {
      readonly heading: string;
      readonly unknown: string;
      readonly nearest?: string;
      readonly allowed: readonly string[];
    };

/** The English key of what a column is read as; undefined where it is kept out. */
export const keyOfMeaning = (meaning: Column<AnyField>['meaning']): string | undefined =>
  typeof meaning === 'object' ? keyOf(meaning) : meaning === 'fellowship' ? FELLOWSHIP : undefined;

/** The headings of one kind of list. */
export interface Headings<F extends AnyField = Field> {
  /** Headings to keys, folded; the first key that is none is answered instead. */
  readonly headingMap: (pairs: Iterable<readonly [heading: string, key: string]>) => HeadingsNamed<F>;
  /** The English key of a field, by any of its names on the command line. */
  readonly keyNamed: (key: string) => string | undefined;
  /** How many headings of the list a row has, and whether one that names what a row speaks of is among them. */
  readonly recognised: (
    cells: readonly string[],
    map: HeadingMap<F>,
  ) => { readonly count: number; readonly number: boolean };
  /** A row is the heading line where it names what it speaks of and something else. */
  readonly isHeadingLine: (cells: readonly string[], map: HeadingMap<F>) => boolean;
  /** The columns of a heading line; refused where two of them say the same. */
  readonly columnsOf: (line: number, cells: readonly string[], map: HeadingMap<F>) => HeadingsFound<F>;
  /** What is odd about the headings: those that are on no list and kept out, and those of `--map` that the file does not have. */
  readonly headingWarnings: (columns: Columns<F>, mapped: readonly string[]) => readonly LocatedWarning[];
}

/** `naming` are the facts of which a heading line has one: what a row speaks of. `specials` are headings that are no single fact. */
export function headingsOf<F extends AnyField>(
  fields: readonly F[],
  naming: readonly F['fact'][],
  specials: Readonly<Record<string, 'fellowship'>> = {},
): Headings<F> {
  const list: ReadonlyMap<string, Meaning<F>> = new Map<string, Meaning<F>>([
    ...fields.flatMap((field) => field.headings.map((heading): [string, F] => [foldHeading(heading), field])),
    ...Object.entries(specials).map(([heading, meaning]): [string, 'fellowship'] => [foldHeading(heading), meaning]),
    ...REJECT_HEADINGS.map((heading): [string, 'ignored'] => [foldHeading(heading), 'ignored']),
  ]);
  // Whatever is written as a key on the right of `氏名=name_kanji`.
  const keys = new Map(fields.flatMap((field) => [field.fact, keyOf(field)].map((key) => [foldHeading(key), field])));

  const meaningOf = (heading: string, map: HeadingMap<F>): Meaning<F> | undefined => {
    const key = foldHeading(heading);
    return map.get(key) ?? list.get(key);
  };

  function headingMap(pairs: Iterable<readonly [heading: string, key: string]>): HeadingsNamed<F> {
    const map = new Map<string, F>();
    for (const [heading, key] of pairs) {
      const field = keys.get(foldHeading(key));
      if (field === undefined) {
        const allowed = fields.map(keyOf);
        const close = nearest(key, allowed);
        return { heading, unknown: key, allowed, ...(close !== undefined && { nearest: close }) };
      }
      map.set(foldHeading(heading), field);
    }
    return { map };
  }

  const keyNamed = (key: string) => {
    const field = keys.get(foldHeading(key));
    return field && keyOf(field);
  };

  function recognised(cells: readonly string[], map: HeadingMap<F>) {
    const found = cells.map((cell) => meaningOf(cell, map)).filter((meaning) => meaning !== undefined);
    return { count: found.length, number: found.some((one) => typeof one === 'object' && naming.includes(one.fact)) };
  }

  function isHeadingLine(cells: readonly string[], map: HeadingMap<F>): boolean {
    const { count, number } = recognised(cells, map);
    return number && count >= 2;
  }

  function columnsOf(line: number, cells: readonly string[], map: HeadingMap<F>): HeadingsFound<F> {
    const columns = cells.map((cell): Column<F> => {
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
    const heading = (fact: F['fact']) => {
      const field = fields.find((one) => one.fact === fact);
      return seen.get(field) ?? (field ? keyOf(field) : fact);
    };
    return { ok: true, columns: { line, columns, heading } };
  }

  function headingWarnings({ line, columns }: Columns<F>, mapped: readonly string[]): readonly LocatedWarning[] {
    const unknown = columns.filter(({ heading, meaning }) => heading !== '' && meaning === undefined);
    const present = new Set(columns.map(({ heading }) => foldHeading(heading)));
    const said = new Set(columns.map(({ meaning }) => meaning));
    const free = fields.filter((field) => !said.has(field));
    return [
      ...unknown.map(({ heading }): LocatedWarning => {
        const close = closest(heading, free);
        return {
          line,
          column: heading,
          value: heading,
          problem: { code: 'unknown-column', ...close },
        };
      }),
      ...mapped
        .filter((heading) => !present.has(foldHeading(heading)))
        .map((heading): LocatedWarning => ({ line, column: heading, value: heading, problem: { code: 'map-unused' } })),
    ];
  }

  return { headingMap, keyNamed, recognised, isHeadingLine, columnsOf, headingWarnings };
}

/** Among the headings that a file does not have, the one that was most likely meant, and its key. */
function closest(
  heading: string,
  free: readonly AnyField[],
): { readonly nearest: string; readonly key: string } | undefined {
  const named = free.flatMap((field) =>
    field.headings.map((name) => ({ nearest: name, key: keyOf(field), name: foldHeading(name) })),
  );
  const whole = foldHeading(heading);
  const bare = whole.replace(/\(.*\)/g, '');
  const exact = named.find(({ name }) => name === bare);
  if (exact) return { nearest: exact.nearest, key: exact.key };
  // A word of two or three letters is near to any other.
  const close =
    heading.length > 3
      ? nearest(
          heading,
          named.map((one) => one.nearest),
        )
      : undefined;
  const part = named
    .filter(({ name }) => name.length > 1 && whole.includes(name))
    .reduce<(typeof named)[number] | undefined>(
      (best, one) => (best && best.name.length >= one.name.length ? best : one),
      undefined,
    );
  const found = named.find((one) => one.nearest === close) ?? part;
  return found && { nearest: found.nearest, key: found.key };
}

export const { headingMap, recognised, isHeadingLine, columnsOf, headingWarnings } = STUDENT_HEADINGS;

/** The kinds of lists that are taken in. */
export type ListKind = 'students' | 'companies' | 'steps' | 'placements' | 'contracts';

/** One column with both ends of the fellowship: 2025/4/1～2028/3/31. */
export const FELLOWSHIP = '採用期間';

/** The columns that a file of rejected rows has beside the sender's own; taken in again, they say nothing. */
export const REJECT_HEADINGS = ['rejected_line', 'rejected_reason'] as const;
