/** Words of a line as a POSIX shell splits it, as far as our transcripts go: blanks, and both kinds of quotes. */
export const wordsOf = (line: string): readonly string[] =>
  (line.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? []).map((word) => word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'));
