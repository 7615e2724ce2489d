import type { LocalDate } from '../core/dates.ts';
import type { Tongue } from '../core/papers/paper.ts';
import { Embedded } from './embedded.ts';
import { num, PdfFile, type Ref } from './file.ts';
import type { Plate, Used } from './ink.ts';
import type { Mark } from './marks.ts';
import { writeMetadata } from './metadata.ts';
import { colourProfile, greyProfile } from './profile.ts';
import { Tags } from './tags.ts';
import type { Glyph, Typeface } from './typeface.ts';

/** A page. */
export interface Leaf {
  readonly width: number;
  readonly height: number;
  /** It is the first page of one of several papers. */
  readonly begins?: boolean;
  /** All that is written on it; other marks may stand among them. */
  readonly marks: readonly { readonly type: string }[];
  /** Its operators. */
  draw(press: Plate): string;
}

/** What becomes one file. */
export interface Book {
  readonly title: string;
  /** A day of what it holds, and not the moment. */
  readonly made: LocalDate;
  readonly keywords?: string;
  readonly lang: Tongue;
  readonly inks: keyof typeof INTENTS;
  readonly leaves: readonly Leaf[];
  /** Further entries of its catalog, which may point to its pages. */
  readonly entries?: (file: PdfFile, pages: readonly Ref[]) => string;
}

/** The inks that are meant: those of a screen. */
const INTENTS = {
  grey: { name: 'Grey gamma 2.2', profile: greyProfile, parts: 1 },
  colour: { name: 'RGB gamma 2.2', profile: colourProfile, parts: 3 },
} as const;

/** A PDF/A-1b file with a tree of its parts. The same book gives the same bytes. */
export function writeBook({ title, made, keywords, lang, inks, leaves, entries }: Book): Uint8Array {
  const file = new PdfFile();
  const [root, pages] = [file.ref(), file.ref()];
  const tags = new Tags(file);
  const fonts = fontsOf(leaves, file);
  const resources = file.ref();
  const kids = leaves.map((leaf) => {
    if (leaf.begins) tags.paper();
    const page = file.ref();
    const place = tags.page();
    const content = file.stream(Buffer.from(leaf.draw({ page, lang, tags, fonts }), 'latin1'));
    return file.put(
      `<</Type/Page/Parent ${pages}/MediaBox[0 0 ${num(leaf.width)} ${num(leaf.height)}]/Resources ${resources}` +
        `/Contents ${content}/StructParents ${place}>>`,
      page,
    );
  });
  for (const { font } of fonts.values()) font.write(file);
  const named = [...fonts.values()].map(({ name, font }) => `/${name} ${font.ref}`);
  file.put(`<</Font<<${named.join('')}>>>>`, resources);
  file.put(`<</Type/Pages/Count ${kids.length}/Kids[${kids.join(' ')}]>>`, pages);
  const { xmp, info } = writeMetadata(file, { title, made, ...(keywords !== undefined && { keywords }) });
  const { name, profile, parts } = INTENTS[inks];
  const intent =
    `[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(${name})/Info(${name})` +
    `/DestOutputProfile ${file.stream(profile(), `/N ${parts}`)}>>]`;
  file.put(
    `<</Type/Catalog/Pages ${pages}/Metadata ${xmp}/Lang(${lang})/MarkInfo<</Marked true>>/StructTreeRoot ${tags.write()}` +
      `${entries?.(file, kids) ?? ''}/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents${intent}>>`,
    root,
  );
  return file.end(root, info);
}

const isText = (mark: { readonly type: string }): mark is Extract<Mark, { type: 'text' }> => mark.type === 'text';

/** The fonts of all pages, each with the glyphs that it draws. */
function fontsOf(leaves: readonly Leaf[], file: PdfFile): ReadonlyMap<Typeface, Used> {
  const drawn = new Map<Typeface, Map<string, Glyph>>();
  for (const { face, text } of leaves.flatMap(({ marks }) => marks.filter(isText))) {
    const glyphs = drawn.get(face) ?? new Map<string, Glyph>();
    drawn.set(face, glyphs);
    for (const glyph of face.shape(text).glyphs) glyphs.set(glyph.key, glyph);
  }
  return new Map(
    [...drawn].map(([face, glyphs], n) => {
      const font = new Embedded(face, glyphs.values(), file.ref());
      return [face, { name: `F${n + 1}`, font }];
    }),
  );
}
