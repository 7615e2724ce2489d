import { existsSync, linkSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Abort } from '../../src/errors.ts';
import { loadWords } from '../../src/wording/load.ts';
import { readyOffice } from '../helpers/run.ts';

test.each(['ndjson', 'plain', 'table'])(
  'a list of nothing as %s is an empty answer, and what lay there does not pass for it',
  async (format) => {
    const { cwd, coopj } = await readyOffice();
    const file = join(cwd, 'agreements.txt');
    const listed = (...more: string[]) => coopj(['agreement', 'list', '--format', format, '-o', file, ...more]);
    expect((await listed()).code).toBe(0);
    expect(existsSync(file)).toBe(true);
    const empty = readFileSync(file, 'utf8');
    writeFileSync(file, 'the list of last month\n');
    expect((await listed('--force')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(empty);
  },
);

test('a file of the office is known by every name it has', async () => {
  const { cwd, coopj } = await readyOffice();
  const at = (name: string) => join(cwd, name);
  const before = ['coopj.db', 'office.toml', 'office.key'].map((name) => readFileSync(at(name)));
  symlinkSync('coopj.db', at('link.csv'));
  linkSync(at('office.key'), at('hard.csv'));
  for (const name of ['coopj.db', './coopj.db', 'coopj.db-wal', 'link.csv', 'hard.csv', 'office.toml', 'office.key']) {
    const { code, stderr } = await coopj(['student', 'list', '--json', '-o', name, '--force']);
    expect([name, code], name).toEqual([name, 3]);
    expect(stderr).toContain('"code":"file-guarded"');
  }
  const merged = [
    'certificate',
    'issue',
    'enrollment',
    '--all',
    '--out',
    'papers',
    '--merged',
    'office.key',
    '--force',
  ];
  expect(await coopj(merged)).toMatchObject({ code: 3, stderr: expect.stringContaining('signing key') });
  expect(['coopj.db', 'office.toml', 'office.key'].map((name) => readFileSync(at(name)))).toEqual(before);
});

test('a full disk is the disk’s fault, and is told how to be mended', async () => {
  const full = { file: 'report.csv', why: 'ENOSPC' };
  expect(new Abort('file-unwritable', full).exit).toBe(1);
  expect(new Abort('file-unwritable', { ...full, why: 'EACCES' }).exit).toBe(3);
  const { errors } = await loadWords('en');
  expect(errors['file-unwritable'](full).hint).toContain('Free up some space');
  expect((await loadWords('ja')).errors['file-unwritable'](full).hint).toContain('空き容量');
});
