/**
 * Builds dist/: src/main.ts as one small file that starts at once, the heavy parts split off behind their dynamic imports; the font files
 * that papers are set in, and the colours of PDF/A; the licences of all that it holds of others.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

/** What lies in dist/ as it came, by its place there. Of the 72 MB of the fonts' packages, two files are used. */
const COPIED = {
  'dist/fonts/NotoSerif_400Regular.ttf':
    'node_modules/@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf',
  'dist/fonts/NotoSerifJP_400Regular.ttf':
    'node_modules/@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf',
  // pdfkit looks for the colours of a PDF/A file beside itself.
  'dist/data/sRGB_IEC61966_2_1.icc': 'node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc',
};
const THIRD_PARTY = 'dist/THIRD-PARTY.txt';

/** commander loads it for subcommands that are programs of their own. There are none, and it takes a tenth of node's own start. */
const withoutChildProcess = {
  name: 'without-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: 'child_process', namespace: 'nothing' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

/** It makes one as it is loaded, which takes a tenth of node's own start; nearly all texts are measured without. */
const lateSegmenter = {
  name: 'late-segmenter',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]string-width[\\/]index\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      if (!source.includes('Intl.Segmenter')) return undefined;
      const late = source
        .replace('const segmenter = new Intl.Segmenter();', 'let segmenter;')
        .replace('segmenter.segment(', '(segmenter ??= new Intl.Segmenter()).segment(');
      if (!late.includes('let segmenter;') || !late.includes('??= new'))
        throw new Error(`${path} is another than it was`);
      return { contents: late, loader: 'js' };
    });
  },
};

/** The folder of the package that a file belongs to; nothing for a file of ours. */
const packageOf = (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];

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

const { metafile } = await build({
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Half the bytes to read and parse at each start; the map is read only by who asks for it (node --enable-source-maps).
  minify: true,
  // Japanese as it is: escaped it would be twice as long.
  charset: 'utf8',
  sourcemap: true,
  // They stand in THIRD-PARTY.txt, whole.
  legalComments: 'none',
  metafile: true,
  external: ['better-sqlite3'],
  plugins: [withoutChildProcess, lateSegmenter],
  // Some packages are CommonJS and ask for node's own modules at run time.
  banner: {
    js: "import { createRequire as coopjRequire } from 'node:module'; const require = coopjRequire(import.meta.url);",
  },
});

for (const [to, from] of Object.entries(COPIED)) {
  mkdirSync(dirname(to), { recursive: true });
  // Put in place whole: somebody may be setting a paper.
  copyFileSync(from, `${to}.new`);
  renameSync(`${to}.new`, to);
}

const others = new Set(
  [...Object.keys(metafile.inputs), ...Object.values(COPIED)].flatMap((file) => packageOf(file) ?? []),
);
writeFileSync(
  THIRD_PARTY,
  [...others]
    .sort()
    .map(noticeOf)
    .join(`\n${'-'.repeat(80)}\n\n`),
);

// What an earlier build left.
const made = new Set([...Object.keys(metafile.outputs), ...Object.keys(COPIED), THIRD_PARTY]);
for (const file of readdirSync('dist', { recursive: true, withFileTypes: true })) {
  const path = join(file.parentPath, file.name);
  if (file.isFile() && !made.has(path.replaceAll('\\', '/'))) rmSync(path);
}
