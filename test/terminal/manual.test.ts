import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pageOf } from '../../src/commands/help/page.ts';
import { LANGUAGES, type Language } from '../../src/core/text/language.ts';
import { program } from '../../src/program.ts';
import type { HelpPage } from '../../src/terminal/help.ts';
import { manualOf } from '../../src/terminal/manual.ts';
import { idleKit } from '../helpers/command-tree.ts';
import { withProgram } from '../helpers/outside.ts';
import { coopj, tempFolder } from '../helpers/run.ts';

/** All that a page of help says, piece by piece. */
const piecesOf = ({ about = '', examples = [], usage = '', parts }: HelpPage): readonly string[] =>
  [
    about,
    ...examples,
    usage,
    ...parts.flatMap(({ title = '', rows = [], lines = [] }) => [title, ...rows.flat(), ...lines]),
  ]
    .map(squeezed)
    .filter(Boolean);

const squeezed = (text: string): string => text.replace(/\s/g, '');

const SIGNS: Readonly<Record<string, string>> = { rs: '\\', aq: "'", dq: '"', ga: '`', ha: '^', ti: '~' };

/** The text in the source of a page of man, as man shows it. */
const textOf = (source: string): string =>
  squeezed(
    source
      .replace(/^\.(?:SH|SS|B) "(.*)"$/gm, '$1')
      .replace(/^\..*$/gm, '')
      .replace(/\\(?:&|-|\((..)|\[u(\w+)\])/g, (told, sign, code) =>
        sign ? (SIGNS[sign] ?? '') : code ? String.fromCodePoint(Number.parseInt(code, 16)) : told === '\\-' ? '-' : '',
      ),
  );

/** The pages of man of the program and of each group, and what help says in them. */
async function manuals(lang: Language) {
  const kit = await idleKit(lang);
  const tree = await program(kit);
  const told = async (words: readonly string[], pages: readonly HelpPage[]) => ({
    of: words.join(' '),
    source: (await coopj(['help', '--man', ...words, '--lang', lang])).stdout,
    pieces: pages.flatMap(piecesOf),
  });
  return Promise.all([
    told([], [pageOf(kit, tree)]),
    ...tree.commands.map((one) =>
      told(
        [one.name()],
        [one, ...one.commands].map((each) => pageOf(kit, each)),
      ),
    ),
  ]);
}

describe.each(LANGUAGES)('a page of man in %s', (lang) => {
  test('has all that the help of a group and of its commands says, in ASCII', async () => {
    for (const { of, source, pieces } of await manuals(lang)) {
      const text = textOf(source);
      expect(
        pieces.filter((piece) => !text.includes(piece)),
        of,
      ).toEqual([]);
      expect(source, of).toMatch(/^[\n -~]+$/);
    }
  });

  withProgram(
    'groff',
    'apt-get install groff-base',
    'is read by groff without a complaint, and nothing is lost',
    async () => {
      const found = await manuals(lang);
      const folder = tempFolder();
      const files = found.map(({ source }, at) => {
        const file = join(folder, `${at}.1`);
        writeFileSync(file, source);
        return file;
      });
      const { stdout, stderr } = spawnSync(
        'groff',
        // Lines that cannot be broken are commands, and stay whole.
        ['-man', '-Tutf8', '-ww', '-Wbreak', '-rLL=200n', '-P-cbou', ...files],
        { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
      );
      const text = squeezed(stdout);
      expect(stderr).toBe('');
      expect(found.flatMap(({ pieces }) => pieces.filter((piece) => !text.includes(piece)))).toEqual([]);
    },
  );
});

test('the page of the program has every topic in it', async () => {
  const { stdout } = await coopj(['help', '--man']);
  for (const one of [
    'commands',
    'flags',
    'steps',
    'rules',
    'exit-codes',
    'formats',
    'environment',
    'mistakes',
    'error',
  ])
    expect(stdout).toContain(`.SH "coopj help ${one.replace('-', '\\-')}"`);
  expect((await coopj(['help', '--man', 'stduent'])).code).toBe(2);
});

test('what roff would read as something of its own is text', () => {
  const odd = ['.TH is no request', "'nor is this", 'a\\b', 'say "x"', "it's `so` ~ ^", '--flag'];
  const page = {
    about: 'x',
    parts: [{ title: odd[3] ?? '', rows: odd.map((one) => [one, one] as const), lines: odd }],
  };
  const titles = { name: 'NAME', synopsis: 'SYNOPSIS', examples: 'EXAMPLES' };
  const source = manualOf({ name: 'x', version: '0', page, sections: [] }, titles);
  expect(source.match(/^[.'](?!mso|TH "|nh|ad|SH|TP|B |PP|br)/gm)).toBeNull();
  for (const one of odd) expect(textOf(source)).toContain(squeezed(one));
});
