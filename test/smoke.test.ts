import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { killed, twoWriters } from './helpers/batches.ts';
import { ROOT, tempFolder } from './helpers/run.ts';
import { BIN, spawned } from './helpers/shipped.ts';
import { textRow, workbookOf } from './helpers/workbook.ts';

const path = (name: string) => fileURLToPath(new URL(name, ROOT));

test('the shipped program says its version, and its help in both languages', async () => {
  expect(await spawned(BIN, ['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n', stderr: '' });
  expect((await spawned(BIN, ['--help'])).stdout).toContain('Usage: coopj');
  expect((await spawned(BIN, ['--help'], { LANG: 'ja_JP.UTF-8' })).stdout).toContain('使い方：coopj');
});

test('the shipped program keeps an office: set up, import, list', async () => {
  const folder = tempFolder();
  const env = { XDG_DATA_HOME: folder, COOPJ_TODAY: '2026-11-02' };
  expect((await spawned(BIN, ['init', '--yes', '--no-input'], env)).code).toBe(0);
  const file = path('test/fixtures/registrations-2026-09.csv');
  expect((await spawned(BIN, ['import', 'students', file], env)).code).toBe(0);
  const { stdout, stderr } = await spawned(BIN, ['student', 'list', '--json'], env);
  expect(stderr).toBe('');
  expect((JSON.parse(stdout) as unknown[]).length).toBe(12);
  expect(existsSync(join(folder, 'coopj/coopj.db'))).toBe(true);
});

test('the shipped program reads an Excel file, and writes one whose bytes depend on no zone', async () => {
  const folder = tempFolder();
  const env = { XDG_DATA_HOME: folder, COOPJ_TODAY: '2026-11-02' };
  await spawned(BIN, ['init', '--yes', '--no-input'], env);
  const rows = [
    ['学籍番号', '氏名', 'メール', '専攻'],
    ['1001', '見本 一', 'ichi@example.ac.jp', '情報学コース'],
  ];
  const sheet = join(folder, 'sheet.xlsx');
  writeFileSync(sheet, workbookOf([{ name: '名簿', rows: rows.map(textRow).join('') }]));
  const { stdout } = await spawned(BIN, ['import', 'students', sheet, '--json'], env);
  expect(JSON.parse(stdout)).toMatchObject({ created: 1, problems: [] });
  const written = [];
  for (const TZ of ['Pacific/Honolulu', 'UTC', 'Asia/Tokyo']) {
    const file = join(folder, `${TZ.replace('/', '-')}.xlsx`);
    expect((await spawned(BIN, ['student', 'list', '-o', file], { ...env, TZ })).code).toBe(0);
    written.push(readFileSync(file, 'latin1'));
  }
  expect(new Set(written).size).toBe(1);
});

test('a reader that goes away ends the program quietly', async () => {
  const { stderr } = await spawned(BIN, ['--help'], {}, true);
  expect(stderr).toBe('');
});

test('the program runs through a symbolic link', async () => {
  const link = join(tempFolder(), 'coopj');
  symlinkSync(BIN, link);
  expect(await spawned(link, ['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n' });
});

test('a checkout that was not built says what to do', async () => {
  const folder = tempFolder();
  await mkdir(join(folder, 'bin'));
  await copyFile(BIN, join(folder, 'bin/coopj.mjs'));
  const { code, stderr } = await spawned(join(folder, 'bin/coopj.mjs'), ['--version']);
  expect(code).toBe(1);
  expect(stderr).toContain('npm run build');
});

test.skipIf(!('enableCompileCache' in module))(
  'what was compiled is kept where its owner alone may write, and nowhere else',
  async () => {
    const [own, shared] = [tempFolder(), tempFolder()];
    mkdirSync(join(shared, 'coopj'));
    chmodSync(join(shared, 'coopj'), 0o777);
    for (const cache of [own, shared]) {
      expect(await spawned(BIN, ['--help'], { XDG_CACHE_HOME: cache })).toMatchObject({ code: 0, stderr: '' });
    }
    expect(statSync(join(own, 'coopj')).mode & 0o777).toBe(0o700);
    expect(existsSync(join(own, 'coopj/compiled'))).toBe(true);
    expect(existsSync(join(shared, 'coopj/compiled'))).toBe(false);
  },
);

// At their full size these run in test/long.
test('two processes that issue at once give numbers in a row', () => twoWriters(30));
test('a batch that was killed is completed by running it again', () => killed({ students: 60, at: '.pdf', count: 1 }));
