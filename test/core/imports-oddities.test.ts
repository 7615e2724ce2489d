import { describe, expect, test } from 'vitest';
import { readCell, readPeriod } from '../../src/core/imports/cells.ts';
import { rollOf } from '../../src/core/imports/duplicates.ts';
import { type Headings, headingKeyOf } from '../../src/core/imports/headings.ts';
import { isBlankRow, isRemarkRow, isTotalRow, textOddity } from '../../src/core/imports/rows.ts';
import { oddStatus, readRow, STUDENT_HEADINGS } from '../../src/core/imports/students.ts';
import type { CellKind } from '../../src/core/model/student-fields.ts';
import { programsOf } from '../../src/core/profile/programs.ts';
import { day, OFFICE } from '../helpers/dossiers.ts';

const TODAY = day('2026-11-02');
const columnsOf = <F extends { fact: string; kind: CellKind; headings: readonly [string, ...string[]] }>(
  list: Headings<F>,
  line: string,
) => {
  const found = list.columnsOf(1, line.split(','), new Map());
  if (!found.ok) throw new Error('twice');
  return found.columns;
};

describe('what is odd about a text', () => {
  const odd = (kind: CellKind, text: string) => textOddity({ fact: 'x', kind, headings: ['x'] }, text);
  test.each<[CellKind, string, object | undefined]>([
    ['text', '=1+1', { code: 'formula' }],
    ['program', '=1+1', { code: 'formula' }],
    ['name', '=1+1', { code: 'formula' }],
    ['text', '2026-04-01', { code: 'day-as-text' }],
    ['text', '令和8年4月1日', { code: 'day-as-text' }],
    ['text', 'x 2026-04-01', undefined],
    ['text', '2026-04-01x', undefined],
    ['several', '=1+1', undefined],
    ['notes', '=1+1', undefined],
    ['number', '=1+1', undefined],
    ['mail', '〓', undefined],
    ['text', '□見本', undefined],
    ['name', '□見本', { code: 'stand-in', sign: '□' }],
    ['kana', '□本', { code: 'stand-in', sign: '□' }],
    ['latin', '見□本', { code: 'stand-in', sign: '□' }],
    ['several', '〓', { code: 'stand-in', sign: '〓' }],
    ['notes', 'Ã©', { code: 'double-encoded' }],
    ['text', '見\u200b本', { code: 'invisible', character: 'U+200B', after: 1 }],
    ['latin', 'ミホン', { code: 'not-latin' }],
    ['name', 'ミホン', undefined],
    ['latin', '.', { code: 'one-name', kept: true }],
    ['latin', 'MIHON FNU', { code: 'one-name', kept: true }],
    ['latin', 'LNU', { code: 'one-name', kept: true }],
    ['latin', 'FNUX', undefined],
    ['name', 'FNU', undefined],
    ['kana', 'Mihon', { code: 'latin-kana' }],
    ['kana', '=ミホン', undefined],
    ['name', 'Mihon', undefined],
  ])('%s %j', (kind, text, expected) => expect(odd(kind, text)).toEqual(expected));

  test('a status of residence that is none, with the one most likely meant', () => {
    expect(oddStatus('留学')).toBeUndefined();
    expect(oddStatus('留字')).toEqual({ code: 'unknown-status', nearest: '留学' });
    expect(oddStatus('見本の在留')).toEqual({ code: 'unknown-status' });
  });
});

describe('what is no row of a table', () => {
  test.each([
    [['※ 見本'], true],
    [['', ' ＊見本 ', ''], true],
    [['(注1) 見本'], true],
    [['注：見本'], true],
    [['備考: 見本'], true],
    [['Note 見本'], true],
    [['以上'], true],
    [['以上。'], true],
    [['以上である'], false],
    [['注目'], false],
    [['見本 ※'], false],
    [['※', '見本'], false],
    [[''], false],
  ])('a remark is %j: %s', (cells, is) => expect(isRemarkRow(cells)).toBe(is));
  test.each([
    [['', ' ', '　'], true],
    [[], true],
    [['', '0'], false],
  ])('a blank is %j: %s', (cells, is) => expect(isBlankRow(cells)).toBe(is));
  test.each([
    [['  合計', '4'], true],
    [['合計'.padEnd(20), '4'], true],
    [['合計'.padEnd(21, '　'), '4'], false],
  ])('a total is %j: %s', (cells, is) => expect(isTotalRow(cells)).toBe(is));
});

