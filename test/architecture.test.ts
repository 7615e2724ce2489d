import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** A part of the house: a file or a folder of src/, the longest name that fits. */
interface Part {
  /** Parts whose values it may use; its own always. */
  readonly uses: readonly string[];
  /** Parts of which it may know the types alone. */
  readonly knows?: readonly string[];
  /** Packages; `node` stands for Node's own modules. */
  readonly packages?: readonly string[];
  /** May it touch the process and its streams? */
  readonly world?: true;
}

const PORTS = ['context', 'store', 'tables', 'terminal', 'documents'];

/** Imports flow one way. What is not written here is not allowed. */
const HOUSE: Readonly<Record<string, Part>> = {
  main: { uses: ['wiring', 'errors', 'terminal'], packages: ['node'], world: true },
  wiring: {
    uses: [
      'program',
      'commands',
      'context',
      'core',
      'documents',
      'errors',
      'holidays',
      'office',
      'store',
      'store/sqlite',
      'tables',
      'terminal',
      'wording',
    ],
    packages: ['node'],
    knows: ['commander', 'main'],
  },
  holidays: { uses: ['core'], packages: ['node', '@holiday-jp/holiday_jp'] },
  program: { uses: ['commands', 'context', 'errors', 'terminal', 'wording'], knows: ['commander'] },
  // The office's profile is text that its commands read and write: reading it is pure.
  commands: { uses: ['core', 'errors', 'office', 'wording'], knows: PORTS, packages: ['commander'] },
  context: { uses: [], knows: ['core', 'office', 'wording', ...PORTS] },
  office: { uses: ['core', 'errors'], packages: ['smol-toml', 'toml-eslint-parser'] },
  // A sentence is given the data of its error.
  wording: { uses: ['core'], knows: ['errors'] },
  problems: { uses: [], knows: ['core', 'errors'] },
  // Which refusals are mistakes of the command line, core says.
  errors: { uses: ['core'], knows: ['problems'] },
  core: { uses: [], packages: ['valibot'] },
  terminal: {
    uses: ['core', 'errors', 'wording'],
    // How sheets are made is handed in.
    knows: ['context', 'commander', 'tables'],
    packages: ['node', 'chalk', 'cli-table3', 'string-width', '@inquirer/prompts'],
    world: true,
  },
  documents: {
    uses: ['core', 'errors'],
    knows: ['context', 'wording'],
    packages: [
      'node',
      'pdfkit',
      'fontkit',
      'quick-lru',
      'uqr',
      'mustache',
      'smol-toml',
      '#fonts',
      'ical-generator',
      'nodemailer',
    ],
  },
  tables: {
    uses: ['core', 'errors'],
    // What stops a reading has its data there.
    knows: ['context', 'problems', 'wording'],
    packages: ['node', 'csv-parse', 'csv-stringify', 'iconv-lite', 'saxes', 'yauzl', 'yazl'],
  },
  store: { uses: ['core', 'errors'], packages: ['node'] },
  'store/sqlite': { uses: ['core', 'errors', 'store'], packages: ['node', 'better-sqlite3', 'drizzle-orm'] },
};

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

