/** Everything that measures text, behind one import: commands that answer machines never load it. */
export { cardLines } from './card.ts';
export { helpLines } from './help.ts';
export { drawTable, isTooNarrow } from './table.ts';
