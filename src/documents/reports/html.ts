import { createHash } from 'node:crypto';
import { about, type DrawnShape } from '../../core/charts/drawing.ts';
import { drawingOf } from '../../core/charts/index.ts';
import { headLine, type SignedHead } from '../../core/journal/head.ts';
import type { Report, ReportCell, ReportColumn, ReportSection, ReportTitles } from '../../core/reports/report.ts';
import { filled, type Template, type TemplateValues } from '../../core/text/template.ts';
import { Abort } from '../../errors.ts';
import type { Files } from '../../office/files.ts';
import type { Words } from '../../wording/words.ts';
import { ownSource, shippedSource, type TextFolders, type TextSource } from '../templates/folders.ts';
import { type Fields, takeApart } from '../templates/template.ts';

type PageWords = Words['reports']['pages'];

/** A chart on the page: its width in CSS pixels, the size of its texts, and the rows that it shows at most. */
const CHART = { width: 760, size: 13, rows: 40, measure: about };
/** Tables of so few columns are not spread over the page. */
const NARROW = 6;
/** A table of so few columns and rows stands beside its chart where the window is wide. */
const BESIDE = { columns: 4, rows: 20 };
/** Printed on paper, the first table of more columns turns the pages on their side, and they stay so. */
const UPRIGHT = 8;

/** What the template may name; `templates/reports/page.html` lists it for the office. */
const PAGE: Fields = {
  fields: ['title', 'printed', 'style', 'script', 'skip', 'contents', 'sorting', 'several'],
  groups: {
    lines: { fields: ['line'] },
    sections: {
      fields: ['id', 'title', 'count', 'narrow', 'beside', 'turned', 'empty'],
      groups: {
        chart: {
          fields: ['title', 'description', 'width', 'height'],
          groups: {
            shapes: {
              fields: [],
              groups: {
                rect: { fields: ['tone', 'x', 'y', 'width', 'height'] },
                line: { fields: ['tone', 'x1', 'y1', 'x2', 'y2'] },
                area: { fields: ['tone', 'points'] },
                text: { fields: ['tone', 'x', 'y', 'size', 'anchor', 'text'] },
              },
            },
          },
        },
        table: {
          fields: [],
          groups: {
            columns: { fields: ['title', 'type'] },
            rows: {
              fields: [],
              groups: { cells: { fields: ['type', 'text', 'breaks'], groups: { sorted: { fields: ['value'] } } } },
            },
          },
        },
      },
    },
  },
};
/** Our own texts, not values: the page's policy names them as they are. */
const AS_THEY_ARE = ['style', 'script'];

/**
 * A report as one file of HTML that asks nothing of anybody: style, script and charts are in it, and its policy allows no other.
 * Template and style are the office's own, or those of `templates/reports/`; the script is ours. The policy stands before the
 * first character of the template, so that no script that somebody wrote there runs. Throws Abort `template-bad` and `file-…`.
 */
export async function html(
  report: Report,
  titles: ReportTitles,
  words: PageWords,
  { folders, read }: { readonly folders: TextFolders; readonly read: Files['read'] },
): Promise<string> {
  const shipped = (part: string) => shippedSource(`reports/page.${part}`, folders, read);
  const source = async (part: string) => (await ownSource(`reports/page.${part}`, folders, read)) ?? shipped(part);
  const [page, { text: style }, { text: script }] = await Promise.all([source('html'), source('css'), shipped('js')]);
  const template = await templateOf(page);
  const turns = report.sections.findIndex(({ columns, rows }) => rows.length > 0 && columns.length > UPRIGHT);
  const values: TemplateValues = {
    title: titles.title,
    lines: titles.lines.map((line) => ({ line })),
    printed: titles.printed,
    style,
    script,
    skip: words.skip,
    contents: words.contents,
    sorting: words.sorting,
    several: report.sections.length > 1,
    sections: report.sections.map((section, at) => ({
      ...sectionOf(section, report, titles, words),
      turned: turns >= 0 && at >= turns,
    })),
  };
  const written = (value: string, field: string) => (AS_THEY_ARE.includes(field) ? value : escaped(value));
  return headOf(titles.lang, policyOf(style, script), report.head) + filled(template, values, written);
}

/** A comment at the top is for who changes the template. */
async function templateOf({ text, file }: TextSource): Promise<Template> {
  const { default: mustache } = await import('mustache');
  const note = /^\s*<!--[\s\S]*?-->\r?\n?/.exec(text)?.[0] ?? '';
  return takeApart(text.slice(note.length), 'page', PAGE, mustache.parse, (problem, at = 0) => {
    const line = text.slice(0, note.length + at).split('\n').length;
    throw new Abort('template-bad', { file, line, ...problem });
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);

/** Before the template, as the policy is: nothing that an office writes there takes it away. */
const headOf = (lang: string, policy: string, head?: SignedHead | null): string => `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
${head ? `<meta name="coopj-journal" content="${headLine(head)}">\n` : ''}`;

/** Nothing is loaded from anywhere; of styles and scripts only these very ones run. */
function policyOf(style: string, script: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const rules = [`style-src ${hash(style)}`, `script-src ${hash(script)}`, "base-uri 'none'", "form-action 'none'"];
  return ["default-src 'none'", ...rules].join('; ');
}

function sectionOf(section: ReportSection, report: Report, titles: ReportTitles, words: PageWords) {
  const { key, columns, rows } = section;
  const chart = drawingOf(section, titles, report.period, { ...CHART, more: words.more });
  return {
    id: key,
    title: titles.section(key),
    count: words.rows(rows.length),
    narrow: columns.length <= NARROW,
    beside: chart !== undefined && columns.length <= BESIDE.columns && rows.length <= BESIDE.rows,
    empty: titles.empty,
    ...(rows.length > 0 && {
      table: {
        columns: columns.map((column) => ({ title: titles.column(key, column.key), type: column.type })),
        rows: rows.map((row) => ({
          cells: columns.map((column) => cellOf(column, row[column.key] ?? null, key, titles)),
        })),
      },
    }),
    ...(chart && {
      chart: {
        title: titles.chart(key),
        description: words.chart(rows.length),
        width: chart.width,
        height: Math.ceil(chart.height),
        shapes: chart.shapes.map(shapeOf),
      },
    }),
  };
}

/** `sorted` is what a column of numbers or days is sorted by. */
function cellOf({ key, type }: ReportColumn, cell: ReportCell, section: string, titles: ReportTitles) {
  const text = titles.text(section, key, cell);
  return type === 'text' ? { type, text, ...breaking(text) } : { type, text, sorted: { value: cell ?? '' } };
}

/** A short word, name or number stays on one line; a word that is longer than a column is broken anywhere. */
function breaking(text: string): { readonly breaks?: 'never' | 'anywhere' } {
  if (/^(?:[!-~]{1,14}|.{1,6})$/u.test(text)) return { breaks: 'never' };
  return /[!-~]{25}/.test(text) ? { breaks: 'anywhere' } : {};
}

/** A shape under its kind. Tenths of a pixel are fine enough, and the file is a third shorter. */
function shapeOf({ type, ...shape }: DrawnShape): TemplateValues {
  const round = (value: number) => Math.round(value * 10) / 10;
  const values = Object.entries(shape).map(([key, value]) => {
    if (Array.isArray(value)) return [key, value.map((point) => point.map(round)).join(' ')];
    return [key, typeof value === 'number' ? round(value) : value];
  });
  return { [type]: Object.fromEntries(values) };
}
