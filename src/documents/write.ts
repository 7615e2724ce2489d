import type { Paper } from '../core/papers/paper.ts';
import { Abort } from '../errors.ts';
import { writeBook } from '../formats/pdf/book.ts';
import { missing } from '../formats/pdf/clusters.ts';
import { ink } from '../formats/pdf/ink.ts';
import type { Sheet } from './papers/pages.ts';
import { PAGE } from './papers/style.ts';

/** A paper, and its pages. */
export interface SetPaper {
  readonly paper: Paper;
  readonly sheets: readonly Sheet[];
}

/** One certificate says what it vouches for; several would contradict each other. */
const keywordsOf = ([first, ...more]: readonly SetPaper[]) =>
  first?.paper.proof !== undefined && more.length === 0 ? { keywords: first.paper.proof } : {};

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
    ...keywordsOf(papers),
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
