import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/main.ts';
import { coopj, Kept, readyOffice, tempFolder, worldOf } from '../helpers/run.ts';

const STUDENT = ['--name-kanji', '見本 太郎', '--email', 'taro@example.ac.jp', '--program', '情報学コース'];
const add = (number: string) => ['student', 'add', '--number', number, ...STUDENT, '--no-input'];

test('a global flag counts wherever it stands, and the one nearest to the verb wins', async () => {
  const office = await readyOffice();
  await office.coopj(add('20260001'));
  for (const line of [
    ['--json', 'student', 'list'],
    ['student', '--json', 'list'],
    ['student', 'list', '--json'],
    ['--format', 'csv', 'student', 'list', '--format', 'json'],
  ]) {
    const { stdout } = await office.coopj(line);
    expect(JSON.parse(stdout), line.join(' ')).toMatchObject([{ number: '20260001' }]);
  }
});

test('a flag comes before a variable, a variable before the default', async () => {
  const office = await readyOffice();
  await office.coopj(add('20260001'));
  const other = join(office.cwd, 'other.db');
  const listed = (argv: readonly string[], env = {}) => office.coopj(['student', 'list', ...argv], { env });
  expect((await listed([])).stdout).toContain('20260001');
  expect((await listed(['--db', other])).code).toBe(5);
  expect((await listed([], { COOPJ_DB: other, COOPJ_OFFICE: join(office.cwd, 'office.toml') })).code).toBe(5);
});

test('today and the actor of the flags stand in the history; the instant is that of the clock', async () => {
  const office = await readyOffice();
  await office.coopj([...add('20260001'), '--actor', '見本 花子', '--today', '2026-10-01']);
  const { stdout } = await office.coopj(['history', '20260001', '--json']);
  expect(JSON.parse(stdout)).toMatchObject([{ actor: '見本 花子', at: '2026-11-02T03:00:00.000Z' }]);
});

test('an answer goes to the file of --output, also by a relative name', async () => {
  const office = await readyOffice();
  await office.coopj(add('20260001'));
  const { code, stdout } = await office.coopj(['student', 'list', '-o', 'list.csv']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(readFileSync(join(office.cwd, 'list.csv'), 'utf8')).toContain('20260001');
});

test('a command that fails leaves no file behind', async () => {
  const office = await readyOffice();
  expect((await office.coopj(['student', 'show', '9', '-o', 'list.json'])).code).toBe(4);
  expect(existsSync(join(office.cwd, 'list.json'))).toBe(false);
});

test('an unexpected fault is told without its stack, and with it when COOPJ_DEBUG is set', async () => {
  const told = async (env: Record<string, string>, argv: readonly string[]) => {
    const stderr = new Kept();
    const cwd = tempFolder();
    const clock = () => {
      throw new Error('no clock here');
    };
    const world = worldOf({ cwd, env, clock, stdin: process.stdin, stdout: new Kept(), stderr });
    return { code: await main(argv, world), text: stderr.text() };
  };
  const plain = await told({}, ['office', 'show']);
  expect(plain.code).toBe(1);
  expect(plain.text).toContain('no clock here');
  expect(plain.text).not.toContain('    at ');
  expect((await told({ COOPJ_DEBUG: '1' }, ['office', 'show'])).text).toContain('    at ');
  const { error } = JSON.parse((await told({}, ['office', 'show', '--json'])).text) as { error: { code: string } };
  expect(error.code).toBe('bug');
});

test('the version is answered wherever no command is named', async () => {
  for (const argv of [['--version'], ['-V'], ['--lang', 'ja', '--version']]) {
    expect(await coopj(argv)).toMatchObject({ code: 0, stdout: '0.1.0\n', stderr: '' });
  }
});

test('help is an answer in the language asked for, and nothing is opened for it', async () => {
  for (const argv of [
    ['student', '--help'],
    ['help', 'student'],
    ['student', 'list', '-h'],
    ['help', 'student', 'list'],
  ]) {
    const cwd = tempFolder();
    const { code, stdout, stderr } = await coopj(['--lang', 'ja', ...argv], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/使い方：?coopj student/);
    expect(existsSync(join(cwd, 'coopj.db'))).toBe(false);
  }
});
