import type { Context } from '../../context.ts';
import type { LocalDate, Period } from '../../core/calendar/dates.ts';
import { quoted } from '../../core/text/command-line.ts';
import type { Choice } from '../../terminal/prompt.ts';
import type { Words } from '../../wording/words.ts';
import { type Field, lacks, namedAs, type Said } from './notation.ts';

/** What a command says of itself, for whoever runs it. */
export interface Grammar {
  /** At least two command lines that can be typed as they stand; a test types them. */
  readonly examples: readonly [string, string, ...string[]];
  /** Changes the records: takes --dry-run and --reason. */
  readonly writes?: true;
  /** It says what was done, and `undo` takes it back: whoever chose it by a number need not look at a few answers once more. */
  readonly brief?: true;
  /** Looks at records that may not be as they should be. */
  readonly examines?: true;
  /** Answers with a list: takes --fields. */
  readonly lists?: true;
  /** Makes a report, which may be printed as pages. */
  readonly prints?: true;
  /** The argument that is a file it reads. */
  readonly source?: string;
  /** The argument that names students. */
  readonly students?: string;
  /** The values of a closed list, by the name of their argument or flag. */
  readonly choices?: Readonly<
    Record<string, (context: Context, said: Said) => readonly Choice[] | Promise<readonly Choice[]>>
  >;
  /** What is wrong with a value, where the brackets do not say how it is read. */
  readonly checks?: Readonly<
    Record<string, (value: string, context: Context) => string | undefined | Promise<string | undefined>>
  >;
  /** What is unusual about a value: it is taken where it is said once more. */
  readonly odds?: Readonly<Record<string, (value: string, context: Context) => string | undefined>>;
  /** The day recorded before, of each of those who are meant: Enter keeps it, and without one says today. Undefined: none is recorded. */
  readonly before?: Readonly<
    Record<string, (context: Context, said: Said) => Promise<readonly (LocalDate | undefined)[] | undefined>>
  >;
  /** Days that may lie ahead, though others of their name tell what was done. */
  readonly ahead?: readonly string[];
  /** Days that are often more than a year away, though others of their name are not. */
  readonly far?: readonly string[];
  /** What an answer says, where it is not its own field alone. */
  readonly says?: Readonly<Record<string, (answer: string, context: Context) => Said | undefined>>;
  /** How such an answer was understood. */
  readonly tells?: Readonly<Record<string, (said: Said, words: Words) => string | undefined>>;
  /** What somebody goes on with once it is recorded. */
  follows?(said: Said, words: Words): readonly { readonly name: string; readonly argv: readonly string[] }[];
  /** What a form proposes. */
  readonly proposes?: Readonly<Record<string, (context: Context, said: Said) => Promise<string | undefined>>>;
  /** What is needed besides, now that so much was said; with `?` behind its name it is usual. */
  needs?(said: Said): readonly string[];
  /** The same by the records, for the form of a person; `begun` is what stood on the command line, and whether it left out something needed. */
  asks?(context: Context, said: Said, begun: Begun & { readonly isBegun: boolean }): Promise<readonly string[]>;
  /** A period that is recorded though nobody said both of its days: a person looks at it first. */
  infers?(context: Context, said: Said): Promise<Period | undefined>;
  /**
   * What cannot be undone of it, for whoever looks before it is done, whatever was asked; undefined where it would be refused, empty
   * where there is nothing to look at besides the answers.
   */
  readonly previews?: (context: Context, said: Said) => Promise<readonly PreviewLine[] | undefined>;
  /** What is usual, and stands on no certificate: on the way to one nobody is asked for it. */
  readonly unprinted?: readonly string[];
  /** What can be changed: where none of it was said, a person chooses. */
  readonly edits?: readonly string[];
  /** Where the command itself asks for what was left open in a hint. */
  readonly fills?: string;
  /** What the records say on a question. */
  readonly shows?: Readonly<Record<string, (context: Context, said: Said) => Promise<string>>>;
}

/** A line to be looked at, without a label a warning; `name`: the question whose answer says the same. */
export interface PreviewLine {
  readonly name?: string;
  readonly label?: string;
  readonly text: string;
}

/** What a command line says, and by name what it leaves open: nothing looks at that, and it is asked for. */
export interface Begun {
  readonly given: Said;
  readonly open: readonly string[];
}

/** What a form is made of. */
export interface FormOf {
  /** `step record`. */
  readonly path: string;
  readonly grammar: Grammar;
  readonly fields: readonly Field[];
  /** What was said so far. */
  said(): Said;
  /** Says it as if it had been typed; undefined takes it back. */
  say(name: string, value: Said[string]): void;
}

/** What is needed and was not said, or was only begun. */
export function lackingIn({ grammar, fields }: Pick<FormOf, 'grammar' | 'fields'>, said: Said): readonly Field[] {
  const also = grammar.needs?.(said) ?? [];
  const isTyped = (name: string) => said[name] !== undefined && [said[name]].flat().length > 0;
  const isNeeded = ({ is, name, open, asked }: Field) =>
    (asked === 'needed' && !(is === 'flag' && open)) || also.includes(name) || isTyped(name);
  return fields.filter((field) => field.name !== grammar.fills && isNeeded(field) && lacks(said, field));
}

/** The words of a closed list, each with its name on the screen. */
export const choicesOf = <T extends string>(
  values: readonly T[],
  names: Readonly<Record<T, string>>,
): readonly Choice[] => values.map((value) => ({ value, name: names[value] }));

/** What was said of a command, as one line. A personal fact does not belong on a command line. */
export function lineOf({ path, fields }: Pick<FormOf, 'path' | 'fields'>, said: Said): string {
  const words = fields.flatMap((field) => (lacks(said, field) ? [] : wordsFor(field, said[field.name])));
  return ['coopj', path, ...words].join(' ');
}

function wordsFor(field: Field, value: Said[string]): readonly string[] {
  if (value === undefined || value === false) return [];
  const flag = field.is === 'flag' ? [namedAs(field)] : [];
  if (value === true) return flag;
  return [value].flat().flatMap((one) => [...flag, field.secret ? '-' : quoted(one)]);
}
