import { isBlank } from '../../core/text/blank.ts';

/** How the words of a command are written down once, for its types, its help and its form. */

/** How an argument is typed: `<student>`, `[student]`, `[students...]`; with what it is, where no flag of its name says so. */
export type Argument = string | readonly [typed: string, meaning: string];

/**
 * How a flag is typed behind its name: `<day>`, `[day]` where the value may be left out, nothing for a yes; with what it is, where the
 * words of flags do not say so. Behind it stand, in this order:
 * - `*` where it may be given several times;
 * - `-` where `-` stands for a line of stdin;
 * - `!` where it is needed (`[day]!`: where its value is): a person at a terminal is asked for it, a script is told;
 * - `?` where it is usual: a person is asked for it once something needed was missing, and may leave it blank.
 */
export type Flag = string | readonly [typed: string, meaning: string];

export type Typed<T> = T extends readonly [infer S, string] ? S : T;
type Inner<T> = Typed<T> extends `<${infer Name}>` | `[${infer Name}]` ? Name : never;
export type NameOf<T> = T extends unknown ? (Inner<T> extends `${infer Name}...` ? Name : Inner<T>) : never;

type FlagValue<T> = string extends T
  ? string | true
  : T extends ''
    ? boolean
    : T extends `${infer Usual}?`
      ? FlagValue<Usual>
      : T extends `[${infer Value}!`
        ? FlagValue<`<${Value}`>
        : T extends `${infer Needed}!`
          ? FlagValue<Needed>
          : T extends `${infer One}*${string}`
            ? Many<One>
            : T extends `[${string}`
              ? string | true
              : string;
type Many<One> = readonly string[] | (One extends `[${string}` ? true : never);

/** Flags that are there when a command runs. */
type NeededIn<F> = { [N in keyof F]: Typed<F[N]> extends `<${string}!` ? N : never }[keyof F];

/** Flags as they were typed; one that was not is not in it. */
export type Flags<F> = { readonly [N in Exclude<keyof F, NeededIn<F>>]?: FlagValue<Typed<F[N]>> } & {
  readonly [N in NeededIn<F>]: FlagValue<Typed<F[N]>>;
};

type Several<T> = T extends unknown ? (Typed<T> extends `${string}...${string}` ? T : never) : never;
type Optional<T> = T extends unknown ? (Typed<T> extends `[${string}` ? Exclude<T, Several<T>> : never) : never;

/** The arguments and flags of a command as they were typed. */
export type CommandLine<A extends Argument, F> = { readonly [T in Several<A> as NameOf<T>]: readonly string[] } & {
  readonly [T in Exclude<A, Several<A> | Optional<A>> as NameOf<T>]: string;
} & { readonly [T in Optional<A> as NameOf<T>]?: string } & Flags<F>;

/** What was typed so far, by name: a text, texts, or yes. */
export type Said = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

/** A word of a command line, as its grammar writes it down. */
export interface Field {
  readonly name: string;
  readonly is: 'argument' | 'flag';
  /** What stands in the brackets: `day`; nothing for a yes. */
  readonly value: string;
  /** What it is, where no word of its name says so. */
  readonly meaning?: string;
  readonly several: boolean;
  /** What stands on a command line can be read by every program of the machine: this value may come from elsewhere. */
  readonly secret: boolean;
  readonly asked?: 'needed' | 'usual';
  /** Its value may be left out. */
  readonly open: boolean;
}

const SHAPE = /^(?:([<[])(.*?)[>\]])?(\*?)(-?)([!?]?)$/;

export function flagField(name: string, flag: Flag): Field {
  const [typed, meaning] = typeof flag === 'string' ? [flag] : flag;
  const [, bracket, value = '', several, secret, mark] = SHAPE.exec(typed) ?? [];
  return {
    name,
    is: 'flag',
    value,
    several: several === '*',
    secret: secret === '-',
    open: bracket === '[',
    ...(meaning !== undefined && { meaning }),
    ...(mark && { asked: mark === '!' ? 'needed' : 'usual' }),
  };
}

/** An argument that is no choice of its own is needed. */
export function argumentField(argument: Argument): Field {
  const [typed, meaning] = typeof argument === 'string' ? [argument] : argument;
  const name = typed.replace(/\W/g, '');
  const open = typed.startsWith('[');
  return {
    name,
    is: 'argument',
    value: name,
    several: typed.includes('...'),
    secret: false,
    open,
    ...(meaning !== undefined && { meaning }),
    ...(!open && { asked: 'needed' }),
  };
}

/** How commander and help have a flag's value: `<day>`, `[day]`, nothing. */
export const bracketed = ({ value, open }: Field): string => (value === '' ? '' : open ? `[${value}]` : `<${value}>`);

/** A flag as it is typed, without its dashes: `hoursPerWeek` is `hours-per-week`. */
export const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** As it stands on a command line, and in messages. */
export const namedAs = ({ name, is }: Field): string => (is === 'flag' ? `--${dashed(name)}` : name);

/** Is its value missing in what was said? That of a hint that was pasted as it stands is: only a person knows it. */
export function lacks(said: Said, { name, is, open, asked }: Field): boolean {
  const value = said[name];
  if (is === 'flag' && open && asked === 'needed' && value === true) return true;
  if (typeof value === 'string') return is === 'flag' && isBlank(value);
  return (
    value === undefined || (Array.isArray(value) && (value.length === 0 || (is === 'flag' && value.some(isBlank))))
  );
}
