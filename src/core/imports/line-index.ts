/** On which line each number of a file stands. */
export interface Lines {
  get(number: string): number | undefined;
  set(number: string, line: number): void;
  readonly size: number;
}

/** Plain numbers below 2³²; one with a leading zero or a letter is another. */
const PLAIN = /^[1-9]\d{0,8}$/;
const FIRST = 1 << 12;

/**
 * A million lines of a file are a million numbers to remember. Nearly all are plain digits: these are kept in two arrays, eight bytes
 * each, by open addressing; a Map of texts takes ten times as much.
 */
export function linesByNumber(): Lines {
  const others = new Map<string, number>();
  let keys = new Uint32Array(FIRST);
  let lines = new Uint32Array(FIRST);
  let count = 0;

  /** Where a key stands, or where it would; no key is 0. */
  const placeOf = (key: number): number => {
    // Numbers of one year follow each other: multiplied, they spread.
    let at = (Math.imul(key, 0x9e3779b1) >>> 7) & (keys.length - 1);
    while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & (keys.length - 1);
    return at;
  };

  function grow(): void {
    const [oldKeys, oldLines] = [keys, lines];
    keys = new Uint32Array(oldKeys.length * 2);
    lines = new Uint32Array(oldKeys.length * 2);
    oldKeys.forEach((key, at) => {
      if (key === 0) return;
      const to = placeOf(key);
      keys[to] = key;
      lines[to] = oldLines[at] ?? 0;
    });
  }

  return {
    get(number) {
      if (!PLAIN.test(number)) return others.get(number);
      const at = placeOf(Number(number));
      return keys[at] === 0 ? undefined : lines[at];
    },
    set(number, line) {
      if (!PLAIN.test(number)) {
        others.set(number, line);
        return;
      }
      const at = placeOf(Number(number));
      if (keys[at] === 0) count += 1;
      keys[at] = Number(number);
      lines[at] = line;
      if (count * 2 > keys.length) grow();
    },
    get size() {
      return count + others.size;
    },
  };
}
