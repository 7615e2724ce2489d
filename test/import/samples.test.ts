import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readyOffice } from '../helpers/run.ts';

const sample = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const SEPTEMBER = sample('registrations-2026-09.csv');
const OCTOBER = sample('registrations-2026-10.cp932.csv');
const PROBLEMS = sample('registrations-with-problems.csv');

interface Said {
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly value: string;
  readonly message: string;
}
interface Answer {
  readonly batch: string | null;
  readonly created: number;
  readonly problems: readonly Said[];
  readonly warnings: readonly Said[];
}

async function office() {
  const { coopj, cwd } = await readyOffice();
  const imported = async (...argv: string[]) => {
    const { code, stdout, stderr } = await coopj(['import', 'students', ...argv, '--json']);
    return { code, stderr, answer: JSON.parse(stdout) as Answer };
  };
  const shown = async (number: string) =>
    JSON.parse((await coopj(['student', 'show', number, '--json'])).stdout) as object;
  const numbers = async () => {
    const list = JSON.parse((await coopj(['student', 'list', '--json'])).stdout) as readonly { number: string }[];
    return list.map(({ number }) => number);
  };
  return { coopj, cwd, imported, shown, numbers };
}

/** The cells of a column of the September file, from its text. */
function column(heading: string): Map<string, string> {
  const [first = '', ...rows] = readFileSync(SEPTEMBER, 'utf8')
    .replace(/^\ufeff/, '')
    .split('\r\n')
    .filter(Boolean);
  const at = first.split(',').indexOf(heading);
  return new Map(rows.map((row) => [row.split(',')[0] ?? '', row.split(',')[at] ?? '']));
}

describe('registrations-2026-09.csv', () => {
  it('creates 12 students, and none of them anew or changed the second time', async () => {
    const { imported, numbers, coopj } = await office();
    const none = { updated: 0, rejected: 0, problems: [], warnings: [] };
    expect((await imported(SEPTEMBER)).answer).toEqual({ batch: 'B-1', created: 12, unchanged: 0, ...none });
    const history = (await coopj(['history', '--json'])).stdout;
    expect((await imported(SEPTEMBER)).answer).toEqual({ batch: null, created: 0, unchanged: 12, ...none });
    expect((await coopj(['history', '--json'])).stdout).toBe(history);
    expect(await numbers()).toContain('00251012');
  });

  it('gives back every name byte for byte', async () => {
    const { imported, shown } = await office();
    await imported(SEPTEMBER);
    const headings = {
      nameKanji: '氏名',
      nameKana: 'フリガナ',
      familyName: '姓(英字)',
      givenName: '名(英字)',
      nameOnCard: '在留カード氏名',
      supervisorName: '指導教員',
    };
    for (const [key, heading] of Object.entries(headings)) {
      for (const [number, cell] of column(heading)) {
        const value = (await shown(number))[key as never] ?? '';
        expect([number, heading, value]).toEqual([number, heading, cell]);
      }
    }
    expect(await shown('00251012')).toMatchObject({ nameKanji: '葛\u{e0100}城 桜' });
    expect(await shown('20241006')).toMatchObject({ familyName: 'ŞAHİN' });
  });

  it('records STEP 1 to 3 as far as the file says them, and the residence', async () => {
    const { imported, shown } = await office();
    await imported(SEPTEMBER);
    expect(await shown('20241001')).toMatchObject({
      step: 3,
      jsps: 'DC1',
      registration: {
        on: '2026-09-07',
        // No box was ticked: who was entered as supporter nobody said.
        supporters: {},
      },
    });
    expect(await shown('20231003')).toMatchObject({ step: 2, approval: { on: '2026-09-11', by: '見本 三郎' } });
    expect(await shown('20251008')).toMatchObject({ step: 1, courseYears: 5, year: 1 });
    expect(await shown('20231007')).toMatchObject({
      mextScholar: false,
      stays: [{ status: '留学', expiresOn: '2026-12-20', card: 'EF34567890GH' }],
    });
    expect(await shown('20251011')).toMatchObject({ stays: [{ status: '永住者', card: 'IJ56789012KL' }] });
  });
});

