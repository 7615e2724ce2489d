import type { Setter } from '../../formats/pdf/setter.ts';
import type { PaperGrid, Scale } from './style.ts';

/** By what a block is set: the fonts, the columns, the sizes. */
export interface Page {
  readonly setter: Setter;
  readonly grid: PaperGrid;
  readonly scale: Scale;
}
