/** Questions, on a terminal only. Otherwise (or with --no-input) each throws `not-in-a-script`, naming the flag that answers it. */
export interface Prompt {
  /** Can questions be asked? */
  readonly able: boolean;
  text(
    question: string,
    options: { readonly flag: string; readonly initial?: string; readonly check?: (value: string) => string | true },
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
}
