import type { Block, Paper } from '../../core/papers/paper.ts';
import { Abort } from '../../errors.ts';
import { asPart, type Box, type Mark, moved } from '../../formats/pdf/marks.ts';
import type { Setter } from '../../formats/pdf/setter.ts';
import { boxesOf, contactBox } from './blocks.ts';
import { DENSITIES, type Density, PAGE, TEXT_WIDTH } from './style.ts';

export type PaperPage = readonly Mark[];

const PAGE_ROOM = PAGE.height - PAGE.top - PAGE.bottom;

/** A paper on its pages: as open as fits on one page, else on as many as it needs, each with number and page. */
export function pagesOf(paper: Paper, setter: Setter): readonly PaperPage[] {
  const contact = paper.blocks.find((block): block is Extract<Block, { type: 'contact' }> => block.type === 'contact');
  const foot = contact ? contactBox(contact, setter) : { marks: [], height: 0, width: 0 };
  refuseOver(foot, PAGE_ROOM / 2);
  const last = PAGE_ROOM - foot.height - 14;
  const { density, boxes } = closest(paper, setter, last);
  for (const box of boxes) refuseOver(box, last);
  const pages = balanced(boxes, last);
  return pages.map((page, n) => [
    ...mark(paper, setter, n),
    ...placed(page, pages.length === 1 ? last - heightOf(page) : 0, density),
    ...(n === pages.length - 1 ? moved(foot.marks, PAGE.left, PAGE.height - PAGE.bottom - foot.height) : []),
    ...(pages.length > 1 ? folio(paper, setter, n + 1, pages.length) : []),
  ]);
}

/** What is never parted, the issuer and the contact, must fit: nothing runs off a page in silence. */
function refuseOver({ marks, height }: Pick<Box, 'marks' | 'height'>, room: number): void {
  if (height <= room) return;
  const lines = marks.flatMap((mark) => (mark.type === 'text' ? [mark.text.trim()] : []));
  // The longest text holds the line in the middle.
  throw new Abort('paper-overflow', { text: lines[Math.floor(lines.length / 2)] ?? '' });
}

/**
 * The most open density that fits; where none does, several pages of readable text, denser only where that saves a page. The more open,
 * the higher: few are tried.
 */
function closest(paper: Paper, setter: Setter, height: number) {
  const [roomy, close, paired, dense] = DENSITIES;
  const set = (density: Density) => ({ density, boxes: boxesOf(paper, setter, density) });
  const fits = ({ boxes }: { readonly boxes: readonly Box[] }) => heightOf(boxes) <= height;
  const first = set(close);
  if (fits(first)) {
    const open = set(roomy);
    return fits(open) ? open : first;
  }
  const tightest = set(dense);
  const count = ({ boxes }: { readonly boxes: readonly Box[] }) => paginate(boxes, PAGE_ROOM, height).length;
  if (!fits(tightest)) return count(tightest) < count(first) ? tightest : first;
  const tight = set(paired);
  return fits(tight) ? tight : tightest;
}

const heightOf = (boxes: readonly Box[]): number =>
  boxes.reduce((sum, box, n) => sum + box.height + (n === 0 ? 0 : box.before), 0);

/** Pages as full as can be, but the last one holds more than an end. */
function balanced(boxes: readonly Box[], last: number): readonly (readonly Box[])[] {
  const full = paginate(boxes, PAGE_ROOM, last);
  for (let height: number = PAGE_ROOM; full.length > 1 && height > PAGE_ROOM / 2; height -= STEP) {
    const pages = paginate(boxes, height, last);
    if (pages.length > full.length) break;
    if (heightOf(pages.at(-1) ?? []) >= last * LAST) return pages;
  }
  return full;
}
const STEP = 6;
/** The share of a last page that is filled. */
const LAST = 0.4;

/** Fills pages; boxes that stay together go over together. The last page leaves room for the contact. */
function paginate(boxes: readonly Box[], room: number, last: number): readonly (readonly Box[])[] {
  const groups: Box[][] = [];
  boxes.forEach((box, n) => {
    if (n > 0 && boxes[n - 1]?.withNext) groups.at(-1)?.push(box);
    else groups.push([box]);
  });
  // What is higher than a page is parted after all.
  const kept = groups.flatMap((group) => (heightOf(group) <= PAGE_ROOM ? [group] : group.map((box) => [box])));
  const pages: Box[][] = [[]];
  kept.forEach((group, n) => {
    const page = pages.at(-1) ?? [];
    const limit = n === kept.length - 1 ? last : room;
    if (page.length === 0 || heightOf([...page, ...group]) <= limit) page.push(...group);
    else pages.push([...(group[0]?.head ? [group[0].head] : []), ...group]);
  });
  return pages;
}

/** Boxes from the top down; spare room goes between them, more where a paper breathes. */
function placed(boxes: readonly Box[], spare: number, { gap }: Density): readonly Mark[] {
  const weight = boxes.reduce((sum, box) => sum + box.stretch, 0);
  const unit = Math.min(gap, weight > 0 ? (spare * 0.85) / weight : 0);
  let y: number = PAGE.top;
  return boxes.flatMap((box, n) => {
    y += (n === 0 ? 0 : box.before) + box.stretch * unit;
    const marks = moved([...(n === 0 ? (box.onTop ?? []) : []), ...box.marks], PAGE.left, y);
    y += box.height;
    return marks;
  });
}

/** The number at the top right of every page, and on later pages the title at the left. */
function mark({ blocks }: Paper, setter: Setter, page: number): readonly Mark[] {
  const line = (type: 'mark' | 'title', align: 'left' | 'right') => {
    const text = blocks.flatMap((block) => (block.type === type && 'text' in block ? block.text : []));
    const [first] = text;
    if (!first) return [];
    const piece = { lang: first.lang, text: text.map((one) => one.text).join('  ') };
    return setter.paragraph(piece, TEXT_WIDTH, { size: 8.5, leading: 12, ink: 'grey', align }).marks;
  };
  // Read once; on later pages both only run along.
  const marks =
    page > 0 ? [...line('title', 'left'), ...line('mark', 'right')] : asPart({ role: 'P' }, line('mark', 'right'));
  return moved(marks, PAGE.left, PAGE.mark - 12);
}

function folio({ number, lang }: Paper, setter: Setter, page: number, pages: number): readonly Mark[] {
  const text = `${number}   ${page} / ${pages}`;
  const look = { size: 8, leading: 12, ink: 'grey', align: 'center' } as const;
  const set = setter.paragraph({ lang: lang === 'en' ? 'en' : 'ja', text }, TEXT_WIDTH, look);
  return moved(set.marks, PAGE.left, PAGE.folio - 9);
}
