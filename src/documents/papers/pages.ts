import { pageOf } from '../../core/papers/measures.ts';
import type { Block, Paper, PaperRow } from '../../core/papers/paper.ts';
import type { LocalizedText } from '../../core/text/language.ts';
import { Abort } from '../../errors.ts';
import { asPart, type Box, type Mark, moved } from '../../formats/pdf/marks.ts';
import { type SetText, type Setter, under } from '../../formats/pdf/setter.ts';
import { boxesOf } from './blocks.ts';
import { contentOf, fieldBoxes } from './fields.ts';
import { codeMark, codeWidth, contactBlock, dayLine, issuerBlock } from './issuer.ts';
import type { Page } from './page.ts';
import { beside } from './said.ts';
import { circle, drawn, rectangle } from './signs.ts';
import { BOTTOM, FOLIO, gridOf, HEAD, mm, RULES, scalesOf } from './style.ts';
import { typeset } from './typeset.ts';

export type PaperPage = readonly Mark[];

type Of<Type extends Block['type']> = Extract<Block, { type: Type }>;
const first = <Type extends Block['type']>(blocks: readonly Block[], type: Type): Of<Type> | undefined =>
  blocks.find((block): block is Of<Type> => block.type === type);

/** A paper on its pages, as open as fits. A certificate is one page, signed, sealed and coded; what is too long for it goes to an annex. */
export function pagesOf(paper: Paper, setter: Setter): readonly PaperPage[] {
  const set = typeset(paper);
  const issuer = first(set.blocks, 'issuer');
  return issuer ? certificate(set, issuer, setter) : sheets(set, setter);
}

/** Below the text, and above the issuer. */
const SPACE = mm(2.4);

function certificate(paper: Paper, issuer: Of<'issuer'>, setter: Setter): readonly PaperPage[] {
  const grid = gridOf(paper);
  const scales = scalesOf(paper).map((scale): Page => ({ setter, grid, scale }));
  const [open] = scales as [Page];
  const foot = issuerBlock(issuer, paper.proof, open);
  const day = dayLine(issuer, open);
  const contact = first(paper.blocks, 'contact');
  const whom = contact ? contactBlock(contact, open) : { marks: [], height: 0, width: 0 };
  refuseOver(whom, mm(297) - grid.contact - mm(4));
  const top = grid.issuer - foot.height;
  const room = top - SPACE - grid.top;
  for (const moved of annexed(paper, open)) {
    const short = without(paper, moved);
    for (const page of scales) {
      const boxes = [...boxesOf(short, page), { ...day, before: mm(2 * page.scale.gaps), stretch: 1, withNext: false }];
      if (heightOf(boxes) > room) continue;
      const annex = annexPages(paper, moved, open);
      return [
        [
          ...headLine(paper, page),
          ...placed(boxes, room - heightOf(boxes), page, paper.form),
          ...place(foot, grid.left, top),
          ...place(whom, grid.left, grid.contact),
        ],
        ...annex.map((marks, n) => [...laterHead(paper, page, n + 2, annex.length + 1), ...marks]),
      ];
    }
  }
  throw overflow(longest(paper));
}

const place = (set: SetText, x: number, y: number) => moved(set.marks, x, y);

/** What goes to the annex: nothing, then the longest value, then the two longest, … */
function annexed(paper: Paper, page: Page): readonly (readonly PaperRow[])[] {
  const rows = paper.annex
    ? paper.blocks.flatMap((block) => (block.type === 'fields' && block.annex ? block.rows : []))
    : [];
  const width = page.grid.width - page.grid.label;
  const long = rows
    .map((row) => ({ row, height: contentOf(row.value, row.pair ? width / 2 : width, page).height }))
    .filter(({ height }) => height > page.scale.value.leading * 1.5)
    .sort((a, b) => b.height - a.height)
    .map(({ row }) => row);
  return [[], ...long.map((_, n) => long.slice(0, n + 1))];
}

/** The paper with 「別紙のとおり」 in the place of these values. */
function without(paper: Paper, moved: readonly PaperRow[]): Paper {
  const { annex } = paper;
  if (!annex || moved.length === 0) return paper;
  const rows = (of: readonly PaperRow[]) => of.map((row) => (moved.includes(row) ? { ...row, value: annex.see } : row));
  const blocks = paper.blocks.map((block) => (block.type === 'fields' ? { ...block, rows: rows(block.rows) } : block));
  return { ...paper, blocks };
}

