import type { LocalDate } from '../calendar/dates.ts';
import type { AnyField } from '../model/student-fields.ts';
import { looksLikeFormula } from '../text/formulas.ts';
import { isMasked, shownWrong } from '../text/mask.ts';
import { hasJapanese, invisibleIn, isDoubled, meansNothing, standInOf } from '../text/signs.ts';
import { forbidden, readCell, readPeriod } from './cells.ts';
import { foldHeading, type ListColumns } from './headings.ts';
import type { LocatedProblem, LocatedWarning, RowProblem, RowWarning } from './problems.ts';

const TOTAL = /^(?:計|合計|総計|小計|総数|総合計|total|subtotal|grandtotal|sum)(?:[:(]?\d*(?:名|人|件|行)?\)?)?$/;

/** The text of a total: counts, sums and shares. */
const COUNTED = /^[\d\s,.%¥円名人件行():-]*$/;

/** A total below the table: the first non-empty cell is a word for total, and only numbers follow. A student may be called Sum or 計. */
export const isTotalRow = (cells: readonly string[]): boolean => {
  const at = cells.findIndex((cell) => cell.trim() !== '');
  const first = cells[at];
  // A quick exit, since nearly every row starts with a digit.
  if (first === undefined || first.length > 20 || /^\d/.test(first) || !TOTAL.test(foldHeading(first))) return false;
  return cells.slice(at + 1).every((cell) => COUNTED.test(cell.normalize('NFKC')));
};

const REMARK = /^(?:[※＊*]|[(（[［【〔]?(?:注|備考|note)[0-9０-９]*[)）\]］】〕:：.．\s]|以上[。.]?$)/i;

/** A remark below the table: one cell, which begins as remarks do. */
export const isRemarkRow = (cells: readonly string[]): boolean => {
  const [first = '', ...others] = cells.filter((cell) => cell.trim() !== '');
  return others.length === 0 && REMARK.test(first.trim());
};

export const isBlankRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** The facts of a row by name, with **all** problems and oddities. */
export interface ReadCells {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly problems: LocatedProblem[];
  readonly warnings: LocatedWarning[];
}

/** Reads one row of any list, column by column. */
export function readCells<F extends AnyField>(
  { columns, today }: { readonly columns: ListColumns<F>; readonly today: LocalDate },
  line: number,
  cells: readonly string[],
  oddity: (field: F, text: string) => RowWarning | undefined,
): ReadCells {
  const facts: Record<string, unknown> = {};
  const problems: LocatedProblem[] = [];
  const warnings: LocatedWarning[] = [];
  for (let index = 0; index < cells.length; index += 1) {
    const value = cells[index]?.trim() ?? '';
    if (value === '') continue;
    const { heading = '', meaning } = columns.columns[index] ?? {};
    const column = heading || String(index + 1);
    if (meaning !== undefined && meansNothing(value) && !saysNone(meaning)) {
      if (isPartOfName(meaning)) warnings.push({ line, column, value, problem: { code: 'one-name', kept: false } });
      continue;
    }
    if (typeof meaning === 'object') {
      const reading = meaning.mask && isMasked(value) ? MASKED : readCell(meaning.kind, value, today);
      if (!reading.ok)
        problems.push({ line, column, value: shownWrong(meaning.mask, value), problem: reading.problem });
      else {
        facts[meaning.fact] = reading.value;
        const problem = oddity(meaning, value);
        if (problem) warnings.push({ line, column, value, problem });
      }
    } else if (meaning === 'fellowship') {
      const reading = readPeriod(value);
      if (reading.ok) [facts.jspsFrom, facts.jspsTo] = reading.value;
      else problems.push({ line, column, value, problem: reading.problem });
    } else if (meaning === undefined) {
      const problem = heading === '' ? ({ code: 'extra-cell' } as const) : damaged(value);
      if (problem) problems.push({ line, column, value, problem });
    }
  }
  return { facts, problems, warnings };
}

/** In a column of yes or no, a “none” is a fact. */
const saysNone = (meaning: AnyField | string): boolean =>
  typeof meaning === 'object' && (meaning.kind === 'yes' || meaning.kind === 'jsps');
const isPartOfName = (meaning: AnyField | string): boolean => typeof meaning === 'object' && meaning.kind === 'latin';

/** Signs of a damaged file in a column that is not imported. Its remarks may have several lines and its formulas may fail. */
function damaged(value: string): RowProblem | undefined {
  const problem = forbidden(value.replace(/[\r\n\u2028\u2029]/g, ' '));
  return problem?.code === 'formula-failed' ? undefined : problem;
}

const MASKED = { ok: false, problem: { code: 'masked' } } as const;

const DAY = /^(?:\d{4}|[RHS令平昭]\S{0,4})[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/;

/** What is odd about a text: it starts like a formula, or is a day. */
export function textOddity({ kind }: Partial<AnyField> & Pick<AnyField, 'kind'>, text: string): RowWarning | undefined {
  const isWords = kind === 'text' || kind === 'program' || kind === 'several' || kind === 'notes';
  const isName = kind === 'name' || kind === 'kana' || kind === 'latin';
  // A quick exit for what most cells are.
  if (!isWords && !isName) return undefined;
  const odd = unwritten(text, isName);
  if (odd) return odd;
  if (kind === 'latin' && hasJapanese(text)) return { code: 'not-latin' };
  if (kind === 'latin' && NO_NAME.test(text)) return { code: 'one-name', kept: true };
  if (kind === 'kana') return /\p{Script=Latin}/u.test(text) ? { code: 'latin-kana' } : undefined;
  if (kind === 'several' || kind === 'notes') return undefined;
  if (looksLikeFormula(text)) return { code: 'formula' };
  return DAY.test(text) ? { code: 'day-as-text' } : undefined;
}

/** What visas and forms print for a name that somebody does not have. */
const NO_NAME = /^(?:[.．。・_]+|(?:.*\s)?(?:FNU|LNU)(?:\s.*)?)$/i;

/** Letters that were lost or went wrong on the way. */
function unwritten(text: string, isName: boolean): RowWarning | undefined {
  const sign = standInOf(text, isName);
  if (sign !== undefined) return { code: 'stand-in', sign };
  if (isDoubled(text)) return { code: 'double-encoded' };
  const invisible = invisibleIn(text);
  return invisible && { code: 'invisible', ...invisible };
}
