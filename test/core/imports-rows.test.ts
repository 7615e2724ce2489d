import { describe, expect, it } from 'vitest';
import { rollOf } from '../../src/core/imports/duplicates.ts';
import { isTotalRow } from '../../src/core/imports/rows.ts';
import { readRow, STUDENT_HEADINGS } from '../../src/core/imports/students.ts';
import { programsOf } from '../../src/core/profile/programs.ts';
import { day, OFFICE } from '../helpers/dossiers.ts';

const reader = (headings: string) => {
  const found = STUDENT_HEADINGS.columnsOf(1, headings.split(','), new Map());
  if (!found.ok) throw new Error('twice');
  return { columns: found.columns, programs: programsOf(OFFICE), today: day('2026-11-02') };
};
const read = (headings: string, row: string) => readRow(reader(headings), 7, row.split(','));
const codes = (headings: string, row: string) =>
  read(headings, row).problems.map(({ column, problem }) => `${column}: ${problem.code}`);

describe('a row of the import list', () => {
  it('says what its filled cells say, and nothing of the others', () => {
    const row = read('学籍番号,氏名,メール,国費,採用期間,区分', ' 00251012 ,　見本 太郎　,,○,2026-04-01～2029-03-31,①');
    expect(row).toEqual({
      line: 7,
      cells: [' 00251012 ', '　見本 太郎　', '', '○', '2026-04-01～2029-03-31', '①'],
      number: '00251012',
      facts: {
        number: '00251012',
        nameKanji: '見本 太郎',
        mextScholar: true,
        jspsFrom: '2026-04-01',
        jspsTo: '2029-03-31',
      },
      problems: [],
      warnings: [],
    });
  });

  it('tells everything that is wrong with it, each at its column with its value', () => {
    const row = read('学籍番号,メール,生年月日,在留カード番号', '2.0E+07,x,1999-02-30,A123,extra');
    expect(row.problems.map(({ line, column, value, problem }) => [line, column, value, problem.code])).toEqual([
      [7, '学籍番号', '2.0E+07', 'exponent'],
      [7, 'メール', 'x', 'not-a-mail-address'],
      [7, '生年月日', '1999-02-30', 'no-such-day'],
      [7, '在留カード番号', 'A123', 'not-a-card-number'],
      [7, '5', 'extra', 'extra-cell'],
    ]);
  });

  it('needs its number, said once', () => {
    expect(codes('学籍番号,氏名', ',見本')).toEqual(['学籍番号: missing']);
    expect(codes('学籍番号,氏名', 'x y,見本')).toEqual(['学籍番号: not-a-student-number']);
  });

  it('may be short, and its columns without a heading may be empty', () => {
    expect(codes('学籍番号,氏名,メール', '1,見本')).toEqual([]);
    expect(codes('学籍番号,氏名', '1,見本,, ,')).toEqual([]);
    expect(codes('学籍番号,氏名,', '1,見本,x')).toEqual(['3: extra-cell']);
  });

  it('has no control character in any column, also in one that is kept out', () => {
    expect(codes('学籍番号,氏名,区分', '1,見\u0007本,a\u0000b')).toEqual([
      '氏名: control-character',
      '区分: control-character',
    ]);
  });

  it('has no period that ends before it begins', () => {
    expect(codes('学籍番号,入学日,修了予定日', '1,2026-04-01,2026-03-31')).toEqual(['修了予定日: reversed']);
    expect(codes('学籍番号,採用期間', '1,2026-04-01～2026-03-31')).toEqual(['jsps_to: reversed']);
    expect(codes('学籍番号,入学日,修了予定日', '1,2026-04-01,2026-04-01')).toEqual([]);
  });

  it('warns of a name like a formula and keeps it as typed', () => {
    const { facts, warnings } = read('学籍番号,氏名,電話番号', '1,=1+1,+81-3-1234-5678');
    expect(facts.nameKanji).toBe('=1+1');
    expect(warnings).toEqual([{ line: 7, column: '氏名', value: '=1+1', problem: { code: 'formula' } }]);
  });

  it('knows a programme by either name, in any width, and warns of one that the profile does not have', () => {
    expect(read('学籍番号,専攻', '1,情報学コース').warnings).toEqual([]);
    expect(read('学籍番号,専攻', '1,情報学 コース').facts.program).toBe('情報学コース');
    expect(read('学籍番号,専攻', '1,informatics program').facts.program).toBe('Informatics Program');
    expect(read('学籍番号,専攻', '1,情報コース')).toMatchObject({
      facts: { program: '情報コース' },
      warnings: [{ problem: { code: 'unknown-program', nearest: '情報学コース' } }],
    });
  });
});

it('a total below the table is known by its first filled cell, and by numbers behind it', () => {
  for (const cells of [
    ['計', '4名'],
    ['', '合計', '4'],
    ['合　計'],
    ['総計：４名'],
    ['Total', '4'],
    ['Grand Total (12)'],
    ['合計4名'],
    ['計', '４名', '', '1,200円', '(50%)', '-'],
  ])
    expect([cells, isTotalRow(cells)]).toEqual([cells, true]);
  for (const cells of [
    ['20241001', '計'],
    ['計良 太郎'],
    ['', ''],
    ['小計画'],
    ['1', '合計'],
    // A family name.
    ['計', '20241001', 'kei@example.ac.jp', '情報学コース'],
    ['Sum', 'Mihon', '20241002', 'sum@example.ac.jp'],
  ])
    expect([cells, isTotalRow(cells)]).toEqual([cells, false]);
});

describe('the numbers of a file', () => {
  const roll = (numbers: readonly string[]) => {
    const all = rollOf();
    const problems = numbers.flatMap((number, index) => all.call({ line: index + 2, column: '学籍番号', number }));
    return {
      problems: problems.map(({ line, problem }) => ({ line, ...problem })),
      short: all.short().map(({ line, problem }) => ({ line, ...problem })),
    };
  };

  it('that come twice are problems of each line, however often', () => {
    expect(roll(['1', '2', '1', '1']).problems).toEqual([
      { line: 2, code: 'number-twice', other: 4 },
      { line: 4, code: 'number-twice', other: 2 },
      { line: 5, code: 'number-twice', other: 2 },
    ]);
  });

  it('that are shorter than their siblings are warned about: zeros may be lost', () => {
    expect(roll(['00251012', '00251013', '00251014', '251015']).short).toEqual([
      { line: 5, code: 'short-number', usual: 8 },
    ]);
    expect(roll(['00251012', '00251013', '251015']).short).toEqual([]);
    expect(roll(['1', '2', '3', '00251012']).short).toEqual([]);
  });
});
