type Groups<T> = Map<string, Map<string, T>>;

/**
 * Answers that are kept by a text, in groups. Of those beyond `limit` only what is asked for again stays, so that memory is flat
 * and what every paper says is not made anew.
 */
export class Kept<T> {
  readonly #limit: number;
  #now: Groups<T> = new Map();
  #before: Groups<T> = new Map();
  #count = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  has(group: string, text: string): boolean {
    return this.#find(group, text) !== undefined;
  }

  get(group: string, text: string, make: () => T): T {
    const known = this.#now.get(group)?.get(text);
    if (known !== undefined) return known;
    const found = this.#find(group, text) ?? make();
    if (this.#count >= this.#limit / 2) {
      this.#before = this.#now;
      this.#now = new Map();
      this.#count = 0;
    }
    this.#count += 1;
    const texts = this.#now.get(group) ?? new Map<string, T>();
    this.#now.set(group, texts.set(text, found));
    return found;
  }

  #find(group: string, text: string): T | undefined {
    return this.#now.get(group)?.get(text) ?? this.#before.get(group)?.get(text);
  }
}
