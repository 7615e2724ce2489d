import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../src/core/text/encodings.ts';
import { Abort } from '../../src/errors.ts';
import { openTables } from '../../src/formats/spreadsheets/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
let files = 0;
function fileOf(bytes: Uint8Array | string, name = 'a.csv'): string {
  files += 1;
  const file = join(folder, `${files}-${name}`);
  writeFileSync(file, bytes);
  return file;
}
async function* pipe(...chunks: Uint8Array[]) {
  yield* chunks;
}
const tables = openTables(() => pipe());
async function read(file: string, encoding?: Encoding, from = tables) {
  const sheet = await from.open(file, encoding ? { encoding } : {});
  const records = [];
  for await (const page of sheet.pages) records.push(...page);
  return {
    encoding: sheet.encoding,
    records,
    cells: records.map(({ cells }) => cells),
    read: sheet.read(),
    size: sheet.size,
  };
}
async function abortOf(work: Promise<unknown>): Promise<Abort> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Abort) return error;
  throw new Error(`no abort but ${String(error)}`);
}
const refusal = async (bytes: Uint8Array | string, encoding?: Encoding) => {
  const { problem, data } = await abortOf(read(fileOf(bytes), encoding));
  return { problem, ...data, file: undefined };
};

describe('the encoding of a sheet', () => {
  const text = '学籍番号,氏名\r\n00251012,髙橋 﨑①～\r\n';
  it('is told by its byte order mark, and the mark is no letter', async () => {
    const marked = (mark: readonly number[], bytes: Uint8Array) => fileOf(Buffer.concat([Buffer.from(mark), bytes]));
    const le = Buffer.from(text, 'utf16le');
    const cases = [
      [await read(marked([0xef, 0xbb, 0xbf], Buffer.from(text))), 'utf-8'],
      [await read(marked([0xff, 0xfe], le)), 'utf-16'],
      [await read(marked([0xfe, 0xff], Buffer.from(le).swap16())), 'utf-16'],
    ] as const;
    for (const [sheet, encoding] of cases) {
      expect(sheet.encoding).toBe(encoding);
      expect(sheet.cells).toEqual([
        ['学籍番号', '氏名'],
        ['00251012', '髙橋 﨑①～'],
      ]);
    }
  });

  it('is UTF-8 where the bytes are, else CP932', async () => {
    expect((await read(fileOf(text))).encoding).toBe('utf-8');
    const sheet = await read(fileOf(iconv.encode(text, 'cp932')));
    expect(sheet.encoding).toBe('cp932');
    expect(sheet.cells[1]).toEqual(['00251012', '髙橋 﨑①～']);
  });

  it('is what was asked for, before anything else', async () => {
    const euc = fileOf(iconv.encode('氏名,山田\n', 'euc-jp'));
    expect((await read(euc, 'euc-jp')).cells).toEqual([['氏名', '山田']]);
    expect((await read(fileOf(Buffer.from('氏名,山田', 'utf16le')), 'utf-16')).cells).toEqual([['氏名', '山田']]);
    expect(await refusal(iconv.encode(text, 'cp932'), 'utf-8')).toMatchObject({
      problem: 'sheet-encoding',
      tried: ['utf-8'],
    });
  });

  it('keeps every text that it can hold, whatever the pieces in which it is read', async () => {
    const letters = fc.constantFrom(
      ...'aZ09 髙﨑山田太郎ｱﾞア①～㈱Ⅸ葛',
      '葛\u{e0100}',
      '𠮷',
      'Ş',
      '"',
      ',',
      '\n',
      '\r\n',
      "'=",
      '＝',
    );
    const cell = fc.array(letters, { maxLength: 6 }).map((parts) => parts.join(''));
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 });
    const names = { 'utf-8': 'utf8', cp932: 'cp932', 'utf-16': 'utf16-le', 'euc-jp': 'euc-jp' } as const;
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom<keyof typeof names>('utf-8', 'cp932', 'utf-16', 'euc-jp'),
        fc.integer({ min: 1, max: 9 }),
        async (table, encoding, size) => {
          const written = Buffer.from(await tables.csv(table))
            .toString('utf8')
            .replace(/^\ufeff/, '');
          const bytes = iconv.encode(written, names[encoding]);
          fc.pre(iconv.decode(bytes, names[encoding]) === written);
          tried += 1;
          const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
            bytes.subarray(n * size, (n + 1) * size),
          );
          const sheet = await read(
            '-',
            encoding,
            openTables(() => pipe(...chunks)),
          );
          expect(sheet.cells).toEqual(table);
        },
      ),
    );
    expect(tried).toBeGreaterThan(50);
  });
});

