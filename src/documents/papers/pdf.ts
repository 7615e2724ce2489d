import type { Block, Cell, Paper } from '../../core/papers/paper.ts';
import type { LocalizedText } from '../../core/text/language.ts';
import { Abort } from '../../errors.ts';
import { writeBook } from '../../formats/pdf/book.ts';
import { missing } from '../../formats/pdf/clusters.ts';
import { type FontSources, pathOf } from '../../formats/pdf/fonts.ts';
import { ink } from '../../formats/pdf/ink.ts';
import { type Awaited, Setter } from '../../formats/pdf/setter.ts';
import { type PaperPage, pagesOf } from './pages.ts';
import { PAGE } from './style.ts';

const PLAIN: FontSources = { fonts: [] };

/** Sets a paper and writes it as PDF. The same paper gives the same bytes. Throws Abort `glyph-missing`, `font-unfit` and `file-…`. */
export const pdf = (paper: Paper, press: FontSources = PLAIN): Promise<Uint8Array> => printFile([paper], press);

/** Several papers, each a file of its own, in their order. Throws what the first that cannot be set throws. */
export async function pdfs(papers: readonly Paper[], press: FontSources = PLAIN): Promise<readonly Uint8Array[]> {
  const files: Uint8Array[] = [];
  for (const paper of papers) files.push(await pdf(paper, press));
  return files;
}

/** Several papers one after the other in one file. */
export async function printFile(papers: readonly Paper[], press: FontSources = PLAIN): Promise<Uint8Array> {
  const set: SetPaper[] = [];
  for (const paper of papers) {
    const setter = setterFor(paper, press);
    await setter.ready(awaited(paper));
    set.push({ paper, sheets: pagesOf(paper, setter) });
  }
  return writePdf(set);
}

const setters = new Map<string, Setter>();

/** What was set in one paper need not be set again for the next: labels, titles, whom to ask. */
function setterFor({ lang }: Paper, { fonts }: FontSources): Setter {
  const key = [lang === 'both' ? 'both' : 'one', ...fonts.map(pathOf)].join('\n');
  // The Latin letters of the Japanese font go with the Japanese beside them.
  const setter = setters.get(key) ?? new Setter({ ja: 'ja', en: lang === 'both' ? 'ja' : 'en' }, fonts);
  setters.set(key, setter);
  return setter;
}

/** The texts of a paper, each in the cuts in which it may be set. */
export function awaited({ blocks, number, holder = '', lang, annex }: Paper): readonly Awaited[] {
  const tongue = lang === 'en' ? 'en' : 'ja';
  const own = [number, `${holder}0123456789/（全枚）`].map((text) => ({ lang: tongue, text, cuts: BOTH }) as const);
  const said = [annex ? [...annex.see, ...annex.heading, ...annex.continued] : []];
  return [
    ...own,
    ...[...blocks.flatMap(saidOf), ...said].flat().map((piece) => ({ ...piece, cuts: BOTH })),
    ...typedIn(blocks),
  ];
}
const BOTH = ['regular', 'medium'] as const;

const typedIn = (blocks: readonly Block[]): readonly Awaited[] =>
  blocks
    .flatMap((block) =>
      block.type === 'typed' ? [block.text] : block.type === 'steps' ? block.steps.map(({ typed = '' }) => typed) : [],
    )
    .map((text) => ({ lang: 'en', text, cuts: ['typed'] }));

function saidOf(block: Block): readonly LocalizedText[] {
  switch (block.type) {
    case 'fields':
      return block.rows.flatMap(({ label, value, note = [] }) => [label, value, note]);
    case 'table':
      return [...block.columns.map(({ title }) => title), ...block.rows.flat().flatMap(textsOf)];
    case 'checks':
      return block.items.map(({ text }) => text);
    case 'steps':
      return block.steps.flatMap(({ title, text }) => [title, text]);
    case 'notice':
      return [block.heading, ...block.lines];
    case 'issuer':
      return [block.day, block.end, ...block.lines, block.code, block.holds];
    case 'contact':
      return [block.heading, ...block.lines];
    case 'stamp':
      return [block.label];
    case 'typed':
      return [];
    default:
      return [block.text];
  }
}

const textsOf = (cell: Cell): readonly LocalizedText[] =>
  'sign' in cell ? [] : 'strong' in cell ? [cell.strong] : [cell];

/** A paper, and its pages. */
export interface SetPaper {
  readonly paper: Paper;
  readonly sheets: readonly PaperPage[];
}

/** One certificate says what it vouches for, and how the journal stood before it; several would contradict each other. */
function metadataOf([first, ...more]: readonly SetPaper[]) {
  const { proof, head } = first && more.length === 0 ? first.paper : {};
  return { ...(proof !== undefined && { keywords: proof }), ...(head !== undefined && { subject: head }) };
}

/** Papers that are set, as one PDF/A-1b file with a tree of their parts. The same papers give the same bytes. */
export async function writePdf(papers: readonly SetPaper[]): Promise<Uint8Array> {
  const [first] = papers;
  if (first === undefined) throw new Error('no paper to write');
  for (const { paper } of papers) for (const text of [paper.title, paper.proof ?? '']) insistOnXml(text);
  // Of many papers the first and the last.
  const ends = papers.length > 1 ? [first, papers.at(-1) ?? first] : [first];
  return writeBook({
    title: ends.map(({ paper }) => `${paper.title} ${paper.number}`).join(' – '),
    made: first.paper.issuedOn,
    ...metadataOf(papers),
    lang: first.paper.lang === 'en' ? 'en' : 'ja',
    leaves: papers.flatMap(({ sheets }) =>
      sheets.map((marks, n) => ({
        width: PAGE.width,
        height: PAGE.height,
        begins: n === 0 && papers.length > 1,
        draw: (plate) => ink(marks, plate),
      })),
    ),
  });
}

/** What no XML can hold, not even as a number: the file would be no PDF/A. */
const OUTSIDE_XML = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** A character left out in silence would leave a proof that nobody can verify. Throws Abort `glyph-missing`. */
function insistOnXml(text: string): void {
  for (const line of text.split('\n')) {
    const [outside] = OUTSIDE_XML.exec(line) ?? [];
    if (outside !== undefined) throw new Abort('glyph-missing', missing(outside, line));
  }
}
