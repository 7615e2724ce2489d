import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readyOffice } from '../helpers/run.ts';

const HEAD = '学籍番号,氏名,メール,専攻';
const row = (number: string, name = '見本 太郎') => `${number},${name},m${number}@example.ac.jp,情報学コース`;

async function office() {
  const { coopj, cwd } = await readyOffice();
  const students = async () =>
    JSON.parse((await coopj(['student', 'list', '--json'])).stdout) as readonly { name: string }[];
  const take = async (bytes: string | Uint8Array, ...argv: string[]) => {
    writeFileSync(join(cwd, 'list.csv'), bytes);
    const { code, stdout, stderr } = await coopj(['import', 'students', 'list.csv', '--json', ...argv]);
    const answer = JSON.parse(stdout || '{}');
    const error = stderr === '' ? undefined : JSON.parse(stderr).error;
    return { code, answer, problem: error?.code, message: error?.message as string, hint: error?.hint as string };
  };
  return { coopj, cwd, take, students };
}
const NOTHING = { batch: null, created: 0, updated: 0, unchanged: 0, rejected: 0, problems: [], warnings: [] };

describe('a file that cannot be imported', () => {
  it('is refused with its reason, an answer of zeros and nothing written', async () => {
    const { take, students } = await office();
    const cases: readonly (readonly [string | Uint8Array, string, RegExp])[] = [
      ['', 'file-empty', /empty/],
      ['\r\n\r\n', 'file-empty', /empty/],
      [HEAD, 'sheet-no-rows', /headings but no rows/],
      [`${HEAD}\n\n,,,\n`, 'sheet-no-rows', /headings but no rows/],
      [
        `${HEAD},氏 名\n${row('1')},x\n`,
        'sheet-heading-twice',
        /line 1: the headings “氏名” and “氏 名” mean the same/,
      ],
      [`${HEAD},区分,区分\n${row('1')}\n`, 'sheet-heading-twice', /the heading “区分” appears twice/],
      [`氏名,メール,専攻\n見本,a@example.ac.jp,情報学コース\n`, 'sheet-no-heading', /Line 1 has 氏名, メール, 専攻/],
      ['a,b\n1,2\n', 'sheet-no-heading', /none of its first 2 lines/],
      ['%PDF-1.7', 'sheet-binary', /a PDF/],
      [Buffer.from('PK\u0003\u0004 [Content_Types].xml'), 'sheet-damaged', /cannot be read as an Excel file/],
      [`${HEAD}\n1,見\u0000本`, 'sheet-binary', /NUL/],
      [Buffer.concat([Buffer.from(`${HEAD}\n1,`), Buffer.from([0xff, 0xfe, 0xfd])]), 'sheet-encoding', /line 2/],
      [`${HEAD}\n${row('1')}\n2,"見本\n`, 'sheet-malformed', /line 3: a quotation mark is not closed/],
      [`${HEAD}\n1,${'見'.repeat(40_000)}\n`, 'sheet-cell-too-long', /line 2: a cell has more than 32767 characters/],
    ];
    for (const [bytes, problem, message] of cases) {
      const refused = await take(bytes);
      expect({ ...refused, message: '', hint: '' }).toEqual({
        code: 3,
        answer: NOTHING,
        problem,
        message: '',
        hint: '',
      });
      expect(refused.message).toMatch(message);
      expect(refused.hint).not.toBe('');
    }
    expect(await students()).toEqual([]);
  });

  it('is not there, or is a folder', async () => {
    const { coopj, cwd } = await office();
    mkdirSync(join(cwd, 'folder'));
    const missing = await coopj(['import', 'students', 'none.csv', '--json']);
    expect({ code: missing.code, answer: JSON.parse(missing.stdout) }).toEqual({ code: 4, answer: NOTHING });
    expect((await coopj(['import', 'students', 'folder'])).code).toBe(3);
  });

  it('has a bad cell: a control character or a line break, in any column', async () => {
    const { take, students } = await office();
    const refused = await take(
      `${HEAD},区分\n${row('1', '見\u0007本')},\n2,"見\n本",b@example.ac.jp,情報学コース,\n3,見本,c@example.ac.jp,情報学コース,a\u001bb\n`,
    );
    expect(
      refused.answer.problems.map(({ line, column, code }: { line: number; column: string; code: string }) => [
        line,
        column,
        code,
      ]),
    ).toEqual([
      [2, '氏名', 'control-character'],
      [3, '氏名', 'line-break'],
      [5, '区分', 'control-character'],
    ]);
    expect(await students()).toEqual([]);
  });

  it('has a good beginning: nothing of it stays', async () => {
    const { take, students, coopj } = await office();
    const rows = Array.from({ length: 40 }, (_, index) => row(`10${String(index).padStart(2, '0')}`));
    expect(await take([HEAD, ...rows, row('1000')].join('\n'))).toMatchObject({ code: 3, problem: 'import-refused' });
    expect(await take(`${[HEAD, ...rows].join('\n')}\n1,"`)).toMatchObject({ code: 3, problem: 'sheet-malformed' });
    expect(await students()).toEqual([]);
    expect(JSON.parse((await coopj(['history', '--json'])).stdout)).toEqual([]);
  });
});

