import { createHash } from 'node:crypto';
import { headLine, type SignedHead } from '../../core/journal/head.ts';
import type { Report, ReportTitles } from '../../core/reports/report.ts';
import { filled, type Template, type TemplateValues } from '../../core/text/template.ts';
import { Abort } from '../../errors.ts';
import type { Files } from '../../office/files.ts';
import { ownSource, shippedSource, type TextFolders, type TextSource } from '../templates/folders.ts';
import { type Fields, takeApart } from '../templates/template.ts';
import { bodyOf, jumpBar } from './blocks.ts';
import { escaped } from './markup.ts';
import { pageOf } from './page/index.ts';
import type { PageWords } from './page/section-table.ts';

/** What the template may name; `templates/reports/page.html` lists it for the office. */
const PAGE: Fields = {
  fields: ['title', 'name', 'span', 'printed', 'style', 'script', 'skip', 'contents', 'report'],
  groups: { facts: { fields: ['fact'] } },
};
/** Our own texts, not values: the page's policy names style and script as they are. */
const AS_THEY_ARE = ['style', 'script', 'contents', 'report'];

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
  const [template, { text: style }, { text: script }] = await Promise.all([
    source('html'),
    source('css'),
    shipped('js'),
  ]);
  const page = pageOf({ report, titles, words });
  const values: TemplateValues = {
    title: titles.title,
    name: page.name,
    span: page.span,
    facts: page.facts.map((fact) => ({ fact })),
    printed: titles.printed,
    style,
    script,
    skip: words.skip,
    contents: jumpBar(page, words).html,
    report: bodyOf(page, words, titles.lang).html,
  };
  const written = (value: string, field: string) => (AS_THEY_ARE.includes(field) ? value : escaped(value));
  return (
    headOf(titles.lang, policyOf(style, script), report.head) + filled(await templateOf(template), values, written)
  );
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
