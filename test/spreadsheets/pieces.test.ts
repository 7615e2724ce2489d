import { describe, expect, test } from 'vitest';
import { Abort } from '../../src/errors.ts';
import { cp932, encoded } from '../../src/formats/spreadsheets/csv/cp932.ts';
import { charsetOf, encodingOf } from '../../src/formats/spreadsheets/csv/encoding.ts';
import { separated } from '../../src/formats/spreadsheets/csv/separated.ts';
import { isLocked, kindOf } from '../../src/formats/spreadsheets/kinds.ts';
import { like } from '../../src/formats/spreadsheets/open.ts';
import { numberText, shownAs } from '../../src/formats/spreadsheets/xlsx/numbers.ts';

const bytes = (text: string) => Buffer.from(text);

describe('a file is, by its first bytes', () => {
  test.each<[string, string, string]>([
    ['a table', '学籍番号,氏名', 'text'],
    ['a table that begins with m', 'mail,name', 'text'],
    ['a table with a sign', '<5,x', 'text'],
    ['a PDF', '%PDF-1.7', 'pdf'],
    ['an archive', 'PK\u0003\u0004x', 'archive'],
    ['the end of an archive alone', 'PK\u0005\u0006', 'text'],
    ['a page', '<!DOCTYPE html><p>', 'web-page'],
    ['a page after a mark and blanks', '\ufeff \n<html>', 'web-page'],
    ['a page with a declaration', '<?xml version="1.0"?>\n<html>', 'web-page'],
    ['a saved page', 'MIME-Version: 1.0', 'web-page'],
    ['a table of a page', '<table><tr><td>セッション', 'web-page'],
    ['a page to log in', '<html><input type="password">', 'log-in'],
    ['a page to log in by its title', '<html><title>Please log in</title>', 'log-in'],
    ['a page whose session has ended', '<html>Session expired', 'log-in'],
    ['Excel’s old XML', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', 'xml-2003'],
    [
      'Excel’s old XML by its name space',
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      'xml-2003',
    ],
    ['another XML', '<?xml version="1.0"?><rss>', 'text'],
    ['a text about Excel’s XML', '<x urn:schemas-microsoft-com:office:spreadsheet', 'text'],
  ])('%s', (_, text, kind) => expect(kindOf(bytes(text))).toBe(kind));
  test('an old workbook, and one that is locked', () => {
    expect(kindOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1))).toBe('xls');
    expect(kindOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe1))).toBe('text');
    expect([isLocked(Buffer.from('xEncryptedPackage', 'utf16le')), isLocked(bytes('EncryptedPackage'))]).toEqual([
      true,
      false,
    ]);
  });
});

describe('a number is shown', () => {
  const shown = (format: string, raw: string, from1904 = false) => numberText(raw, shownAs(format), from1904);
  test.each<[string, string, string]>([
    ['General', '12.50', '12.5'],
    ['General', '0.1', '0.1'],
    ['General', '1e-7', '0.0000001'],
    ['General', '0.30000000000000004', '0.3'],
    ['General', '999999999999999', '999999999999999'],
    ['General', '1000000000000000', '1000000000000000'],
    ['General', '-1000000000000000', '-1000000000000000'],
    ['General', '', ''],
    ['General', ' ', ' '],
    ['General', 'x', 'x'],
    ['General', 'Infinity', 'Infinity'],
    ['0%', '0.125', '12.5%'],
    ['00000000', '251012', '00251012'],
    ['00000000', '123456789', '123456789'],
    ['0000', '0', '0000'],
    ['0000', '-5', '-5'],
    ['0000', '1.5', '1.5'],
    ['000-0000', '2400193', '240-0193'],
    ['"D"0000', '25', 'D0025'],
    ['\\D00', '5', 'D05'],
    ['#,##0', '1234', '1234'],
    ['yyyy/m/d', '46113', '2026-04-01'],
    ['yyyy/m/d', '1', '1900-01-01'],
    ['yyyy/m/d', '59', '1900-02-28'],
    ['yyyy/m/d', '61', '1900-03-01'],
    ['yyyy/m/d', '-1', '-1'],
    ['yyyy/m/d', '2958465', '9999-12-31'],
    ['yyyy/m/d', '2958466', '2958466'],
    ['yyyy/m/d h:mm', '46113.5', '2026-04-01 12:00'],
    ['yyyy/m/d h:mm', '46113', '2026-04-01'],
    ['yyyy/m/d', '46113.5', '2026-04-01'],
    ['h:mm', '0.375', '9:00'],
    ['h:mm', '0.9999999', '0:00'],
    ['[h]:mm', '0.25', '6:00'],
    ['mm:ss.0', '0.5', '12:00'],
    ['m"月"d"日"', '46113', '2026-04-01'],
    ['[$-411]ggge"年"m"月"d"日"', '46113', '2026-04-01'],
    ['[Red]General', '5', '5'],
    ['"h"0', '5', 'h5'],
    ['General;"d"General', '5', '5'],
    ['mmm', '46113', '2026-04-01'],
  ])('%s of %s: %s', (format, raw, text) => expect(shown(format, raw)).toBe(text));
  test('as a day of the calendar from 1904', () => {
    expect([shown('yyyy/m/d', '0', true), shown('yyyy/m/d', '44651', true)]).toEqual(['1904-01-01', '2026-04-01']);
  });
});

