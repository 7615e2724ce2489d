import type { BoardCard, Parts } from '../out.ts';
import { type Paint, toned } from '../paint.ts';
import { visible } from '../visible.ts';
import { pad, width, wrap } from '../width.ts';

const GAP = '  ';
/** Columns at least for what is said beside a number, even if the line then exceeds the terminal. */
const LEAST = 20;

/** Parts beside each other, as many as fit on a line; the last one goes on under its start. */
export function partLines({ parts, even = false }: Parts, columns: number, paint: Paint): readonly string[] {
  const told = parts.map(({ text, tone }) => ({ text: visible(text), tone }));
  const broad = even ? Math.max(0, ...told.map(({ text }) => width(text))) : 0;
  const most = even ? perLine(told.length, broad, columns) : told.length;
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const [at, { text, tone }] of told.entries()) {
    const room = Math.max(broad, width(text));
    const beside = columns - used - GAP.length;
    if (used > 0 && at === told.length - 1 && !even && room > beside && beside >= LEAST) {
      const [first = '', ...rest] = wrap(text, beside).map((one) => toned(one, tone, paint));
      return [...lines, line + GAP + first, ...rest.map((one) => ' '.repeat(used + GAP.length) + one)];
    }
    if (used > 0 && (used + GAP.length + room > columns || at % most === 0)) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    line += `${used > 0 ? GAP : ''}${toned(text, tone, paint)}${' '.repeat(room - width(text))}`;
    used += (used > 0 ? GAP.length : 0) + room;
  }
  return [...lines, line.trimEnd()];
}

/** As many as give lines of one length, where that can be. */
function perLine(count: number, broad: number, columns: number): number {
  const fit = Math.max(1, Math.floor((columns + GAP.length) / (broad + GAP.length)));
  for (let most = Math.min(fit, count); most > 1; most -= 1) if (count % most === 0) return most;
  return 1;
}

/** The first things to do with their numbers, as many as there is room for, and how many there are besides. */
export function boardLines(board: BoardCard, columns: number, paint: Paint): readonly string[] {
  const head = partLines({ parts: board.head }, columns, paint);
  const foot = board.foot.flatMap((text) => wrap(visible(text), columns).map((line) => paint.dim(line)));
  if (board.rows.length === 0) return [...head, '', ...wrap(board.empty, columns), ...foot];
  const numbers = String(board.rows.length).length + 1;
  const days = Math.max(...board.rows.map(({ when }) => width(when)));
  const items = board.rows.map((row, at) => itemLines(row, at + board.first, { columns, numbers, days, paint }));
  // The line that tells of the others is kept free.
  let room = board.room - height(head, columns) - height(foot, columns) - 2;
  const shown: (readonly string[])[] = [];
  for (const item of items) {
    room -= height(item, columns);
    if (room < 0 && shown.length > 0) break;
    shown.push(item);
  }
  board.shown?.(shown.length);
  const left = items.length - shown.length;
  const more = left === 0 ? [] : wrap(board.more(left), columns).map((line) => paint.dim(line));
  return [...head, '', ...shown.flat(), ...more, ...foot];
}

interface Frame {
  readonly columns: number;
  readonly numbers: number;
  /** Columns of the broadest day. */
  readonly days: number;
  readonly paint: Paint;
}

/** `  1  39 days overdue  20241002 見本 花子  Contract review`, and the command below it. */
function itemLines(
  { when, tone, who, what, settle }: BoardCard['rows'][number],
  number: number,
  { columns, numbers, days, paint }: Frame,
): readonly string[] {
  const label = pad(String(number), numbers, 'right');
  const indent = ' '.repeat(numbers + GAP.length);
  const told = visible([who, what].join(GAP));
  const command = `${indent}${paint.dim(toned(`$ ${visible(settle)}`, 'command', paint))}`;
  const day = when === '' ? '' : `${toned(pad(when, days), tone, paint)}${GAP}`;
  const beside = columns - indent.length - (when === '' ? 0 : days + GAP.length);
  if (width(told) <= Math.max(beside, LEAST)) {
    return [`${label}${GAP}${day}${told}`, command];
  }
  const [first, ...rest] = [
    ...(when === '' ? [] : [toned(when, tone, paint)]),
    ...folded([who, what], columns - indent.length),
  ];
  return [`${label}${GAP}${first}`, ...rest.map((line) => indent + line), command];
}

const folded = (texts: readonly string[], columns: number): readonly string[] =>
  texts.flatMap((text) => wrap(visible(text), Math.max(LEAST, columns)));

/** Lines of a screen that these take; paint takes no columns. */
export const height = (lines: readonly string[], columns: number): number =>
  lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(width(line) / columns)), 0);
