import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Command } from 'commander';
import { afterAll, describe, expect, test } from 'vitest';
import { grammarOf } from '../src/commands/shared/kit.ts';
import { program } from '../src/program.ts';
import { commandsOf, idleKit, pathOf } from './helpers/command-tree.ts';
import { onServer } from './helpers/postgres.ts';
import { IS_LONG } from './helpers/properties.ts';
import { type Answer, coopj, ROOT, type RunOptions } from './helpers/run.ts';
import { FORMATS, placesOf, type Schema, widened } from './helpers/schema.ts';
import { play } from './helpers/transcript.ts';

/** Each command line of our sessions once more, for a script: what it answers is held against docs/schemas. UPDATE=1 adds what is new. */

const path = (name: string) => fileURLToPath(new URL(name, ROOT));
const SCHEMAS = path('docs/schemas');
const fileOf = (name: string) => `${SCHEMAS}/${name}.json`;

/** What prints no JSON: help is text, and an export is a file that the import reads. */
const TEXT = ['help', 'export-students', 'db-export'];

const tree = await program(await idleKit());
const nameOf = (command: Command) => pathOf(command).split(' ').slice(1).join('-') || 'desk';
const answering = commandsOf(tree).filter(
  (one) => one === tree || one.commands.length === 0 || one.registeredArguments.length > 0,
);
const NAMES = [...answering.map(nameOf).filter((name) => !TEXT.includes(name)), 'error'];
const commandNamed = (name: string) => answering.find((command) => nameOf(command) === name) ?? tree;

/** The command that a line runs: flags and their values are passed over. */
function commandOf(argv: readonly string[]): Command {
  let node = tree;
  for (const word of argv) node = node.commands.find((one) => one.name() === word) ?? node;
  // A word that is no command names a student, whose page it is.
  const isPage = node === tree && argv[0] !== undefined && !argv[0].startsWith('-');
  return isPage ? commandNamed('student') : node;
}
const commandIn = (argv: readonly string[]) => nameOf(commandOf(argv));

const kept = new Map<string, Schema>(
  existsSync(SCHEMAS)
    ? readdirSync(SCHEMAS).map((file) => [
        file.replace('.json', ''),
        JSON.parse(readFileSync(`${SCHEMAS}/${file}`, 'utf8')),
      ])
    : [],
);
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, formats: FORMATS });
const heard = new Set<string>();
const problems: string[] = [];

/** What a script read: it must fit, and have no key that the schema does not name. */
function hear(name: string, value: unknown, line: string): void {
  heard.add(name);
  const before = kept.get(name);
  const after = widened(before, value);
  if (process.env.UPDATE) kept.set(name, after);
  else if (before === undefined || JSON.stringify(after) !== JSON.stringify(before)) {
    const said = before ? placesOf(before) : [];
    const now = placesOf(after).filter((place) => !said.includes(place));
    problems.push(`${line}: not as docs/schemas/${name}.json says:\n  ${now.join('\n  ')}`);
  } else if (!ajv.validate(before, value)) {
    problems.push(`${line}: ${ajv.errorsText(undefined, { separator: '\n  ' })}`);
  }
}

const isWritten = (argv: readonly string[]) => argv.some((word) => /^(?:-o|--output)(?:=|$)/.test(word));
/** Help, and a file: no answer on stdout that a schema tells of. */
const isText = (argv: readonly string[]) =>
  isWritten(argv) ||
  !answering.includes(commandOf(argv)) ||
  TEXT.includes(commandIn(argv)) ||
  argv.some((word) => ['-h', '--help', '-V', '--version'].includes(word));

/** The same line for a script, whatever format it asked for. */
function asJson(argv: readonly string[]): readonly string[] {
  const at = argv.indexOf('--format');
  const rest = at < 0 ? argv : argv.toSpliced(at, 2);
  return [...rest.filter((word) => word !== '--json'), '--json'];
}

async function ask(argv: readonly string[], options: RunOptions): Promise<Answer> {
  if (isText(argv)) return coopj(argv, options);
  const line = asJson(argv);
  const answer = await coopj(line, options);
  const said = `coopj ${line.join(' ')}`;
  if (answer.stdout.trim() !== '' && !picks(line)) hear(commandIn(argv), JSON.parse(answer.stdout), said);
  if (answer.code === 0) return answer;
  const failure = answer.stderr.split('\n').find((one) => one.startsWith('{"error":'));
  if (failure) hear('error', JSON.parse(failure), said);
  else problems.push(`${said}: exit ${answer.code} without an object: ${answer.stderr}`);
  return answer;
}

const picks = (argv: readonly string[]) => argv.some((word) => /^--fields(?:=|$)/.test(word));

