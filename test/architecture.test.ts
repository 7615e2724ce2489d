import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

const GROUND = ['core/text', 'core/calendar'];
const MODEL = [...GROUND, 'core/model'];
const PORTS = ['context', 'documents', 'formats', 'office', 'store', 'terminal', 'terminal/prompt'];

/** Imports flow one way. What is not written here is not allowed; `core/*` is every part of the core. */
const HOUSE: Readonly<Record<string, Part>> = {
  main: { uses: ['wiring', 'world', 'errors', 'terminal'], packages: ['node'] },
  world: { uses: ['errors'], knows: ['terminal'], packages: ['node'], world: true },
  wiring: {
    uses: [
      'program',
      'commands',
      'core/*',
      'documents',
      'errors',
      'formats',
      'office',
      'office/profile-file',
      'office/settings-file',
      'store',
      'store/postgres',
      'store/sqlite',
      'terminal',
      'wording',
      'world',
    ],
    knows: ['commander', 'context', 'store', 'terminal/prompt'],
    packages: ['node'],
  },
  program: { uses: ['commands', 'terminal'], knows: ['commander'] },
  // The office's profile and the user's settings are texts that their commands read and write: reading them is pure.
  commands: {
    uses: ['core/*', 'errors', 'office/profile-file', 'office/settings-file', 'terminal/prompt', 'wording'],
    knows: PORTS,
    packages: ['commander'],
  },
  context: { uses: [], knows: ['core/*', 'wording', 'office/settings-file', ...PORTS] },
  documents: {
    uses: ['core/*', 'errors', 'formats'],
    knows: ['office', 'wording'],
    packages: ['node', 'mustache', 'smol-toml'],
  },
  // What can be said to a question besides an answer.
  'terminal/prompt': { uses: [] },
  terminal: {
    uses: ['core/*', 'errors', 'terminal/prompt', 'wording'],
    // How spreadsheets are made is handed in.
    knows: ['formats', 'commander'],
    packages: ['node', 'chalk', 'cli-table3', 'string-width', '@inquirer/prompts'],
    world: true,
  },
  office: { uses: ['core/*', 'errors', 'formats'], knows: ['store'], packages: ['node', '@holiday-jp/holiday_jp'] },
  'office/profile-file': { uses: ['core/*', 'errors', 'office/toml'] },
  'office/settings-file': { uses: ['core/*', 'errors', 'office/toml'], packages: ['node'] },
  'office/toml': { uses: [], packages: ['smol-toml', 'toml-eslint-parser'] },
  store: { uses: ['core/*', 'errors'], packages: ['node'] },
  'store/sqlite': { uses: ['core/*', 'errors', 'store'], packages: ['node', 'better-sqlite3', 'drizzle-orm'] },
  'store/postgres': { uses: ['core/*', 'errors', 'store'], packages: ['node', 'drizzle-orm', 'pg', 'pgpass'] },
  formats: {
    uses: [...GROUND, 'errors'],
    packages: [
      'node',
      'pdfkit',
      'fontkit',
      'uqr',
      '#fonts',
      'ical-generator',
      'nodemailer',
      'csv-parse',
      'csv-stringify',
      'iconv-lite',
      'quick-lru',
      'yauzl',
      'yazl',
      'saxes',
      'age-encryption',
    ],
  },
  // A sentence is given the data of its error.
  wording: { uses: ['core/*'], knows: ['errors'] },
  // Which refusals are mistakes of the command line, core says.
  errors: { uses: ['core/decide'], knows: ['core/*'] },
  'core/text': { uses: [] },
  'core/calendar': { uses: [] },
  'core/model': { uses: GROUND },
  'core/profile': { uses: MODEL, packages: ['valibot'] },
  'core/journal': { uses: MODEL },
  'core/checkup': { uses: ['core/journal'] },
  'core/people': { uses: [] },
  'core/backup': { uses: GROUND, knows: ['core/journal'] },
  'core/rules': { uses: MODEL, knows: ['core/profile'] },
  'core/agenda': { uses: [...MODEL, 'core/rules'] },
  'core/papers': { uses: [...MODEL, 'core/profile', 'core/rules'] },
  'core/letters': { uses: [...MODEL, 'core/profile', 'core/rules', 'core/agenda', 'core/papers'] },
  'core/reports': { uses: [...MODEL, 'core/profile', 'core/rules', 'core/agenda'], knows: ['core/journal'] },
  'core/charts': { uses: GROUND, knows: ['core/reports'] },
  'core/decide': { uses: [...MODEL, 'core/profile', 'core/journal', 'core/rules', 'core/papers', 'core/letters'] },
  'core/imports': { uses: MODEL, knows: ['core/profile', 'core/decide'] },
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
    ...touches(
      /'node:(?:net|http|https|http2|dgram|tls|dns)(?:\/|')|(?<![.\w])fetch\(|\bWebSocket\b/,
      'speaks with the network',
    ),
    ...(world ? [] : touches(/(?<![.\w'])(?:process|console)\s*\./, 'touches the process or the console')),
    ...(part === 'world' ? [] : touches(/\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/, 'reads a clock')),
    ...(file === 'src/core/calendar/dates.ts' || part === 'world' ? [] : touches(/\bnew Date\(/, 'makes a Date')),
  ];
}

/** A source of src/ by its path. */
type Sources = ReadonlyMap<string, string>;

/** Which things of one folder, files and folders, import each other in a ring; types count like values. */
function ringsOf(sources: Sources): readonly string[] {
  const graphs = new Map<string, Map<string, Set<string>>>();
  for (const [file, source] of sources) {
    for (const { from } of importsOf(source)) {
      if (!from.startsWith('.')) continue;
      const [here, there] = [file.split('/'), normalize(join(dirname(file), from)).split('/')];
      const at = here.findIndex((name, index) => name !== there[index]);
      const [user, used] = [here[at], there[at]];
      if (user === undefined || used === undefined) continue;
      const folder = here.slice(0, at).join('/');
      const graph = graphs.get(folder) ?? new Map<string, Set<string>>();
      graphs.set(folder, graph.set(user, (graph.get(user) ?? new Set()).add(used)));
    }
  }
  return [...graphs].flatMap(([folder, graph]) => {
    const reached = new Map([...graph.keys()].map((start) => [start, reachedFrom(start, graph)]));
    const looped = [...reached].filter(([start, all]) => all.has(start)).map(([start]) => start);
    return looped.map((name) => `${folder}/${name}: is in a ring of ${folder}/`);
  });
}

/** All that can be come to from a node, itself only where a way leads back. */
function reachedFrom(start: string, graph: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const next of graph.get(at) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return seen;
}

/** The exported types that mean two things. What a verb of `commands/<group>` takes is local to its file: `ListOptions`. */
function doubledTypes(sources: Sources): readonly string[] {
  const homes = new Map<string, string[]>();
  for (const [file, source] of sources) {
    for (const [, name = ''] of withoutComments(source).matchAll(/^export (?:interface|type|class) (\w+)/gm)) {
      if (/^src\/commands\/[^/]+\//.test(file) && name.endsWith('Options')) continue;
      homes.set(name, [...(homes.get(name) ?? []), file]);
    }
  }
  return [...homes].filter(([, files]) => files.length > 1).map(([name, files]) => `${name}: ${files.join(', ')}`);
}

const FOLDER_LIMIT = 22;

/** What lies where nothing should: a file of the core outside its folders, a folder that nobody finds anything in. */
function disorderOf(sources: Sources): readonly string[] {
  const loose = [...sources.keys()].filter((file) => /^src\/core\/[^/]+$/.test(file));
  const counts = new Map<string, number>();
  for (const file of sources.keys()) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  const full = [...counts].filter(([, files]) => files > FOLDER_LIMIT);
  return [...loose, ...full.map(([folder, files]) => `${folder} has ${files} files`)];
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES: Sources = new Map(
  readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]),
);
const withPlanted = (planted: Readonly<Record<string, string>>): Sources =>
  new Map([...SOURCES, ...Object.entries(planted)]);

test('imports flow one way, nobody but world reads a clock, only world and terminal touch the process, and none the network', () => {
  expect([...SOURCES].flatMap(([file, source]) => breachesOf(file, source))).toEqual([]);
});

test('no two files and no two folders import each other, not by types either', () => {
  expect(ringsOf(SOURCES)).toEqual([]);
});

test('an exported type name means one thing in the whole tree', () => {
  expect(doubledTypes(SOURCES)).toEqual([]);
});

test('no file lies loose in the core, and no folder is crowded', () => {
  expect(disorderOf(SOURCES)).toEqual([]);
});

test('each journey of ARCHITECTURE.md names files that there are, none of them twice', () => {
  const journeys = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8').split('### ').slice(1);
  expect(journeys).toHaveLength(3);
  for (const journey of journeys) {
    const named = [...journey.matchAll(/`((?:[\w-]+\/)+[\w-]+\.[tj]s)`/g)].map(([, file = '']) => file);
    const files = named.map((file) => (/^(?:src|bin)\//.test(file) ? file : `src/${file}`));
    expect(files.filter((file, at) => !existsSync(join(ROOT, file)) || files.indexOf(file) !== at)).toEqual([]);
  }
});

test('a circle of types between two files is found', () => {
  const planted = {
    'src/core/text/one.ts': "import type { Two } from './two.ts';",
    'src/core/text/two.ts': "import { type One, one } from './one.ts';",
  };
  expect(ringsOf(withPlanted(planted))).toHaveLength(2);
});

test('a loop of two folders is found', () => {
  const planted = {
    'src/core/model/planted.ts': "import type { Planted } from '../rules/planted.ts';",
  };
  expect(ringsOf(withPlanted(planted))).not.toEqual([]);
});

test('a doubled exported type name is found', () => {
  expect(doubledTypes(withPlanted({ 'src/terminal/planted.ts': 'export interface Dossier {}' }))).toHaveLength(1);
});

test('a loose file of the core is found', () => {
  expect(disorderOf(withPlanted({ 'src/core/planted.ts': '' }))).toEqual(['src/core/planted.ts']);
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
  ['src/office/planted.ts', "import { get } from 'node:https';"],
  ['src/terminal/planted.ts', "await fetch('https://example.ac.jp');"],
  ['src/core/text/planted.ts', "import { Abort } from '../../errors.ts';"],
  ['src/core/text/planted.ts', "import { z } from 'zod/mini';"],
  ['src/core/text/planted.ts', 'const now = Date.now();'],
  ['src/core/text/planted.ts', "export { main } from '../../main.ts';"],
  ['src/core/text/planted.ts', "const require = createRequire('x')('node:fs');"],
  ['src/formats/planted.ts', "import type { Paper } from '../core/papers/paper.ts';"],
  ['src/store/sqlite/planted.ts', 'const today = new Date();'],
  ['src/store/planted.ts', "import { sqliteStore } from './sqlite/sqlite.ts';"],
  ['src/store/postgres/planted.ts', "import { draft } from '../sqlite/draft.ts';"],
  ['src/store/planted.ts', "import pg from 'pg';"],
  ['src/wording/en/planted.ts', "import { Abort, type Problem } from '../../errors.ts';"],
  ['src/elsewhere/planted.ts', ''],
])('a planted fault in %s is found: %s', (file, source) => {
  expect(breachesOf(file, source)).not.toEqual([]);
});

test.each([
  ['src/commands/student/planted.ts', "import type { StudentLine } from '../../store/store.ts';"],
  ['src/commands/student/planted.ts', "import { type Kit, verb } from '../shared/kit.ts';"],
  ['src/commands/student/planted.ts', '/** Nothing of process.stdout here; new Date() neither. */'],
  ['src/wording/en/planted.ts', "import { type Problem, type Problems } from '../../errors.ts';"],
  ['src/terminal/planted.ts', "process.on('exit', () => {});"],
])('what the plan allows in %s is let be: %s', (file, source) => {
  expect(breachesOf(file, source)).toEqual([]);
});

test('a file holds one concern, which 400 lines are enough for', () => {
  const LIMIT = 400;
  const long = [...SOURCES].filter(([, source]) => source.split('\n').length > LIMIT).map(([file]) => file);
  expect(long.filter((file) => !file.startsWith('src/wording/'))).toEqual([]);
});