describe('an older encoding', () => {
  test('has the letters that it has', () => {
    expect(encoded('髙橋', 'cp932')).toEqual(Buffer.from([0xfb, 0xfc, 0x8b, 0xb4]));
    expect(encoded('𠮷', 'cp932')).toBeUndefined();
  });
  test('writes the twins of Windows', () => {
    expect(Buffer.from(cp932('〜−—‖¥', [], []))).toEqual(encoded('～－―∥￥', 'cp932'));
  });
  test('names the cells that it cannot hold, up to twenty, and counts the others', () => {
    const lost = (rows: readonly (readonly (string | number | null)[])[], keys = ['number', 'name']) => {
      try {
        cp932(rows.join('\n'), rows, keys);
      } catch (error) {
        if (error instanceof Abort) return { problem: error.problem, ...(error.data as object) };
      }
      return undefined;
    };
    expect(lost([['1', '見本']])).toBeUndefined();
    expect(
      lost([
        ['1', '𠮷〜ễ𠮷'],
        [2, null],
        ['𠮷', 'x', '𠮷'],
      ]),
    ).toEqual({
      problem: 'not-in-cp932',
      cells: [
        { line: 1, column: 'name', characters: '𠮷ễ' },
        { line: 3, column: 'number', characters: '𠮷' },
        { line: 3, column: '', characters: '𠮷' },
      ],
      more: 0,
    });
    const many = Array.from({ length: 23 }, () => ['𠮷']);
    expect(lost(many)).toMatchObject({ cells: { length: 20 }, more: 3 });
  });
});

