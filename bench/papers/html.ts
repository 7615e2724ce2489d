/** `node html.js FOLDER COUNT`: the same certificates as pages of HTML with the same fonts, each in a file of its own, and all in `all.html`. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Block, Paper } from '../../src/core/papers/paper.ts';
import type { LocalizedText } from '../../src/core/text/language.ts';
import { certificates } from './certificates.ts';

const [folder = '.', count = '1'] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const font = (name: string) => pathToFileURL(require.resolve(`#fonts/${name}`)).href;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
const spans = (said: LocalizedText, between = ' ') =>
  said.map(({ lang, text }, n) => `<span lang="${lang}" class="n${n}">${escaped(text)}</span>`).join(between);

function htmlOf(block: Block): string {
  switch (block.type) {
    case 'title':
      return `<h1>${spans(block.text, '<br>')}</h1>`;
    case 'fields': {
      const rows = block.rows.map(({ label, value }) => `<tr><th>${spans(label)}<td>${spans(value, '<br>')}`);
      return `<table>${rows.join('')}</table>`;
    }
    case 'issuer': {
      const lines = block.lines.map((line) => `<p>${spans(line, '<br>')}`).join('');
      return `<p>${spans(block.day, '<br>')}<div class="issuer"><div>${lines}</div><div class="seal"></div></div>`;
    }
    case 'contact':
      return `<footer>${[block.heading, ...block.lines].map((line) => spans(line)).join('<br>')}</footer>`;
    case 'mark':
    case 'addressee':
    case 'paragraph':
    case 'heading':
      return `<p class="${block.type}">${spans(block.text, '<br>')}`;
    default:
      throw new Error(`no certificate has a ${block.type}`);
  }
}

const article = (paper: Paper) => `<article>${paper.blocks.map(htmlOf).join('\n')}</article>`;

const HEAD = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>certificates</title><style>
@font-face { font-family: serif-ja; src: url("${font('NotoSerifJP_400Regular.ttf')}") }
@font-face { font-family: serif-la; src: url("${font('NotoSerif_400Regular.ttf')}") }
@page { size: A4; margin: 88pt 68pt 58pt }
body { font: 10pt/1.5 serif-ja, serif-la, 'Noto Serif JP', 'Noto Serif'; margin: 0 }
article { break-after: page }
h1 { font-size: 21pt; font-weight: normal; text-align: center; letter-spacing: .3em }
h1 .n1 { font-size: 11.5pt; letter-spacing: 0 }
.n1 { font-size: 8.5pt }
table { width: 100%; border-collapse: collapse; margin: 14pt 0 }
td, th { border: solid #b3b3b3; border-width: .4pt 0; padding: 3pt 0; vertical-align: top; text-align: left; font-weight: normal }
th { width: 151pt; color: #4d4d4d; font-size: 9pt }
p[class=paragraph] { text-align: justify }
.mark, .end { text-align: right } .heading { text-align: center }
.issuer { display: flex; justify-content: flex-end; gap: 20pt; break-inside: avoid }
.seal { width: 68pt; height: 68pt; border: .6pt solid #4d4d4d }
footer { border-top: .4pt solid #b3b3b3; font-size: 7.6pt; color: #4d4d4d; margin-top: 20pt }
</style>
`;
const all: string[] = [];
for await (const paper of certificates(Number(count))) {
  all.push(article(paper));
  writeFileSync(join(folder, `${paper.number}.html`), HEAD + article(paper));
}
writeFileSync(join(folder, 'all.html'), HEAD + all.join('\n'));
