/** Edit distance: letters to change, add, drop or swap. */
function distance(a: string, b: string): number {
  const rows: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  const at = (i: number, j: number) => rows[i]?.[j] ?? i + j;
  for (let j = 1; j <= b.length; j++) (rows[0] as number[])[j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      (rows[i] as number[])[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swapped);
    }
  }
  return at(a.length, b.length);
}

/** The word of a list that was most likely meant, if one is close enough and shares something with it. */
export function nearest<T extends string>(word: string, words: readonly T[]): T | undefined {
  // A number is as it was meant, or another one.
  if (/^\d+$/.test(word) && words.every((one) => /^\d+$/.test(one))) return undefined;
  const [best] = words
    .map((candidate) => ({ candidate, far: distance(word, candidate) }))
    .sort((a, b) => a.far - b.far);
  if (!best || best.far > Math.max(word.length > 4 ? 2 : 1, Math.floor(word.length / 3))) return undefined;
  return best.far < Math.max(word.length, best.candidate.length) ? best.candidate : undefined;
}
