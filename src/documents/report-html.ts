import { createHash } from 'node:crypto';
import type { Files } from '../context.ts';
import { about, type Drawing, type Shape } from '../core/charts/drawing.ts';
import { drawingOf } from '../core/charts/index.ts';
import type { Report, ReportCell, ReportColumn, ReportSection, ReportTitles } from '../core/reports/report.ts';
import { Abort } from '../errors.ts';
import type { Words } from '../wording/words.ts';
import { ownSource, type Source, shippedSource, type TextFolders } from './text-folders.ts';

type PageWords = Words['pages'];

/** A chart on the page: its width in CSS pixels, the size of its texts, and the rows that it shows at most. */
const CHART = { width: 760, size: 13, rows: 40, measure: about };
/** Tables of so few columns are not spread over the page. */
const NARROW = 6;
/** A table of so few columns and rows stands beside its chart where the window is wide. */
const BESIDE = { columns: 4, rows: 20 };
/** Printed on paper, the first table of more columns turns the pages on their side, and they stay so. */
const UPRIGHT = 8;

/**
 * A report as one file of HTML that asks nothing of anybody: style, script and charts are in it, and its policy allows no other.
 * Template, style and script are the office's own, or those of `templates/reports/`. Throws Abort `template-bad` and `file-…`.
 */
export async function html(
  report: Report,
  titles: ReportTitles,
  words: PageWords,
  { folders, read }: { readonly folders: TextFolders; readonly read: Files['read'] },
): Promise<string> {
  const source = async (part: string) => {
    const name = `reports/page.${part}`;
    return (await ownSource(name, folders, read)) ?? (await shippedSource(name, folders, read));
  };
  const [template, { text: style }, { text: script }] = await Promise.all([source('eta'), source('css'), source('js')]);
  const turns = report.sections.findIndex(({ columns, rows }) => rows.length > 0 && columns.length > UPRIGHT);
  const page = {
    lang: titles.lang,
    title: titles.title,
    lines: titles.lines,
    printed: titles.printed,
    policy: policyOf(style, script),
    style,
    script,
    words,
    sections: report.sections.map((section, at) => ({
      ...sectionOf(section, report, titles, words),
      turned: turns >= 0 && at >= turns,
    })),
  };
  return fill(template, page);
}

async function fill({ text, file }: Source, page: object): Promise<string> {
  const { Eta } = await import('eta/core');
  try {
    return new Eta({ autoEscape: true }).renderString(text, page);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Abort('template-bad', { file, kind: 'syntax', why: why.split('\n')[0] ?? '' });
  }
}

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
    columns: columns.map((column) => ({ title: titles.column(key, column.key), type: column.type })),
    rows: rows.map((row) => columns.map((column) => cellOf(column, row[column.key] ?? null, key, titles))),
    ...(chart && {
      chart: { ...rounded(chart), title: titles.chart(key), description: words.chart(rows.length) },
    }),
  };
}

/** `value` is what a column of numbers or days is sorted by. */
function cellOf({ key, type }: ReportColumn, cell: ReportCell, section: string, titles: ReportTitles) {
  const text = titles.text(section, key, cell);
  return type === 'text' ? { type, text, ...breaking(text) } : { type, text, value: cell ?? '' };
}

/** A short word, name or number stays on one line; a word that is longer than a column is broken anywhere. */
function breaking(text: string): { readonly breaks?: 'never' | 'anywhere' } {
  if (/^(?:[!-~]{1,14}|.{1,6})$/u.test(text)) return { breaks: 'never' };
  return /[!-~]{25}/.test(text) ? { breaks: 'anywhere' } : {};
}

/** Tenths of a pixel are fine enough, and the file is a third shorter. */
function rounded({ width, height, shapes }: Drawing): Drawing {
  const round = (value: unknown): unknown => {
    if (typeof value === 'number') return Math.round(value * 10) / 10;
    return Array.isArray(value) ? value.map(round) : value;
  };
  const one = (shape: Shape) =>
    Object.fromEntries(Object.entries(shape).map(([key, value]) => [key, round(value)])) as unknown as Shape;
  return { width, height: Math.ceil(height), shapes: shapes.map(one) };
}
