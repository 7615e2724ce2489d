import type { Tongue } from '../../core/text/language.ts';
import type { Part } from './marks.ts';

type Element = PDFKit.PDFStructureElement;

/** What each text of a file is, for who has it read aloud: its parts in the order in which they are read. */
export class Tags {
  readonly #doc: PDFKit.PDFDocument;
  readonly #lang: Tongue;
  readonly #document: Element;
  readonly #known = new Map<Part, Element>();
  #paper: Element;
  /** What is drawn now; without a part it is an artifact. */
  #now: { readonly part: Part | undefined; readonly lang: Tongue | undefined } | undefined;

  constructor(doc: PDFKit.PDFDocument, lang: Tongue) {
    this.#doc = doc;
    this.#lang = lang;
    this.#document = doc.struct('Document');
    doc.addStructure(this.#document);
    this.#paper = this.#document;
  }

  /** One of several papers begins: what follows belongs to it. */
  paper(): void {
    this.#paper = this.#doc.struct('Part');
    this.#document.add(this.#paper);
  }

  /** What is drawn from here on belongs to a part, or is an artifact: a rule, a running head. */
  belong(part: Part | undefined, lang?: Tongue): void {
    const now = this.#now;
    if (now && now.part === part && (part === undefined || now.lang === lang)) return;
    this.pass();
    this.#now = { part, lang };
    if (part === undefined) this.#doc.markContent('Artifact');
    else if (lang === undefined || lang === this.#lang) this.#of(part).add(this.#doc.markStructureContent(part.role));
    else this.#of(part).add(this.#doc.markStructureContent('Span', { lang }));
  }

  /** Ends what is drawn. */
  pass(): void {
    if (this.#now !== undefined) this.#doc.endMarkedContent();
    this.#now = undefined;
  }

  #of(part: Part): Element {
    const known = this.#known.get(part) ?? this.#doc.struct(part.role, part.alt === undefined ? {} : { alt: part.alt });
    if (!this.#known.has(part)) this.#paper.add(known);
    this.#known.set(part, known);
    return known;
  }

  end(): void {
    this.#document.end();
  }
}
