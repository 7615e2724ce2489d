import type { ReportTitles } from '../../core/reports/report.ts';
import { type Markup, markup } from './markup.ts';
import type { Figure, PageBlock, PageCell, PageColumn, PagePart, PageRow, PageTable, ReportPage } from './page/page.ts';
import { LONG } from './page/page.ts';
import type { PageWords } from './page/section-table.ts';
import { figure, quiet } from './svg.ts';

type Lang = ReportTitles['lang'];

/** A table of more columns lies on its side on paper. */
const UPRIGHT = 8;
const NOTHING = markup``;

/** The list of contents that stays at the top of the window. */
export const jumpBar = ({ parts }: ReportPage, words: PageWords): Markup =>
  parts.length < 2
    ? NOTHING
    : markup`<nav aria-label="${words.contents}">${parts.map(({ id, title, count }) => markup`<a href="#${id}">${title}${count !== undefined && markup`<b>${count}</b>`}</a>`)}</nav>`;

/** All that stands below it. */
export function bodyOf(page: ReportPage, words: PageWords, lang: Lang): Markup {
  const { lead, figures, parts, empty, notes } = page;
  const sections = parts.flatMap((part, at): readonly Markup[] => {
    if (part.beside && at > 0) return [];
    const next = parts[at + 1];
    const own = sectionOf(part, lang);
    return [next?.beside ? markup`<div class="two">\n${own}${sectionOf(next, lang)}</div>\n` : own];
  });
  return markup`${lead ? markup`<p class="lead ${lead.state}"><strong>${lead.first}</strong> ${lead.rest}</p>\n` : NOTHING}${figures.length > 0 ? markup`<ul class="tiles">\n${figures.map(tile)}</ul>\n` : NOTHING}${sections}${empty.length > 0 ? markup`<p class="empty">${words.none(empty)}</p>\n` : NOTHING}${notes.length > 0 ? markup`<section id="about" aria-labelledby="about-title">\n<h2 id="about-title">${words.about}</h2>\n${notes.map((note) => markup`<p class="note">${note}</p>\n`)}</section>\n` : NOTHING}`;
}

function tile({ label, value, unit, note, to, alert, spark }: Figure): Markup {
  const inner = markup`<span class="lab">${label}</span><span class="big">${value}${unit !== '' && markup`<small>${unit}</small>`}</span><span class="note">${note}</span>${spark && quiet(spark, 'spark')}`;
  return markup`<li${alert && markup` class="alert"`}>${to === undefined ? markup`<div class="tile">${inner}</div>` : markup`<a class="tile" href="#${to}">${inner}</a>`}</li>\n`;
}

const sectionOf = ({ id, title, sub, blocks }: PagePart, lang: Lang): Markup =>
  markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}${sub !== undefined && markup` <span class="sub">${sub}</span>`}</h2>
${blocks.map((block, at) => blockOf(block, `${id}-${at}`, lang))}</section>
`;

function blockOf(block: PageBlock, id: string, lang: Lang): Markup {
  switch (block.kind) {
    case 'table': {
      const { table, short } = block;
      const left = short ? table.rows.length - short.most : 0;
      if (!short || left <= 0) return tableOf(table, lang);
      const shown = tableOf({ ...table, rows: table.rows.slice(0, short.most) }, lang);
      return markup`${shown}<p class="more">${short.more(left)}</p>\n`;
    }
    case 'plots':
      return markup`<div class="plots">\n${block.plots.map((one, at) => figure(one, `${id}-${at}`))}</div>\n`;
    case 'plot':
      return figure(block.plot, id);
    case 'text':
      return markup`<p class="more">${block.text}</p>\n`;
    case 'fold': {
      const print = block.table.rows.length <= LONG && markup` data-print="open"`;
      return markup`<details id="list-${block.id}"${print}>
