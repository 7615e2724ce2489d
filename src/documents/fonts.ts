import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Font } from 'fontkit';
import type { Tongue } from '../core/papers/paper.ts';
import { mended } from './mended.ts';

/** Regular for text, bold for titles. */
export type Weight = 'regular' | 'bold';

/** One typeface in one weight, parsed. */
export interface Typeface {
  readonly name: string;
  readonly font: Font;
}

// Full TTF files only: WOFF takes seconds to unpack, and subset files lack 髙 﨑 𠮷.
const FILES = {
  'NotoSerifJP-Regular': '@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf',
  'NotoSerifJP-Bold': '@expo-google-fonts/noto-serif-jp/700Bold/NotoSerifJP_700Bold.ttf',
  'NotoSerif-Regular': '@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf',
  'NotoSerif-Bold': '@expo-google-fonts/noto-serif/600SemiBold/NotoSerif_600SemiBold.ttf',
} as const;
type FileName = keyof typeof FILES;

/** Which fonts are asked for a character, in this order. */
const CHAINS: Readonly<Record<Tongue, Readonly<Record<Weight, readonly FileName[]>>>> = {
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
const parsed = new Map<FileName, Promise<Typeface>>();

/** Each font is read and parsed once a run, and only when a text asks for it. */
function load(name: FileName): Promise<Typeface> {
  const known = parsed.get(name);
  if (known) return known;
  const loading = parse(name);
  parsed.set(name, loading);
  return loading;
}

async function parse(name: FileName): Promise<Typeface> {
  const [{ create }, bytes] = await Promise.all([import('fontkit'), readFile(require.resolve(FILES[name]))]);
  const font = create(bytes);
  if (!('layout' in font)) throw new Error(`${name} is a collection of fonts`);
  return { name, font: mended(font, name.startsWith('NotoSerifJP')) };
}

/** The fonts of a language and weight, one after the other as they are needed. */
export async function* chain(lang: Tongue, weight: Weight): AsyncGenerator<Typeface> {
  for (const name of CHAINS[lang][weight]) yield await load(name);
}
