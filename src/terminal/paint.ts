import type { Hue } from './out.ts';

/** Colours on a terminal, of its own sixteen, and plain text elsewhere. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly cyan: (text: string) => string;
}

const same = (text: string) => text;
const PLAIN: Paint = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };

/**
 * Is a stream coloured? Judged for each on its own: not with --no-color or NO_COLOR, else with FORCE_COLOR (0 is never), else on a terminal
 * that can.
 */
export function coloured(isTTY: boolean, wanted: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  if (!wanted || env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return !['0', 'false'].includes(env.FORCE_COLOR);
  return isTTY && env.TERM !== 'dumb';
}

export async function paints(colour: boolean): Promise<Paint> {
  if (!colour) return PLAIN;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  // chalk joins all that it is given, and a list hands its places over with its lines.
  const ink = (name: keyof Paint) => (text: string) => chalk[name](text);
  return {
    bold: ink('bold'),
    dim: ink('dim'),
    red: ink('red'),
    yellow: ink('yellow'),
    green: ink('green'),
    cyan: ink('cyan'),
  };
}

/** Yellow on white is hardly seen: it is bold, and on a word that says the same without it. */
const TONES: Readonly<Record<Hue, readonly (keyof Paint)[]>> = {
  late: ['bold', 'red'],
  soon: ['bold', 'yellow'],
  done: ['green'],
  command: ['cyan'],
  dim: ['dim'],
  strong: ['bold'],
};

export const toned = (text: string, tone: Hue | undefined, paint: Paint): string =>
  tone === undefined ? text : TONES[tone].reduce((said, ink) => paint[ink](said), text);

/** What begins a warning: it is coloured, and the sentence behind it is not. */
export const WARNING = '! ';
export const warning = (line: string, paint: Paint): string =>
  line.startsWith(WARNING) ? toned('!', 'soon', paint) + line.slice(1) : line;
