import type { Block, Paper } from '../../core/papers/paper.ts';
import type { LocalizedText, Tongue } from '../../core/text/language.ts';
import { asPart, type Box, type Mark, moved, type Part } from '../../formats/pdf/marks.ts';
import { type SetText, type TextLook, under } from '../../formats/pdf/setter.ts';
import { columnsOf, hairline, sideBySide } from './columns.ts';
import { fieldBoxes, rule } from './fields.ts';
import type { Page } from './page.ts';
import { beside, type SetLines, stacked } from './said.ts';
import { drawn, rectangle } from './signs.ts';
import { sliced } from './slices.ts';
import { mm, RULES } from './style.ts';
import { checkBoxes, tableBoxes } from './table.ts';

type Of<Type extends Block['type']> = Extract<Block, { type: Type }>;

/** The blocks that flow down the page, as boxes. What stands at its head and its foot is not among them. */
export function boxesOf({ blocks, form }: Paper, page: Page): readonly Box[] {
  return grouped(blocks)
    .flatMap((group) => flow(group, form, page))
    .filter(({ marks }) => marks.length > 0);
}

/** Paragraphs that follow each other are one text: in two languages they stand in two columns. */
function grouped(blocks: readonly Block[]): readonly (readonly [Block, ...Block[]])[] {
  const groups: [Block, ...Block[]][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.type === 'paragraph' && last?.[0].type === 'paragraph') last.push(block);
    else groups.push([block]);
  }
  return groups;
}

const NONE = { before: 0, stretch: 0, withNext: false };

function flow([block, ...more]: readonly [Block, ...Block[]], form: Paper['form'], page: Page): readonly Box[] {
  const { scale, grid, setter } = page;
  const gap = (length: number) => mm(length * scale.gaps);
  switch (block.type) {
    case 'mark':
    case 'office':
    case 'contact':
    case 'stamp':
    case 'issuer':
      return [];
    case 'title':
      return [titleBox(block, form, page)];
    case 'addressee': {
      const said = stacked(
        block.text,
        grid.width,
        [
          { size: 11, leading: 15 },
          { size: 11, leading: 15 },
        ],
        setter,
      );
      return flowing('P', said, { ...NONE, before: gap(2.8), stretch: 1, withNext: true });
    }
    case 'heading':
      return [headingBox(block.text, page)];
    case 'paragraph':
      return paragraphs([block, ...more.filter((one) => one.type === 'paragraph')], form, page);
    case 'notice':
      return [notice(block, page)];
    case 'fields':
      return fieldBoxes(block.rows, page);
    case 'table':
      return tableBoxes(block, page);
    case 'checks':
      return checkBoxes(block, page);
    case 'section': {
      const size = { size: scale.value.size, leading: scale.flat ? 11.4 : 14 };
      const said = beside(
        block.text,
        grid.width,
        [
          { ...size, cut: 'medium' },
          { ...scale.second, leading: size.leading },
        ],
        setter,
      );
      return flowing('H2', said, { before: gap(2.6), stretch: 1, withNext: true });
    }
    case 'band':
      return [band(block.text, page)];
    case 'total': {
      const said = beside(block.text, grid.width, [scale.value, scale.second], setter);
      return flowing('P', said, { ...NONE, before: gap(2) });
    }
    case 'steps':
      return block.steps.flatMap((step, n) => stepBoxes(step, n + 1, page));
    case 'typed':
      return typedBoxes(block.text, page);
  }
}

/** Lines as one part of the paper. */
const part = <Set extends SetText>(role: Part['role'], set: Set): Set => ({
  ...set,
  marks: asPart({ role }, set.marks),
});

/** A text as a box; a long one goes on to the next page, line by line. */
const flowing = (role: Part['role'], set: SetLines, place: Pick<Box, 'before' | 'stretch' | 'withNext'>) =>
  sliced({ ...part(role, set), ...place }, set.ends);