/** The full texts, with the code again, and the place where the seal joins the sheets. */
function annexPages(paper: Paper, values: readonly PaperRow[], page: Page): readonly PaperPage[] {
  const { annex, proof } = paper;
  if (!annex || values.length === 0) return [];
  const { grid, setter } = page;
  const looks = [
    { size: 12, leading: 20, cut: 'medium' },
    { size: 9.8, leading: 20 },
  ] as const;
  const heading = beside(annex.heading, grid.width, looks, setter);
  const boxes: readonly Box[] = [
    { ...heading, marks: asPart({ role: 'H2' }, heading.marks), before: 0, stretch: 0, withNext: true },
    ...fieldBoxes(
      values.map(({ pair: _, ...row }) => row),
      page,
      annex.continued,
    ),
  ];
  const code = proof === undefined ? undefined : codeMark(proof, first(paper.blocks, 'issuer')?.code ?? []);
  const foot = proof === undefined ? BOTTOM : grid.issuer - codeWidth(proof);
  const joint: Mark = { ...drawn(circle(mm(6)), { ink: 'pale', weight: RULES.fine, dash: 2 }), x: mm(8), y: mm(148) };
  const room = foot - SPACE - grid.top;
  return balanced(boxes, room, room).map((own) => [
    ...placed(own, 0, page, paper.form),
    ...(code ? moved([code], grid.left, foot) : []),
    joint,
  ]);
}

function sheets(paper: Paper, setter: Setter): readonly PaperPage[] {
  const grid = gridOf(paper);
  const pages = scalesOf(paper).map((scale): Page => ({ setter, grid, scale }));
  const [open] = pages as [Page];
  const foot = sheetFoot(paper, open);
  refuseOver(foot, (BOTTOM - grid.top) / 2);
  const room = BOTTOM - grid.top;
  const last = room - foot.height - (foot.height > 0 ? mm(4) : 0);
  const set = pages.map((page) => {
    const boxes = boxesOf(paper, page);
    return { page, boxes, all: heightOf(boxes) <= last ? [boxes] : balanced(boxes, room, last) };
  });
  for (const box of set.at(-1)?.boxes ?? []) refuseOver(box, last);
  const sound = set.filter(({ boxes }) => boxes.every(({ height }) => height <= last));
  // As open as goes without a page more.
  const fewest = Math.min(...sound.map(({ all }) => all.length));
  const { page, all } = sound.find((one) => one.all.length === fewest) as (typeof set)[number];
  return all.map((own, n) => [
    ...(n === 0 ? headLine(paper, page) : laterHead(paper, page, n + 1, all.length)),
    ...placed(own, all.length === 1 ? last - heightOf(own) : 0, page, paper.form),
    ...(n === all.length - 1 ? place(foot, grid.left, BOTTOM - foot.height) : []),
    ...(all.length > 1 ? folio(paper, page, n + 1, all.length) : []),
  ]);
}

/** What stands at the foot of the last page: whom to ask, or a box for a stamp. */
function sheetFoot({ blocks }: Paper, page: Page): SetText {
  const contact = first(blocks, 'contact');
  const stamp = first(blocks, 'stamp');
  return under([...(stamp ? [stampBox(stamp, page)] : []), ...(contact ? [contactBlock(contact, page)] : [])]);
}

function stampBox({ label, width: wide }: Of<'stamp'>, { grid, setter }: Page): SetText {
  const [width, height] = [mm(wide), mm(22)];
  const look = { size: 7.2, leading: 9.8, ink: 'grey' } as const;
  const said = beside(label, width - mm(4), [look, look], setter);
  const marks = [
    drawn(rectangle(width, height), { weight: RULES.hand }),
    ...moved(asPart({ role: 'P' }, said.marks), mm(2), mm(1.4)),
  ];
  return { marks: moved(marks, grid.width - width, 0), height, width };
}

/** What is never parted must fit: nothing runs off a page in silence. */
function refuseOver({ marks, height }: Pick<Box, 'marks' | 'height'>, room: number): void {
  if (height <= room) return;
  const lines = marks.flatMap((mark) => (mark.type === 'text' ? [mark.text.trim()] : []));
  // The longest text holds the line in the middle.
  throw overflow(lines[Math.floor(lines.length / 2)] ?? '');
}

const overflow = (text: string) => new Abort('paper-overflow', { text });

/** The longest text of a paper: what is too much for its page. */
function longest({ blocks }: Paper): string {
  const said = blocks.flatMap((block): readonly LocalizedText[] =>
    block.type === 'fields'
      ? block.rows.map(({ value }) => value)
      : 'text' in block && typeof block.text !== 'string'
        ? [block.text]
        : [],
  );
  const texts = said.flat().map(({ text }) => text);
  return `${texts.reduce((most, text) => (text.length > most.length ? text : most), '').slice(0, 60)}…`;
}

const heightOf = (boxes: readonly Box[]): number =>
  boxes.reduce((sum, box, n) => sum + box.height + (n === 0 ? 0 : box.before), 0);

/** Pages as full as can be, but the last one holds more than an end. */
function balanced(boxes: readonly Box[], room: number, last: number): readonly (readonly Box[])[] {
  const full = paginate(boxes, room, last);
  for (let height = room; full.length > 1 && height > room / 2; height -= STEP) {
    const pages = paginate(boxes, height, last);
    if (pages.length > full.length) break;
    if (heightOf(pages.at(-1) ?? []) >= last * LAST) return pages;
  }
  return full;
}
const STEP = 6;
/** The share of a last page that is filled. */
const LAST = 0.25;

