import { type AnyField, headingKey, type StudentField } from '../model/student-fields.ts';
import { nearest } from '../text/nearest.ts';
import { withoutInvisible } from '../text/signs.ts';
import type { LocatedWarning } from './problems.ts';

/** Headings are compared without case, width, spaces, dashes and underscores. */
export const foldHeading = (text: string): string =>
  withoutInvisible(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');

/** What a column means. `ignored` columns are ones we wrote ourselves, or that are left out on purpose. */
type Meaning<F> = F | 'fellowship' | 'ignored';

export interface ListColumn<F extends AnyField = StudentField> {
  /** As written by the sender. */
  readonly heading: string;
  readonly meaning?: Meaning<F>;
}

/** The columns of a file's heading line. */
export interface ListColumns<F extends AnyField = StudentField> {
  readonly line: number;
  readonly columns: readonly ListColumn<F>[];
  /** The file's heading for a fact, for messages. */
  readonly heading: (fact: F['fact']) => string;
}

export type HeadingsFound<F extends AnyField = StudentField> =
  | { readonly ok: true; readonly columns: ListColumns<F> }
  | { readonly ok: false; readonly twice: readonly [string, string]; readonly line: number };

/** The office's own headings with their meaning, from the profile or `--map`. */
export type HeadingMap<F extends AnyField = StudentField> = ReadonlyMap<string, F | 'ignored'>;

/** The key of a column that is left out on purpose: `区分=-`. */
export const LEFT_OUT = '-';

export type HeadingsNamed<F extends AnyField = StudentField> =
  | { readonly map: HeadingMap<F> }
  | {
      readonly heading: string;
      readonly unknown: string;
      readonly nearest?: string;
      readonly allowed: readonly string[];
    };

/** The English key of a column; undefined for a column that is not imported. */
export const headingKeyOf = (meaning: ListColumn<AnyField>['meaning']): string | undefined =>
  typeof meaning === 'object' ? headingKey(meaning) : meaning === 'fellowship' ? FELLOWSHIP : undefined;

/** How headings of one kind of list are read. */
export interface Headings<F extends AnyField = StudentField> {
  /** What a column may mean. */
  readonly fields: readonly F[];
  /** Pairs of heading and key as a map. If a key is unknown, the first such key is returned instead. */
  readonly headingMap: (pairs: Iterable<readonly [heading: string, key: string]>) => HeadingsNamed<F>;
  /** The English key of a field by any of its names. */
  readonly keyNamed: (key: string) => string | undefined;
  /** Counts the list's headings in a row, and says whether one of them identifies the subject. */
  readonly recognised: (
    cells: readonly string[],
    map: HeadingMap<F>,
  ) => { readonly count: number; readonly number: boolean };
  /** A heading line has a heading that identifies the subject, and another one. */
  readonly isHeadingLine: (cells: readonly string[], map: HeadingMap<F>) => boolean;
  /** Reads a heading line; refused if two columns mean the same. */
  readonly columnsOf: (line: number, cells: readonly string[], map: HeadingMap<F>) => HeadingsFound<F>;
  /** Unknown headings, which are not imported, and headings of `--map` that the file lacks. */
  readonly headingWarnings: (columns: ListColumns<F>, mapped: readonly string[]) => readonly LocatedWarning[];
}

/**
 * `naming` are the facts that identify the subject; a heading line has one of them. `specials` are headings that stand for more than
 * one fact.
 */
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
  // Anything accepted as the key in `氏名=name_kanji`.
  const keys = new Map(
    fields.flatMap((field) => [field.fact, headingKey(field)].map((key) => [foldHeading(key), field])),
  );

  const meaningOf = (heading: string, map: HeadingMap<F>): Meaning<F> | undefined => {
    const key = foldHeading(heading);
    return map.get(key) ?? list.get(key);
  };

  function headingMap(pairs: Iterable<readonly [heading: string, key: string]>): HeadingsNamed<F> {
    const map = new Map<string, F | 'ignored'>();
    for (const [heading, key] of pairs) {
      const field = key === LEFT_OUT ? 'ignored' : keys.get(foldHeading(key));
      if (field === undefined) {
        const allowed = fields.map(headingKey);
        const close = nearest(key, allowed);
        return { heading, unknown: key, allowed, ...(close !== undefined && { nearest: close }) };
      }
      map.set(foldHeading(heading), field);
    }
    return { map };
  }

  const keyNamed = (key: string) => {
    if (key === LEFT_OUT) return key;
    const field = keys.get(foldHeading(key));
    return field && headingKey(field);
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
    const columns = cells.map((cell): ListColumn<F> => {
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
      return seen.get(field) ?? (field ? headingKey(field) : fact);
    };
    return { ok: true, columns: { line, columns, heading } };
  }

  function headingWarnings({ line, columns }: ListColumns<F>, mapped: readonly string[]): readonly LocatedWarning[] {
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

  return { fields, headingMap, keyNamed, recognised, isHeadingLine, columnsOf, headingWarnings };
}

/** The unused heading that was most likely meant, and its key. */
function closest(
  heading: string,
  free: readonly AnyField[],
): { readonly nearest: string; readonly key: string } | undefined {
  const named = free.flatMap((field) =>
    field.headings.map((name) => ({ nearest: name, key: headingKey(field), name: foldHeading(name) })),
  );
  const whole = foldHeading(heading);
  const bare = whole.replace(/\(.*\)/g, '');
  const exact = named.find(({ name }) => name === bare);
  if (exact) return { nearest: exact.nearest, key: exact.key };
  // A word of two or three letters is close to every other.
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

/** The kinds of lists that are taken in. */
export type ListKind = 'students' | 'companies' | 'steps' | 'placements' | 'contracts';

/** One column with both ends of the fellowship: 2025/4/1～2028/3/31. */
export const FELLOWSHIP = '採用期間';

/** The columns that a file of rejected rows has beside the sender's own; taken in again, they say nothing. */
export const REJECT_HEADINGS = ['rejected_line', 'rejected_reason'] as const;
