import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { isThere, measure, median } from './measure.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUILT = join(ROOT, 'dist/bench');
/** Printed into one file, one page of HTML with so many certificates stands for more. */
const MOST_PRINTED = 100;

const require = createRequire(import.meta.url);
const FONTS = ['noto-serif-jp', 'noto-serif'].map((name) =>
  dirname(require.resolve(`@expo-google-fonts/${name}/package.json`)),
);

/** LibreOffice takes the fonts of the system: here these alone. */
function fontsOf(folder) {
  const file = join(folder, 'fonts.conf');
  const folders = FONTS.map((path) => `<dir>${path}</dir>`).join('');
  writeFileSync(file, `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${folder}/fonts</cachedir></fontconfig>`);
  return { ...process.env, FONTCONFIG_FILE: file };
}

async function buildPrograms() {
  await build({
    input: ['ours.ts', 'html.ts'].map((name) => join(ROOT, 'bench/papers', name)),
    platform: 'node',
    external: ['better-sqlite3'],
    output: { dir: BUILT, format: 'esm', minify: true },
  });
  cpSync(join(ROOT, 'dist/data'), join(BUILT, 'data'), { recursive: true });
}

/** How each makes PDFs of the first so many certificates, in a folder. */
function engines(pages, folder) {
  const names = readdirSync(pages)
    .filter((name) => name !== 'all.html')
    // In the order of their numbers, after the letter of their kind.
    .toSorted((a, b) => (a.slice(1) < b.slice(1) ? -1 : 1));
  const first = (count) => names.slice(0, count).map((name) => join(pages, name));
  const office = [
    'soffice',
    `-env:UserInstallation=${pathToFileURL(join(folder, 'office')).href}`,
    ...['--headless', '--convert-to', 'pdf', '--outdir'],
  ];
  const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find(isThere);
  const print = [
    ...[chromium, '--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'],
    ...[`--user-data-dir=${join(folder, 'chromium')}`, '--virtual-time-budget=10000'],
  ];
  const ours = (out, count) => [process.execPath, join(BUILT, 'ours.js'), out, String(count)];
  const found = [{ name: 'coopj', most: names.length, argv: ours }];
  if (isThere('soffice')) {
    found.unshift({ name: 'LibreOffice', most: names.length, argv: (out, count) => [...office, out, ...first(count)] });
  }
  if (chromium) {
    const page = (count) => (count === 1 ? first(1)[0] : join(pages, 'all.html'));
    const argv = (out, count) => [...print, `--print-to-pdf=${out}/all.pdf`, pathToFileURL(page(count)).href];
    found.push({ name: 'Chromium, one file', most: MOST_PRINTED, argv });
  }
  return found;
}

const pagesIn = (file) => readFileSync(file, 'latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

/** A run, and the files that it left. */
function made({ argv }, count, folder, env) {
  const out = join(folder, 'out');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  const run = measure(argv(out, count), env);
  const files = readdirSync(out).map((name) => join(out, name));
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  return { ...run, files: files.length, bytes, pages: files.reduce((sum, file) => sum + pagesIn(file), 0) };
}

const middle = (runs, what) => median(runs.map((run) => run[what]));

/** Certificates in both languages, of enrollment and of internship in turns, beside LibreOffice and Chromium. */
export async function run([count = '300', rounds = '5']) {
  const folder = mkdtempSync(join(tmpdir(), 'coopj-bench-'));
  const many = Number(count);
  try {
    await buildPrograms();
    const pages = join(folder, 'pages');
    mkdirSync(pages);
    const written = spawnSync(process.execPath, [join(BUILT, 'html.js'), pages, count], { encoding: 'utf8' });
    if (written.status !== 0) throw new Error(written.stderr);
    const env = fontsOf(folder);
    const cases = engines(pages, folder);
    // What a program makes for itself when it is first started counts for nobody.
    for (const one of cases) made(one, 1, folder, env);
    const found = cases.map(() => ({ one: [], all: [] }));
    for (let round = 0; round < Number(rounds); round++) {
      for (const [n, one] of cases.entries()) found[n].one.push(made(one, 1, folder, env));
      for (const [n, one] of cases.entries()) found[n].all.push(made(one, Math.min(many, one.most), folder, env));
    }
    const [base] = found;
    const each = ({ all }, n, what) => middle(all, what) / Math.min(many, cases[n].most);
    const times = (a, b) => (a / b).toFixed(2);
    const rows = cases.map(({ name, most }, n) => {
      const { one, all } = found[n];
      return [
        `| ${name}${most < many ? ` (${most})` : ''}`,
        middle(one, 'ms').toFixed(0),
        times(middle(one, 'ms'), middle(base.one, 'ms')),
        times(middle(one, 'cpu'), middle(base.one, 'cpu')),
        (middle(all, 'ms') / 1000).toFixed(1),
        times(each(found[n], n, 'ms'), each(base, 0, 'ms')),
        times(each(found[n], n, 'cpu'), each(base, 0, 'cpu')),
        Math.max(...all.map((run) => run.megabytes)).toFixed(0),
        `${(middle(all, 'bytes') / middle(all, 'pages') / 1024).toFixed(1)} |`,
      ].join(' | ');
    });
    return [
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${rounds} rounds, ${count} certificates`,
      '',
      `| engine | first, ms | × ${cases[0].name} | CPU | all, s | × ${cases[0].name} each | CPU | peak MB | KB a page |`,
      '|---|---|---|---|---|---|---|---|---|',
      ...rows,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(BUILT, { recursive: true, force: true });
  }
}