/** Japanese titles stand wide, the shorter the wider; katakana would fall apart. */
function tracking(text: string, lang: Tongue): number {
  if (lang === 'en') return 0;
  const { length } = [...text];
  return /\p{Script=Katakana}/u.test(text) ? 0.1 : length <= 5 ? 0.6 : length <= 9 ? 0.2 : 0.1;
}

/** In the middle of a certificate; at the left of the office's own papers. */
function titleBox({ text }: Of<'title'>, form: Paper['form'], { scale, grid, setter }: Page): Box {
  const isSheet = form === 'sheet';
  if (isSheet) {
    const looks = [
      { ...scale.title, cut: 'medium' },
      { ...scale.titleSecond, leading: scale.title.leading },
    ] as const;
    return { ...part('H1', beside(text, grid.width, looks, setter)), before: 0, stretch: 0, withNext: true };
  }
  const sets = text.map((piece, n) => {
    const { size, leading } = n === 0 ? scale.title : scale.titleSecond;
    const look: TextLook = { size, leading, align: 'center', tracking: tracking(piece.text, piece.lang) };
    return setter.paragraph(piece, grid.width, n === 0 ? { ...look, cut: 'medium' } : look);
  });
  const set = part('H1', under(sets));
  return { ...set, before: 0, stretch: 0, withNext: true };
}

/** 記, with its English behind it. */
function headingBox(text: LocalizedText, { grid, setter, scale }: Page): Box {
  const said = beside(
    text,
    grid.width,
    [
      { size: 10.5, leading: 14 },
      { size: 8.6, leading: 14 },
    ],
    setter,
  );
  const set = part('H2', said);
  const marks = moved(set.marks, (grid.width - set.width) / 2, 0);
  return { ...set, marks, before: mm(1.6 * scale.gaps), stretch: 1, withNext: true };
}

const indented = (piece: LocalizedText[number]) =>
  piece.lang === 'ja' ? { ...piece, text: `　${piece.text}` } : piece;

function paragraphs(blocks: readonly Of<'paragraph'>[], form: Paper['form'], page: Page): readonly Box[] {
  const { scale, grid, setter } = page;
  const between = mm(1.6);
  const place = { before: mm(2.6 * scale.gaps), stretch: 2, withNext: false };
  const first: TextLook = { ...scale.text, running: true };
  const second: TextLook = scale.textSecond;
  const isShort = (text: LocalizedText) =>
    text.every(
      (piece, n) =>
        setter.paragraph(piece, grid.width, n === 0 ? first : second).height <= (n === 0 ? first : second).leading,
    );
  const texts = blocks.map(({ text }) => (form === 'sheet' ? text : text.map(indented)));
  const isBilingual = texts.some((text) => text.length > 1);
  if (isBilingual && !texts.every(isShort)) {
    const columns = columnsOf(grid.width);
    const set = sideBySide(texts, columns, { looks: [first, second], between }, setter);
    const line = { ...hairline(set.height - mm(1)), x: columns.left + columns.gap / 2, y: mm(0.5) };
    return [{ ...set, marks: [...set.marks, ...(form === 'sheet' ? [] : [line])], ...place }];
  }
  return texts.flatMap((text, n) => {
    const look = { ...first, running: text[0]?.lang === 'ja' };
    const said = stacked(text, grid.width, [look, second], setter);
    return flowing('P', said, n === 0 ? place : { ...place, before: between, stretch: 0 });
  });
}

