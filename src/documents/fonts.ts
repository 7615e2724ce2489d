import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Tongue } from '../core/papers/paper.ts';
import { type Typeface, typeface, type Wants } from './typeface.ts';

/** Regular for text, bold for titles. */
export type Weight = 'regular' | 'bold';

const SELECTORS = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;

/** A Japanese font is set solid; only marks are put on their letters. Its kerning is made for another way of setting, and tears kana apart. */
const marked: Wants = (text) => /\p{M}/u.test(text.replace(SELECTORS, ''));
/** A Latin font is kerned. */
const always: Wants = () => true;

interface Source {
  readonly file: string;
  readonly wants: Wants;
}

// Full TTF files only: WOFF takes seconds to unpack, and subset files lack 髙 﨑 𠮷.
const SERIF_JP = '@expo-google-fonts/noto-serif-jp';
const SERIF = '@expo-google-fonts/noto-serif';
const SOURCES = {
  'NotoSerifJP-Regular': { file: `${SERIF_JP}/400Regular/NotoSerifJP_400Regular.ttf`, wants: marked },
  'NotoSerifJP-Bold': { file: `${SERIF_JP}/700Bold/NotoSerifJP_700Bold.ttf`, wants: marked },
  'NotoSerif-Regular': { file: `${SERIF}/400Regular/NotoSerif_400Regular.ttf`, wants: always },
  'NotoSerif-Bold': { file: `${SERIF}/600SemiBold/NotoSerif_600SemiBold.ttf`, wants: always },
} as const satisfies Readonly<Record<string, Source>>;
type Name = keyof typeof SOURCES;

/** Which fonts are asked for a character, in this order. */
const CHAINS: Readonly<Record<Tongue, Readonly<Record<Weight, readonly Name[]>>>> = {
  ja: {
    regular: ['NotoSerifJP-Regular', 'NotoSerif-Regular'],
    bold: ['NotoSerifJP-Bold', 'NotoSerif-Bold'],
  },
  en: {
    regular: ['NotoSerif-Regular', 'NotoSerifJP-Regular'],
    bold: ['NotoSerif-Bold', 'NotoSerifJP-Bold'],
  },
};

const require = createRequire(import.meta.url);
const opened = new Map<Name, Promise<Typeface>>();

/** Each font is read once a run, and only when a text asks for it. */
function open(name: Name): Promise<Typeface> {
  const { file, wants } = SOURCES[name];
  const known = opened.get(name) ?? readFile(require.resolve(file)).then((bytes) => typeface(name, bytes, wants));
  opened.set(name, known);
  return known;
}

/** The fonts of a language and weight, one after the other as they are needed. */
export async function* chain(lang: Tongue, weight: Weight): AsyncGenerator<Typeface> {
  for (const name of CHAINS[lang][weight]) yield await open(name);
}
