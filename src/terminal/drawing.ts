/** All that measures text, behind one import: a command whose answer is for machines never loads it. */
export { cardLines } from './card.ts';
export { helpLines } from './help.ts';
export { drawTable, isTooNarrow } from './table.ts';
