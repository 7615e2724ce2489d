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

/** Colours only on a terminal, unless NO_COLOR, --no-color or a dumb terminal forbids them. */
export const coloured = (isTTY: boolean, wanted: boolean, env: Readonly<Record<string, string | undefined>>): boolean =>
  isTTY && wanted && !env.NO_COLOR && env.TERM !== 'dumb';

export async function paints(colour: boolean): Promise<Paint> {
  if (!colour) return PLAIN;
  const { Chalk } = await import('chalk');
  const { bold, dim, red, yellow, green } = new Chalk({ level: 1 });
  return { bold, dim, red, yellow, green };
}
