import type { Tongue } from '../core/papers/paper.ts';
import { codeOf } from './code.ts';
import type { Embedded } from './embedded.ts';
import { num, type Ref } from './file.ts';
import type { Ink, Mark, Part } from './marks.ts';
import { PAGE } from './style.ts';
import type { Tags } from './tags.ts';
import type { Glyph, Typeface } from './typeface.ts';

/** 0 is black, 1 white. */
const INKS: Readonly<Record<Ink, number>> = { black: 0, grey: 0.3, faint: 0.7 };

/** A font of the file, and its name on the pages. */
export interface Used {
  readonly name: string;
  readonly font: Embedded;
}

export interface Plate {
  readonly page: Ref;
  /** What the file speaks where nothing else is said. */
  readonly lang: Tongue;
  readonly tags: Tags;
  readonly fonts: ReadonlyMap<Typeface, Used>;
}

type Text = Extract<Mark, { type: 'text' }>;
type Code = Extract<Mark, { type: 'code' }>;

/** The marks of a page as operators of PDF. Everything belongs to a part of the paper, or is an artifact: a rule, a running head. */
export function operators(marks: readonly Mark[], { page, lang, tags, fonts }: Plate): string {
  const lines: string[] = [];
  const state = { fill: -1, font: '', spacing: 0 };
  let part: Part | undefined | null = null;
  let tongue: Tongue | undefined;
  const belongTo = (next: Part | undefined, spoken: Tongue | undefined) => {
    if (part !== null && part === next && (next === undefined || tongue === spoken)) return;
    if (part !== null) lines.push('EMC');
    lines.push(next === undefined ? '/Artifact BMC' : tags.begin(next, spoken === lang ? undefined : spoken, page));
    [part, tongue] = [next, spoken];
  };
  const set = (mark: Text) => {
    const used = fonts.get(mark.face);
    if (used === undefined) throw new Error(`${mark.face.name} is not in the file`);
    const { name, font } = used;
    const fill = INKS[mark.ink];
    const face = `/${name} ${num(mark.size)} Tf`;
    if (state.fill !== fill) lines.push(`${fill} g`);
    lines.push('BT');
    if (state.font !== face) lines.push(face);
    if (state.spacing !== mark.spacing) lines.push(`${num(mark.spacing)} Tc`);
    [state.fill, state.font, state.spacing] = [fill, face, mark.spacing];
    lines.push(...shown(mark, font), 'ET');
  };
  for (const mark of marks) {
    belongTo('part' in mark ? mark.part : undefined, mark.type === 'text' ? mark.lang : undefined);
    if (mark.type === 'text') set(mark);
    else if (mark.type === 'code') lines.push(...coded(mark));
    else lines.push(stroked(mark));
  }
  if (part !== null) lines.push('EMC');
  return lines.join('\n');
}

const up = (y: number) => num(PAGE.height - y);

/** A stencil of one bit a module: sharp at any size, and a seventh of what rectangles take. */
function coded({ x, y, width, text }: Code): readonly string[] {
  const { size, rows } = codeOf(text);
  return [
    `q 0 g ${num(width)} 0 0 ${num(width)} ${num(x)} ${up(y + width)} cm`,
    `BI/W ${size}/H ${size}/IM true/BPC 1/D[1 0]/F/AHx ID`,
    `${rows.join('\n')}>`,
    'EI Q',
  ];
}

function stroked(mark: Exclude<Mark, Text | Code>): string {
  if (mark.type === 'rule') {
    const { x, y, width, weight, ink } = mark;
    return `${INKS[ink]} G ${num(weight)} w ${num(x)} ${up(y)} m ${num(x + width)} ${up(y)} l S`;
  }
  const { x, y, width, height } = mark;
  return `${INKS.grey} G 0.6 w ${num(x)} ${up(y + height)} ${num(width)} ${num(height)} re S`;
}

/** Glyphs in a row; what stands closer or wider than its font says is moved, and a mark is put on its letter. */
function shown({ text, face, x, y, size, spacing }: Text, font: Embedded): readonly string[] {
  const { glyphs } = face.shape(text);
  const lines = [`${num(x)} ${up(y)} Td`];
  let row: string[] = [];
  let codes = '';
  /** Where the pen stands, in ems from the start. */
  let pen = 0;
  const flush = () => {
    if (codes !== '') row.push(`<${codes}>`);
    if (row.length > 0) lines.push(row.length === 1 && row[0] === `<${codes}>` ? `${row[0]}Tj` : `[${row.join('')}]TJ`);
    [row, codes] = [[], ''];
  };
  const moveTo = (dx: number, dy: number) => {
    flush();
    lines.push(`1 0 0 1 ${num(x + dx * size)} ${num(PAGE.height - y + dy * size)} Tm`);
  };
  const at = (n: number) => pen + (n * spacing) / size;
  glyphs.forEach((glyph: Glyph, n) => {
    const moved = glyph.dx !== 0 || glyph.dy !== 0;
    if (moved) moveTo(at(n) + glyph.dx, glyph.dy);
    codes += font.codeOf(glyph);
    pen += glyph.advance;
    if (moved && n < glyphs.length - 1) moveTo(at(n + 1), 0);
    else if (!moved && Math.abs(glyph.advance - glyph.own) > 1e-6) {
      row.push(`<${codes}>${num((glyph.own - glyph.advance) * 1000)}`);
      codes = '';
    }
  });
  flush();
  return lines;
}