/** Fills pages; boxes that stay together go over together. The last page leaves room for its foot. */
function paginate(boxes: readonly Box[], room: number, last: number): readonly (readonly Box[])[] {
  const groups: Box[][] = [];
  boxes.forEach((box, n) => {
    if (n > 0 && boxes[n - 1]?.withNext) groups.at(-1)?.push(box);
    else groups.push([box]);
  });
  // What is higher than a page is parted after all.
  const kept = groups.flatMap((group) => (heightOf(group) <= last ? [group] : group.map((box) => [box])));
  const pages: Box[][] = [[]];
  kept.forEach((group, n) => {
    const page = pages.at(-1) ?? [];
    const limit = n === kept.length - 1 ? last : room;
    if (page.length === 0 || heightOf([...page, ...group]) <= limit) page.push(...group);
    else pages.push([...(group[0]?.head ? [group[0].head] : []), ...group]);
  });
  return pages;
}

/** Blocks stand apart by so much more at most. */
const MOST = { internship: mm(5), enrollment: mm(9), sheet: mm(1.5) } as const;

/** Boxes from the top down; spare room goes between them, more where a paper breathes. */
function placed(
  boxes: readonly Box[],
  spare: number,
  { grid: { left, top } }: Page,
  form: Paper['form'],
): readonly Mark[] {
  const weight = boxes.reduce((sum, box) => sum + box.stretch, 0);
  const unit = Math.min(MOST[form], weight > 0 ? spare / weight : 0);
  let y = top;
  return boxes.flatMap((box, n) => {
    y += n === 0 ? 0 : box.before + box.stretch * unit;
    const marks = moved([...(n === 0 ? (box.onTop ?? []) : []), ...box.marks], left, y);
    y += box.height;
    return marks;
  });
}

/** The first page: whose paper it is at the left, its number and what is said beside it at the right. */
function headLine(paper: Paper, { setter, grid }: Page): readonly Mark[] {
  const { blocks, number } = paper;
  const small = { size: 8.5, leading: 12, ink: 'grey' } as const;
  const strong = { size: 9.5, leading: 12, cut: 'medium' } as const;
  const part = { role: 'P' } as const;
  const marks = blocks.flatMap((block) => (block.type === 'mark' ? [block.text] : []));
  let right = grid.width;
  const set = marks.map((text, n) => {
    const [one] = text;
    if (!one) return [];
    const said = text.map((piece) => piece.text).join('　');
    const isNumber = n === 0 && said.endsWith(number);
    const plain = isNumber ? said.slice(0, -number.length).trimEnd() : said;
    const strongly = isNumber ? setter.paragraph({ lang: one.lang, text: number }, right, strong) : undefined;
    const words = setter.paragraph({ lang: one.lang, text: plain }, right, small);
    const wide = strongly ? strongly.width + 8 : 0;
    const own = [
      ...moved(words.marks, right - wide - words.width, 0),
      ...(strongly ? moved(strongly.marks, right - strongly.width, 0) : []),
    ];
    right -= wide + words.width + 16;
    return asPart(part, onLine(own));
  });
  const office = first(blocks, 'office');
  const [whose] = office?.text ?? [];
  const left = whose ? setter.paragraph(whose, right, { size: 7.2, leading: 12, ink: 'grey' }).marks : [];
  return moved([...asPart(part, onLine(left)), ...set.flat()], grid.left, HEAD);
}

/** On the line of the head, whatever their size. */
const onLine = (marks: readonly Mark[]): readonly Mark[] => marks.map((mark) => ({ ...mark, y: 0 }));

/** Later pages: the title at the left; number, whom it is about and the page at the right. */
function laterHead(paper: Paper, { setter, grid }: Page, page: number, pages: number): readonly Mark[] {
  const { lang, number, holder, form } = paper;
  const tongue = lang === 'en' ? 'en' : 'ja';
  const look = { size: 8.5, leading: 12, ink: 'grey' } as const;
  const title =
    first(paper.blocks, 'title')
      ?.text.map(({ text }) => text)
      .join('　') ?? '';
  const said = [number, holder, form === 'sheet' ? undefined : pageOf(page, pages, tongue)].filter(Boolean).join('　');
  const right = setter.paragraph({ lang: tongue, text: said }, grid.width, { ...look, align: 'right' });
  const left = setter.paragraph({ lang: tongue, text: title }, grid.width - right.width - 12, look);
  return moved([...onLine(left.marks), ...onLine(right.marks)], grid.left, HEAD);
}

function folio({ lang }: Paper, { setter, grid }: Page, page: number, pages: number): readonly Mark[] {
  const look = { size: 8, leading: 12, ink: 'grey', align: 'center' } as const;
  return moved(
    onLine(setter.paragraph({ lang: lang === 'en' ? 'en' : 'ja', text: `${page} / ${pages}` }, grid.width, look).marks),
    grid.left,
    FOLIO,
  );
}
