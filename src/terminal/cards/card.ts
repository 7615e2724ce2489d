import type { CardLine, CardSection } from '../out.ts';
import { type Paint, toned } from '../paint.ts';
import { visibleLines } from '../visible.ts';
import { pad, width, wrap } from '../width.ts';
import { height, partLines } from './board.ts';

const INDENT = '  ';
/** Minimum columns for a value beside its label, even if the line then exceeds the terminal. */
const LEAST = 20;

/** Sections as lines: bold titles, aligned labels, long values wrapped under their start. */
export function cardLines(sections: readonly CardSection[], columns: number, paint: Paint): readonly string[] {
  const told: string[] = [];
  for (const { title, tone, lines, spare } of sections) {
    const head = [
      ...(told.length === 0 ? [] : ['']),
      ...(title === undefined ? [] : [toned(title, tone ?? 'strong', paint)]),
    ];
    const body = (of: readonly CardLine[]) =>
      bodyLines(of, { columns, indent: title === undefined ? '' : INDENT, paint });
    if (spare === undefined) {
      told.push(...head, ...body(lines));
      continue;
    }
    // The line that tells of the others is kept free.
    let room = (spare.room ?? Number.POSITIVE_INFINITY) - height([...told, ...head], columns) - 2;
    const shown = spare.blocks.map(body).filter((block) => {
      room -= height(block, columns);
      return room >= 0;
    });
    const more = spare.more(shown.length);
    if (shown.length > 0) told.push(...head, ...shown.flat());
    if (more !== '') told.push('', ...wrap(more, columns));
  }
  return told;
}

function bodyLines(
  lines: readonly CardLine[],
  { columns, indent, paint }: { readonly columns: number; readonly indent: string; readonly paint: Paint },
): readonly string[] {
  const broad = Math.max(0, ...lines.flatMap((line) => (isPair(line) ? [width(line[0])] : [])));
  return lines.flatMap((line) => {
    if (typeof line === 'string') return visibleLines(line).flatMap((one) => wrapped(one, { columns, indent, paint }));
    if (!isPair(line)) return partLines(line, columns - indent.length, paint).map((one) => indent + one);
    const [label, value, tone] = line;
    const room = Math.max(LEAST, columns - indent.length - broad - 2);
    return visibleLines(value)
      .flatMap((one) => wrap(one, room))
      .map((one, part) =>
        `${indent}${paint.dim(pad(part === 0 ? label : '', broad))}  ${toned(one, tone, paint)}`.trimEnd(),
      );
  });
}

const isPair = (line: CardLine): line is Extract<CardLine, readonly unknown[]> => Array.isArray(line);

/** Wraps a line under its text, not under its bullet; a command line stays whole, so that it can be copied. */
function wrapped(
  line: string,
  { columns, indent, paint }: { readonly columns: number; readonly indent: string; readonly paint: Paint },
): readonly string[] {
  const [lead = ''] = /^ *(?:[-・•] )?/u.exec(line) ?? [];
  const text = line.slice(lead.length);
  if (text.startsWith('$ ')) return [indent + lead + toned(text, 'command', paint)];
  const under = ' '.repeat(width(lead));
  return wrap(text, Math.max(LEAST, columns - indent.length - under.length)).map(
    (part, at) => indent + (at === 0 ? lead : under) + part,
  );
}
