import QuickLRU from 'quick-lru';

/** Answers that are made once and then kept, of as many texts as were asked for last: labels and titles stand in every paper. */
export function remembered<T>(texts: number, make: (text: string) => T): (text: string) => T {
  const known = new QuickLRU<string, T>({ maxSize: texts });
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    known.set(text, made);
    return made;
  };
}