describe('a cell', () => {
  const read = (kind: CellKind, text: string) => {
    const reading = readCell(kind, text, TODAY);
    return reading.ok ? reading.value : reading.problem;
  };
  test.each<[CellKind, string, unknown]>([
    ['notes', ' 一行目 \r\n\n二行目\u2028三行目', '一行目\n二行目\n三行目'],
    ['notes', '見\u0007本', { code: 'control-character', character: 'U+0007' }],
    ['name', '見\u001b本', { code: 'control-character', character: 'U+001B' }],
    ['text', '見\n本', { code: 'line-break' }],
    ['text', '見\ufffd本', { code: 'lost-character' }],
    ['text', ' #REF! ', { code: 'formula-failed' }],
    ['text', '〃', { code: 'ditto' }],
    ['kana', 'ｶﾞｯｺｳ', 'ガッコウ'],
    ['kana', '\u00a1\u00b1 \u00e1', { code: 'misread', likely: 'cp932' }],
    ['latin', 'Ｍｉｈｏｎ', 'Mihon'],
    ['latin', 'Lefﾃｨvre', { code: 'misread', likely: 'windows-1252' }],
    ['number', "'00251012", '00251012'],
    ['number', '0025\u200b1012', '00251012'],
    ['text', "'見本", "'見本"],
    ['number', '1e+7x', { code: 'not-a-student-number' }],
    ['number', 'x1e+7', { code: 'not-a-student-number' }],
    ['number', '12.0e+7', { code: 'exponent' }],
    ['number', '1E+07', { code: 'exponent' }],
    ['day', '46113', { code: 'day-number', reading: '2026-04-01' }],
    ['phone', '03-0000-0000', '03-0000-0000'],
    ['phone', '+81 (3) 0000.0000 ext. 12', '+81 (3) 0000.0000 ext. 12'],
    ['phone', '03-0000-0000内線12', '03-0000-0000内線12'],
    ['phone', '03‐0000ー0000', '03-0000-0000'],
    ['phone', '1234', '1234'],
    ['phone', '123', { code: 'not-a-phone-number' }],
    ['phone', '1-2-3', { code: 'not-a-phone-number' }],
    ['phone', '03-0000-0000 自宅', { code: 'not-a-phone-number' }],
    ['phone', '自宅 03-0000-0000', { code: 'not-a-phone-number' }],
    ['phone', '03-0000-0000 ext. x', { code: 'not-a-phone-number' }],
    ['card', 'XAB12345678CD', { code: 'not-a-card-number' }],
    ['card', 'AB12345678CDX', { code: 'not-a-card-number' }],
    ['code', 'Ｃ-0001', 'C-0001'],
    ['code', 'C 1', { code: 'not-a-code' }],
    ['hours', '週10.25時間', 10.25],
    ['hours', '10h', 10],
    ['hours', '10時間半', { code: 'not-a-number' }],
    ['hours', '168.5', { code: 'too-much', most: 168 }],
    ['jsps', '学振特別研究員(DC1)', 'DC1'],
    ['jsps', 'JSPS-PD', 'PD'],
    ['jsps', 'なし', 'none'],
    ['jsps', 'xDC1', { code: 'not-one-of', allowed: ['DC1', 'DC2', 'PD', 'SPD', 'RPD', 'none'] }],
    ['jsps', 'DC1)x', { code: 'not-one-of', allowed: ['DC1', 'DC2', 'PD', 'SPD', 'RPD', 'none'] }],
    ['ref', 'xP-1', { code: 'not-a-placement' }],
    ['ref', 'P-1x', { code: 'not-a-placement' }],
    ['unit', '年俸', { code: 'not-one-of', allowed: ['month (月額)', 'week (週給)', 'day (日給)', 'hour (時給)'] }],
    ['pay', 'unpaid', 'unpaid'],
    ['pay', '1,234,567', 1_234_567],
    ['percent', 'x', { code: 'not-a-number' }],
    ['step', 'x6', expect.objectContaining({ code: 'not-one-of' })],
    ['step', 'substep6', expect.objectContaining({ code: 'not-one-of' })],
  ])('%s %j', (kind, text, expected) => expect(read(kind, text)).toEqual(expected));

  test('of a step that is none names all twelve', () => {
    const reading = read('step', '13') as { readonly allowed: readonly string[] };
    expect(reading.allowed).toHaveLength(12);
    expect(reading.allowed[5]).toBe('6 application');
  });

  test.each([
    ['2025/4/1～2028/3/31', ['2025-04-01', '2028-03-31']],
    ['R7.4.1 から R10.3.31 まで', ['2025-04-01', '2028-03-31']],
    ['2025-04-01 - 2028-03-31', ['2025-04-01', '2028-03-31']],
    ['2025-04-01 to 2028-03-31', ['2025-04-01', '2028-03-31']],
    ['2025-04-01–2028-03-31', ['2025-04-01', '2028-03-31']],
    ['2025-04-01 — 2028-03-31', ['2025-04-01', '2028-03-31']],
    ['2025/4/1', 'not-a-period'],
    ['2025/4/1～2026/3/31～2027/3/31', 'not-a-period'],
    ['まで2025/4/1～2028/3/31', 'not-a-day'],
    ['2025/4/1～いつか', 'not-a-day'],
    ['2025/13/1～2028/3/31', 'no-such-day'],
    ['2025/4/1\n2028/3/31', 'line-break'],
  ])('a period %j', (text, expected) => {
    const reading = readPeriod(text);
    expect(reading.ok ? reading.value : reading.problem.code).toEqual(expected);
  });
});

