/** A command as it is told, as the words that a shell would make of it. */
export const argvOf = (line: string): readonly string[] =>
  (line.match(WORDS) ?? []).map((word) =>
    word.replace(QUOTED, (_, single?: string, double?: string, escaped?: string) => single ?? double ?? escaped ?? ''),
  );

/** One word as a shell takes it: `argvOf` makes the word of it again. */
export const quoted = (text: string): string =>
  text === '' || /[\s'"$`\\()&|;<>*?#!~[\]{}]/.test(text) ? `'${text.replaceAll("'", `'\\''`)}'` : text;

const WORDS = /(?:'[^']*'|"[^"]*"|\\.|[^\s'"\\])+/gu;
const QUOTED = /'([^']*)'|"([^"]*)"|\\(.)/gu;
