import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { main } from '../../src/main.ts';
import { guarded } from '../../src/store/sqlite/problems.ts';
import type { World } from '../../src/world.ts';
import { Kept, ROOT, tempFolder } from '../helpers/run.ts';

test('a disk that is full is told as store-disk', () => {
  const db = new Database(join(tempFolder(), 'full.db'));
  db.pragma('page_size = 512');
  db.exec('CREATE TABLE t (x TEXT)');
  db.pragma('max_page_count = 4');
  const fill = () => guarded('full.db', () => db.prepare('INSERT INTO t VALUES (hex(zeroblob(9000)))').run());
  expect(fill).toThrow(expect.objectContaining({ problem: 'store-disk' }));
  db.close();
});

test('a tour whose command fails stops there and says which: tour-stopped', async () => {
  // A program without its migrations cannot make a database; the tour's first command is to make one.
  const root = tempFolder();
  mkdirSync(join(root, 'templates/tour'), { recursive: true });
  const template = (name: string) =>
    copyFileSync(fileURLToPath(new URL(`templates/${name}`, ROOT)), join(root, 'templates', name));
  template('office.toml');
  template('tour/registrations-2026-09.csv');
  const cwd = tempFolder();
  const world: World = {
    env: {},
    stdin: process.stdin,
    stdout: new Kept(),
    stderr: new Kept(),
    clock: () => new Date('2026-11-02T03:00:00Z'),
    cwd,
    home: cwd,
    platform: 'linux',
    login: () => 'mihon',
    typed: new Map(),
    pid: 1,
    isRunning: () => true,
    atExit: () => () => {},
    root: new URL(`file://${root}/`),
  };
  expect(await main(['tour', '--json'], world)).not.toBe(0);
  expect((world.stderr as Kept).text()).toContain('"code":"tour-stopped"');
});