/** A list is asked for all of its fields, too. */
async function askFields(argv: readonly string[], options: RunOptions): Promise<void> {
  const english = { ...options, env: { ...options.env, COOPJ_LANG: 'en' } };
  const { code, stdout } = await coopj([...argv, '--fields', 'help', '--json'], english);
  if (code !== 0) return;
  const fields = JSON.parse(stdout) as readonly { readonly field: string }[];
  const all = fields.map(({ field }) => field).join(',');
  for (const more of [[], ['--mask']]) {
    const told = await coopj([...argv, '--fields', all, ...more, '--json'], english);
    if (told.stdout.trim() !== '')
      hear(commandIn(argv), JSON.parse(told.stdout), `coopj ${argv.join(' ')} --fields … ${more}`);
  }
}

/** Where the names of what can be shown are found: the argument of a command, the list, and the key in it. */
const NAMED = [
  ['student', 'student list', 'number'],
  ['company', 'company list', 'code'],
  ['placement', 'placement list', 'ref'],
  ['certificate', 'certificate list', 'number'],
  ['job', 'job list', 'code'],
] as const;

const reads = (command: Command) =>
  ['list', 'show', 'check', 'due', 'history', 'doctor', 'desk'].includes(command.name()) ||
  command === tree ||
  command.parent?.name() === 'report';

/** How many of each are shown. */
const SHOWN = IS_LONG ? 12 : 3;

/** Everything that an office can be asked, of a few of each. */
async function readAll(options: RunOptions): Promise<void> {
  const names = new Map<string, readonly string[]>();
  for (const [argument, list, key] of NAMED) {
    const { stdout } = await coopj([...list.split(' '), '--json'], options);
    const rows = JSON.parse(stdout || '[]') as readonly Readonly<Record<string, string>>[];
    names.set(
      argument,
      rows.slice(0, SHOWN).flatMap((row) => row[key] ?? []),
    );
  }
  for (const command of answering.filter(reads)) {
    const words = pathOf(command).split(' ').slice(1);
    const [argument] = command.registeredArguments;
    if (!argument?.required) {
      await ask(words, options);
      if (grammarOf(command).lists) await askFields(words, options);
    }
    const all = names.get(argument?.name() ?? '') ?? [];
    for (const name of all) await ask([...words, name], options);
    if (all[0]) await ask([...words, all[0], '--mask'], options);
    if (argument?.required && grammarOf(command).lists && all[0]) await askFields([...words, all[0]], options);
  }
  await ask(['check', '--all'], options);
}

/** Each passphrase is slow to guess, as it should be; what errors answer is heard of many others. */
const SLOW = ['backup-sealed.txt'];
const SESSIONS = ['test/transcripts', 'test/errors'].flatMap((folder) =>
  readdirSync(path(folder))
    .filter((file) => file.endsWith('.txt') && !file.endsWith('.ja.txt') && (IS_LONG || !SLOW.includes(file)))
    .map((file) => `${folder}/${file}`),
);
/** After these there is much to be read; after the first alone in the usual run. */
const FULL = ['programme.en', ...(IS_LONG ? ['year.en', 'funds.en', 'permits.en'] : [])];

/** What answers of a shared store alone. */
const ON_SERVER = [
  ...['office-files', 'office-get', 'office-put'],
  ...['db-init', 'db-office-add', 'db-office-list', 'db-person-add', 'db-person-list', 'db-person-remove'],
];

describe('what scripts read', () => {
  test.each([...SESSIONS, 'test/fixtures/for-scripts.txt'])(
    '%s, asked for JSON, answers as the schemas say',
    async (file) => {
      problems.length = 0;
      let last: RunOptions = {};
      await play(readFileSync(path(file), 'utf8'), (argv, options = {}) => {
        last = options;
        return ask(argv, options);
      });
      if (FULL.some((name) => file.endsWith(`/${name}.txt`))) await readAll(last);
      expect(problems).toEqual([]);
    },
  );

  test('every command has a schema, and was heard', () => {
    expect(NAMES.filter((name) => !heard.has(name) && !ON_SERVER.includes(name))).toEqual([]);
    expect([...kept.keys()].filter((name) => !NAMES.includes(name))).toEqual([]);
  });
});

onServer('what scripts read of a shared store', (server) => {
  test('its files, asked for JSON, answer as the schemas say', async () => {
    problems.length = 0;
    const there = (options: RunOptions) => ({ ...options, env: { ...options.env, COOPJ_DB: server().url() } });
    await play(
      readFileSync(path('test/fixtures/shared-for-scripts.txt'), 'utf8'),
      (argv, options = {}) => ask(argv, there(options)),
      (argv, options = {}) => coopj(argv, there(options)),
    );
    expect(problems).toEqual([]);
    expect(ON_SERVER.filter((name) => !heard.has(name))).toEqual([]);
  });
});

afterAll(() => {
  if (!process.env.UPDATE) return;
  mkdirSync(SCHEMAS, { recursive: true });
  for (const [name, schema] of kept) {
    const head = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `urn:coopj:schema:${name}`,
      title: name === 'error' ? 'coopj … --format json, on stderr' : `${pathOf(commandNamed(name))} --format json`,
    };
    writeFileSync(fileOf(name), `${JSON.stringify({ ...head, ...schema, ...head }, null, 2)}\n`);
  }
});
