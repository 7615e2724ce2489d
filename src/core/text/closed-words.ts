/** A word of a closed list, told from however it is written. */
export interface Spelt<T> {
  readonly meaning: T;
  readonly spellings: readonly string[];
}

/** Longer texts are no word of a list. */
const LONGEST = 120;

/** Width, case, spaces, brackets and all other signs do not matter. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * A reader of a closed list. A word may stand beside itself in another language (留学 (Student)), and between the given words that say
 * what it is (Student visa). Anything else is unknown: nothing is guessed, as a rule would then follow from the guess.
 */
export function closedWords<T>(list: readonly Spelt<T>[], around: readonly string[] = []) {
  const known = new Map(
    list.flatMap(({ meaning, spellings }) => spellings.map((spelling) => [folded(spelling), meaning] as const)),
  );
  const beside = around.map(folded);
  // One word, with at most two words around it that say what it is.
  const one = (text: string, more = 2): T | undefined => {
    const found = known.get(text);
    if (found !== undefined || more === 0) return found;
    const rests = beside.flatMap((word) => [
      ...(text.startsWith(word) ? [text.slice(word.length)] : []),
      ...(text.endsWith(word) ? [text.slice(0, -word.length)] : []),
    ]);
    for (const rest of rests) {
      const inner = rest === '' ? undefined : one(rest, more - 1);
      if (inner !== undefined) return inner;
    }
    return undefined;
  };
  return (written: string): T | undefined => {
    const text = written.length > LONGEST ? '' : folded(written);
    const whole = one(text);
    if (whole !== undefined) return whole;
    for (let at = 1; at < text.length; at += 1) {
      const first = one(text.slice(0, at));
      if (first !== undefined && first === one(text.slice(at))) return first;
    }
    return undefined;
  };
}