describe('headings', () => {
  test('of a column have their English key', () => {
    const [number, both, ignored, none] = columnsOf(STUDENT_HEADINGS, '学籍番号,採用期間,rejected_line,区分').columns;
    expect([number, both, ignored, none].map((column) => headingKeyOf(column?.meaning))).toEqual([
      'student_number',
      '採用期間',
      undefined,
      undefined,
    ]);
  });
  test('are known by any of the field’s names', () => {
    expect(['nameKanji', 'NAME-KANJI', 'name_kanji', '氏名', 'x'].map(STUDENT_HEADINGS.keyNamed)).toEqual([
      'name_kanji',
      'name_kanji',
      'name_kanji',
      undefined,
      undefined,
    ]);
  });
  test('that are unknown have the unused one nearest to them, or none', () => {
    const near = (heading: string, others = '学籍番号') =>
      STUDENT_HEADINGS.headingWarnings(columnsOf(STUDENT_HEADINGS, `${others},${heading}`), []).map(
        ({ problem }) => problem,
      );
    expect(near('氏名(旧)')).toEqual([{ code: 'unknown-column', nearest: '氏名', key: 'name_kanji' }]);
    expect(near('emial')).toEqual([{ code: 'unknown-column', nearest: 'email', key: 'email' }]);
    expect(near('本人の電話番号')).toEqual([{ code: 'unknown-column', nearest: '電話番号', key: 'phone' }]);
    expect(near('区分')).toEqual([{ code: 'unknown-column' }]);
    expect(near('mai')).toEqual([{ code: 'unknown-column' }]);
    // Not one that the file has already.
    expect(near('氏名(旧)', '学籍番号,氏名')).not.toEqual([expect.objectContaining({ nearest: '氏名' })]);
  });
  test('of a map that the file lacks are told, by the words of the map', () => {
    const columns = columnsOf(STUDENT_HEADINGS, '学籍番号,氏名');
    expect(STUDENT_HEADINGS.headingWarnings(columns, ['おなまえ', '氏 名'])).toEqual([
      { line: 1, column: 'おなまえ', value: 'おなまえ', problem: { code: 'map-unused' } },
    ]);
  });
});

