import { type Paint, toned } from './paint.ts';
import { pad, width, wrap } from './width.ts';

/** A page of help, as it is told on any terminal. */
export interface HelpPage {
  /** What it is about, in a sentence. */
  readonly about?: string;
  /** Command lines that can be typed as they stand. */
  readonly examples?: readonly string[];
  /** How it is typed. */
  readonly usage?: string;
  readonly parts: readonly HelpPart[];
}

export interface HelpPart {
  readonly title?: string;
  readonly rows?: readonly HelpRow[];
  /** Paragraphs, each wrapped under its own start. */
  readonly lines?: readonly string[];
}

/** A word, a flag or a command line, and what it means. */
export type HelpRow = readonly [name: string, text: string];

/** Maximum columns, for easy reading and for every terminal. */
const MOST = 80;
const LEAST = 24;
const INDENT = '  ';

/** What it is for, examples, and then all of it. */
export function helpLines(page: HelpPage, columns: number, paint: Paint): readonly string[] {
  const room = Math.min(columns, MOST);
  const { about, examples = [], usage, parts } = page;
  const blocks = [
    about === undefined ? [] : wrap(about, room).map((line) => paint.bold(line.trimEnd())),
    examples.flatMap((line) => commandLines(line, room)).map((line) => toned(line, 'command', paint)),
    usage === undefined ? [] : wrap(usage, room),
    ...parts.map(({ title, rows = [], lines = [] }) => [
      ...(title === undefined ? [] : wrap(title, room).map((line) => paint.bold(line.trimEnd()))),
      ...columnsOf(rows, room),
      ...lines.flatMap((line) => paragraph(line, room)),
    ]),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, at) => [...(at === 0 ? [] : ['']), ...block.map((line) => line.trimEnd())]);
}

/** A command line that can be pasted: where it is too long it goes on behind a backslash. */
function commandLines(line: string, room: number): readonly string[] {
  const lines: string[] = [];
  let now = `${INDENT}$`;
  // A flag and its value stay together.
  for (const [word] of line.matchAll(/(?:--?[a-z-]+ (?=[^\s-]))?(?:[^\s'"]|'[^']*'|"[^"]*")+/g)) {
    if (width(now) + width(word) + 3 > room) {
      lines.push(`${now} \\`);
      now = `${INDENT} `;
    }
    now += ` ${word}`;
  }
  return [...lines, now];
}

function paragraph(line: string, room: number): readonly string[] {
  const [lead = ''] = /^ */.exec(line) ?? [];
  return wrap(line.slice(lead.length), room - lead.length).map((part) => lead + part);
}

/** Two columns, the second wrapped under its own start; under the first where that is long. */
function columnsOf(rows: readonly HelpRow[], room: number): readonly string[] {
  const most = room < 60 ? 0 : room - LEAST - 4;
  const left = Math.max(0, ...rows.map(([name]) => width(name)).filter((columns) => columns <= most));
  return rows.flatMap(([name, text]) => {
    const own = width(name) > left;
    const start = own && left < 8 ? 6 : left;
    const texts = text === '' ? [] : wrap(text, Math.max(LEAST, room - start - 4));
    const told = texts.map((line, at) => `${INDENT}${pad(own || at > 0 ? '' : name, start)}  ${line}`);
    return own || told.length === 0 ? [...wrap(name, room - 2).map((line) => INDENT + line), ...told] : told;
  });
}
