import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readyOffice } from '../helpers/run.ts';

// Made after faults that people who do this work reported in public; all details are invented.
const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/field/${name}`, import.meta.url));

interface Said {
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly message: string;
}
interface Answer {
  readonly created: number;
  readonly problems: readonly Said[];
  readonly warnings: readonly Said[];
}

async function office() {
  const { coopj } = await readyOffice();
  const imported = async (name: string, ...more: string[]) => {
    const list = name.startsWith('12-') ? 'companies' : 'students';
    const { stdout, stderr } = await coopj(['import', list, fixture(name), '--json', ...more]);
    const { created, problems, warnings } = JSON.parse(stdout) as Answer;
    const brief = (all: readonly Said[]) => all.map(({ line, column, code }) => `${line} ${column}: ${code}`);
    return { created, problems: brief(problems), warnings: brief(warnings), said: [...problems, ...warnings], stderr };
  };
  const shown = async (number: string) =>
    JSON.parse((await coopj(['student', 'show', number, '--json'])).stdout) as Record<string, unknown>;
  return { coopj, imported, shown };
}

const errorOf = (stderr: string) =>
  (JSON.parse(stderr) as { error: { code: string; message: string; hint: string } }).error;

describe('letters that were lost or went wrong on the way', () => {
  it('a Western file read as CP932 is a problem of its rows, which say what it may be', async () => {
    const { imported } = await office();
    const { created, problems, said } = await imported('01-latin1.csv');
    expect({ created, problems }).toEqual({
      created: 0,
      problems: ['2 family_name: misread', '2 given_name: misread'],
    });
    expect(said[0]?.message).toContain('Windows-1252');
  });

  it('UTF-8 that was encoded twice is told by cell', async () => {
    const { imported } = await office();
    expect(await imported('01-double.csv')).toMatchObject({
      created: 1,
      problems: [],
      warnings: ['2 family_name: double-encoded', '2 given_name: double-encoded'],
    });
  });

  it('a sign in the place of a letter is told by cell and named', async () => {
    const { imported } = await office();
    const { created, warnings, said } = await imported('02-lost.csv');
    expect(created).toBe(6);
    expect(warnings).toEqual([2, 3, 4, 5, 6, 7].map((line) => `${line} name_kanji: stand-in`));
    for (const [at, sign] of ['〓', '?', 'U+E000', 'U+9AD9', '&#39641;', '⿰氵朝'].entries())
      expect(said[at]?.message).toContain(`(${sign})`);
  });

  it('invisible letters are dropped from addresses, numbers and headings, and named in names', async () => {
    const { imported, shown } = await office();
    const { created, warnings, said } = await imported('03-mail.csv');
    expect({ created, warnings }).toEqual({ created: 3, warnings: ['4 氏名: invisible'] });
    expect(said[0]?.message).toContain('U+200B, after 1 character)');
    for (const number of ['20261003', '20261004', '20261005'])
      expect((await shown(number)).email).toBe(`m${number.at(-1)}@example.ac.jp`);
    const other = await office();
    for (const name of ['04-head.csv', '04-number.csv'])
      expect(await other.imported(name)).toMatchObject({ created: 1, problems: [], warnings: [] });
    expect((await other.shown('20261002')).number).toBe('20261002');
    const { imported: again } = await office();
    expect(await again('04-two-boms.csv')).toMatchObject({ created: 1, problems: [], warnings: [] });
  });

  it('letters of another script are told in the columns of Latin letters and of kana; wide ones are folded', async () => {
    const { imported, shown } = await office();
    expect(await imported('09-script.csv')).toMatchObject({
      created: 2,
      problems: [],
      warnings: ['3 フリガナ: latin-kana', '3 姓(英字): not-latin', '3 名(英字): not-latin'],
    });
    expect(await shown('20261004')).toMatchObject({ familyName: 'MIHON', givenName: 'Bunko' });
  });
});

describe('signs that are no facts', () => {
  it('a ditto mark is a problem of its cell, in every column', async () => {
    const { imported } = await office();
    const { created, problems } = await imported('05-ditto.csv');
    expect(created).toBe(0);
    expect(problems).toEqual([
      '3 姓(英字): ditto',
      '3 国籍: ditto',
      '3 指導教員: ditto',
      '4 フリガナ: ditto',
      '4 国籍: ditto',
      '4 指導教員: ditto',
      '5 国籍: ditto',
      '5 指導教員: ditto',
    ]);
  });

  it('dashes and なし are blanks, in every column', async () => {
    const { imported, coopj, shown } = await office();
    expect(await imported('06-dash-day.csv')).toMatchObject({ created: 1, problems: [], warnings: [] });
    const other = await office();
    expect(await other.imported('06-dash.csv')).toMatchObject({ created: 1, problems: [], warnings: [] });
    expect(await other.shown('20261001')).not.toHaveProperty('supervisorName');
    expect((await other.coopj(['student', 'show', '20261001', '--json'])).stdout).not.toContain('なし');
    expect((await coopj(['student', 'show', '20261001', '--json'])).stdout).not.toMatch(/なし|－/);
    expect(await shown('20261001')).toMatchObject({ nationality: '日本' });
  });

  it('a sign in the place of a name is told: who has one name leaves it blank', async () => {
    const { imported, shown } = await office();
    expect(await imported('17-mononym.csv')).toMatchObject({
      created: 3,
      problems: [],
      warnings: [...[2, 3, 4].map((line) => `${line} 姓(英字): one-name`), '4 学籍番号: same-person'],
    });
    expect(await shown('20261008')).not.toHaveProperty('familyName');
    expect(await shown('20261007')).toMatchObject({ familyName: 'FNU' });
  });

  it('hyphens that only look like one part a day', async () => {
    const { imported, shown } = await office();
    expect(await imported('07-days.csv')).toMatchObject({ created: 4, problems: [] });
    for (const number of ['20261001', '20261002', '20261003', '20261004'])
      expect((await shown(number)).dateOfBirth).toBe('1998-03-04');
  });

  it('remarks below the table are left out and said so', async () => {
    const { imported } = await office();
    expect(await imported('18-notes.csv')).toMatchObject({
      created: 1,
      problems: [],
      warnings: ['4 学籍番号: note-row', '5 学籍番号: note-row'],
    });
  });

  it('="0026" and the mark of a text are the text', async () => {
    const { imported, shown } = await office();
    expect(await imported('21-eq.csv')).toMatchObject({ created: 2, problems: [], warnings: [] });
    for (const number of ['00261001', '00261002'])
      expect(await shown(number)).toMatchObject({ number, dateOfBirth: '1999-01-02' });
  });
});

describe('a file that is something else', () => {
  it.each([
    ['14-list.xls', 'sheet-binary', /a web page with the name of a list/],
    ['14-list2003.xls', 'sheet-binary', /XML Spreadsheet 2003/],
    ['14-login.csv', 'sheet-binary', /a login page/],
    ['15-utf16-no-bom.csv', 'sheet-encoding', /it looks like utf-16 without a byte order mark/],
    ['22-pipe.csv', 'sheet-no-heading', /Line 1 has only one cell: “学籍番号\|/],
  ])('%s is named for what it is', async (name, code, message) => {
    const { imported } = await office();
    const { created, stderr } = await imported(name);
    const error = errorOf(stderr);
    expect({ created, code: error.code }).toEqual({ created: 0, code });
    expect(error.message).toMatch(message);
  });

  it('says which signs part cells where there are none', async () => {
    const { imported } = await office();
    expect(errorOf((await imported('22-pipe.csv')).stderr).hint).toContain('commas, tabs or semicolons');
  });

  it('is read in JIS by its escapes, and in UTF-16 without a mark where that is said', async () => {
    const { imported, shown } = await office();
    expect(await imported('15-jis.csv')).toMatchObject({ created: 1, problems: [], warnings: [] });
    expect(await shown('20261001')).toMatchObject({ nameKanji: '見本 一' });
    const other = await office();
    expect(errorOf((await other.imported('15-utf16-no-bom.csv')).stderr).hint).toBe('--encoding utf-16');
    expect(await other.imported('15-utf16-no-bom.csv', '--encoding', 'utf-16')).toMatchObject({
      created: 1,
      problems: [],
    });
  });
});

describe('what may stand there twice', () => {
  it('one person under two numbers, and one address at several students, are told with the other number', async () => {
    const { coopj, imported } = await office();
    expect(await imported('08-twice.csv')).toMatchObject({
      created: 3,
      problems: [],
      warnings: ['3 学籍番号: same-person', '3 メール: mail-shared', '4 メール: mail-shared'],
    });
    const { said } = await imported('08-twice.csv');
    expect(said).toEqual([]);
    const renumbered = await coopj(['student', 'renumber', '20261001', '20261009', '--reason', 'a wrong number']);
    expect(renumbered.code).toBe(0);
    const again = await imported('08-twice.csv');
    expect(again.warnings).toContain('2 学籍番号: same-person');
    expect(again.said.map(({ message }) => message).join()).toContain('20261009');
  });

  it('a company whose name is only written otherwise is told with its code, and suggested', async () => {
    const { coopj, imported } = await office();
    const { created, warnings, said } = await imported('12-companies.csv');
    expect(created).toBe(7);
    expect(warnings).toEqual([3, 4, 5, 6, 8].map((line) => `${line} 企業名: like-company`));
    expect(said[0]?.message).toContain('MIHON');
    const { stderr } = await coopj(['company', 'show', '株式会社　見本製作所 ', '--json']);
    expect(errorOf(stderr)).toMatchObject({ code: 'no-such-company', hint: 'coopj company show C-0001' });
  });
});
