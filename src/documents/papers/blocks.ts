import type { Block, Paper } from '../../core/papers/paper.ts';
import type { LocalizedText, Tongue } from '../../core/text/language.ts';
import { asPart, type Box, type Mark, moved, type Part } from '../../formats/pdf/marks.ts';
import { type SetText, type Setter, type TextLook, under } from '../../formats/pdf/setter.ts';
import { contentOf, fieldBoxes, labelColumn } from './fields.ts';
import { endsOf, evenEnds, sliced } from './slices.ts';
import { CODE, type Density, SEAL, TEXT_WIDTH } from './style.ts';
import { tableBoxes } from './table.ts';

type Of<Type extends Block['type']> = Extract<Block, { type: Type }>;

/** The blocks that flow down the page, as boxes. Mark and contact stand outside of the flow. */
export function boxesOf({ blocks, proof }: Paper, setter: Setter, density: Density): readonly Box[] {
  const rows = blocks.flatMap((block) => (block.type === 'fields' ? block.rows : []));
  const column = labelColumn(rows, setter, density);
  return blocks
    .flatMap((block, n) => {
      const boxes = flow(block, { column, proof }, setter, density);
      return blocks[n - 1]?.type === 'section' ? close(boxes) : boxes;
    })
    .filter(({ height }) => height > 0);
}

/** A part of this height at most is not parted over two pages. */
const KEPT_TOGETHER = 260;

/** What stands right under the heading of its part, on one page with it where it is not long. */
function close([first, ...rest]: readonly Box[]): readonly Box[] {
  if (!first) return [];
  const boxes = [{ ...first, before: 2, stretch: 0 }, ...rest];
  if (boxes.reduce((sum, { height }) => sum + height, 0) > KEPT_TOGETHER) return boxes;
  return boxes.map((box, n) => ({ ...box, withNext: n < boxes.length - 1 }));
}

interface Frame {
  /** The width of labels. */
  readonly column: number;
  readonly proof: string | undefined;
}

function flow(block: Block, { column, proof }: Frame, setter: Setter, density: Density): readonly Box[] {
  switch (block.type) {
    case 'mark':
    case 'contact':
      return [];
    case 'title': {
      const sets = setsOf(block.text, titleLook(density, block.text), setter);
      return flowing(part('H1', under(sets)), endsOf(sets), { before: 0, stretch: 3, withNext: true });
    }
    case 'addressee': {
      const sets = setsOf(block.text, (_, n) => textLook(density, n, 1.05), setter);
      return flowing(part('P', under(sets)), endsOf(sets), { before: density.gap, stretch: 2, withNext: true });
    }
    case 'heading': {
      const sets = setsOf(block.text, (_, n) => ({ ...textLook(density, n), align: 'center' }), setter);
      return flowing(part('H2', under(sets)), endsOf(sets), { before: density.gap, stretch: 1, withNext: true });
    }
    case 'paragraph':
      return paragraph(block, setter, density);
    case 'fields':
      return fieldBoxes(block.rows, column, setter, density);
    case 'table':
      return tableBoxes(block, setter, density);
    case 'section': {
      const set = part('H2', contentOf(block.text, TEXT_WIDTH, setter, density));
      const ends = evenEnds(set, { row: 0, leading: density.leading });
      return flowing(set, ends, { before: density.gap, stretch: 1, withNext: true });
    }
    case 'end': {
      const sets = setsOf(block.text, (_, n) => ({ ...textLook(density, n), align: 'right' }), setter);
      return flowing(part('P', under(sets)), endsOf(sets), { before: density.gap / 2, stretch: 0, withNext: false });
    }
    case 'issuer':
      return [issuer(block, proof, setter, density)];
  }
}

/** Lines as one part of the paper. */
const part = <Set extends SetText>(role: Part['role'], set: Set): Set => ({
  ...set,
  marks: asPart({ role }, set.marks),
});

const setsOf = (text: LocalizedText, look: (lang: Tongue, n: number) => TextLook, setter: Setter) =>
  text.map((piece, n) => {
    const own = look(piece.lang, n);
    return { ...setter.paragraph(piece, TEXT_WIDTH, own), leading: own.leading };
  });

/** A text as a box; a long one goes on to the next page, line by line. */
const flowing = (set: SetText, ends: readonly number[], place: Pick<Box, 'before' | 'stretch' | 'withNext'>) =>
  sliced({ height: set.height, marks: set.marks, ...place }, ends);

const textLook = ({ size, second, leading, secondLeading }: Density, n: number, scale = 1): TextLook =>
  n === 0 ? { size: size * scale, leading: leading * scale } : { size: second * scale, leading: secondLeading * scale };

/** Japanese titles stand wide, as on every official paper; the shorter the wider. */
const SHORT_TITLE = 6;
const titleLook =
  ({ title }: Density, said: LocalizedText) =>
  (lang: Tongue, n: number): TextLook => ({
    size: n === 0 ? title * (lang === 'ja' ? 1 : 0.95) : title * 0.55,
    leading: n === 0 ? title * 1.45 : title * 0.9,
    align: 'center',
    tracking: lang === 'ja' ? ((said[n]?.text.length ?? 0) <= SHORT_TITLE ? 0.8 : 0.3) : 0.02,
  });