/** What a source imports: statically, dynamically, by require, or as a type. */
function importsOf(source: string): readonly Import[] {
  const code = withoutComments(source);
  const found: Import[] = [];
  for (const [, kind = '', names = '', from = ''] of code.matchAll(
    /^\s*(import|export)\s+([^;'"]*?\bfrom\s+)?'([^']+)'/gm,
  )) {
    if (kind === 'export' && names === '') continue;
    const inner = /\{([\s\S]*)\}/.exec(names)?.[1];
    const every = inner !== undefined && !/^\s*[\w*]+\s*,/.test(names);
    const allTypes = every && inner.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '));
    found.push({ from, typeOnly: names.startsWith('type ') || allTypes });
  }
  for (const [whole, from = ''] of code.matchAll(/(?:typeof\s+)?\bimport\(\s*'([^']+)'\s*\)/g)) {
    found.push({ from, typeOnly: whole.startsWith('typeof') });
  }
  for (const [, from = ''] of code.matchAll(/\brequire(?:\.resolve)?\(\s*'([^']+)'\s*\)/g)) {
    found.push({ from, typeOnly: false });
  }
  for (const [, from = ''] of code.matchAll(/createRequire\([^)]*\)(?:\.resolve)?\(\s*'([^']+)'\s*\)/g)) {
    found.push({ from, typeOnly: false });
  }
  return found;
}

const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** The part that a file of src/ belongs to. */
function partOf(file: string): string {
  const path = file.replace(/^src\//, '').replace(/\.ts$/, '');
  const parts = Object.keys(HOUSE).filter((part) => path === part || path.startsWith(`${part}/`));
  return parts.sort((a, b) => b.length - a.length)[0] ?? `(no part: ${file})`;
}

const packageOf = (name: string): string => {
  if (name.startsWith('node:')) return 'node';
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
};
const allowed = (list: readonly string[], name: string) =>
  list.some((one) => one === name || (one.endsWith('*') && name.startsWith(one.slice(0, -1))));

/** Everything that a file does against the plan. */
function breachesOf(file: string, source: string): readonly string[] {
  const part = partOf(file);
  const rules = HOUSE[part];
  if (rules === undefined) return [`${file}: belongs to no part of the house`];
  const { uses, knows = [], packages = [], world } = rules;
  const imports = importsOf(source).flatMap(({ from, typeOnly }) => {
    const name = from.startsWith('.') ? partOf(normalize(join(dirname(file), from))) : packageOf(from);
    const ok = name === part || allowed([...uses, ...packages], name) || (typeOnly && allowed(knows, name));
    return ok ? [] : [`${file}: ${part} may not import ${typeOnly ? 'types of ' : ''}${from} (${name})`];
  });
  const code = withoutComments(source);
  const touches = (what: RegExp, whose: string) => (what.test(code) ? [`${file}: ${whose}`] : []);
  return [
    ...imports,
    ...(world ? [] : touches(/(?<![.\w'])(?:process|console)\s*\./, 'touches the process or the console')),
    ...(part === 'main' ? [] : touches(/\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/, 'reads a clock')),
    ...(file === 'src/core/dates.ts' || part === 'main' ? [] : touches(/\bnew Date\(/, 'makes a Date')),
  ];
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/${name.replaceAll('\\', '/')}`);

test('imports flow one way, nobody but main reads a clock, and only main and terminal touch the world', () => {
  const breaches = SOURCES.flatMap((file) => breachesOf(file, readFileSync(join(ROOT, file), 'utf8')));
  expect(breaches).toEqual([]);
});

test.each([
  ['src/commands/student/planted.ts', "import Database from 'better-sqlite3';"],
  ['src/commands/student/planted.ts', "const { default: Database } = await import('better-sqlite3');"],
  ['src/commands/student/planted.ts', "import {\n  openSqlite,\n} from '../../store/sqlite/open.ts';"],
  ['src/commands/student/planted.ts', "import type { Rows } from '../../store/sqlite/tables.ts';"],
  ['src/commands/student/planted.ts', "import PDFDocument from 'pdfkit';"],
  ['src/commands/student/planted.ts', "import { sinkOf } from '../../terminal/sink.ts';"],
  ['src/commands/student/planted.ts', "import { readFileSync } from 'node:fs';"],
  ['src/commands/student/planted.ts', "process.stdout.write('x');"],
  ['src/commands/student/planted.ts', "console.log('x');"],
  ['src/core/planted.ts', "import { Abort } from '../errors.ts';"],
  ['src/core/planted.ts', "import { z } from 'zod/mini';"],
  ['src/core/planted.ts', 'const now = Date.now();'],
  ['src/core/planted.ts', "export { main } from '../main.ts';"],
  ['src/core/planted.ts', "const require = createRequire('x')('node:fs');"],
  ['src/documents/planted.ts', "import { openTables } from '../tables/open.ts';"],
  ['src/store/sqlite/planted.ts', 'const today = new Date();'],
  ['src/store/planted.ts', "import { sqliteStore } from './sqlite/sqlite.ts';"],
  ['src/wording/en/planted.ts', "import { Abort, type Problem } from '../../errors.ts';"],
  ['src/elsewhere/planted.ts', ''],
])('a planted fault in %s is found: %s', (file, source) => {
  expect(breachesOf(file, source)).not.toEqual([]);
});

test.each([
  ['src/commands/student/planted.ts', "import type { StudentLine } from '../../store/store.ts';"],
  ['src/commands/student/planted.ts', "import { type Kit, verb } from '../kit.ts';"],
  ['src/commands/student/planted.ts', '/** Nothing of process.stdout here; new Date() neither. */'],
  ['src/wording/en/planted.ts', "import { type Problem, type Problems } from '../../errors.ts';"],
  ['src/terminal/planted.ts', "process.on('exit', () => {});"],
])('what the plan allows in %s is let be: %s', (file, source) => {
  expect(breachesOf(file, source)).toEqual([]);
});

test('files stay small', () => {
  const LIMIT = 250;
  const long = SOURCES.map((file) => ({ file, lines: readFileSync(join(ROOT, file), 'utf8').split('\n').length }));
  const words = (file: string) => file.startsWith('src/wording/');
  expect(long.filter(({ file, lines }) => lines > LIMIT && !words(file))).toEqual([]);
});
