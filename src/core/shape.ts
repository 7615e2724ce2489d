import { nearest } from './nearest.ts';

/** What the value of a setting must be; wording/offices.ts says it in words. */
export type Wanted =
  | 'text'
  | 'filled'
  | 'mail'
  | 'maybe-mail'
  | 'address'
  | 'maybe-address'
  | 'zone'
  | 'month-day'
  | 'whole'
  | 'number'
  | 'texts'
  | 'files'
  | 'wholes'
  | 'periods'
  | 'insurances'
  | 'heading'
  | 'table'
  | 'tables';

/** What is wrong with one key of a profile. */
export type ProfileProblem =
  | { readonly why: 'missing'; readonly key: string; readonly wanted: Wanted }
  | { readonly why: 'unknown'; readonly key: string; readonly nearest?: string }
  | { readonly why: 'wrong'; readonly key: string; readonly value: string; readonly wanted: Wanted };

/** How one setting, or a table of them, is read. Everything wrong goes on the list; nothing throws. */
export interface Shape<T> {
  readonly read: (value: unknown, key: string, problems: ProfileProblem[]) => T | undefined;
  /** The settings in it, by full key. */
  readonly settings: (key: string) => readonly Setting[];
}
export interface Setting {
  readonly key: string;
  readonly wanted: Wanted;
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));

/** One value. Where it is left out the usual one counts, if there is one. */
export function one<T>(wanted: Wanted, fits: (value: unknown) => value is T, usual?: T): Shape<T> {
  return {
    read(value, key, problems) {
      if (value === undefined && usual !== undefined) return usual;
      if (value === undefined) problems.push({ why: 'missing', key, wanted });
      else if (fits(value)) return value;
      else problems.push({ why: 'wrong', key, value: shown(value), wanted });
      return undefined;
    },
    settings: (key) => [{ key, wanted }],
  };
}

export const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function table<T extends object>(fields: { readonly [K in keyof T & string]: Shape<T[K]> }): Shape<T> {
  const entries = Object.entries<Shape<unknown>>(fields);
  const settings = (key: string) => entries.flatMap(([name, shape]) => shape.settings(key ? `${key}.${name}` : name));
  return {
    settings,
    read(value, key, problems) {
      const found = value ?? {};
      if (!isTable(found)) {
        problems.push({ why: 'wrong', key, value: shown(value), wanted: 'table' });
        return undefined;
      }
      const full = (name: string) => (key ? `${key}.${name}` : name);
      for (const name of Object.keys(found)) {
        if (Object.hasOwn(fields, name)) continue;
        const close = nearest(name, Object.keys(fields));
        problems.push({ why: 'unknown', key: full(name), ...(close !== undefined && { nearest: full(close) }) });
      }
      const read = entries.map(([name, shape]) => [name, shape.read(found[name], full(name), problems)]);
      return Object.fromEntries(read) as T;
    },
  };
}

export function tables<T>(row: Shape<T>): Shape<readonly T[]> {
  return {
    settings: () => [],
    read(value, key, problems) {
      if (!Array.isArray(value) || value.length === 0) {
        if (value === undefined) problems.push({ why: 'missing', key, wanted: 'tables' });
        else problems.push({ why: 'wrong', key, value: shown(value), wanted: 'tables' });
        return undefined;
      }
      return value.map((item, index) => row.read(item, `${key}[${index + 1}]`, problems)) as T[];
    },
  };
}

/** A table whose keys the office chooses. */
export function named<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    settings: () => [],
    read(value, key, problems) {
      if (value !== undefined && !isTable(value)) {
        problems.push({ why: 'wrong', key, value: shown(value), wanted: 'table' });
        return undefined;
      }
      const read = Object.entries(value ?? {}).map(([name, item]) => [
        name,
        shape.read(item, `${key}.${name}`, problems),
      ]);
      return Object.fromEntries(read) as Record<string, T>;
    },
  };
}
