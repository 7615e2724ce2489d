import { type Pay, TERMS, type Terms } from '../../core/model/placement-terms.ts';
import type { Column } from '../../terminal/out.ts';
import type { Words } from '../../wording/words.ts';

type TermFact = keyof Terms;

/** The terms of whatever a row is about, as columns for `--fields`; pay and its unit apart, as scripts and spreadsheets want them. */
export function termColumns<Row>(
  { lists, terms: said }: Words,
  of: (row: Row) => Terms | undefined,
): readonly Column<Row>[] {
  const { columns, labels } = lists;
  const titles = { ...labels, from: columns.from, to: columns.to };
  return TERMS.map((term): Column<Row> => {
    if (term.kind === 'unit') {
      const unit = (row: Row) => payOf(of(row))?.per ?? null;
      return {
        key: term.fact,
        title: labels.payUnit,
        cell: unit,
        text: (row) => (unit(row) === null ? '' : said.payUnit[unit(row) ?? 'month']),
      };
    }
    const fact: TermFact = term.fact;
    return {
      key: fact,
      title: titles[fact],
      ...(term.kind === 'day' && { type: 'day' as const }),
      ...('mask' in term && { mask: term.mask }),
      cell: (row) => {
        const value = of(row)?.[fact];
        if (value === undefined) return null;
        return typeof value === 'object' && 'amount' in value ? value.amount : value;
      },
    };
  });
}

const payOf = (terms: Terms | undefined): Exclude<Pay, 'unpaid'> | undefined =>
  terms?.pay === undefined || terms.pay === 'unpaid' ? undefined : terms.pay;
