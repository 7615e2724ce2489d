/** Said instead of an answer: back to the question before. */
export const BACK: unique symbol = Symbol('back');
/** Said instead of a choice: what is looked for is not there yet, and is added. */
export interface Adding {
  /** What was typed of it; empty where nothing was. */
  readonly add: string;
}

/** A question of a form. `<` leads back, `?` explains. */
export interface FormQuestion {
  readonly question: string;
  /** One line of help below the question. */
  readonly hint?: string;
  /** What `?` tells. */
  readonly explain?: readonly string[];
  /** What Enter says where nothing stands there and an answer may be left out: `today`; unless it is told, it leaves blank. */
  readonly enter?: string;
  /** The flag or argument that answers it on a command line. */
  readonly flag: string;
  /** Nothing lies before it: no way back. */
  readonly first: boolean;
  /** It follows some work: what was typed meanwhile is no answer. */
  readonly fresh?: boolean;
}

export interface Choice {
  readonly value: string;
  readonly name: string;
  /** Tells it from others of the same name. */
  readonly note?: string;
}

/** Questions, on a terminal only. Otherwise (or with --no-input) each throws `not-in-a-script`, naming the flag that answers it. */
export interface Prompt {
  /** Can questions be asked? */
  readonly able: boolean;
  text(
    question: string,
    options: {
      readonly flag: string;
      readonly initial?: string;
      /** What `?` tells. */
      readonly explain?: string;
      /** '' is an answer too, and says this. */
      readonly enter?: string;
      readonly check?: (value: string) => string | true;
    },
  ): Promise<string>;
  /** A word that the screen does not show. */
  secret(
    question: string,
    options: { readonly flag: string; readonly check: (value: string) => string | true },
  ): Promise<string>;
  choose<T extends string>(
    question: string,
    choices: readonly { readonly value: T; readonly name: string }[],
    options: { readonly flag: string; readonly initial?: T },
  ): Promise<T>;
  /** Yes or no. With --yes the answer is yes without asking. */
  confirm(question: string): Promise<boolean>;
  /** A line of text; '' where it may be left blank. */
  line(
    question: FormQuestion,
    how: {
      readonly initial?: string | undefined;
      readonly optional: boolean;
      /** What is wrong with it, if anything: it is asked again, with what was typed. */
      check(value: string): string | undefined | Promise<string | undefined>;
      /** How it was understood: `2026-10-01(木)`. */
      echo?(value: string): string | undefined;
    },
  ): Promise<string | typeof BACK>;
  /** One of many, found by what is typed; '' where it may be left blank. */
  pick(
    question: FormQuestion,
    how: {
      readonly optional: boolean;
      find(term: string): Promise<readonly Choice[]>;
      /** Offered below what is found: "add a new company". */
      readonly add?: string;
    },
  ): Promise<string | typeof BACK | Adding>;
  /** One of a few; '' where it may be left blank. */
  select(
    question: FormQuestion,
    choices: readonly Choice[],
    how: { readonly optional: boolean; readonly initial?: string | undefined },
  ): Promise<string | typeof BACK>;
  /** What to do next, typed below a line of hints; '' for Enter alone, and where the terminal is closed; `fresh` as of a question. */
  order(hint: string, fresh: boolean): Promise<string>;
  /** Shows lines and waits for Enter, or for the number of what is done at once after that: 0 is the first. */
  look(lines: readonly string[], question: string, ways?: readonly string[]): Promise<'go' | typeof BACK | number>;
}