function paragraph({ text }: Of<'paragraph'>, setter: Setter, density: Density): readonly Box[] {
  const indented = text.map((piece) => (piece.lang === 'ja' ? { ...piece, text: `　${piece.text}` } : piece));
  const look = (lang: Tongue, n: number): TextLook => {
    const { size, leading } = textLook(density, n);
    return { size, leading: leading * 1.08, justify: lang === 'ja' };
  };
  const sets = setsOf(indented, look, setter).map((set) => part('P', set));
  const gap = density.gap * 0.3;
  return flowing(under(sets, gap), endsOf(sets, gap), { before: density.gap, stretch: 2, withNext: false });
}

/**
 * The day at the left, and below it the code; the issuer at the right before an empty box for the seal. Never parted. Where the
 * sheet is narrow for all three, the issuer's lines break.
 */
function issuer(
  { day, lines, seal, code }: Of<'issuer'>,
  proof: string | undefined,
  setter: Setter,
  density: Density,
): Box {
  const days = part(
    'P',
    setter.said(day, TEXT_WIDTH, (_, n) => textLook(density, n)),
  );
  const left = proof === undefined ? 0 : CODE + 24;
  const room = TEXT_WIDTH - SEAL - 20;
  const names = under(
    lines.map((line, place) =>
      part(
        'P',
        setter.said(line, room - left, (lang, n) =>
          textLook(density, n, lang === 'ja' ? (place === 0 ? 1.08 : 1.2) : 1.04),
        ),
      ),
    ),
    3,
  );
  const small = { size: 6.5, leading: 9, ink: 'grey', align: 'center' } as const;
  const label = part(
    'P',
    setter.said(joined(seal), SEAL, () => small),
  );
  const caption = part(
    'P',
    setter.said(code, CODE, () => small),
  );
  const figure: Part = { role: 'Figure', alt: code.map(({ text }) => text).join(' ') };
  const top = days.height + density.gap * 0.5;
  const bottom = (place: number) => top + place + LABEL_GAP;
  const codes: readonly Mark[] =
    proof === undefined
      ? []
      : [
          { type: 'code', x: 0, y: top, width: CODE, text: proof, part: figure },
          ...moved(caption.marks, 0, bottom(CODE)),
        ];
  const marks: readonly Mark[] = [
    ...days.marks,
    ...codes,
    ...moved(names.marks, room - names.width, top + Math.max(0, SEAL - names.height) / 2),
    { type: 'frame', x: TEXT_WIDTH - SEAL, y: top, width: SEAL, height: SEAL },
    ...moved(label.marks, TEXT_WIDTH - SEAL, bottom(SEAL)),
  ];
  const ends = [
    top + names.height,
    bottom(SEAL) + label.height,
    proof === undefined ? 0 : bottom(CODE) + caption.height,
  ];
  return { height: Math.max(...ends), marks, before: density.gap * 1.4, stretch: 4, withNext: false };
}
const LABEL_GAP = 3;

/** Both languages of a small label in one line. */
const joined = (text: LocalizedText): LocalizedText => {
  const [first] = text;
  return first ? [{ lang: first.lang, text: text.map((one) => one.text).join(' ') }] : [];
};

/** Whom to ask: above a hairline's width, small, a column for each language. */
export function contactBox({ heading: title, lines }: Of<'contact'>, setter: Setter): SetText {
  const tongues = [...new Set([title, ...lines].flatMap((said) => said.map(({ lang }) => lang)))];
  const gap = 24;
  const width = (TEXT_WIDTH - gap * (tongues.length - 1)) / Math.max(1, tongues.length);
  const rule: Mark = { type: 'rule', x: 0, y: 0, width: TEXT_WIDTH, weight: 0.4, ink: 'faint' };
  const columns = tongues.map((lang, n) => {
    const own = (said: LocalizedText) => (said.find((one) => one.lang === lang) ?? said[0])?.text ?? '';
    const [office = '', address = '', ...ways] = lines.map(own);
    const wide = lang === 'ja' ? '　' : '   ';
    const texts = [`${own(title)}${wide}${office}`, address, ways.filter(Boolean).join(wide)].filter(Boolean);
    const look = { size: 7.6, leading: 11.6, ink: 'grey' } as const;
    const set = part('P', under(texts.map((text) => setter.paragraph({ lang, text }, width, look))));
    return { ...set, marks: set.marks.map((mark) => ({ ...mark, x: mark.x + n * (width + gap), y: mark.y + 7 })) };
  });
  const height = 7 + Math.max(0, ...columns.map((column) => column.height));
  return { marks: [rule, ...columns.flatMap(({ marks }) => marks)], height, width: TEXT_WIDTH };
}
