/** What `doctor` looks at, in this order. */
export const CHECKS = [
  'node',
  'locale',
  'share',
  'space',
  'modes',
  'profile',
  'key',
  'sqlite',
  'foreign-keys',
  'schema',
  'head',
  'journal',
  'tables',
  'clock',
  'evidence',
  'unnamed',
  'issued',
  'leftovers',
  'fonts',
  'backups',
  'drill',
] as const;
export type Check = (typeof CHECKS)[number];

/** `note` is worth a look, `open` is wrong, `fixed` was wrong until now. */
export type CheckResult = 'ok' | 'note' | 'open' | 'fixed';

/** What a check found. */
export interface Diagnosis {
  readonly check: Check;
  readonly result: CheckResult;
  /** In the check's own closed words; where all is well, only what is well for another reason than usual. */
  readonly what?: string;
  readonly count?: number;
  /** Files, tables, values: for whoever sits there, and for no bundle. */
  readonly names?: readonly string[];
  /** What stopped the check, by its code and values. */
  readonly abort?: { readonly problem: string; readonly data: object };
}

/** The diagnosis of a check that found nothing. */
export const well = (check: Check): Diagnosis => ({ check, result: 'ok' });

const WEIGHT: readonly CheckResult[] = ['ok', 'fixed', 'note', 'open'];

/** In the order of checks, the gravest first within each; one that found nothing is well where it was done at all. */
export function inOrder(found: readonly Diagnosis[]): readonly Diagnosis[] {
  const place = ({ check, result }: Diagnosis) => CHECKS.indexOf(check) * 10 - WEIGHT.indexOf(result);
  const wrong = new Set(found.filter(({ result }) => result !== 'ok').map(({ check }) => check));
  return found
    .filter(({ check, result }) => result !== 'ok' || !wrong.has(check))
    .toSorted((a, b) => place(a) - place(b));
}
