/** Sizes of a page, in points: A4, with a seal box of 24 mm and a QR code of 27 mm. */
export const PAGE = {
  width: 595.28,
  height: 841.89,
  left: 68,
  right: 68,
  top: 88,
  /** Where the text ends on a page without contact; page numbers stand below. */
  bottom: 58,
  /** Baselines of what stands outside the text. */
  mark: 56,
  folio: 812,
} as const;
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const SEAL = 68;
export const CODE = 76;

/** How close things stand. A paper takes the first density in which it fits on one page. */
export interface Density {
  readonly name: 'roomy' | 'close' | 'paired' | 'dense';
  /** Text, and the same in the second language of a bilingual paper. */
  readonly size: number;
  readonly second: number;
  readonly leading: number;
  readonly secondLeading: number;
  readonly title: number;
  /** Room above and below the text of a row. */
  readonly row: number;
  /** Room between blocks. */
  readonly gap: number;
  /** Both languages of a label or value on one line, where they fit. */
  readonly inline: boolean;
  /** Two short rows on one line. */
  readonly paired: boolean;
}

export const DENSITIES: readonly [roomy: Density, close: Density, paired: Density, dense: Density] = [
  {
    name: 'roomy',
    size: 11,
    second: 9,
    leading: 18.5,
    secondLeading: 13.5,
    title: 23,
    row: 4.5,
    gap: 22,
    inline: false,
    paired: false,
  },
  {
    name: 'close',
    size: 10,
    second: 8.5,
    leading: 15.5,
    secondLeading: 12,
    title: 21,
    row: 2.6,
    gap: 14,
    inline: true,
    paired: false,
  },
  {
    name: 'paired',
    size: 9.8,
    second: 8.4,
    leading: 14.6,
    secondLeading: 11.8,
    title: 20,
    row: 2.2,
    gap: 11.5,
    inline: true,
    paired: true,
  },
  {
    name: 'dense',
    size: 9.2,
    second: 8,
    leading: 13.2,
    secondLeading: 10.8,
    title: 18,
    row: 1.4,
    gap: 7.6,
    inline: true,
    paired: true,
  },
];