/** What must be seen to first, in a box. */
function notice({ heading, lines }: Of<'notice'>, page: Page): Box {
  const { scale, grid, setter } = page;
  const inset = mm(scale.flat ? 2 : 2.5);
  const width = grid.width - 2 * inset;
  const leading = scale.flat ? 12 : 14;
  const between = mm(scale.flat ? 0.5 : 0.8);
  const title = part(
    'H2',
    beside(
      heading,
      width,
      [
        { ...scale.value, leading, cut: 'medium' },
        { ...scale.second, leading },
      ],
      setter,
    ),
  );
  const looks = [
    { ...(scale.flat ? scale.text : { size: 10, leading: 15 }), running: true },
    scale.textSecond,
  ] as const;
  const isBilingual = lines.some((line) => line.length > 1);
  const text = isBilingual
    ? sideBySide(lines, columnsOf(width), { looks, between }, setter)
    : under(
        lines.map((line) =>
          part('P', stacked(line, width, [{ ...looks[0], running: line[0]?.lang === 'ja' }, looks[1]], setter)),
        ),
        between,
      );
  const height = title.height + text.height + 2 * inset - mm(0.6);
  const marks = [
    drawn(rectangle(grid.width, height), { weight: RULES.hand }),
    ...moved(title.marks, inset, inset - mm(0.8)),
    ...moved(text.marks, inset, inset - mm(0.8) + title.height),
  ];
  return { height, marks, before: mm(2.4 * scale.gaps), stretch: 1, withNext: false };
}

/** What counts most of the paper, between two strong rules. */
function band(text: LocalizedText, { scale, grid, setter }: Page): Box {
  const said = stacked(
    text,
    grid.width,
    [
      { size: 12, leading: 17, cut: 'medium' },
      { size: 9.8, leading: 13, cut: 'medium' },
    ],
    setter,
  );
  const height = Math.max(mm(10), said.height + mm(2.4));
  const set = part('H2', said);
  const line = rule(grid.width, RULES.strong);
  const marks = [line, ...moved(set.marks, 0, (height - said.height) / 2), { ...line, y: height }];
  return { height, marks, before: mm(4 * scale.gaps), stretch: 1, withNext: true };
}

/** The number in a column of its own; title and text in both languages side by side; below them what is copied letter by letter. */
function stepBoxes({ title, text, typed }: Of<'steps'>['steps'][number], n: number, page: Page): readonly Box[] {
  const { scale, grid, setter } = page;
  const indent = mm(10);
  const width = grid.width - indent;
  const number = setter.paragraph({ lang: title[0]?.lang ?? 'ja', text: String(n) }, indent, {
    size: 14,
    leading: 15,
    cut: 'medium',
  });
  const columns = text.length > 1 ? columnsOf(width) : { left: width, gap: 0, right: 0 };
  const heading = { size: 10.5, leading: 15, cut: 'medium' } as const;
  const first: TextLook = { ...scale.text, running: text[0]?.lang === 'ja' };
  const titles = sideBySide(
    [title],
    columns,
    { looks: [heading, { ...heading, size: 9.8 }], between: 0, role: 'H2' },
    setter,
  );
  const texts = sideBySide([text], columns, { looks: [first, scale.textSecond], between: 0 }, setter);
  const body = under([titles, texts]);
  const marks = [...asPart({ role: 'P' }, number.marks), ...moved(body.marks, indent, 0)];
  const box: Box = {
    height: body.height,
    marks,
    before: mm(3 * scale.gaps),
    stretch: 1,
    withNext: typed !== undefined,
  };
  if (typed === undefined) return [box];
  return [box, ...typedBoxes(typed, page).map((one) => ({ ...one, before: mm(1.6), stretch: 0 }))];
}

const TYPED = { size: 9, leading: 14, cut: 'typed' } as const;

/** Letter by letter, on a light ground: never spread, and a line that is too long breaks where it ends. */
function typedBoxes(text: string, { grid, setter, scale }: Page): readonly Box[] {
  const inset = mm(3);
  const set = part('P', setter.paragraph({ lang: 'en', text }, grid.width - 2 * inset, TYPED));
  const height = set.height + inset;
  const ground: Mark = drawn(rectangle(grid.width, height), { ink: 'ground' });
  const marks = [ground, ...moved(set.marks, inset, inset / 2)];
  return [{ height, marks, before: mm(1.2 * scale.gaps), stretch: 0, withNext: false }];
}
