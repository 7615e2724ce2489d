import { western } from '../../calendar/eras.ts';
import type { Stated } from '../../model/certificate.ts';
import type { LocalizedText } from '../../text/language.ts';
import type { Block, Paper } from '../paper.ts';

/**
 * What a paper states, as printed: addressee, rows by label, sentences, issuer. Number, title, marks and contact state nothing about
 * the person. Texts under one name are joined as lines.
 */
export function statedBy({ blocks }: Paper): Stated {
  const stated = new Map<string, string>();
  for (const [what, text] of blocks.flatMap(factsOf)) {
    const before = stated.get(what);
    stated.set(what, before === undefined ? text : `${before}\n${text}`);
  }
  return [...stated];
}

function factsOf(block: Block): Stated {
  switch (block.type) {
    case 'fields':
      return block.rows.map(({ label, value }) => [plain(label), plain(value)] as const);
    case 'issuer':
      return [block.day, ...block.lines].map((line) => ['issuer', plain(line)] as const);
    case 'addressee':
    case 'paragraph':
      return [[block.type, plain(block.text)]];
    default:
      return [];
  }
}

export const plain = (text: LocalizedText): string => text.map((one) => one.text).join(' / ');

/** What papers of earlier releases said in other words or signs, and how it is said now. */
const FORMERLY: readonly (readonly [before: RegExp, now: string])[] = [
  [/^Date of entry$|(?<= )Date of entry$/, 'Date of enrollment'],
  [/(^| )Expected completion$/, '$1Expected date of completion'],
  [/(^| )Course$/, '$1Degree program'],
  [/(^| )Faculty in charge$/, '$1Faculty member in charge'],
  [/^基盤機関/, '研究科等'],
  [/Parent institute$/, 'Graduate school'],
  [/^受入部署/, '配属部署'],
  [/^実施時間/, '就業時間'],
  [/Doctoral course \(standard term: 3 years\)/, 'Doctoral program (standard period of study: 3 years)'],
  [/Five-year doctoral course \(standard term: 5 years\)/, 'Five-year integrated doctoral program'],
  [/在宅勤務\(全日\)/g, '在宅勤務のみ'],
  [/円\(税込\)/g, '円(税引前)'],
  [/本学大学院に在学している/, '本学に在学している'],
  [
    /the person named above (is currently enrolled in the doctoral program) of this/,
    'the student named above $1 at this',
  ],
  [
    /for the credit course (“.*?” \(.*?\)) of the regular curriculum of this university in the (.*?) and (.*?) the internship described below as this course/,
    'in the $2 for the credit-bearing course $1, which is part of the regular curriculum of this university, and $3 the internship described below as part of this course',
  ],
];

/** A text without what may differ where the same is said: its words of before, eras, full-width brackets, the sign between several. */
export function sense(text: string): string {
  const now = FORMERLY.reduce((said, [before, to]) => said.replace(before, to), text);
  return western(
    now
      .replace(/（/g, '(')
      .replace(/）/g, ')')
      .replace(/[\n、]|, /g, '\n'),
  );
}

/** The paper in the words in which it was stated before: who holds both copies reads the same on them. */
export function repeating(paper: Paper, before: Stated): Paper {
  const was = new Map(before.map(([what, text]) => [sense(what), { what, text }] as const));
  const again = (text: LocalizedText, said: string | undefined): LocalizedText => {
    if (said === undefined || sense(said) !== sense(plain(text))) return text;
    const pieces = said.split(' / ');
    return pieces.length === text.length ? text.map(({ lang }, n) => ({ lang, text: pieces[n] ?? '' })) : text;
  };
  const sentences = was.get('paragraph')?.text.split('\n') ?? [];
  let sentence = 0;
  const blocks = paper.blocks.map((block) => {
    if (block.type === 'paragraph') return { ...block, text: again(block.text, sentences[sentence++]) };
    if (block.type === 'issuer') {
      const [day, ...lines] = was.get('issuer')?.text.split('\n') ?? [];
      return { ...block, day: again(block.day, day), lines: block.lines.map((line, n) => again(line, lines[n])) };
    }
    if (block.type !== 'fields') return block;
    const rows = block.rows.map((row) => {
      const said = was.get(sense(plain(row.label)));
      return { ...row, label: again(row.label, said?.what), value: again(row.value, said?.text) };
    });
    return { ...block, rows };
  });
  return { ...paper, blocks };
}

/** A fact on which two papers differ; a text is missing if its paper does not state the fact. */
export interface ChangedFact {
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
}

/** All of them, in the first paper's order. */
export function changedFacts(before: Stated, after: Stated): readonly ChangedFact[] {
  const bySense = (stated: Stated) => new Map(stated.map(([what, text]) => [sense(what), { what, text }] as const));
  const [was, is] = [bySense(before), bySense(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [one, other] = [was.get(key), is.get(key)];
    if (one && other && sense(one.text) === sense(other.text)) return [];
    return [
      { what: (other ?? one)?.what ?? key, ...(one && { before: one.text }), ...(other && { after: other.text }) },
    ];
  });
}
