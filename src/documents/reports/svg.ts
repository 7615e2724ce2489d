import type { Plot, Shape } from '../../core/charts/plot.ts';
import { type Markup, markup } from './markup.ts';
import type { NamedPlot } from './page/page.ts';

/** Shares as hundredths, to two places; lengths to a tenth of a pixel: nobody sees more. */
const share = (value: number) => `${Math.round(value * 10_000) / 100}%`;
const tenth = (value: number) => Math.round(value * 10) / 10;

function shapeOf(shape: Shape): Markup {
  switch (shape.type) {
    case 'rect': {
      const { x, y, width, height, tone, outline } = shape;
      const inner = outline ? 'ring' : 'fill';
      return markup`<rect class="${inner} in-${tone}" x="${share(x)}" y="${tenth(y)}" width="${share(width)}" height="${tenth(height)}"/>`;
    }
    case 'dot': {
      const { x, y, r, tone, ring } = shape;
      return markup`<circle class="${ring ? 'ring' : 'fill'} in-${tone}" cx="${share(x)}" cy="${tenth(y)}" r="${r}"/>`;
    }
    case 'line': {
      const { x1, x2, y1, y2, tone, dashed } = shape;
      return markup`<line class="${dashed ? 'dashed' : 'stroke'} in-${tone}" x1="${share(x1)}" x2="${share(x2)}" y1="${tenth(y1)}" y2="${tenth(y2)}"/>`;
    }
    case 'text': {
      const { x, dx, y, text, size, anchor, tone } = shape;
      return markup`<text class="fill in-${tone}" x="${share(x)}" dx="${dx}" y="${tenth(y)}" font-size="${size}" text-anchor="${anchor}">${text}</text>`;
    }
  }
}

const sized = ({ width, height }: Plot) => markup`width="${width ?? '100%'}" height="${Math.ceil(height)}"`;

/** Beside the text that says the same. */
export const quiet = (plot: Plot, look: string): Markup =>
  markup`<svg class="${look}" ${sized(plot)} aria-hidden="true">${plot.shapes.map(shapeOf)}</svg>`;

/** A picture with a name, and what it shows. */
export const figure = ({ title, finding, plot }: NamedPlot, id: string): Markup => markup`<figure>
<figcaption id="${id}-name">${title}</figcaption>
<svg class="plot" role="img" aria-labelledby="${id}-name" aria-describedby="${id}-finding" ${sized(plot)}><desc id="${id}-finding">${finding}</desc>${plot.shapes.map(shapeOf)}</svg>
</figure>
`;