<summary>${block.title}</summary>
${tableOf(block.table, lang)}</details>
`;
    }
  }
}

/** A table that becomes cards says what it is: a browser forgets it where rows are no rows any more. */
function tableOf({ caption, kind, columns, rows }: PageTable, lang: Lang): Markup {
  const role = (name: string) => (kind === 'action' ? markup` role="${name}"` : NOTHING);
  const head = columns.map((column) => headingOf(column, role('columnheader')));
  const body = rows.map((row) => rowOf(row, columns, kind, role, lang));
  const turned = columns.length > UPRIGHT ? ' turned' : '';
  return markup`<div class="scroll${turned}">
<table class="${kind}"${role('table')}>
<caption class="vh">${caption}</caption>
<thead${role('rowgroup')}><tr${role('row')}>${head}</tr></thead>
<tbody${role('rowgroup')}>
${body}</tbody>
</table>
</div>
`;
}

function headingOf({ title, type, silent, plot, tone }: PageColumn, role: Markup): Markup {
  const text = silent ? markup`<span class="vh">${title}</span>` : markup`${title}`;
  return markup`<th scope="col"${role} data-type="${type}"${tone && markup` class="${tone}"`}>${plot ? markup`<span class="vh">${title}</span>${quiet(plot, 'plot')}` : text}</th>`;
}

function rowOf(
  { cells, state, group }: PageRow,
  columns: readonly PageColumn[],
  kind: PageTable['kind'],
  role: (name: string) => Markup,
  lang: Lang,
): Markup {
  const look = [state, group && 'group'].filter((one) => one).join(' ');
  const inner = cells.map((cell, at) => {
    const column = columns[at];
    const name = kind === 'action' ? ['due', 'who', 'where', 'what', 'by'][at] : undefined;
    return cellOf(cell, {
      first: at === 0,
      type: column?.type ?? 'text',
      name,
      role,
      lang,
      ...(column?.tone && { tone: column.tone }),
    });
  });
  return markup`<tr${role('row')}${look !== '' && markup` class="${look}"`}>${inner}</tr>\n`;
}

interface Place {
  readonly first: boolean;
  readonly type: PageColumn['type'];
  readonly name: string | undefined;
  readonly tone?: string;
  readonly role: (name: string) => Markup;
  readonly lang: Lang;
}

function cellOf(cell: PageCell, { first, type, name, tone, role, lang }: Place): Markup {
  const { text, value, tag, step, aside, plot } = cell;
  const look = [name, tone, type === 'text' ? breaking(text) : undefined].filter((one) => one !== undefined).join(' ');
  const attributes = markup` data-type="${type}"${look !== '' && markup` class="${look}"`}${value !== undefined && markup` data-value="${value}"`}`;
  const said = plot
    ? markup`${text !== '' && markup`<span class="vh">${text}</span>`}${quiet(plot, plot.height > 12 ? 'plot' : 'bar')}`
    : type === 'code'
      ? markup`<code>${text}</code>`
      : spoken(text, lang);
  const inner = markup`${tag !== undefined && markup`<span class="tag">${tag}</span> `}${step !== undefined && markup`<span class="step">${step}</span> `}${said}${aside !== undefined && markup` <span class="aside">${aside}</span>`}`;
  return first
    ? markup`<th scope="row"${role('rowheader')}${attributes}>${inner}</th>`
    : markup`<td${role('cell')}${attributes}>${inner}</td>`;
}

/** Words of the other language say so: whoever has the page read aloud hears them as they are meant. */
function spoken(text: string, lang: Lang): Markup {
  const other =
    lang === 'ja'
      ? /^\p{Script=Latin}[\p{Script=Latin}\p{M}.,'’&() -]{3,}$/u.test(text) && 'en'
      : /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) && 'ja';
  return other ? markup`<span lang="${other}">${text}</span>` : markup`${text}`;
}

/** A short word, name or number stays on one line; a word that is longer than a column is broken anywhere. */
function breaking(text: string): 'never' | 'anywhere' | undefined {
  if (/^(?:[!-~]{1,14}|.{1,8})$/u.test(text)) return 'never';
  return /[!-~]{25}/.test(text) ? 'anywhere' : undefined;
}
