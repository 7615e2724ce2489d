import type { Paint } from '../paint.ts';
import type { Choice } from '../prompt.ts';
import { visible } from '../visible.ts';
import { cut, wrap } from '../width.ts';
import type { Below } from './line.ts';

/** So many choices stand on the screen at once: all steps. */
const MOST = 12;

/** The list below a line: of what it shows, one is what Enter takes. */
export interface Listed extends Below {
  /** What Enter takes; nothing before something is typed or moved to. */
  taken(): Promise<Choice | undefined>;
}

interface Style {
  readonly paint: Paint;
  readonly columns: () => number;
  readonly more: (count: number) => string;
}

/** A choice in one line. */
export const nameOf = ({ name, note }: Choice): string => visible(note === undefined ? name : `${name}  ${note}`);

function linesOf(
  choices: readonly Choice[],
  active: number,
  { paint, columns, more }: Style,
  label: (choice: Choice, index: number) => string,
): readonly string[] {
  const first = Math.min(Math.max(0, active - MOST + 1), Math.max(0, choices.length - MOST));
  const shown = choices.slice(first, first + MOST);
  const most = columns() - 1;
  const whole = shown.map((choice, at) => wrap(label(choice, first + at), most - 2));
  const isShort = whole.flat().length <= MOST;
  const lines = shown.flatMap((choice, at) => {
    const isActive = first + at === active;
    const [begun = '', ...rest] = isShort ? (whole[at] ?? []) : [cut(label(choice, first + at), most - 2)];
    const rows = [`${isActive ? '❯' : ' '} ${begun}`, ...rest.map((row) => `  ${row}`)];
    return isActive ? rows.map(paint.bold) : rows;
  });
  const left = choices.length - shown.length;
  return left > 0 ? [...lines, paint.dim(cut(`  ${more(left)}`, most))] : lines;
}

/** A few, with numbers: a number or the beginning of a name moves to it. */
export function fewBelow(choices: readonly Choice[], initial: number, style: Style): Listed {
  let active = initial;
  return {
    typed(line) {
      const typed = plainOf(line);
      if (typed === '') return;
      active = /^\d+$/.test(typed)
        ? choices.findIndex((_, index) => index + 1 === Number(typed))
        : choices.findIndex(({ name, value }) => plainOf(name).startsWith(typed) || value === line.trim());
    },
    moved(by) {
      active = Math.min(choices.length - 1, Math.max(0, active + by));
    },
    lines: () => linesOf(choices, active, style, (choice, index) => `${index + 1}. ${nameOf(choice)}`),
    taken: async () => choices[active],
  };
}

/** As a key would say it: no full-width letters, no capitals, no blanks around it. */
export const plainOf = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** Is it one of the signs that stand for something else, or nothing? */
export const isSign = (text: string) => /^[<?+@]?$/.test(plainOf(text));

/** What is found by what is typed so far. */
export function foundBelow(
  find: (term: string) => Promise<readonly Choice[]>,
  last: ((term: string) => Choice) | undefined,
  style: Style,
): Listed {
  let term: string | undefined;
  let rows: readonly Choice[] = [];
  let active = -1;
  let looking: Promise<void> = Promise.resolve();

  async function look(typed: string): Promise<void> {
    // Of what comes at once, only the whole is looked for.
    await new Promise(setImmediate);
    if (term !== typed) return;
    const found = await find(typed);
    if (term !== typed) return;
    // What is nowhere is added under what was typed.
    const added = found.length === 0 && !isSign(typed) ? typed : '';
    rows = last ? [...found, last(added)] : found;
    active = found.length > 0 && typed !== '' ? 0 : added !== '' ? 0 : -1;
  }

  return {
    typed(line) {
      const typed = line.trim();
      if (typed === term) return undefined;
      term = typed;
      looking = look(typed);
      return looking;
    },
    moved(by) {
      looking = looking.then(() => {
        active = Math.min(rows.length - 1, Math.max(0, active + by));
      });
      return looking;
    },
    lines: () => linesOf(rows, active, style, nameOf),
    async taken() {
      await looking;
      return rows[active];
    },
  };
}
