import type { Context } from '../../context.ts';
import { headingKeyOf, type ListColumns } from '../../core/imports/headings.ts';
import type { AnyField } from '../../core/model/student-fields.ts';
import type { CardSection } from '../../terminal/out.ts';
import { writingOf } from './answer.ts';
import type { AnyRow, Findings, RowOutcome } from './judge.ts';
import type { ImportList } from './reader.ts';

/** So many of each kind are shown: the first of a file say whether it is the right one. */
const ROWS = 3;
const SHOWN = 10;

/** What is gathered on the way through a file for whoever looks at it before it is written. */
export interface Preview {
  note(row: AnyRow, verdict: RowOutcome): void;
  readonly rows: readonly AnyRow[];
  readonly created: readonly Tell[];
  readonly updated: readonly Tell[];
}
type Tell = Extract<RowOutcome, { readonly ok: true }>['tell'];

export function previewOf(): Preview {
  const rows: AnyRow[] = [];
  const created: Tell[] = [];
  const updated: Tell[] = [];
  return {
    rows,
    created,
    updated,
    note(row, verdict) {
      if (rows.length < ROWS) rows.push(row);
      if (!verdict.ok || verdict.outcome === 'unchanged') return;
      const list = verdict.outcome === 'created' ? created : updated;
      if (list.length < SHOWN) list.push(verdict.tell);
    },
  };
}

interface Seen<F extends AnyField> {
  readonly list: ImportList<F>;
  readonly found: Findings;
  readonly counts: { readonly created: number; readonly updated: number; readonly unchanged: number };
  readonly preview: Preview;
}

/** Shows, on the conversation's side, how a file was understood and what it would change. */
export async function showPreview<F extends AnyField>(
  { out, words }: Context,
  { file }: { readonly file: string },
  { list, found, counts, preview }: Seen<F>,
): Promise<void> {
  const { imports, screen } = words;
  const { preview: said } = imports;
  const { columns, sheet } = list;
  const more = (count: number, shown: readonly unknown[]) =>
    count > shown.length ? [screen.andMore(count - shown.length)] : [];
  const updated = preview.updated.flatMap((tell) => {
    const { who, fields } = tell(words, out.shown);
    return [who, ...fields.map(({ label, before, after }) => `  ${imports.changed(label, before, after)}`)];
  });
  const created = preview.created.map((tell) => {
    const { who, fields } = tell(words, out.shown);
    return [who, ...fields.map(({ label, before, after }) => imports.changed(label, before, after))].join('  ');
  });
  const sections: readonly CardSection[] = [
    { title: file, lines: [said.read(writingOf(sheet), columns.line, found.rows)] },
    { title: said.mapping(preview.rows.length), lines: mappingOf(columns, preview.rows, { out, words }) },
    ...(counts.created > 0
      ? [{ title: said.created(counts.created), lines: [...created, ...more(counts.created, created)] }]
      : []),
    ...(counts.updated > 0
      ? [{ title: said.updated(counts.updated), lines: [...updated, ...more(counts.updated, preview.updated)] }]
      : []),
    ...(counts.unchanged > 0 ? [{ title: said.unchanged(counts.unchanged), lines: [] }] : []),
  ];
  await out.brief(sections);
}

/** Each heading as the sender wrote it, beside what it is read as and what stands under it in the first rows. */
function mappingOf<F extends AnyField>(
  { columns }: ListColumns<F>,
  rows: readonly { readonly cells: readonly string[] }[],
  { out, words: { imports } }: Pick<Context, 'out' | 'words'>,
): CardSection['lines'] {
  const named = columns.map(({ heading, meaning }) => {
    return { heading, key: headingKeyOf(meaning), mask: typeof meaning === 'object' ? meaning.mask : undefined };
  });
  const broad = Math.max(...named.map(({ key = '' }) => key.length));
  return named.flatMap(({ heading, key, mask }, at): (readonly [string, string])[] => {
    if (heading === '') return [];
    if (key === undefined) return [[heading, imports.preview.keptOut]];
    const cells = rows.map(({ cells: row }) => shortened(out.shown(mask, row[at]?.trim() ?? '')));
    const shown = cells.every((cell) => cell === '') ? '' : cells.map((cell) => cell || '–').join(' | ');
    return [[heading, `${key.padEnd(broad)}  ${shown}`]];
  });
}

const CELL = 24;
const shortened = (text: string) => ([...text].length > CELL ? `${[...text].slice(0, CELL).join('')}…` : text);
