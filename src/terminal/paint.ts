import type { Hue } from './out.ts';

/** Colours on a terminal, plain text elsewhere. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
}

const same = (text: string) => text;
const PLAIN: Paint = { bold: same, dim: same, red: same, yellow: same, green: same };

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
  const { bold, dim, red, yellow, green } = new Chalk({ level: 1 });
  return { bold, dim, red, yellow, green };
}

const TONES: Readonly<Record<Hue, keyof Paint>> = {
  late: 'red',
  soon: 'yellow',
  done: 'green',
  dim: 'dim',
  strong: 'bold',
};

export const toned = (text: string, tone: Hue | undefined, paint: Paint): string =>
  tone === undefined ? text : paint[TONES[tone]](text);
