/** `node typst.js COUNT`: the same certificates by typst's compiler, with the same fonts, as tagged PDF/A-1b. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { certificates } from './certificates.ts';

const [count = '1'] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const fonts = [
  '@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf',
  '@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf',
].map((name) => readFileSync(require.resolve(name)));

/** The blocks of a paper as a page of ours: the same sizes, rules and columns. */
const TEMPLATE = `
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title + " " + paper.number, date: datetime(year: 2026, month: 11, day: 22))
#let mark = paper.blocks.find(b => b.type == "mark").text.map(t => t.text).join("  ")
#let grey = luma(30%)
#let hairline = 0.4pt + luma(70%)
#set page(
  paper: "a4", margin: (left: 68pt, right: 68pt, top: 88pt, bottom: 58pt),
  header: align(right, text(8.5pt, fill: grey, mark)),
  footer: context if counter(page).final().first() > 1 {
    align(center, text(8pt, fill: grey, paper.number + "   " + counter(page).display("1 / 1", both: true)))
  },
)
#set text(font: ("Noto Serif JP", "Noto Serif"), size: 10pt, lang: "ja")
#set par(leading: 0.65em, spacing: 1em)
#let said(texts, first: 10pt, second: 8.5pt, fill: black, sep: linebreak()) = {
  texts.enumerate().map(((n, t)) => text(size: if n == 0 { first } else { second }, lang: t.lang, fill: fill, t.text)).join(sep)
}
#for block in paper.blocks {
  if block.type == "title" {
    v(10pt)
    heading(align(center, {
      text(21pt, weight: "regular", tracking: if block.text.first().text.clusters().len() <= 6 { 0.8em } else { 0.3em }, block.text.first().text)
      if block.text.len() > 1 { linebreak(); text(11.5pt, weight: "regular", lang: "en", block.text.at(1).text) }
    }))
    v(8pt)
  } else if block.type == "addressee" or block.type == "paragraph" {
    for t in block.text { par(justify: t.lang == "ja", text(size: if t.lang == "ja" { 10pt } else { 8.5pt }, lang: t.lang, t.text)) }
  } else if block.type == "heading" {
    align(center, said(block.text))
  } else if block.type == "fields" {
    table(
      columns: (151pt, 1fr), inset: (x: 0pt, y: 4pt), stroke: (x: none, y: hairline),
      ..block.rows.map(row => (said(row.label, first: 9pt, second: 7.8pt, fill: grey, sep: h(8pt)), said(row.value))).flatten(),
    )
  } else if block.type == "end" {
    align(right, said(block.text))
  } else if block.type == "issuer" {
    said(block.day)
    grid(columns: (1fr, auto, 88pt), [], block.lines.map(line => said(line, first: 11pt)).join(linebreak()),
      align(right, { rect(width: 68pt, height: 68pt, stroke: 0.6pt + grey); text(6.5pt, fill: grey, block.seal.map(t => t.text).join(" ")) }))
  } else if block.type == "contact" {
    v(1fr)
    line(length: 100%, stroke: hairline)
    set text(7.6pt, fill: grey)
    grid(columns: (1fr, 1fr), column-gutter: 24pt, ..("ja", "en").map(tongue => {
      let own(texts) = { let found = texts.filter(t => t.lang == tongue); if found.len() > 0 { found.first().text } else if texts.len() > 0 { texts.first().text } else { "" } }
      own(block.heading) + "　" + block.lines.map(own).join(linebreak())
    }))
  }
}
`;

const compiler = NodeCompiler.create({ workspace: '/', fontArgs: [{ fontBlobs: fonts }] });
let first: number | undefined;
let bytes = 0;
let pages = 0;
for await (const paper of certificates(Number(count))) {
  const inputs = { paper: JSON.stringify(paper) };
  const file = compiler.pdf({ mainFileContent: TEMPLATE, inputs }, { pdfStandard: 'a-1b' });
  // As its makers advise for what runs long.
  compiler.evictCache(10);
  first ??= performance.now();
  bytes += file.length;
  pages += file.toString('latin1').split(/\/Type ?\/Page\b(?!s)/).length - 1;
  if (process.env.KEEP) (await import('node:fs')).writeFileSync(`${process.env.KEEP}/${paper.number}.pdf`, file);
}
process.stdout.write(JSON.stringify({ first, all: performance.now(), bytes, pages }));