describe('a row of the list of students', () => {
  const read = (headings: string, row: string) =>
    readRow(
      { columns: columnsOf(STUDENT_HEADINGS, headings), programs: programsOf(OFFICE), today: TODAY },
      7,
      row.split(','),
    );

  test('has the parts of a name that its whole has', () => {
    const problems = (row: string) =>
      read('学籍番号,英字氏名,姓(英字),名(英字)', row).problems.map(({ column, problem }) => [column, problem]);
    expect(problems('1,MIHON Taro,Mihon,TARO')).toEqual([]);
    expect(problems('1,MIHON Taro,Tran,Taro')).toEqual([
      ['姓(英字)', { code: 'not-in-name', whole: 'MIHON Taro', beside: true }],
    ]);
    expect(problems('1,,Tran,Taro')).toEqual([]);
  });
  test('folds a known status and nationality, and leaves what it does not know', () => {
    expect(read('学籍番号,在留資格,国籍', '1,Student,Japan').facts).toEqual({
      number: '1',
      residenceStatus: '留学',
      nationality: '日本',
    });
    const odd = read('学籍番号,在留資格,専攻', '1,留字,見本コース');
    expect(odd.facts).toEqual({ number: '1', residenceStatus: '留字', program: '見本コース' });
    expect(odd.warnings.map(({ problem }) => problem.code)).toEqual(['unknown-status', 'unknown-program']);
  });
  test('takes a sign for nothing as nothing, unless none is an answer', () => {
    const row = read('学籍番号,住所,国費,学振,名(英字)', '1,なし,なし,なし,-');
    expect(row.facts).toEqual({ number: '1', mextScholar: false, jsps: 'none' });
    expect(row.warnings.map(({ column, problem }) => [column, problem])).toEqual([
      ['名(英字)', { code: 'one-name', kept: false }],
    ]);
  });
  test('has no damage in a column that is not taken over, but for its line breaks and formulas', () => {
    const codes = (value: string) => read('学籍番号,区分', `1,${value}`).problems.map(({ problem }) => problem.code);
    expect([codes('見本\n見本'), codes('#REF!'), codes('見\ufffd本')]).toEqual([[], [], ['lost-character']]);
  });
  test('has no period that is none', () => {
    expect(
      read('学籍番号,採用期間', '1,2025/4/1').problems.map(({ column, problem }) => [column, problem.code]),
    ).toEqual([['採用期間', 'not-a-period']]);
  });
});

describe('numbers that are shorter than the others', () => {
  const short = (numbers: readonly string[]) => {
    const roll = rollOf();
    numbers.forEach((number, line) => {
      roll.call({ line, column: '学籍番号', number });
    });
    return roll.short().map(({ value }) => value);
  };
  const long = (count: number) => Array.from({ length: count }, (_, n) => `1${String(n).padStart(7, '0')}`);
  test('are told where most are longer, whatever came first', () => {
    expect(short(['251015', ...long(3)])).toEqual(['251015']);
    expect(short([...long(2), '251015'])).toEqual([]);
    expect(short([...long(3), '251015', '251016', '251017'])).toEqual([]);
    expect(short([...long(4), '251015', '251016', '251017'])).toEqual(['251015', '251016', '251017']);
  });
  test('are told one by one up to a hundred', () => {
    const many = Array.from({ length: 101 }, (_, n) => `2${String(n).padStart(5, '0')}`);
    expect(short([...long(200), ...many])).toEqual(many.slice(0, 100));
  });
});
