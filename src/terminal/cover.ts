import { maskedFacts } from '../core/model/masked-facts.ts';
import { type Mask, masked, type Shown } from '../core/text/mask.ts';
import type { Column, Format, List, ListCell } from './out.ts';

export type CardValue = Readonly<Record<string, unknown>>;

/** What an answer shows of personal facts: masked where people read, as they are where programs do, unless a flag says otherwise. */
export interface Cover {
  readonly shown: Shown;
  list<Row>(list: List<Row>): List<Row>;
  card(value: CardValue): CardValue;
  /** Whose facts a person saw unmasked, as far as the answer names them; undefined if nobody's. */
  seen(): ReadonlySet<string> | undefined;
}

const FOR_PEOPLE: readonly Format[] = ['table', 'plain'];

export function coverOf(
  format: Format,
  { mask = false, unmask = false }: { readonly mask?: boolean; readonly unmask?: boolean },
): Cover {
  const isRead = FOR_PEOPLE.includes(format);
  const covers = mask || (isRead && !unmask);
  const looks = isRead && !covers;
  const students = new Set<string>();
  let isSeen = false;
  const meet = (student: unknown) => {
    isSeen = true;
    if (typeof student === 'string' && student !== '') students.add(student);
  };
  return {
    shown(how, text) {
      if (how === undefined || (!covers && !looks)) return text;
      const hidden = masked(how, text);
      if (covers) return hidden;
      if (hidden !== text) isSeen = true;
      return text;
    },
    list<Row>(list: List<Row>): List<Row> {
      if (!list.columns.some(({ mask: how }) => how !== undefined)) return list;
      if (covers) return { ...list, columns: list.columns.map(covered) };
      const { student = () => null, rows } = list;
      return looks ? { ...list, rows: met(rows, (row) => meet(student(row))) } : list;
    },
    card(value) {
      if (!covers && !looks) return value;
      const hidden = maskedFacts(value) as CardValue;
      if (covers) return hidden;
      if (JSON.stringify(hidden) !== JSON.stringify(value)) meet(value.student ?? value.number);
      return value;
    },
    seen: () => (isSeen ? students : undefined),
  };
}

function covered<Row>(column: Column<Row>): Column<Row> {
  const { mask, cell, text } = column;
  if (mask === undefined) return column;
  return {
    ...column,
    cell: (row) => coveredCell(mask, cell(row)),
    ...(text && { text: (row) => masked(mask, text(row)) }),
  };
}

const coveredCell = (mask: Mask, cell: ListCell): ListCell => (cell === null ? null : masked(mask, String(cell)));

async function* met<Row>(rows: List<Row>['rows'], look: (row: Row) => void): AsyncIterable<Row> {
  for await (const row of rows) {
    look(row);
    yield row;
  }
}
