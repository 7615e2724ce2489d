/** A command as it is told, as the words that a shell would make of it. */
export const argvOf = (line: string): readonly string[] =>
  (line.match(WORDS) ?? []).map((word) =>
    word.replace(QUOTED, (_, single?: string, double?: string, escaped?: string) => single ?? double ?? escaped ?? ''),
  );

const WORDS = /(?:'[^']*'|"[^"]*"|\\.|[^\s'"\\])+/gu;
const QUOTED = /'([^']*)'|"([^"]*)"|\\(.)/gu;
