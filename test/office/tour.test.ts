import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { coopj, tempFolder } from '../helpers/run.ts';
import { machine } from './run.ts';

test.each(['en', 'ja'])(
  'the tour runs the main job and ends with two certificates, a list and a report (%s)',
  async (lang) => {
    const { run, home } = machine();
    const { code, stdout, stderr } = await run('tour', 'rehearsal', '--lang', lang);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const inFolder = (folder: string) => readdirSync(join(home, 'rehearsal', folder));
    expect(inFolder('certificates').filter((name) => name.endsWith('.pdf'))).toHaveLength(2);
    expect(readFileSync(join(home, 'rehearsal/students.csv'), 'utf8').split('\r\n')).toHaveLength(14);
    expect(readFileSync(join(home, 'rehearsal/report-2026-10.txt'), 'utf8').length).toBeGreaterThan(500);
    const commands = stdout.split('\n').filter((line) => line.startsWith('$ coopj '));
    expect(commands.length).toBeGreaterThan(20);
    expect(stdout).toContain("$ coopj init --yes --set issuer.name.ja='見本 学長'");
    // The office's own records were not touched, and not made either.
    expect(existsSync(join(home, 'data'))).toBe(false);
  },
);

test('a second tour replaces the folder of the first', async () => {
  const { run, home } = machine();
  await run('tour');
  const left = join(home, 'coopj-tour', 'left-over.txt');
  writeFileSync(left, 'x');
  expect((await run('tour')).code).toBe(0);
  expect(existsSync(left)).toBe(false);
});

test('the tour leaves any other folder, and a file, as they are', async () => {
  const { run, home } = machine();
  mkdirSync(join(home, 'mine'));
  writeFileSync(join(home, 'mine', 'thesis.txt'), 'x');
  writeFileSync(join(home, 'note'), 'x');
  for (const name of ['mine', 'note']) {
    const { code, stderr } = await run('tour', name);
    expect({ code, said: stderr.includes(`${name} was not created by a tour`) }).toEqual({
      code: 3,
      said: true,
    });
  }
  expect(readdirSync(join(home, 'mine'))).toEqual(['thesis.txt']);
});

test('whoever ends a tour is told where what it made so far lies', async () => {
  const cwd = tempFolder();
  const { code, stderr } = await coopj(['tour', '--lang', 'en'], {
    cwd,
    tty: 80,
    keys: [[/Enter: continue/, () => '\x03']],
  });
  expect(code).toBe(130);
  expect(stderr.replace(/\s+/g, ' ')).toContain(
    'The tour was stopped. What it has created so far is in ./coopj-tour; the next tour there replaces it.',
  );
  expect(existsSync(join(cwd, 'coopj-tour'))).toBe(true);
});

test('for a script the tour answers with what it ran and made', async () => {
  const { run, home } = machine();
  const { code, stdout } = await run('tour', '--json');
  expect(code).toBe(0);
  const { folder, commands, files } = JSON.parse(stdout);
  expect(folder).toBe(join(home, 'coopj-tour'));
  expect(commands[0].command).toMatch(/^coopj init /);
  expect(commands.filter((one: { readonly exit: number }) => one.exit !== 0)).toHaveLength(1);
  expect(files.every((file: string) => existsSync(file))).toBe(true);
});
