import type { Block } from '../../core/papers/paper.ts';
import type { LocalizedText, Tongue } from '../../core/text/language.ts';
import { asPart, type Mark, moved, type Part } from '../../formats/pdf/marks.ts';
import { codeOf } from '../../formats/pdf/qr-code.ts';
import { type SetText, type Setter, under } from '../../formats/pdf/setter.ts';
import { rule } from './fields.ts';
import type { Page } from './page.ts';
import { beside } from './said.ts';
import { drawn } from './signs.ts';
import { mm, RULES } from './style.ts';

type Issuer = Extract<Block, { type: 'issuer' }>;

/** The block of code, issuer and seal is so high at least. */
const HIGH = mm(33);
/** A code is so wide at least, and each of its modules; around it nothing is printed, four modules wide. */
const CODE = mm(32);
const MODULE = mm(0.345);
const CLEAR = mm(3);
/** Between the issuer and the seal. */
const NEAR = mm(1.6);
const CAPTION = { size: 6.8, leading: 9, ink: 'grey' } as const;
/** Of another signature than the seal. */
const SIGNED = mm(60);

export const codeWidth = (text: string): number => Math.max(CODE, codeOf(text).size * MODULE);

export function codeMark(text: string, code: LocalizedText): Mark {
  const alt = code.map((one) => one.text).join(' ');
  return { type: 'code', x: 0, y: 0, width: codeWidth(text), text, part: { role: 'Figure', alt } };
}

/** The day at the left, 「以上」 at the right of the same line. */
export function dayLine({ day, end }: Issuer, { setter, grid }: Page): SetText {
  const looks = [
    { size: 10.5, leading: 14 },
    { size: 8.8, leading: 14 },
  ] as const;
  const said = beside(day, grid.width, looks, setter);
  const [last] = end;
  const right = last ? setter.paragraph(last, grid.width, { ...looks[0], align: 'right' }).marks : [];
  return { ...said, marks: [...asPart({ role: 'P' }, said.marks), ...asPart({ role: 'P' }, right)] };
}

/** The code at the left, its caption at its foot; the issuer flush against the seal, of which four corners show the place. */
export function issuerBlock(block: Issuer, proof: string | undefined, { setter, grid }: Page): SetText {
  const seal = mm(block.seal);
  const width = proof === undefined ? 0 : codeWidth(proof);
  const left = proof === undefined ? 0 : width + CLEAR;
  const right = grid.width - seal;
  const names = namesOf(block, right - left, setter);
  const caption = proof === undefined ? EMPTY : captionOf(block, right - left, setter);
  // Whatever wraps, the caption stays below the issuer.
  const height = Math.max(HIGH, width, seal + CLEAR, names.height + caption.height);
  const top = (height - seal) / 2;
  const middle = Math.max(0, (height - names.height) / 2);
  const stands = moved(names.marks, left, middle);
  // Beside the caption there is room for what is short.
  const isClear = stands.every(({ x, y }) => y < height - caption.height || x > left + caption.width + CLEAR);
  const marks = [
    ...(proof === undefined ? [] : [{ ...codeMark(proof, block.code), y: height - width }]),
    ...moved(caption.marks, left, height - caption.height),
    ...(isClear ? stands : moved(names.marks, left, 0)),
    ...moved(corners(seal), right, top),
  ];
  return { marks, height, width: grid.width };
}

const EMPTY: SetText = { marks: [], height: 0, width: 0 };

/** Name in both languages, then what the code holds in each. */
function captionOf({ code, holds }: Issuer, width: number, setter: Setter): SetText {
  const [first] = code;
  if (!first) return EMPTY;
  const name = { lang: first.lang, text: code.map(({ text }) => text).join(' ') };
  const part: Part = { role: 'P' };
  const set = under([name, ...holds].map((piece) => setter.paragraph(piece, Math.min(width, mm(66)), CAPTION)));
  return { ...set, marks: asPart(part, set.marks) };
}

/** University, then who certifies. The last character of a name in Japanese stands half under the seal, as is the custom. */
function namesOf({ lines }: Issuer, width: number, setter: Setter): SetText {
  const [university = [], person = []] = lines;
  const isEnglish = lines.every((line) => line.every(({ lang }) => lang === 'en'));
  const size = (lang: Tongue, large: number) => (lang === 'ja' ? large : isEnglish ? large - 2.2 : 8.6);
  const set = (said: LocalizedText, large: number, over: number): SetText => {
    const part: Part = { role: 'P' };
    return under(
      said.map((piece) => {
        const own = size(piece.lang, large);
        const isJapanese = piece.lang === 'ja';
        const room = isJapanese ? width - NEAR + over : width - NEAR;
        const look = {
          size: own,
          leading: own * 1.32,
          align: 'right',
          cut: isJapanese ? 'medium' : 'regular',
        } as const;
        const { marks, ...rest } = setter.paragraph(piece, room, look);
        return { ...rest, marks: asPart(part, marks) };
      }),
    );
  };
  const gap = mm(2.6);
  const [above, below] = [set(university, 12, 0), set(person, 13, NEAR + 13 / 2)];
  if (!isEnglish) return under([above, below], gap);
  // A name in English alone is signed.
  const line = { ...rule(SIGNED, RULES.fine), x: width - NEAR - SIGNED };
  const signed = { marks: [line, ...moved(below.marks, 0, 2)], height: below.height + 2, width: below.width };
  return under([above, { ...EMPTY, height: mm(6) }, signed]);
}

/** Where the seal goes: the red print covers them. */
function corners(seal: number): readonly Mark[] {
  const long = mm(3);
  const look = { ink: 'pale', weight: RULES.fine } as const;
  const far = seal - long;
  return [
    drawn(`M${long} 0 H0 V${long}`, look),
    drawn(`M${far} 0 H${seal} V${long}`, look),
    drawn(`M0 ${far} V${seal} H${long}`, look),
    drawn(`M${far} ${seal} H${seal} V${far}`, look),
  ];
}

/** Whom to ask: a column for each language, under a fine rule. */
export function contactBlock({ heading, lines }: Extract<Block, { type: 'contact' }>, { setter, grid }: Page): SetText {
  const tongues = [...new Set([heading, ...lines].flatMap((said) => said.map(({ lang }) => lang)))];
  const gap = mm(5);
  const right = mm(95);
  const left = grid.width - gap - right;
  const widths = tongues.length > 1 ? [left, right] : [grid.width];
  const top = mm(1.6);
  const columns = tongues.map((lang, n) => {
    const own = (said: LocalizedText) => (said.find((one) => one.lang === lang) ?? said[0])?.text ?? '';
    const [office = '', address = '', ...ways] = lines.map(own);
    const look = { size: 7.2, leading: 9.8, ink: 'grey' } as const;
    const set = (text: string) => setter.paragraph({ lang, text }, widths[n] ?? 0, look);
    const reached = ways.filter(Boolean);
    const beside = set(reached.join('　'));
    // Telephone and e-mail on one line, or each on its own: no label stands apart from what it says.
    const last = beside.height > look.leading * 1.5 ? reached.map(set) : [beside];
    const said = [`${own(heading)}　${office}`, address].filter(Boolean).map(set);
    const column = under([...said, ...(reached.length > 0 ? last : [])]);
    return { ...column, marks: asPart({ role: 'P' }, moved(column.marks, n === 0 ? 0 : left + gap, top)) };
  });
  const height = top + Math.max(0, ...columns.map((column) => column.height));
  return {
    marks: [rule(grid.width, RULES.fine), ...columns.flatMap(({ marks }) => marks)],
    height,
    width: grid.width,
  };
}
