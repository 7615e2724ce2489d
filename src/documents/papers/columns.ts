import type { LocalizedText } from '../../core/text/language.ts';
import { asPart, type Mark, moved, type Part } from '../../formats/pdf/marks.ts';
import { type SetText, type Setter, type TextLook, under } from '../../formats/pdf/setter.ts';
import { mm, RULES } from './style.ts';

/** Japanese at the left and English at the right of a hairline: both are read side by side. */
export interface Columns {
  readonly left: number;
  readonly gap: number;
  readonly right: number;
}

/** Of a width, as on the certificates: 79, 6 and 85 of 170. */
export const columnsOf = (width: number): Columns => {
  const gap = mm(6);
  const left = ((width - gap) * 79) / 164;
  return { left, gap, right: width - gap - left };
};

interface SideBySide {
  readonly looks: readonly [first: TextLook, second: TextLook];
  /** Between paragraphs. */
  readonly between: number;
  readonly role?: Part['role'];
}

/** Paragraphs in two languages, each in its column. */
export function sideBySide(
  texts: readonly LocalizedText[],
  { left, gap, right }: Columns,
  { looks, between, role = 'P' }: SideBySide,
  setter: Setter,
): SetText {
  const column = (n: 0 | 1, width: number) =>
    under(
      texts.flatMap((text) => {
        const piece = text[n];
        if (!piece) return [];
        const set = setter.paragraph(piece, width, looks[n]);
        return [{ ...set, marks: asPart({ role }, set.marks) }];
      }),
      between,
    );
  const [first, second] = [column(0, left), column(1, right)];
  const height = Math.max(first.height, second.height);
  return { marks: [...first.marks, ...moved(second.marks, left + gap, 0)], height, width: left + gap + right };
}

export const hairline = (height: number): Mark => ({
  ...{ type: 'path', x: 0, y: 0, path: `M0 0 v${height}`, ink: 'black', weight: RULES.fine },
});
