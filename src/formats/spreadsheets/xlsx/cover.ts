import type { BookCover } from '../spreadsheets.ts';
import { STYLE, sheetHead } from './parts.ts';
import { escaped } from './xml.ts';

const WIDTHS = [44, 16, 36];

/** The first sheet: a title, figures, and a link to each sheet, by its name on the tab. */
export function coverXml(cover: BookCover, tabs: readonly string[]): string {
  const { title, lines, headings, figures, contents, counts, foot } = cover;
  const rows: string[] = [];
  const text = (at: number, said: string, style: number) =>
    `<c r="${'ABC'[at]}${rows.length + 1}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(said)}</t></is></c>`;
  const add = (cells: string, height = 20) =>
    void rows.push(`<row r="${rows.length + 1}" ht="${height}" customHeight="1">${cells}</row>`);
  const number = (at: number, value: number) =>
    `<c r="${'ABC'[at]}${rows.length + 1}" s="${STYLE.number}"><v>${value}</v></c>`;
  add(text(0, title, STYLE.title), 30);
  for (const line of lines) add(text(0, line, STYLE.plain));
  if (figures.length > 0) {
    add('');
    add(headings.map((said, at) => text(at, said, at === 1 ? STYLE.numberHeading : STYLE.heading)).join(''), 30);
  }
  for (const [what, value, note] of figures) {
    const shown = typeof value === 'number' ? number(1, value) : text(1, String(value ?? '\u2014'), STYLE.number);
    add(text(0, what, STYLE.text) + shown + (note === '' ? '' : text(2, note, STYLE.text)));
  }
  add('');
  add(contents.map((said, at) => text(at, said, at === 1 ? STYLE.numberHeading : STYLE.heading)).join(''), 30);
  const first = rows.length + 1;
  for (const [at, tab] of tabs.entries()) add(text(0, tab, STYLE.link) + number(1, counts[at] ?? 0));
  if (foot !== undefined) {
    add('');
    add(text(0, foot, STYLE.plain));
  }
  const links = tabs.map((tab, at) => {
    const place = escaped(`'${tab.replaceAll("'", "''")}'!A1`);
    return `<hyperlink ref="A${first + at}" location="${place}" display="${escaped(tab)}"/>`;
  });
  const columns = WIDTHS.map((wide, at) => `<col min="${at + 1}" max="${at + 1}" width="${wide}" customWidth="1"/>`);
  return `${sheetHead}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView tabSelected="1" showGridLines="0" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="20"/><cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData>${links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : ''}<pageMargins left="0.47" right="0.47" top="0.75" bottom="0.75" header="0.4" footer="0.4"/><pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="1"/><headerFooter><oddFooter>&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`;
}