describe('the records of a sheet', () => {
  it('end with CRLF, LF or CR', async () => {
    const table = [
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ];
    for (const end of ['\r\n', '\n', '\r']) {
      const text = table.map((row) => row.join(',')).join(end);
      expect((await read(fileOf(text))).cells).toEqual(table);
      expect((await read(fileOf(text + end))).cells).toEqual(table);
    }
  });

  it('are numbered by the line on which each begins, also after a cell of several lines', async () => {
    for (const end of ['\r\n', '\n', '\r']) {
      const { records } = await read(fileOf(['a,b', '', '"x', 'y",2', '3,"p', '', 'q"', '5,6'].join(end)));
      expect(records.map(({ line }) => line)).toEqual([1, 2, 3, 5, 8]);
    }
  });

  it('are the same with and without a quotation mark at their head', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '髙', ' ', "'"), maxLength: 4 });
    const end = fc.constantFrom('\r\n', '\n', '\r');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1 }),
        end,
        fc.boolean(),
        fc.integer({ min: 1, max: 5 }),
        async (table, by, ended, size) => {
          const text = table.map((row) => row.join(',')).join(by) + (ended ? by : '');
          const split = (all: string) => {
            const bytes = Buffer.from(all);
            return Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
              bytes.subarray(n * size, (n + 1) * size),
            );
          };
          fc.pre(text !== '');
          const plain = await read(
            '-',
            undefined,
            openTables(() => pipe(...split(text))),
          );
          const quoted = await read(
            '-',
            undefined,
            openTables(() => pipe(...split(`"q"${by}${text}`))),
          );
          expect(quoted.records.slice(1)).toEqual(plain.records.map(({ line, cells }) => ({ line: line + 1, cells })));
        },
      ),
    );
  });

  it('are parted by tabs where the file says or shows so', async () => {
    const table = [
      ['a,1', 'b'],
      ['c', 'd'],
    ];
    expect((await read(fileOf('a,1\tb\nc\td\n', 'a.tsv'))).cells).toEqual(table);
    expect((await read(fileOf('a,1\tb\t\nc\td\t\n', 'a.txt'))).cells[0]).toEqual(['a,1', 'b', '']);
    expect((await read(fileOf('a,b\nc\td,e\n'))).cells).toEqual([
      ['a', 'b'],
      ['c\td', 'e'],
    ]);
  });

  it('come from standard input too, which is read once', async () => {
    let opened = 0;
    const once = openTables(() => {
      opened += 1;
      return pipe(Buffer.from('a,'), Buffer.from('髙').subarray(0, 2), Buffer.from('髙').subarray(2));
    });
    const sheet = await read('-', undefined, once);
    expect({ cells: sheet.cells, opened, size: sheet.size }).toEqual({
      cells: [['a', '髙']],
      opened: 1,
      size: undefined,
    });
  });

  it('may have semicolons between them, as Excel writes them in many a country; one within a cell parts nothing', async () => {
    const cells = [
      ['氏名', '教員', '割合'],
      ['見本 一', '甲、乙', '0,5'],
      ['見本 二', '丙;丁', '1,5'],
    ];
    const lines = '氏名;教員;割合\r\n見本 一;甲、乙;0,5\r\n見本 二;"丙;丁";1,5\r\n';
    expect((await read(fileOf(lines))).cells).toEqual(cells);
    expect((await read(fileOf(`\ufeffsep=;\r\n${lines}`))).cells.slice(1)).toEqual(cells);
    const { layout } = await tables.open(fileOf(lines));
    expect(Buffer.from(await tables.like(layout, cells)).toString()).toBe(`\ufeff${lines}`);
    const commas = '氏名,学籍番号,教員\n見本 一,1,甲;乙\n見本 二,2,丙;丁\n"見本, 三",3,戊;己\n';
    expect((await read(fileOf(commas))).cells[1]).toEqual(['見本 一', '1', '甲;乙']);
    const many = `学籍番号,教員\n1,${'甲;'.repeat(20)}乙\n`;
    expect((await read(fileOf(many))).cells[0]).toEqual(['学籍番号', '教員']);
  });

  it('count the bytes read, for a progress bar', async () => {
    const file = fileOf('a,b\n1,2\n');
    expect(await read(file)).toMatchObject({ read: 8, size: 8 });
  });

  it('give back a cell that was made harmless as it was typed', async () => {
    const cells = ['=1', "'=1", "''=1", '+81', '-', '@x', '＝SUM', "'O'Brien", 'O', "'"];
    const bytes = Buffer.from(await tables.csv([cells]));
    expect(bytes.toString('utf8')).toMatch(/^\ufeff'=1,''=1,'''=1,'\+81,'-,'@x,'＝SUM,'O'Brien,O,'\r\n$/);
    expect((await read(fileOf(bytes))).cells).toEqual([cells]);
  });
});

