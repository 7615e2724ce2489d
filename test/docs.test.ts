import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { SETTINGS } from '../src/core/profile/settings.ts';
import { argvOf } from '../src/core/text/command-line.ts';
import { EXIT } from '../src/errors.ts';
import { program } from '../src/program.ts';
import { idleKit, reference, understand } from './helpers/command-tree.ts';
import { commandLines, HAND_WRITTEN, inFolder, PAGES, textOf } from './helpers/pages.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const REFERENCE = join(ROOT, 'docs/commands.md');
/** Anchors that a page offers, as GitHub makes them. */
const anchorsOf = (page: string) =>
  [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );

test('every link of the pages leads somewhere', () => {
  const broken = PAGES.flatMap((page) =>
    [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
      if (/^https?:/.test(link)) return [];
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : resolve('/', dirname(page), path).slice(1);
      const there =
        existsSync(join(ROOT, target)) && (!anchor || anchorsOf(target).includes(decodeURIComponent(anchor)));
      return there ? [] : [`${page}: ${link}`];
    }),
  );
  expect(broken).toEqual([]);
});

test.each(HAND_WRITTEN.filter((page) => commandLines(page).length > 0))(
  'the program understands every command line of %s',
  async (page) => {
    for (const line of commandLines(page)) {
      const [name, ...argv] = argvOf(line);
      expect(name, line).toBe('coopj');
      await expect(understand(argv), `${page}: ${line}`).resolves.toBeUndefined();
    }
  },
);

test('a command in a block is run: as a line, as a session, by a schedule; PowerShell alone nobody has tried', () => {
  const strangers = HAND_WRITTEN.flatMap((page) =>
    [...textOf(page).matchAll(/^```(\w*).*\n([\s\S]*?)^```$/gm)].flatMap(([, kind = '', block = '']) => {
      const runs = page.startsWith('docs/handbook') ? ['console'] : ['sh', 'crontab', 'powershell'];
      return !/^(\$ )?coopj /m.test(block) || runs.includes(kind) ? [] : `${page}: ${kind}`;
    }),
  );
  expect(strangers).toEqual([]);
});

test('a command that is named within a sentence is there, with its flags', async () => {
  const strangers: string[] = [];
  for (const page of HAND_WRITTEN) {
    const prose = textOf(page).replace(/^```[\s\S]*?^```/gm, '');
    for (const [, line = ''] of prose.matchAll(/`coopj ([^`]+)`/g)) {
      await understand(argvOf(line)).catch(({ problem }) => {
        if (problem === 'unknown-command' || problem === 'unknown-flag') strangers.push(`${page}: ${line}`);
      });
    }
  }
  expect(strangers).toEqual([]);
});

test('what the program does not understand, the pages could not say either', async () => {
  await expect(understand(['step', 'lst'])).rejects.toMatchObject({ problem: 'unknown-command' });
  await expect(understand(['student', 'list', '--nxt', '9'])).rejects.toMatchObject({ problem: 'unknown-flag' });
});

test('the command reference is what the program says of itself', async () => {
  const made = await reference();
  if (process.env.UPDATE) writeFileSync(REFERENCE, made);
  // UPDATE=1 npx vitest run test/docs.test.ts
  expect(readFileSync(REFERENCE, 'utf8')).toBe(made);
});

test('every group of commands is named on a page that somebody wrote', async () => {
  const pages = HAND_WRITTEN.map(textOf).join('\n');
  const groups = (await program(await idleKit())).commands.map((command) => command.name());
  expect(groups.length).toBeGreaterThan(10);
  expect(groups.filter((name) => !pages.includes(`coopj ${name}`))).toEqual([]);
});

test('every page of docs is linked from the README', () => {
  const readme = textOf('README.md');
  expect(inFolder('docs').filter((page) => !readme.includes(`(${page})`))).toEqual([]);
});

test('the page of the profile names only settings that there are', () => {
  const keys = SETTINGS.map(({ key }) => key);
  const named = [...textOf('docs/office-profile.md').matchAll(/`((?:[a-z]+\.)+[a-zA-Z]+)`/g)].map(
    ([, key = '']) => key,
  );
  expect(named.length).toBeGreaterThan(15);
  const others = ['office.toml', 'program.en', 'institute.en', 'import.headings'];
  expect(
    named.filter(
      (key) => !keys.includes(key) && !others.includes(key) && !keys.some((one) => one.startsWith(`${key}.`)),
    ),
  ).toEqual([]);
});

test('the page of exit codes has every code, and no other', () => {
  const rows = [...textOf('docs/scripting.md').matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
  expect(rows).toEqual(Object.values(EXIT));
});
