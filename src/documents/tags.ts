import type { Tongue } from '../core/papers/paper.ts';
import { type PdfFile, type Ref, textOf } from './file.ts';
import type { Part } from './marks.ts';

interface Element {
  readonly ref: Ref;
  readonly role: string;
  readonly parent: Ref;
  readonly alt?: string;
  /** Elements, or content of a page. */
  readonly kids: (Ref | { readonly page: Ref; readonly id: number })[];
}

/** What each text of a file is, for who has it read aloud: its parts in the order in which they are read. */
export class Tags {
  readonly #file: PdfFile;
  readonly #root: Ref;
  readonly #elements: Element[] = [];
  readonly #known = new Map<Part, Element>();
  readonly #document: Element;
  /** Of each page, whose its pieces of content are. */
  readonly #pages: Ref[][] = [];
  #paper: Element;

  constructor(file: PdfFile) {
    this.#file = file;
    this.#root = file.ref();
    this.#document = this.#element('Document', this.#root);
    this.#paper = this.#document;
  }

  #element(role: string, parent: Ref, alt?: string): Element {
    const element = { ref: this.#file.ref(), role, parent, kids: [], ...(alt !== undefined && { alt }) };
    this.#elements.push(element);
    return element;
  }

  /** One of several papers begins: what follows belongs to it. */
  paper(): void {
    this.#paper = this.#element('Part', this.#document.ref);
    this.#document.kids.push(this.#paper.ref);
  }

  /** A page begins; its number in the tree. */
  page(): number {
    return this.#pages.push([]) - 1;
  }

  /** Content of the current page that belongs to a part, up to `EMC`: its first operator. */
  begin(part: Part, lang: Tongue | undefined, page: Ref): string {
    const element = this.#of(part);
    const owners = this.#pages.at(-1) ?? [];
    const id = owners.push(element.ref) - 1;
    element.kids.push({ page, id });
    return lang === undefined ? `/${part.role}<</MCID ${id}>>BDC` : `/Span<</MCID ${id}/Lang(${lang})>>BDC`;
  }

  #of(part: Part): Element {
    const known = this.#known.get(part);
    if (known !== undefined) return known;
    const element = this.#element(part.role, this.#paper.ref, part.alt);
    this.#paper.kids.push(element.ref);
    this.#known.set(part, element);
    return element;
  }

  write(): Ref {
    for (const element of this.#elements) this.#write(element);
    const numbers = this.#pages.map((owners, n) => `${n}[${owners.join(' ')}]`);
    return this.#file.put(
      `<</Type/StructTreeRoot/K ${this.#document.ref}/ParentTree<</Nums[${numbers.join('')}]>>` +
        `/ParentTreeNextKey ${this.#pages.length}>>`,
      this.#root,
    );
  }

  #write({ ref, role, parent, alt, kids }: Element): void {
    const own = kids.find((kid) => typeof kid !== 'string')?.page;
    const list = kids.map((kid) => {
      if (typeof kid === 'string') return kid;
      return kid.page === own ? kid.id : `<</Type/MCR/Pg ${kid.page}/MCID ${kid.id}>>`;
    });
    const page = own === undefined ? '' : `/Pg ${own}`;
    const described = alt === undefined ? '' : `/Alt${textOf(alt)}`;
    this.#file.put(
      `<</S/${role}/P ${parent}${page}${described}/K${list.length === 1 ? ` ${list[0]}` : `[${list.join(' ')}]`}>>`,
      ref,
    );
  }
}
