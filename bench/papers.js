import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { median } from './measure.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUILT = join(ROOT, 'dist/bench');
/** On its way out, a program tells its peak of memory, in kilobytes, on descriptor 3. */
const TELL = `data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))`;
/** Chromium takes seconds for a page: one file of so many certificates stands for more. */
const MOST_PRINTED = 100;

/** Milliseconds to the first paper and to the end, from the start of the process. What fails is no measurement. */
function measure(program, ...words) {
  const argv = ['--import', TELL, join(BUILT, program), ...words.map(String)];
  const begun = process.hrtime.bigint();
  const { status, stdout, stderr, output } = spawnSync(process.execPath, argv, {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 2 ** 31 - 1,
  });
  const all = Number(process.hrtime.bigint() - begun) / 1e6;
  if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}: ${stderr}`);
  const { first, bytes, pages } = JSON.parse(stdout.toString());
  return { first, all, bytes, pages, megabytes: Number(output[3]) / 1024 };
}

function printed(chromium, folder, count) {
  const page = join(folder, `${count}.html`);
  writeFileSync(
    page,
    execFileSync(process.execPath, [join(BUILT, 'html.js'), String(count)], { maxBuffer: 2 ** 31 - 1 }),
  );
  const file = join(folder, `${count}.pdf`);
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-pdf-header-footer',
    `--user-data-dir=${folder}/user`,
  ];
  const begun = process.hrtime.bigint();
  const words = [...flags, '--virtual-time-budget=10000', `--print-to-pdf=${file}`, pathToFileURL(page).href];
  const { status, stderr } = spawnSync(chromium, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  const all = Number(process.hrtime.bigint() - begun) / 1e6;
  if (status !== 0) throw new Error(`${chromium} ended with ${status}: ${stderr}`);
  const pages = readFileSync(file, 'latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  return { first: all, all, bytes: statSync(file).size, pages };
}

const findChromium = () =>
  ['chromium', 'chromium-browser', 'google-chrome'].find(
    (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
  );
const middle = (runs, what) => median(runs.map((run) => run[what]));

/** Certificates in both languages, of enrollment and of internship in turns, beside Chromium. */
export async function run([count = '1000', rounds = '5']) {
  const folder = mkdtempSync(join(tmpdir(), 'coopj-bench-'));
  const many = Number(count);
  const chromium = findChromium();
  try {
    await build({
      entryPoints: ['ours.ts', 'html.ts'].map((name) => join(ROOT, 'bench/papers', name)),
      outdir: BUILT,
      bundle: true,
      splitting: true,
      minify: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      external: ['better-sqlite3'],
      banner: {
        js: "import { createRequire as coopjRequire } from 'node:module'; const require = coopjRequire(import.meta.url);",
      },
    });
    const cases = [
      { name: 'coopj', one: () => measure('ours.js', 1), all: () => measure('ours.js', many), of: many },
      {
        name: 'coopj, one thread',
        one: () => measure('ours.js', 1, 1),
        all: () => measure('ours.js', many, 1),
        of: many,
      },
    ];
    const printing = Math.min(many, MOST_PRINTED);
    if (chromium) {
      const print = (number) => () => printed(chromium, folder, number);
      cases.push({ name: 'Chromium', one: print(1), all: print(printing), of: printing });
    }
    const found = cases.map(() => ({ one: [], all: [] }));
    for (let round = 0; round < Number(rounds); round++) {
      for (const [n, { one }] of cases.entries()) found[n].one.push(one());
      for (const [n, { all }] of cases.entries()) found[n].all.push(all());
    }
    const [base] = found;
    const times = (a, b) => `${(a / b).toFixed(2)}`;
    const rows = cases.map(({ name, of }, n) => {
      const { one, all } = found[n];
      const each = middle(all, 'all') / of;
      const pages = middle(all, 'pages');
      const megabytes = all[0].megabytes === undefined ? '–' : Math.max(...all.map((run) => run.megabytes)).toFixed(0);
      return [
        `| ${name}${of === many ? '' : ` (${of})`}`,
        middle(one, 'first').toFixed(0),
        times(middle(one, 'first'), middle(base.one, 'first')),
        (middle(all, 'all') / 1000).toFixed(1),
        times(each, middle(base.all, 'all') / many),
        (middle(all, 'all') / pages).toFixed(1),
        megabytes,
        `${(middle(all, 'bytes') / pages / 1024).toFixed(1)} |`,
      ].join(' | ');
    });
    const fewer = Math.max(1, Math.round(many / 10));
    const flat = [fewer, many].map((number) => measure('ours.js', number).megabytes.toFixed(0));
    return [
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${rounds} rounds, ${count} certificates of ${middle(base.all, 'pages')} pages`,
      '',
      '| engine | first, ms | × coopj | all, s | × coopj each | ms a page | peak MB | KB a page |',
      '|---|---|---|---|---|---|---|---|',
      ...rows,
      '',
      `Peak of coopj: ${flat[0]} MB for ${fewer} certificates, ${flat[1]} MB for ${many}.`,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    for (const name of readdirSync(BUILT)) rmSync(join(BUILT, name), { recursive: true, force: true });
  }
}