describe('a file that can be imported', () => {
  it('may have remarks of several lines, and formulas that failed, in a column that is kept out', async () => {
    const { take, students } = await office();
    const remarks = `${HEAD},区分,在籍年数\n${row('1')},"電話\nあり",#N/A\n`;
    expect(await take(remarks)).toMatchObject({ code: 0, answer: { created: 1, problems: [] } });
    expect(await students()).toHaveLength(1);
  });

  it('may be empty for a script that says so', async () => {
    const { take } = await office();
    expect(await take(HEAD, '--allow-empty')).toMatchObject({ code: 0, answer: NOTHING });
  });

  it('ends its lines with CRLF, LF or CR, in any encoding that it names', async () => {
    const { take, students } = await office();
    const text = (end: string) => [HEAD, row('1001', '髙橋 花子'), row('1002', '﨑山 健')].join(end);
    expect((await take(text('\r'))).answer).toMatchObject({ created: 2 });
    for (const end of ['\n', '\r\n']) expect((await take(text(end))).answer).toMatchObject({ unchanged: 2 });
    expect((await take(iconv.encode(text('\r\n'), 'cp932'))).answer).toMatchObject({ unchanged: 2 });
    expect((await take(iconv.encode(text('\r\n'), 'utf16', { addBOM: true }))).answer).toMatchObject({ unchanged: 2 });
    expect((await take(iconv.encode(text('\n'), 'cp932'), '--encoding', 'shift_jis')).answer).toMatchObject({
      unchanged: 2,
    });
    expect(
      (await take(iconv.encode([HEAD, row('1003', '山田')].join('\n'), 'euc-jp'), '--encoding', 'euc-jp')).answer,
    ).toMatchObject({ created: 1 });
    expect((await students()).map(({ name }) => name)).toEqual(['髙橋 花子', '﨑山 健', '山田']);
  });

  it('comes from standard input', async () => {
    const { coopj } = await office();
    const answer = await coopj(['import', 'students', '-', '--json'], { stdin: `${HEAD}\n${row('1001')}\n` });
    expect(JSON.parse(answer.stdout)).toMatchObject({ created: 1 });
  });

  it('names its columns as --map says; a key that is none is answered with the nearest', async () => {
    const { take } = await office();
    const text = `番号,お名前,メール,専攻\n${row('1001')}\n`;
    expect(await take(text)).toMatchObject({ problem: 'sheet-no-heading' });
    expect(
      (await take(text, '--map', '番号=student_number', '--map', 'お名前=nameKanji', '--map', '年=year')).answer,
    ).toMatchObject({
      created: 1,
      warnings: [{ column: '年', code: 'map-unused' }],
    });
    expect(await take(text, '--map', '番号=student_numbr')).toMatchObject({
      code: 2,
      problem: 'not-one-of',
      answer: {},
    });
    expect(await take(text, '--map', '番号')).toMatchObject({ code: 2, problem: 'map-malformed', answer: {} });
  });

  it('updates what differs, keeps what is blank and needs nothing said twice', async () => {
    const { take, coopj } = await office();
    await take(`${HEAD},学年\n${row('1001')},2\n${row('1002')},2\n`);
    expect((await take('学籍番号,学年,氏名\n1001,3,\n1002,,見本 太郎\n')).answer).toMatchObject({
      created: 0,
      updated: 1,
      unchanged: 1,
    });
    const shown = JSON.parse((await coopj(['student', 'show', '1001', '--json'])).stdout);
    expect(shown).toMatchObject({ year: 3, nameKanji: '見本 太郎', email: 'm1001@example.ac.jp' });
  });

  it('is one batch of the history, with the file as its reason', async () => {
    const { take, coopj } = await office();
    await take(`${HEAD},連絡日\n${row('1001')},2026-10-01\n${row('1002')},\n`);
    const entries = JSON.parse((await coopj(['history', '--json'])).stdout) as readonly { reason: string }[];
    expect(entries.map(({ reason }) => reason)).toEqual(Array(3).fill('import list.csv'));
  });

  it('may tell what it would do and do nothing', async () => {
    const { take, students } = await office();
    expect((await take(`${HEAD}\n${row('1001')}\n`, '--dry-run')).answer).toMatchObject({ batch: null, created: 1 });
    expect(await students()).toEqual([]);
  });

  it('is not stopped by steps out of order', async () => {
    const { take, coopj } = await office();
    expect(
      (await take(`${HEAD},承認日,登録日\n${row('1001')},2026-10-09,2026-10-01\n${row('1002')},,2026-10-01\n`)).answer,
    ).toMatchObject({ created: 2, problems: [] });
    expect(JSON.parse((await coopj(['student', 'show', '1002', '--json'])).stdout)).toMatchObject({
      registration: { on: '2026-10-01' },
    });
  });
});
