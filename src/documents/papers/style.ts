import type { Paper } from '../../core/papers/paper.ts';

/** Lengths of a page are told in mm from its edge, sizes of letters in points. */
export const mm = (length: number): number => (length * 72) / 25.4;
export const PAGE = { width: 595.28, height: 841.89 } as const;

/** The one grid: where columns begin and end. */
export interface PaperGrid {
  readonly left: number;
  readonly width: number;
  /** Labels at the left, and of a pair at the right. */
  readonly label: number;
  readonly half: number;
  readonly rightLabel: number;
  readonly gap: number;
  /** Where the text begins, and the foot of the issuer and the head of the contact on a certificate. */
  readonly top: number;
  readonly issuer: number;
  readonly contact: number;
}

const WIDE: PaperGrid = {
  left: mm(20),
  width: mm(170),
  label: mm(27),
  half: mm(55.6),
  rightLabel: mm(26),
  gap: mm(1.6),
  top: mm(20),
  issuer: mm(270),
  contact: mm(273),
};
const ENROLLMENT = { ...WIDE, left: mm(25), width: mm(160), top: mm(40), issuer: mm(250), contact: mm(268) };
/** On a form with English labels many a one fits one line, if its column is a little wider. */
const FORM: PaperGrid = { ...WIDE, label: mm(34), half: mm(48.6), rightLabel: mm(33) };
const LABELS = { ja: 36, en: 42, both: 34 } as const;

export const gridOf = ({ form, lang }: Pick<Paper, 'form' | 'lang'>): PaperGrid =>
  form === 'enrollment'
    ? { ...ENROLLMENT, label: mm(LABELS[lang]) }
    : form === 'sheet'
      ? { ...(lang === 'ja' ? WIDE : FORM), top: mm(19) }
      : WIDE;

/** Nothing but the folio stands below. */
export const BOTTOM = mm(285);
/** Baselines of what stands outside of the text. */
export const HEAD = mm(17.4);
export const FOLIO = mm(289);

export const RULES = { strong: 0.75, fine: 0.3, hand: 0.5 } as const;

/** A size, and the distance from one line to the next. */
interface Size {
  readonly size: number;
  readonly leading: number;
}
const of = (size: number, leading: number): Size => ({ size, leading });

/** How close things stand: a paper takes the first in which it fits. */
export interface Scale {
  /** In the paper's language, or in the first of two; and in the second. */
  readonly value: Size;
  readonly second: Size;
  readonly label: Size;
  readonly labelSecond: Size;
  readonly name: Size;
  readonly text: Size;
  readonly textSecond: Size;
  readonly title: Size;
  readonly titleSecond: Size;
  /** Above and below the text of a row, and how high it is at least. */
  readonly row: number;
  readonly least: number;
  /** All distances between blocks, as a share of the usual ones. */
  readonly gaps: number;
  /** Both languages of a label on one line, where they fit. */
  readonly flat?: true;
  /** Lines to write on, as a share of the height that the paper wants. */
  readonly hand?: number;
}

const LABEL = { label: of(8.2, 10.4), labelSecond: of(6.9, 8) };
const CLOSE_LABEL = { label: of(8.2, 9.8), labelSecond: of(6.9, 7.6) };
const SMALL = { second: of(8.2, 9.6), textSecond: of(8.5, 11.2) };

const INTERNSHIP = {
  ...LABEL,
  ...SMALL,
  value: of(9.8, 11.8),
  name: of(12.5, 16),
  text: of(9.6, 13.6),
  title: of(19, 26),
  titleSecond: of(11.5, 15),
  row: mm(0.65),
  least: 0,
  gaps: 1,
} as const satisfies Scale;
const ENROLLED = {
  ...LABEL,
  value: of(11, 17),
  second: of(8.6, 10.4),
  name: of(14, 18),
  text: of(11.5, 20),
  textSecond: of(9.6, 14),
  title: of(22, 30),
  titleSecond: of(12, 18),
  row: mm(1),
  least: mm(11),
  gaps: 1,
} as const satisfies Scale;
const SHEET = {
  ...LABEL,
  ...SMALL,
  value: of(9.8, 11.8),
  name: of(12, 15),
  text: of(9.8, 14.4),
  title: of(15, 21),
  titleSecond: of(10, 14),
  row: mm(0.65),
  least: mm(6.4),
  gaps: 1,
} as const satisfies Scale;

/** The ladder of each form, most open first. */
export function scalesOf({ form, lang }: Pick<Paper, 'form' | 'lang'>): readonly [Scale, ...Scale[]] {
  const both = lang === 'both';
  switch (form) {
    case 'internship': {
      const close = {
        ...INTERNSHIP,
        ...CLOSE_LABEL,
        value: of(9.2, 11.2),
        second: of(7.8, 9.2),
        row: mm(0.35),
        gaps: 0.8,
      };
      if (both)
        return [
          { ...INTERNSHIP, row: mm(1) },
          INTERNSHIP,
          { ...close, text: of(9.2, 12.8), textSecond: of(8.1, 10.4) },
        ];
      const roomy = { ...INTERNSHIP, value: of(10.5, 14), text: of(11, 18) };
      return [
        { ...roomy, row: mm(1.35) },
        { ...roomy, row: mm(0.8), text: of(10.5, 16.5) },
        { ...close, value: of(9.8, 12.4), text: of(9.8, 14.4), row: mm(0.5) },
        { ...close, text: of(9.2, 12.8) },
      ];
    }
    case 'enrollment': {
      const own = both ? { ...ENROLLED, value: of(11, 13.4), least: mm(10) } : ENROLLED;
      const close = { ...own, value: of(9.8, 12.4), name: of(12.5, 16), text: of(10.5, 16), row: mm(0.65) };
      return [own, { ...close, least: mm(8) }, { ...close, second: of(8.2, 9.6), least: mm(6), gaps: 0.6 }];
    }
    case 'sheet':
      return [
        SHEET,
        { ...SHEET, ...CLOSE_LABEL, text: of(9.2, 12.8), row: mm(0.35), least: mm(5.6), gaps: 0.6, flat: true },
        {
          ...SHEET,
          ...CLOSE_LABEL,
          value: of(9.2, 11),
          second: of(7.8, 9),
          title: of(15, 18),
          text: of(8.2, 10.4),
          textSecond: of(7.8, 9.4),
          row: mm(0.2),
          least: mm(4.8),
          gaps: 0.24,
          flat: true,
          hand: 0.8,
        },
        {
          ...SHEET,
          label: of(7.8, 9.2),
          labelSecond: of(6.8, 7.4),
          value: of(8.8, 10.4),
          second: of(7.6, 8.8),
          name: of(11, 13),
          title: of(14, 16),
          text: of(8, 9.8),
          textSecond: of(7.4, 8.8),
          row: mm(0.15),
          least: mm(4.4),
          gaps: 0.2,
          flat: true,
          hand: 0.65,
        },
      ];
  }
}