describe('the encoding of a text', () => {
  const source = (...chunks: readonly Uint8Array[]) => ({
    chunks: async function* () {
      yield* chunks;
    },
  });
  const found = async (bytes: Uint8Array, asked?: Parameters<typeof charsetOf>[2]) => {
    try {
      return await charsetOf('x.csv', source(bytes) as never, asked);
    } catch (error) {
      if (!(error instanceof Abort)) throw error;
      const { file: _, ...data } = error.data as { file: string };
      return { problem: error.problem, ...data };
    }
  };
  const wide = (text: string, big = false) => {
    const le = Buffer.from(text, 'utf16le');
    return big ? le.swap16() : le;
  };
  const LONG = 'number,name\r\n'.repeat(3);
  test('is found by what it has, and never guessed', async () => {
    expect(await found(bytes('見本'))).toBe('utf-8');
    expect(await found(Buffer.from([0x8c, 0xa9]))).toBe('shift_jis');
    expect(await found(bytes('\u001b$B8+\u001b(B'))).toBe('iso-2022-jp');
    expect(await found(Buffer.from([0xff, 0xfe, 0x41, 0]))).toBe('utf-16le');
    expect(await found(Buffer.from([0xfe, 0xff, 0, 0x41]))).toBe('utf-16be');
    expect(await found(Buffer.from([0xef, 0xbb, 0xbf, 0x41]))).toBe('utf-8');
    expect(await found(Buffer.from([0xef, 0xbb, 0xbf, 0x41, 0xff]))).toEqual({
      problem: 'sheet-encoding',
      tried: ['utf-8'],
      line: 1,
    });
    expect(await found(Buffer.from('ok\nok\n\xff\xff\n', 'latin1'))).toEqual({
      problem: 'sheet-encoding',
      tried: ['utf-8', 'cp932'],
      line: 3,
    });
    expect(await found(Buffer.from('\xff\xff', 'latin1'))).toEqual({
      problem: 'sheet-encoding',
      tried: ['utf-8', 'cp932'],
      line: 1,
    });
    expect(await found(Buffer.from('a\0b'))).toEqual({ problem: 'sheet-binary', kind: 'other' });
  });
  test('is the one that is asked for, or none', async () => {
    expect(await found(Buffer.from([0xff]), 'cp932')).toEqual({ problem: 'sheet-encoding', tried: ['cp932'], line: 1 });
    expect(await found(bytes('見本'), 'utf-8')).toBe('utf-8');
    expect(await found(Buffer.from([0xb8, 0xab]), 'euc-jp')).toBe('euc-jp');
    expect(await found(bytes('\u001b$B8+\u001b(B'), 'utf-8')).toBe('utf-8');
  });
  test('in sixteen bits without a mark is told, and read where it is asked for', async () => {
    expect(await found(wide(LONG))).toEqual({ problem: 'sheet-encoding', tried: ['utf-8', 'cp932'], likely: 'utf-16' });
    expect(await found(wide(LONG), 'utf-8')).toEqual({ problem: 'sheet-encoding', tried: ['utf-8'], likely: 'utf-16' });
    expect(await found(wide(LONG), 'utf-16')).toBe('utf-16le');
    expect(await found(wide(LONG, true), 'utf-16')).toBe('utf-16be');
    expect(await found(wide('見本'), 'utf-16')).toBe('utf-16le');
  });
  test('has one name for all its forms', () =>
    expect((['utf-16le', 'utf-16be', 'shift_jis'] as const).map(encodingOf)).toEqual(['utf-16', 'utf-16', 'cp932']));
});

describe('rows are written', () => {
  test('with their own separator, quoted where they must be, and harmless', async () => {
    const rows = [
      ['a,b', 'c"d', 'e\nf', '=1+1'],
      [1, null, true as never, 'g\th'],
    ];
    expect(await separated(rows, 'csv')).toBe('"a,b","c""d","e\nf",\'=1+1\r\n1,,true,g\th\r\n');
    expect(await separated([['a,b', 'g\th']], 'tsv')).toBe('a,b\t"g\th"\r\n');
    expect(await separated([['a;b', 'c']], 'csv', ';')).toBe('"a;b";c\r\n');
  });
  test('as their sender laid them out', async () => {
    const made = async (layout: Parameters<typeof like>[0], cell = '見本') => Buffer.from(await like(layout, [[cell]]));
    expect(await made({ format: 'csv', encoding: 'utf-8' })).toEqual(bytes('\ufeff見本\r\n'));
    expect(await made({ format: 'csv', encoding: 'cp932' })).toEqual(Buffer.from([0x8c, 0xa9, 0x96, 0x7b, 13, 10]));
    expect(await made({ format: 'csv', encoding: 'cp932' }, '𠮷')).toEqual(bytes('\ufeff𠮷\r\n'));
    expect(await made({ format: 'csv', encoding: 'iso-2022-jp' })).toEqual(bytes('\ufeff見本\r\n'));
    expect(await made({ format: 'tsv', encoding: 'utf-16' })).toEqual(Buffer.from('\ufeff見本\r\n', 'utf16le'));
    expect(await made({ format: 'tsv', encoding: 'utf-16', bigEndian: true })).toEqual(
      Buffer.from('\ufeff見本\r\n', 'utf16le').swap16(),
    );
    expect((await made({ format: 'xlsx', sheet: '見本' })).subarray(0, 2).toString()).toBe('PK');
  });
});
