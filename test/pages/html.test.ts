import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { html } from '../../src/documents/reports/html.ts';
import { filesIn } from '../../src/office/files.ts';
import { TEMPLATES } from '../helpers/papers.ts';
import { abortOf } from '../helpers/records.ts';
import { pageWords, sampleReport, sampleTitles } from '../helpers/reports.ts';
import { tempFolder } from '../helpers/run.ts';

/** `own` is the folder of the office's own texts. */
const made = async (own = '/nowhere', titles = sampleTitles('en')) =>
  html(sampleReport(), titles, await pageWords('en'), {
    folders: { shipped: TEMPLATES, own },
    read: filesIn('/').read,
  });

/** A folder with texts for the page of reports in it. */
function ownTexts(texts: Readonly<Record<string, string>>): string {
  const own = tempFolder();
  mkdirSync(join(own, 'reports'));
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(own, 'reports', name), text);
  return own;
}

test('the page names nothing outside of itself, and its policy allows only its own style and script', async () => {
  const page = await made();
  expect(page).not.toMatch(/https?:|\bsrc=|url\(|@import|<link|style="|\son\w+=/);
  const inner = (tag: string) => new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? '';
  const hash = (text: string) => `&#39;sha256-${createHash('sha256').update(text).digest('base64')}&#39;`;
  expect(page).toContain(
    `default-src &#39;none&#39;; style-src ${hash(inner('style'))}; script-src ${hash(inner('script'))};`,
  );
});

test('the same report gives the same page', async () => {
  expect(await made()).toBe(await made());
});

test('without its script the page still has every row', async () => {
  const page = (await made()).replace(/<script>[\s\S]*<\/script>/, '');
  const titles = sampleTitles('en');
  const missing = sampleReport().sections.flatMap(({ key, rows }) =>
    rows.flatMap((row) =>
      Object.entries(row)
        .map(([column, cell]) => titles.text(key, column, cell))
        .filter((text) => !page.includes(`>${text}<`)),
    ),
  );
  expect(missing).toEqual([]);
});

test('the office’s own colours are taken up', async () => {
  expect(await made(ownTexts({ 'page.css': ':root { --bar: #005bac; }' }))).toContain(
    '<style>:root { --bar: #005bac; }</style>',
  );
});

test.each([
  ['<p>\n<b>{{titel}}</b>', 2, { kind: 'field-unknown', field: 'titel' }],
  ['{{#facts}}\n{{row}}\n{{/facts}}', 2, { kind: 'field-unknown', field: 'row' }],
  ['<!-- ours -->\n\n{{#printed}}<p>', 3, { kind: 'condition-open', field: 'printed' }],
  ['<p>\n{{title', 2, { kind: 'field-malformed' }],
])('a template of the office’s own that is broken is named with its line: %j', async (text, line, problem) => {
  const own = ownTexts({ 'page.html': text });
  expect(await abortOf(made(own))).toMatchObject({
    problem: 'template-bad',
    data: { file: join(own, 'reports', 'page.html'), line, ...problem },
  });
});

test('the comment at the top of the shipped template lists every field, and is not on the page', async () => {
  const [comment = ''] = /<!--[\s\S]*?-->/.exec(readFileSync(join(TEMPLATES, 'reports', 'page.html'), 'utf8')) ?? [];
  const text = '{{#facts}}{{nothing}}{{/facts}}';
  const refused = await abortOf(made(ownTexts({ 'page.html': text })));
  const { fields } = refused.data as { readonly fields: readonly string[] };
  expect(fields.length).toBeGreaterThan(8);
  expect(fields.filter((field) => !comment.includes(field))).toEqual([]);
  expect(await made()).not.toContain('<!--');
});

test('a value is escaped, however many braces it stands in; only what is our own goes in as it is', async () => {
  const own = ownTexts({ 'page.html': '{{title}}|{{{title}}}|{{&title}}|{{{style}}}', 'page.css': 'b > i {}' });
  const titles = { ...sampleTitles('en'), title: `<b id="x">'&` };
  const escaped = '&lt;b id=&quot;x&quot;&gt;&#39;&amp;';
  expect((await made(own, titles)).split('\n').at(-1)).toBe(`${escaped}|${escaped}|${escaped}|b > i {}`);
});

test('the policy stands before everything that a template can say', async () => {
  const page = await made(ownTexts({ 'page.html': '<script>alert(1)</script>', 'page.js': 'alert(2)' }));
  expect(page).toMatch(
    /^<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-/,
  );
  expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<script>'));
  const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');
  expect(page).not.toContain(hashOf('alert(1)'));
  expect(page).not.toContain(hashOf('alert(2)'));
});

test('a template with code in it reads no file', async () => {
  const secret = join(tempFolder(), 'office.key');
  writeFileSync(secret, 'the key');
  const code = [
    `<%~ require('node:fs').readFileSync(${JSON.stringify(secret)}) %>`,
    `<% const { readFileSync } = await import('node:fs') %><%~ readFileSync(${JSON.stringify(secret)}) %>`,
    `<%~ include(${JSON.stringify(secret)}) %>`,
  ];
  for (const text of code) {
    expect(await made(ownTexts({ 'page.html': text }))).toContain(text);
    expect(await made(ownTexts({ 'page.eta': text }))).toBe(await made());
  }
  for (const text of [`{{> ${secret}}}`, `{{#title}}{{>../office.key}}{{/title}}`, `{{=<% %>=}}<%>${secret}%>`]) {
    expect(await abortOf(made(ownTexts({ 'page.html': text })))).toMatchObject({ data: { kind: 'field-malformed' } });
  }
});

test('a template with code in it does not end the process', async () => {
  const text = '<% process.exit(7) %><%~ process.kill(process.pid) %>';
  expect(await made(ownTexts({ 'page.html': text }))).toContain(text);
  expect(await made(ownTexts({ 'page.eta': text }))).toBe(await made());
});

test.each([
  'constructor',
  'toString',
  '__proto__',
  'constructor.constructor',
  'title.constructor',
  'facts.map',
  'title.length',
  '.',
])('what every value of JavaScript has is no field: %s', async (field) => {
  for (const text of [`{{${field}}}`, `{{{${field}}}}`, `{{#${field}}}process.exit(7){{/${field}}}`]) {
    const refused = await abortOf(made(ownTexts({ 'page.html': text })));
    expect(refused).toMatchObject({ problem: 'template-bad', data: { kind: 'field-unknown', field } });
  }
});

test('a template does not hang the process', async () => {
  const endless = '<% for (;;); %>';
  expect(await made(ownTexts({ 'page.html': endless }))).toContain(endless);
  const many = (text: string) => text.repeat(100_000);
  const malformed = [
    `{{title${many(' ')}`,
    `{{=${many(' ')}`,
    `{{title}}${many('\n')}x`,
    '{{#printed}}'.repeat(9000) + '{{/printed}}'.repeat(9000),
  ];
  for (const text of malformed) {
    expect(await abortOf(made(ownTexts({ 'page.html': text })))).toMatchObject({ data: { kind: 'field-malformed' } });
  }
  // It would be written once for every pair.
  const squared = '{{#facts}}{{#facts}}x{{/facts}}{{/facts}}';
  expect(await abortOf(made(ownTexts({ 'page.html': squared })))).toMatchObject({ data: { kind: 'field-unknown' } });
});

test('words of the other language say so, whatever else a cell holds', async () => {
  const page = await made();
  expect(page).toContain('<span lang="ja">見本 太郎</span>');
  expect(page).not.toContain('<span lang="ja">MIHON');
});
