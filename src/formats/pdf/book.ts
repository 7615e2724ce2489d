import { buffer } from 'node:stream/consumers';
import { instantOf, type LocalDate } from '../../core/calendar/dates.ts';
import type { Tongue } from '../../core/text/language.ts';
import { ExactDocument } from './exact.ts';
import { Tags } from './tags.ts';

/** What a page is drawn on. */
export interface Plate {
  readonly doc: ExactDocument;
  readonly tags: Tags;
}

/** A page. */
export interface Leaf {
  readonly width: number;
  readonly height: number;
  /** It is the first page of one of several papers. */
  readonly begins?: boolean;
  /** Headings on it, for the reader's list of contents. */
  readonly bookmarks?: readonly { readonly title: string; readonly y: number }[];
  draw(plate: Plate): void;
}

/** What becomes one file. */
export interface Book {
  readonly title: string;
  /** A day of what it holds, and not the moment. */
  readonly made: LocalDate;
  /** The proof of a certificate, for who wants to verify the file. */
  readonly keywords?: string;
  /** How the journal stood when it was made. */
  readonly subject?: string;
  readonly lang: Tongue;
  readonly leaves: readonly Leaf[];
}

const PROGRAM = 'coopj';

/** A PDF/A-1b file with a tree of its parts. The same book gives the same bytes. */
export function writeBook({ title, made, keywords, subject, lang, leaves }: Book): Promise<Uint8Array> {
  const doc = new ExactDocument({
    pdfVersion: '1.4',
    subset: 'PDF/A-1b',
    tagged: true,
    lang,
    displayTitle: true,
    autoFirstPage: false,
    // None of its own, which no PDF/A embeds.
    font: '',
    info: {
      Title: title,
      Producer: PROGRAM,
      Creator: PROGRAM,
      CreationDate: instantOf(made),
      ...(subject !== undefined && { Subject: subject }),
      ...(keywords !== undefined && { Keywords: keywords }),
    },
  });
  const tags = new Tags(doc, lang);
  for (const { width, height, begins, bookmarks = [], draw } of leaves) {
    doc.addPage({ size: [width, height], margin: 0 });
    if (begins) tags.paper();
    for (const { title: heading, y } of bookmarks) doc.bookmark(heading, y);
    draw({ doc, tags });
    tags.pass();
  }
  tags.end();
  doc.end();
  return buffer(doc);
}