describe('registrations-2026-10.cp932.csv', () => {
  it('creates 4 students below the headings of line 3, without the total; the remark becomes a note', async () => {
    const { imported } = await office();
    expect((await imported(OCTOBER)).answer).toMatchObject({
      created: 4,
      rejected: 0,
      problems: [],
      warnings: [{ line: 8, column: '学生番号', value: '計', code: 'total-row' }],
    });
  });

  it('reads full-width digits, half-width kana and era dates', async () => {
    const { imported, shown } = await office();
    await imported(OCTOBER);
    expect(await shown('20241021')).toMatchObject({
      nameKanji: '佐藤 健太',
      nameKana: 'サトウ ケンタ',
      courseYears: 3,
      dateOfBirth: '1998-06-01',
      enrolledOn: '2024-04-01',
      expectedCompletionOn: '2027-03-31',
      registration: { on: '2026-10-02' },
    });
    expect(await shown('20251023')).toMatchObject({
      residenceCard: 'KL67890123MN',
      dateOfBirth: '1999-03-15',
      residenceExpiresOn: '2027-09-30',
      registration: { on: '2026-10-06' },
    });
    expect(await shown('20231024')).toMatchObject({ nameKanji: '松﨑 直樹', jsps: 'PD', year: 4 });
  });

  it('says on a screen how it was read, and what was left out', async () => {
    const { coopj } = await office();
    const { code, stdout, stderr } = await coopj(['import', 'students', OCTOBER, '--lang', 'ja']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${OCTOBER} の取込み：新規4件、更新0件、変更なし0件\n取込み番号 B-1\n`,
    });
    expect(stderr).toBe(
      'cp932 として読み込みました。見出しは3行目です。\n注意：8行目（学生番号）「計」：合計の行のため、取り込んでいません\n',
    );
  });
});

describe('registrations-with-problems.csv', () => {
  const problems = [
    [3, 'student_number', '20261032', 'number-twice'],
    [4, 'student_number', '20261032', 'number-twice'],
    [5, 'student_number', '2.02610E+07', 'exponent'],
    [6, 'date_of_birth', '1999-02-30', 'no-such-day'],
    [7, 'email', 'not-an-address', 'not-a-mail-address'],
    [8, 'residence_card', 'A123', 'not-a-card-number'],
    [9, 'student_number', '', 'missing'],
    [10, 'name_kanji', '', 'no-name'],
    [12, 'email', '', 'missing'],
    [12, 'program', '', 'missing'],
  ];
  const found = ({ problems }: Answer) => problems.map(({ line, column, value, code }) => [line, column, value, code]);

  it('is refused whole, with every problem by line, column, value and reason; nothing is written', async () => {
    const { imported, numbers } = await office();
    const { code, answer, stderr } = await imported(PROBLEMS);
    expect(code).toBe(3);
    expect(found(answer)).toEqual(problems);
    expect(answer).toMatchObject({ batch: null, created: 0, updated: 0, unchanged: 0, rejected: 0 });
    expect(Object.keys(answer)).toEqual([
      'batch',
      'created',
      'updated',
      'unchanged',
      'rejected',
      'problems',
      'warnings',
    ]);
    for (const said of [...answer.problems, ...answer.warnings])
      expect(Object.keys(said)).toEqual(['line', 'column', 'code', 'value', 'message']);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'import-refused' } });
    expect(await numbers()).toEqual([]);
  });

  it('says the same on a screen, in both languages', async () => {
    const { coopj } = await office();
    for (const [lang, line, end] of [
      [
        'en',
        'line 6, date_of_birth: “1999-02-30” is not a valid date',
        '9 of its 11 rows cannot be imported. Nothing was written.',
      ],
      [
        'ja',
        '6行目（date_of_birth）「1999-02-30」：暦にない日です',
        '11行のうち9行が取込み不可です。データは書き込まれていません。',
      ],
    ] as const) {
      const { code, stdout, stderr } = await coopj(['import', 'students', PROBLEMS, '--lang', lang]);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      const lines = stderr.trimEnd().split('\n');
      expect(lines).toContain(line);
      expect(lines).toHaveLength(1 + problems.length + 2);
      expect(lines.at(-2)).toContain(end);
    }
  });

  it('with --partial gives its good rows; a name like a formula is stored as typed', async () => {
    const { imported, numbers, shown } = await office();
    const { code, answer } = await imported(PROBLEMS, '--partial');
    expect(code).toBe(0);
    expect(answer).toMatchObject({ batch: 'B-1', created: 2, rejected: 9, warnings: [{ line: 11, code: 'formula' }] });
    expect(found(answer)).toEqual(problems);
    expect(await numbers()).toEqual(['20261031', '20261039']);
    expect(await shown('20261039')).toMatchObject({ nameKanji: '=HYPERLINK("http://example.com","x")' });
  });
});
