import { nearest } from '../core/text/nearest.ts';
import { Abort } from '../errors.ts';
import type { Column, List } from './out.ts';

/** The word that asks which fields there are. */
const HELP = 'help';

/** A field is meant however it is typed: nameKana, name-kana, name_kana, NAMEKANA. */
const folded = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');

/** Every column that a list has, shown or not. */
const columnsOf = <Row>({ columns, more = [] }: List<Row>): readonly Column<Row>[] => [...columns, ...more];

/** The list with the columns of `--fields a,b`, each once, in the order in which they were asked for. */
export function picked<Row>(list: List<Row>, typed: string): List<Row> {
  const all = columnsOf(list);
  const wanted = typed
    .normalize('NFKC')
    .split(/[,、]/)
    .map((word) => word.trim());
  const chosen = wanted.map((word) => {
    const found = all.find(({ key }) => folded(key) === folded(word));
    if (found) return found;
    const keys = all.map(({ key }) => key);
    const close = nearest(word, keys);
    throw new Abort('unknown-field', { field: word, ...(close !== undefined && { nearest: close }) });
  });
  // Who asks for a column wants to see it, and in a table.
  const { sections: _, below: __, board: ___, ...rest } = list;
  return { ...rest, columns: [...new Set(chosen)].map((column) => ({ ...column, spare: false })) };
}

export const asksForFields = (typed: string): boolean => folded(typed) === HELP;

/** What `--fields help` answers: the fields of a list, as a list. */
export const fieldList = <Row>(list: List<Row>, titles: FieldTitles): List<Column<Row>> => ({
  columns: [
    { key: 'field', title: titles.field, cell: ({ key }) => key },
    { key: 'title', title: titles.title, cell: ({ title }) => title },
  ],
  rows: columnsOf(list),
  empty: '',
});

interface FieldTitles {
  readonly field: string;
  readonly title: string;
}
