import type { LocalizedText } from '../../core/text/language.ts';
import { moved } from '../../formats/pdf/marks.ts';
import { baseline, type SetText, type Setter, type TextLook, under } from '../../formats/pdf/setter.ts';

/** A text that is set, where its lines end, and where the first of them stands. */
export interface SetLines extends SetText {
  readonly ends: readonly number[];
  readonly base: number;
}

/** Looks of the first and of the second language. */
export type Looks = readonly [first: TextLook, second: TextLook];

export const EMPTY: SetLines = { marks: [], height: 0, width: 0, ends: [], base: 0 };

/** Below each other, each language in its look. */
export function stacked(text: LocalizedText, width: number, looks: Looks, setter: Setter): SetLines {
  const sets = text.map((piece, n) => ({
    ...setter.paragraph(piece, width, lookOf(looks, n)),
    look: lookOf(looks, n),
  }));
  const ends = sets.flatMap(({ height, look: { leading } }, n) => {
    const top = sets.slice(0, n).reduce((sum, one) => sum + one.height, 0);
    return Array.from({ length: Math.round(height / leading) }, (_, line) => top + (line + 1) * leading);
  });
  const [first] = looks;
  return { ...under(sets), ends, base: baseline(first.size, first.leading) };
}

const lookOf = ([first, second]: Looks, n: number) => (n === 0 ? first : second);

/** Both languages on one line, 0.8 em apart, where both fit; else below each other. */
export function beside(text: LocalizedText, width: number, looks: Looks, setter: Setter): SetLines {
  const set = stacked(text, width, looks, setter);
  const [first, second] = looks;
  if (text.length !== 2 || set.ends.length !== 2) return set;
  const [a, b] = text.map((piece, n) => setter.paragraph(piece, width, lookOf(looks, n)));
  const left = (a?.width ?? 0) + (first.ink === 'grey' ? 0.5 : 0.8) * first.size;
  if (!a || !b || left + b.width > width) return set;
  const drop = set.base - baseline(second.size, second.leading);
  return {
    marks: [...a.marks, ...moved(b.marks, left, drop)],
    height: a.height,
    width: left + b.width,
    ends: [a.height],
    base: set.base,
  };
}

/** Narrower than so many ems a text is not spread. */
const NARROW = 25;
export const runs = (width: number, size: number): boolean => width / size >= NARROW;
