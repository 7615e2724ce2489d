import type { CardSection } from '../out.ts';
import type { Paint } from '../paint.ts';
import { visibleLines } from '../visible.ts';
import { pad, width, wrap } from '../width.ts';
import { partLines } from './board.ts';

const INDENT = '  ';
/** Minimum columns for a value beside its label, even if the line then exceeds the terminal. */
const LEAST = 20;

/** Sections as lines: bold titles, aligned labels, long values wrapped under their start. */
export function cardLines(sections: readonly CardSection[], columns: number, paint: Paint): readonly string[] {
  return sections.flatMap(({ title, lines }, at) => {
    const labels = lines.flatMap((line) => (isPair(line) ? [width(line[0])] : []));
    const broad = Math.max(0, ...labels);
    const indent = title === undefined ? '' : INDENT;
    const body = lines.flatMap((line) => {
      if (typeof line === 'string') return visibleLines(line).flatMap((one) => wrapped(one, columns, indent));
      if (!isPair(line)) return partLines(line, columns - indent.length, paint).map((one) => indent + one);
      const [label, value] = line;
      const room = Math.max(LEAST, columns - indent.length - broad - 2);
      return visibleLines(value)
        .flatMap((one) => wrap(one, room))
        .map((one, part) => `${indent}${paint.dim(pad(part === 0 ? label : '', broad))}  ${one}`.trimEnd());
    });
    return [...(at === 0 ? [] : ['']), ...(title === undefined ? [] : [paint.bold(title)]), ...body];
  });
}

const isPair = (line: CardSection['lines'][number]): line is readonly [label: string, value: string] =>
  Array.isArray(line);

/** Wraps a line under its start; a command line stays whole, so that it can be copied. */
function wrapped(line: string, columns: number, indent: string): readonly string[] {
  const [lead] = /^ */.exec(line) ?? [''];
  const text = line.slice(lead.length);
  if (text.startsWith('$ ')) return [indent + line];
  return wrap(text, Math.max(LEAST, columns - indent.length - lead.length)).map((part) => indent + lead + part);
}
