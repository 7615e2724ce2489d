import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { archived, claiming } from '../helpers/archive.ts';
import { Kept, readyOffice, worldOf } from '../helpers/run.ts';
import { textRow, workbookOf } from '../helpers/workbook.ts';

const HEAD = '学籍番号,氏名,メール,専攻';
const GOOD = '1001,見本 一,ichi@example.ac.jp,情報学コース';
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const BOOK = { 'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="a"/></sheets></workbook>' };
const RELATIONS = '<Relationships><Relationship Id="a" Type="/worksheet" Target="a.xml"/></Relationships>';
const withSheet = (xml: string) => archived({ ...BOOK, 'xl/_rels/workbook.xml.rels': RELATIONS, 'xl/a.xml': xml });
/** It says so itself, and is not even looked at. */
const bomb = () => claiming(withSheet(' '.repeat(1000)), 'xl/a.xml', { unpacked: () => 4_000_000_000 });
const locked = () =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(2000),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);

/** The ways to break a file: its bytes, the error that names it, and what stands in its message. */
const WAYS: Readonly<Record<string, readonly [bytes: string | Uint8Array, problem: string, message: RegExp]>> = {
  'it is empty': ['', 'file-empty', /empty/],
  'it has a heading and nothing else': [HEAD, 'sheet-no-rows', /headings but no rows/],
  'it holds a NUL': [`${HEAD}\n1001,見\u0000本`, 'sheet-binary', /NUL/],
  'it has a cell of a megabyte': [`${HEAD}\n${GOOD}\n1002,${'x'.repeat(1_000_000)}`, 'sheet-cell-too-long', /line 3/],
  'its rows are ragged': [`${HEAD}\n${GOOD},x,y\n1002\n`, 'import-refused', /2 of its 2 rows/],
  'it has a heading twice': [`${HEAD},氏名\n${GOOD},x`, 'sheet-heading-twice', /“氏名” appears twice/],
  'it is in another encoding than it says': [
    Buffer.concat([Buffer.from('\ufeff'), iconv.encode(`${HEAD}\n${GOOD}`, 'cp932')]),
    'sheet-encoding',
    /line 1/,
  ],
  'it is in an encoding that must be named': [iconv.encode(`${HEAD}\n${GOOD}`, 'euc-jp'), 'sheet-encoding', /line 1/],
  'it has half of a letter': [
    Buffer.concat([utf16(`${HEAD}\n1001,`), Buffer.from([0x42, 0xd8]), Buffer.from(',a', 'utf16le')]),
    'sheet-encoding',
    /utf-16/,
  ],
  'it has half of a letter, in Excel’s own writing': [
    workbookOf([{ name: 'a', rows: textRow(HEAD.split(',')) + textRow(['1001', '_xD842_', 'a@example.ac.jp', 'x']) }]),
    'import-refused',
    /its only row/,
  ],
  'it unpacks to gigabytes': [bomb(), 'sheet-too-large', /unpacks to more than/],
  'it is locked with a password': [locked(), 'sheet-binary', /a password-protected Excel file/],
  'it is a PDF': ['%PDF-1.7\n%âãÏÓ', 'sheet-binary', /a PDF/],
  'it was cut short': [
    workbookOf([{ name: 'a', rows: textRow(HEAD.split(',')) }]).subarray(0, 700),
    'sheet-damaged',
    /it is incomplete or damaged/,
  ],
  'its parts do not say which is a sheet': [archived(BOOK), 'sheet-damaged', /cannot be read as an Excel file/],
  'it is a folder': ['', 'file-is-folder', /folder/],
};

it.each(Object.entries(WAYS))(
  'a file is refused with its reason, and nothing is written, where %s',
  async (way, [bytes, problem, message]) => {
    const { cwd, coopj } = await readyOffice();
    if (way === 'it is a folder') mkdirSync(join(cwd, 'list.csv'));
    else writeFileSync(join(cwd, 'list.csv'), bytes);
    for (const lang of ['en', 'ja']) {
      const refused = await coopj(['import', 'students', 'list.csv', '--json', '--lang', lang]);
      const { error } = JSON.parse(refused.stderr);
      expect({ code: refused.code, problem: error.code }).toEqual({ code: 3, problem });
      expect(error.hint).not.toBe('');
      if (lang === 'en') expect(error.message).toMatch(message);
      expect(JSON.parse(refused.stdout)).toMatchObject({ batch: null, created: 0, updated: 0 });
    }
    expect((await coopj(['history'])).stdout).toBe('');
  },
);

it('a pipe that closes before its time is told, and nothing is written', async () => {
  const { cwd, coopj } = await readyOffice();
  const take = async (chunks: readonly string[], error?: string) => {
    const stderr = new Kept();
    const stdin = Readable.from(
      (async function* () {
        for (const chunk of chunks) yield Buffer.from(chunk);
        if (error) throw Object.assign(new Error(error), { code: error });
      })(),
    );
    const piped = Object.assign(stdin, { isTTY: false });
    const world = worldOf({ cwd, stdin: piped, stdout: new Kept(), stderr });
    const code = await main(['import', 'students', '-', '--json'], world);
    return { code, problem: JSON.parse(stderr.text()).error.code };
  };
  expect(await take([])).toEqual({ code: 3, problem: 'file-empty' });
  expect(await take([`${HEAD}\n${GOOD}\n`, '1002,"見本'])).toEqual({ code: 3, problem: 'sheet-malformed' });
  expect(await take([`${HEAD}\n${GOOD}\n`], 'EIO')).toEqual({ code: 3, problem: 'file-unreadable' });
  expect((await coopj(['history'])).stdout).toBe('');
});
