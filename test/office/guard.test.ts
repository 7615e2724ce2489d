import { linkSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesIn } from '../../src/office/files.ts';
import { fileGuard } from '../../src/office/guard.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coopj-guard-'));
  writeFileSync(join(folder, 'coopj.db'), 'records');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const BYTES = new TextEncoder().encode('a list');
const guarded = () =>
  filesIn(folder, fileGuard({ database: [join(folder, 'coopj.db')], profile: [join(folder, 'office.toml')] }));
const refused = (what: string) => ({ problem: 'file-guarded', exit: 3, data: { what } });

test('what is guarded is written over by nobody, under no name that it has', async () => {
  symlinkSync(join(folder, 'coopj.db'), join(folder, 'soft.csv'));
  linkSync(join(folder, 'coopj.db'), join(folder, 'hard.csv'));
  for (const name of ['coopj.db', './x/../coopj.db', 'soft.csv', 'hard.csv']) {
    await expect(guarded().write(name, BYTES, { replace: true })).rejects.toMatchObject(refused('database'));
    await expect(guarded().mayWrite(name)).rejects.toMatchObject(refused('database'));
  }
  expect(readFileSync(join(folder, 'coopj.db'), 'utf8')).toBe('records');
});

test('nor is what SQLite may put beside it, also where nothing is there yet', async () => {
  for (const end of ['wal', 'shm', 'journal']) {
    await expect(guarded().write(`coopj.db-${end}`, BYTES)).rejects.toMatchObject(refused('database'));
  }
});

test('one guarded file among several keeps all of them from being written', async () => {
  const files = ['list.csv', 'coopj.db'].map((name) => ({ name, bytes: BYTES }));
  await expect(guarded().writeAll(files, { replace: true })).rejects.toMatchObject(refused('database'));
  await expect(guarded().list('.')).resolves.toEqual(['coopj.db']);
});

test('its owner writes it, and any other file is anybody’s', async () => {
  await guarded().write('office.toml', BYTES, { own: true });
  await guarded().write('list.csv', BYTES);
  expect(readFileSync(join(folder, 'office.toml'), 'utf8')).toBe('a list');
});
