/** Everything that measures text, behind one import: commands that answer machines never load it. */
export { boardLines } from './cards/board.ts';
export { cardLines } from './cards/card.ts';
export { helpLines } from './help.ts';
export { drawTable, layOut } from './table.ts';
export { told, wrap } from './width.ts';
