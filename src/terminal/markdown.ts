import type { Report, ReportTitles } from '../core/reports/report.ts';
import { visibleLines } from './visible.ts';

/** Escapes a text so that it makes no emphasis, link, HTML or column, and its line breaks stay within the cell. */
const plain = (text: string): string =>
  visibleLines(text)
    .map((line) =>
      line
        .replace(/[\\`*_~[\]|]/g, '\\$&')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;'),
    )
    .join('<br>');

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** A report in GitHub's Markdown: a heading and a table per section. */
export function markdown({ sections }: Report, titles: ReportTitles): string {
  const tables = sections.map(({ key, columns, rows }) => {
    const table = [
      row(columns.map((column) => plain(titles.column(key, column.key)))),
      row(columns.map(({ type }) => (type === 'number' ? '---:' : '---'))),
      ...rows.map((one) => row(columns.map((column) => plain(titles.text(key, column.key, one[column.key] ?? null))))),
    ];
    return [`## ${plain(titles.section(key))}`, rows.length === 0 ? plain(titles.empty) : table.join('\n')];
  });
  const parts = [`# ${plain(titles.title)}`, ...[...titles.lines, titles.printed].map(plain), ...tables.flat()];
  return `${parts.join('\n\n')}\n`;
}