describe('what is no sheet', () => {
  it('is named: missing, a folder, empty', async () => {
    expect((await abortOf(read(join(folder, 'none.csv')))).problem).toBe('file-missing');
    expect((await abortOf(read(folder))).problem).toBe('file-is-folder');
    expect(await refusal('')).toMatchObject({ problem: 'file-empty' });
  });

  it('is named by its kind', async () => {
    const kinds: readonly (readonly [string | Uint8Array, string])[] = [
      ['%PDF-1.7\n%\u00e2', 'pdf'],
      [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'xls'],
      ['a,b\n1,\u0000\n', 'other'],
    ];
    for (const [bytes, kind] of kinds) expect(await refusal(bytes)).toMatchObject({ problem: 'sheet-binary', kind });
  });

  it('has bytes that are neither UTF-8 nor CP932, and the line is named', async () => {
    const bytes = Buffer.concat([
      Buffer.from('氏名\n山田\n'),
      Buffer.from([0x41, 0xff, 0xfd, 0x0a]),
      Buffer.from('x\n'),
    ]);
    expect(await refusal(bytes)).toMatchObject({ problem: 'sheet-encoding', tried: ['utf-8', 'cp932'], line: 3 });
    expect(await refusal(Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]))).toMatchObject({ tried: ['utf-16'] });
  });

  it('has a quotation mark that is never closed: the line of the record is named', async () => {
    expect(await refusal('a,b\r\n"1\r\n2",3\r\n4,"5\r\n6\r\n')).toMatchObject({ problem: 'sheet-malformed', line: 4 });
    expect((await read(fileOf('a,b\n"1",37°36\'37.8"N\nx"y,3\n'))).cells.slice(1)).toEqual([
      ['1', '37°36\'37.8"N'],
      ['x"y', '3'],
    ]);
  });

  it('has more rows than Excel has, or more bytes than are read', async () => {
    const rows = 'a,b\n'.repeat(1_048_577);
    expect(await refusal(rows)).toMatchObject({ problem: 'sheet-too-large', what: 'rows', limit: 1_048_576 });
    const file = fileOf('a,b\n');
    truncateSync(file, 1_000_000_001);
    expect(await abortOf(read(file))).toMatchObject({ problem: 'sheet-too-large', data: { what: 'file' } });
  });

  it('has a cell that no spreadsheet holds, quoted or not', async () => {
    const long = 'x'.repeat(1_000_000);
    for (const text of [
      `a,b\n1,${long}\n`,
      `a,b\n1,"${long}"\n`,
      `a,b\n1,"${long}${long}${long}${long}${long}"\n`,
      `a,b\n1,${long}`,
      // No cell is long, but no line has so many.
      `a,b\n${'1,'.repeat(3_000_000)}`,
    ]) {
      expect(await refusal(text)).toMatchObject({ problem: 'sheet-cell-too-long', line: 2, limit: 32_767 });
    }
  });
});
