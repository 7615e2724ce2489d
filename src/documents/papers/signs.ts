import type { Sign } from '../../core/papers/paper.ts';
import type { Ink, Mark } from '../../formats/pdf/marks.ts';
import { mm } from './style.ts';

/** A form that is drawn, from its place on. */
export function drawn(
  path: string,
  how: { readonly ink?: Ink; readonly weight?: number; readonly dash?: number } = {},
): Mark {
  return { type: 'path', x: 0, y: 0, path, ink: 'black', ...how };
}

export const rectangle = (width: number, height: number): string => `M0 0 h${width} v${height} h${-width} Z`;
export const circle = (radius: number): string =>
  `M${-radius} 0 a${radius} ${radius} 0 1 0 ${2 * radius} 0 a${radius} ${radius} 0 1 0 ${-2 * radius} 0 Z`;

const [WIDE, HIGH] = [mm(2.6), mm(2.2)];

/** Drawn and not set: the tick of a Japanese font looks like a root sign. It stands on the baseline. */
export function signMark({ sign, word }: Sign): Mark {
  const alt = word.map(({ text }) => text).join(' ');
  const part = alt === '' ? {} : { part: { role: 'Figure', alt } as const };
  const of = (mark: Mark): Mark => ({ ...mark, ...part });
  switch (sign) {
    case 'tick':
      return of(drawn(`M0 ${-HIGH * 0.45} L${WIDE * 0.36} 0 L${WIDE} ${-HIGH}`, { weight: 1 }));
    case 'dot':
      return of({ ...drawn(circle(mm(1.05))), x: WIDE / 2, y: -mm(1.15) });
    case 'box':
      return of({ ...drawn(rectangle(mm(2.4), mm(2.4)), { weight: 0.5 }), y: -mm(2.35) });
  }
}
