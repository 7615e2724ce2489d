/** Numbers that are the same in every run, evenly spread below a limit. */
export function* places(count: number, below: number, seed = 1): Generator<number> {
  let state = seed;
  for (let n = 0; n < count; n += 1) {
    // Numerical Recipes' generator: its upper bits are even enough to choose a byte.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield Math.floor((state / 2 ** 32) * below);
  }
}

/** The same bytes with one bit of one of them turned. */
export function flipped(bytes: Buffer, place: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8));
  return changed;
}
