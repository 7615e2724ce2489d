/**
 * Builds dist/: src/main.ts as one small file that starts at once, the heavy parts split off behind their dynamic imports; the font files
 * that papers are set in, and the colours of PDF/A; the licences of all that it holds of others.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { rolldown } from 'rolldown';

const FONTS = 'node_modules/@expo-google-fonts';
/** What lies in dist/ as it came, by its place there: of the fonts' packages, nine files. */
const COPIED = {
  'dist/fonts/NotoSerif_400Regular.ttf': `${FONTS}/noto-serif/400Regular/NotoSerif_400Regular.ttf`,
  'dist/fonts/NotoSerif_500Medium.ttf': `${FONTS}/noto-serif/500Medium/NotoSerif_500Medium.ttf`,
  'dist/fonts/NotoSerifJP_400Regular.ttf': `${FONTS}/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf`,
  'dist/fonts/NotoSerifJP_500Medium.ttf': `${FONTS}/noto-serif-jp/500Medium/NotoSerifJP_500Medium.ttf`,
  'dist/fonts/NotoSansMono_400Regular.ttf': `${FONTS}/noto-sans-mono/400Regular/NotoSansMono_400Regular.ttf`,
  'dist/fonts/NotoSans_400Regular.ttf': `${FONTS}/noto-sans/400Regular/NotoSans_400Regular.ttf`,
  'dist/fonts/NotoSans_700Bold.ttf': `${FONTS}/noto-sans/700Bold/NotoSans_700Bold.ttf`,
  'dist/fonts/NotoSansJP_400Regular.ttf': `${FONTS}/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf`,
  'dist/fonts/NotoSansJP_700Bold.ttf': `${FONTS}/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf`,
  // pdfkit looks for the colours of a PDF/A file beside itself.
  'dist/data/sRGB_IEC61966_2_1.icc': 'node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc',
};
const THIRD_PARTY = 'dist/THIRD-PARTY.txt';

/** commander loads it for subcommands that are programs of their own. There are none, and it takes a tenth of node's own start. */
const withoutChildProcess = {
  name: 'without-child-process',
  resolveId: (id, importer) =>
    id === 'node:child_process' && /[\\/]commander[\\/]/.test(importer ?? '') ? '\0nothing' : undefined,
  load: (id) => (id === '\0nothing' ? 'module.exports = {};' : undefined),
};

/** A file of a package with other words in place of some of its own, all of which must be there. */
const instead = (file, words) => ({
  name: `instead-in-${file}`,
  load(id) {
    if (relative('node_modules', id) !== normalize(file)) return undefined;
    return words.reduce(
      (text, [from, to]) => {
        if (!text.includes(from)) throw new Error(`${id} is another than it was: ${from}`);
        return text.replaceAll(from, () => to);
      },
      readFileSync(id, 'utf8'),
    );
  },
});

/**
 * What knows all scripts, and all emoji, is made for the first text that asks for it: each takes a tenth of node's own start, a regular
 * expression even where it is only read.
 */
const lateScripts = instead('string-width/index.js', [
  ['const segmenter = new Intl.Segmenter();', 'let segmenter;'],
  ['segmenter.segment(', '(segmenter ??= new Intl.Segmenter()).segment('],
  ['const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;', 'let rgiEmojiRegex;'],
  ['rgiEmojiRegex.test(', "(rgiEmojiRegex ??= new RegExp(String.raw`^\\p{RGI_Emoji}$`, 'v')).test("],
]);

/** The database driver's own files come with the program; its compiled part lies where npm put it, and is not looked for elsewhere. */
const COMPILED = 'better-sqlite3/build/Release/better_sqlite3.node';
const driver = instead('better-sqlite3/lib/database.js', [
  ["require('bindings')('better_sqlite3.node')", `require('${COMPILED}')`],
]);

/** The folder of the package that a file belongs to; nothing for a file of ours. */
const packageOf = (file) => /^[^\0]*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file.replaceAll('\\', '/'))?.[0];

/** What a package asks to be said of it. Where it brings no text, that of the licence it names. */
function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const whole =
    texts.length > 0
      ? texts.sort().map((file) => readFileSync(join(folder, file), 'utf8'))
      : [`Copyright ${author?.name ?? author}`, readFileSync(`licences/${license}.txt`, 'utf8')];
  return `${name} ${version}${license ? ` (${license})` : ''}\n\n${whole.map((text) => text.trim()).join('\n\n')}\n`;
}

const bundle = await rolldown({
  input: 'src/main.ts',
  platform: 'node',
  external: [COMPILED],
  plugins: [withoutChildProcess, lateScripts, driver],
  // A part that is named at its place and needed at once elsewhere stays where it is needed at once.
  checks: { ineffectiveDynamicImport: false },
});
const { output } = await bundle.write({
  dir: 'dist',
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  codeSplitting: {
    // All that every start reads is one file: each more takes time of its own.
    groups: [
      { name: 'version', test: /[\\/]src[\\/]main\.ts$/, priority: 2 },
      { name: 'start', test: /[\\/]src[\\/]wiring\.ts$/, priority: 1 },
      { name: 'en', test: /[\\/]wording[\\/]en[\\/]index\.ts$/ },
      { name: 'ja', test: /[\\/]wording[\\/]ja[\\/]index\.ts$/ },
    ],
  },
  // Half the bytes to read and parse at each start; the map is read only by who asks for it (node --enable-source-maps).
  minify: true,
  sourcemap: true,
  // They stand in THIRD-PARTY.txt, whole.
  comments: { legal: false },
});
const inputs = output.flatMap(({ moduleIds = [] }) => moduleIds);

const missing = Object.values(COPIED).filter((from) => !existsSync(from));
if (missing.length > 0) throw new Error(`not installed, run npm ci first: ${missing.join(', ')}`);
for (const [to, from] of Object.entries(COPIED)) {
  mkdirSync(dirname(to), { recursive: true });
  // Put in place whole: somebody may be setting a paper.
  copyFileSync(from, `${to}.new`);
  renameSync(`${to}.new`, to);
}

const others = new Set([...inputs, ...Object.values(COPIED)].flatMap((file) => packageOf(file) ?? []));
writeFileSync(
  THIRD_PARTY,
  [...others]
    .sort()
    .map(noticeOf)
    .join(`\n${'-'.repeat(80)}\n\n`),
);

// What an earlier build left.
const made = new Set([...output.map(({ fileName }) => `dist/${fileName}`), ...Object.keys(COPIED), THIRD_PARTY]);
for (const file of readdirSync('dist', { recursive: true, withFileTypes: true })) {
  const path = join(file.parentPath, file.name);
  if (file.isFile() && !made.has(path.replaceAll('\\', '/'))) rmSync(path);
}
