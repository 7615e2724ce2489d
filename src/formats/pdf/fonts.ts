import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Tongue } from '../../core/text/language.ts';
import { oddness } from '../../errors/files.ts';
import { Abort } from '../../errors.ts';
import { isWide, undrawn } from './clusters.ts';
import { withoutSelectors } from './selectors.ts';
import { type Typeface, typeface, UnfitFont, type Wants } from './typeface.ts';

/** A Japanese font is set solid; only marks are put on their letters. Its kerning is made for another way of setting, and tears kana apart. */
const marked: Wants = (text) => /\p{M}/u.test(withoutSelectors(text));
/** A Latin font is kerned. */
const always: Wants = () => true;
/** A font that the office names may be of any script. */
const unlessWide: Wants = (text) => marked(text) || ![...withoutSelectors(text)].every(isWide);

/** A Japanese font has ´, and stands it beside the e of José: the Latin one puts it on. */
const LATIN_WITH_MARK = /^\p{Script=Latin}\p{M}/u;
const withoutLatinMarks = (face: Typeface): Typeface => ({
  ...face,
  has: (grapheme) => !LATIN_WITH_MARK.test(grapheme) && face.has(grapheme),
});

const require = createRequire(import.meta.url);
const opened = new Map<string, Promise<Typeface>>();

/** Each font file is read once a run, and only when a text asks for it. */
function open(
  name: string,
  file: string,
  wants: Wants,
  as = (face: Typeface) => face,
  read: () => Promise<Uint8Array> = () => readFile(file),
): Promise<Typeface> {
  const known = opened.get(file) ?? read().then((bytes) => as(typeface(name, bytes, wants)));
  opened.set(file, known);
  // It may be there the next time.
  known.catch(() => opened.delete(file));
  return known;
}

/** The cuts in which papers are set: text, what stands out, and what is copied letter by letter. */
export type Cut = 'regular' | 'medium' | 'typed';

// Full TTF files only: WOFF takes seconds to unpack, and subset files lack 髙 﨑 𠮷.
const serifJapanese = () =>
  open('NotoSerifJP', require.resolve('#fonts/NotoSerifJP_400Regular.ttf'), marked, withoutLatinMarks);
const serifLatin = () => open('NotoSerif', require.resolve('#fonts/NotoSerif_400Regular.ttf'), always);
const mediumJapanese = () =>
  open('NotoSerifJP-medium', require.resolve('#fonts/NotoSerifJP_500Medium.ttf'), marked, withoutLatinMarks);
const mediumLatin = () => open('NotoSerif-medium', require.resolve('#fonts/NotoSerif_500Medium.ttf'), always);
const sansJapanese = (weight: '400Regular' | '700Bold') => () =>
  open(`NotoSansJP-${weight}`, require.resolve(`#fonts/NotoSansJP_${weight}.ttf`), marked, withoutLatinMarks);
const sansLatin = (weight: '400Regular' | '700Bold') => () =>
  open(`NotoSans-${weight}`, require.resolve(`#fonts/NotoSans_${weight}.ttf`), always);
/** Every letter is as wide as the next, and none looks like another: shaping would join what is to be copied letter by letter. */
const typed = () => open('NotoSansMono', require.resolve('#fonts/NotoSansMono_400Regular.ttf'), () => false);

/** Papers are set in serifs, reports in a face without them and its bold. */
export type Family = 'serif' | 'medium' | 'typed' | 'sans' | 'bold';
const FAMILIES: Readonly<Record<Family, Readonly<Record<Tongue, () => Promise<Typeface>>>>> = {
  serif: { ja: serifJapanese, en: serifLatin },
  medium: { ja: mediumJapanese, en: mediumLatin },
  typed: { ja: typed, en: serifJapanese },
  sans: { ja: sansJapanese('400Regular'), en: sansLatin('400Regular') },
  bold: { ja: sansJapanese('700Bold'), en: sansLatin('700Bold') },
};

/** A font that the office names. Throws Abort `file-…` and `font-unfit`. */
async function named(font: FontFile): Promise<Typeface> {
  const { file, read } = typeof font === 'string' ? { file: font } : font;
  const unfit = (error: unknown) =>
    new Abort('font-unfit', { file, why: error instanceof UnfitFont ? error.why : 'damaged' });
  try {
    const kind = read ? undefined : oddness(await stat(file));
    if (kind !== undefined) throw new Abort('file-odd', { file, kind });
    return await open(file, file, unlessWide, (face) => guarded(face, unfit), read);
  } catch (error) {
    if (error instanceof Abort) throw error;
    if (error instanceof UnfitFont) throw unfit(error);
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new Abort('file-missing', { file });
    if (code === 'EISDIR') throw new Abort('file-is-folder', { file });
    throw new Abort('file-unreadable', { file, why: code });
  }
}

/** A font that may prove damaged wherever it is looked into. Who reads it throws errors of all kinds then. */
function guarded(face: Typeface, unfit: (error: unknown) => Abort): Typeface {
  const tried =
    <In extends readonly unknown[], Out>(work: (...what: In) => Out) =>
    (...what: In): Out => {
      try {
        return work(...what);
      } catch (error) {
        throw unfit(error);
      }
    };
  return { ...face, has: tried(face.has), shape: tried(face.shape), program: tried(face.program) };
}

/** Fonts in the order in which they are asked for a character, opened one after the other as texts need them. */
export class Chain {
  readonly #sources: readonly (() => Promise<Typeface>)[];
  readonly #faces: Typeface[] = [];

  /** `first` is the script of most of the text; `own` are the files of fonts that the office names. */
  constructor(first: Tongue, own: readonly FontFile[] = [], family: Family = 'serif') {
    const { ja, en } = FAMILIES[family];
    const isSans = family === 'sans' || family === 'bold';
    // What the Japanese sans lacks of old forms, the serif has.
    const ours = [...(first === 'ja' || family === 'typed' ? [ja, en] : [en, ja]), ...(isSans ? [serifJapanese] : [])];
    this.#sources = [...ours, ...own.map((font) => () => named(font))];
  }

  get faces(): readonly Typeface[] {
    return this.#faces;
  }

  /** Opens what texts need. Throws Abort `file-…` and `font-unfit`. */
  async ready(texts: readonly string[]): Promise<void> {
    for (const source of this.#sources.slice(this.#faces.length)) {
      if (!undrawn(texts, this.#faces)) break;
      this.#faces.push(await source());
    }
  }
}

/** A character that no font draws: all of a chain is opened in search of it. */
const NOWHERE = '\uFFFF';

/** Opens a font that the office names, as a paper would that needs it. Throws Abort `file-…` and `font-unfit`. */
export const openOwnFont = (font: FontFile): Promise<void> => new Chain('ja', [font]).ready([NOWHERE]);

/** The texts with a character that no font draws. Throws what `openOwnFont` throws. */
export async function undrawnOf(texts: readonly string[], { fonts }: FontSources): Promise<readonly string[]> {
  const chain = new Chain('ja', fonts);
  await chain.ready(texts);
  return texts.filter((text) => undrawn([text], chain.faces));
}

/** What an office prints with. */
export interface FontSources {
  /** Files of further fonts, asked after ours. */
  readonly fonts: readonly FontFile[];
}

/** A file of this computer, or one that is read elsewhere. */
export type FontFile = string | { readonly file: string; read(): Promise<Uint8Array> };

export const pathOf = (font: FontFile): string => (typeof font === 'string' ? font : font.file);
