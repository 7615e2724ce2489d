/** Answers that are kept by a text, in groups; beyond `limit` it begins anew, so that memory stays flat. */
export class Kept<T> {
  readonly #limit: number;
  readonly #groups = new Map<string, Map<string, T>>();
  #count = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  has(group: string, text: string): boolean {
    return this.#groups.get(group)?.has(text) ?? false;
  }

  get(group: string, text: string, make: () => T): T {
    const known = this.#groups.get(group)?.get(text);
    if (known !== undefined) return known;
    const made = make();
    if (this.#count >= this.#limit) this.#groups.clear();
    this.#count = this.#groups.size === 0 ? 1 : this.#count + 1;
    const texts = this.#groups.get(group) ?? new Map<string, T>();
    this.#groups.set(group, texts.set(text, made));
    return made;
  }
}
