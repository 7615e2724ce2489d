import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enterStudent } from '../../src/core/decide/enter.ts';
import { readRow } from '../../src/core/imports/students.ts';
import { type CellKind, FIELDS, type StudentFacts } from '../../src/core/model/student-fields.ts';
import { programsOf } from '../../src/core/profile/programs.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { day, OFFICE } from '../helpers/dossiers.ts';
import { papersOffice } from '../helpers/papers-office.ts';
import { runs } from '../helpers/properties.ts';
import { ROOT, readyOffice } from '../helpers/run.ts';

const TODAY = day('2026-11-02');
const SAMPLE = fileURLToPath(new URL('test/fixtures/registrations-2026-09.csv', ROOT));

/** What offices type, and what spreadsheets make of it if they can. */
const NAUGHTY = [
  '髙橋, "花子"',
  '𠮷田 﨑',
  '葛\u{e0100}城',
  '山田\u3000太郎',
  '=1+1',
  "'=1+1",
  "''@x",
  '="0026"',
  '-1',
  '＝見本',
  '@見本',
  '"',
  "'",
  '00123',
  '1E5',
  'TRUE',
  '2026/4/1',
  '合計',
  '※注',
  '以上',
  '<b>&amp;',
  '_x000D_',
  'Şule İMİHON',
  'e\u0301',
  '①～〜－',
];
const words = (): Arbitrary<string> =>
  fc.oneof(fc.constantFrom(...NAUGHTY), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }));
const past = () =>
  fc.integer({ min: 0, max: 15_000 }).map((n) => new Date(Date.UTC(1986, 0, 1 + n)).toISOString().slice(0, 10));

/** How a cell of each kind is typed; what cannot be read is not recorded. */
const TYPED: { readonly [K in CellKind]?: Arbitrary<string> } = {
  number: fc.oneof(
    fc.nat(99_999_999).map((n) => String(n).padStart(8, '0')),
    fc.stringMatching(/^[a-z0-9]{3,9}$/),
  ),
  mail: fc.constantFrom('mihon@example.ac.jp', 'Ｍ.mihon+1@example.ac.jp', "o'sample@example.ac.jp"),
  kana: fc.constantFrom('ミホン タロウ', 'ﾐﾎﾝ ﾊﾅｺ', 'みほん'),
  phone: fc.constantFrom('03-0000-0000', '+81 3 0000 0000', '０３－００００－００００'),
  day: past(),
  past: past(),
  term: fc.constantFrom('3', '5'),
  year: fc.constantFrom('1', 'D3', '５年'),
  hours: fc.constantFrom('8', '10.5', '週20時間'),
  yes: fc.constantFrom('○', '×', 'yes', '無'),
  card: fc.constantFrom('AB12345678CD', 'ab00000000cd'),
  jsps: fc.constantFrom('DC1', 'なし', 'RPD'),
  program: fc.constantFrom('情報学コース', 'Informatics Program', '生命共生体進化学コース'),
  notes: fc.array(words(), { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
};

const KNOWN = { office: OFFICE, programs: programsOf(OFFICE), today: TODAY, actor: '見本 係' };
const COLUMNS = FIELDS.map((field) => ({ heading: field.fact, meaning: field }));
const READER = { columns: { line: 0, columns: COLUMNS, heading: (fact: string) => fact }, ...KNOWN };

const NEEDED: readonly string[] = ['number', 'nameKanji', 'email', 'program'];

/** A student as somebody typed one, as far as it can be recorded. */
const student = (): Arbitrary<StudentFacts> =>
  fc
    .record(Object.fromEntries(FIELDS.map(({ fact, kind }) => [fact, TYPED[kind] ?? words()])), {
      requiredKeys: [...NEEDED],
    })
    .map((typed: Readonly<Record<string, string>>) => {
      const cells = FIELDS.map(({ fact }) => typed[fact] ?? '');
      const bad = new Set(readRow(READER, 1, cells).problems.map(({ column }) => column));
      return readRow(
        READER,
        1,
        cells.map((cell, at) => (bad.has(FIELDS[at]?.fact ?? '') ? '' : cell)),
      );
    })
    .filter(({ problems, facts }) => problems.length === 0 && enterStudent(undefined, facts, KNOWN).ok)
    .map(({ facts }) => facts);

async function office() {
  const { coopj, cwd } = await readyOffice();
  const run = async (line: readonly string[]) => coopj(line, { today: TODAY });
  const record = async (students: readonly StudentFacts[]) => {
    const file = join(cwd, 'coopj.db');
    const store = await openSqlite({ file, migrations: fileURLToPath(new URL('migrations/sqlite', ROOT)) });
    for (const facts of students) {
      const entered = enterStudent(undefined, facts, KNOWN);
      if (!entered.ok) throw new Error(JSON.stringify(entered));
      const subject = `student:${facts.number}` as const;
      await store.apply([{ subject, expect: 'new', changes: entered.changes }], {
        at: '2026-11-02T03:00:00Z',
        day: TODAY,
        actor: '見本 係',
      });
    }
    await store.close();
  };
  return { cwd, run, record };
}

describe('students that were exported', () => {
  it('come back unchanged, whatever was recorded of them, in every format and either language', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(student(), { minLength: 1, maxLength: 4, selector: ({ number }) => number }),
        fc.constantFrom('csv', 'tsv', 'xlsx'),
        fc.constantFrom('en', 'ja'),
        async (students, format, language) => {
          const { run, record } = await office();
          await record(students);
          const file = `students.${format}`;
          const made = await run(['export', 'students', '-o', file, '--lang', language]);
          expect(made).toMatchObject({ code: 0, stdout: '', stderr: '' });
          const back = JSON.parse((await run(['import', 'students', file, '--json'])).stdout);
          expect(back).toMatchObject({ created: 0, updated: 0, unchanged: students.length, rejected: 0, problems: [] });
        },
      ),
      runs(25),
    );
  });

  it('come back where an old record holds parts of a name that the whole does not have: the parts are left out', async () => {
    const { run, record } = await office();
    const name = { nameKanji: '見本', familyName: 'TRAN', givenName: 'Van', nameLatin: 'NGUYEN Van An' };
    await record([{ number: '1', email: 'mihon@example.ac.jp', program: '情報学コース', ...name }]);
    await run(['export', 'students', '-o', 'list.csv']);
    const back = JSON.parse((await run(['import', 'students', 'list.csv', '--json'])).stdout);
    expect(back).toMatchObject({ updated: 0, unchanged: 1, problems: [] });
  });

  it('have the headings of the import list, in the language of the screen, and every fact', async () => {
    const { run, cwd } = await papersOffice();
    await run('export students --find 20251005 --lang ja -o ja.csv');
    await run('export students --find 20251005 -o en.csv');
    const [head, row] = readFileSync(join(cwd, 'ja.csv'), 'utf8').split('\r\n');
    expect(head).toMatch(
      /^\ufeff学籍番号,氏名,フリガナ,姓\(英字\),名\(英字\),.*,在留資格,在留期限,.*,国費,学振,.*,備考$/,
    );
    expect(row).toContain('留学,2027-09-30');
    expect(row).toContain('○');
    expect(readFileSync(join(cwd, 'en.csv'), 'utf8')).toMatch(/^\ufeffstudent_number,name_kanji,.*,notes\r\n20251005,/);
  });

  it('are edited in the file and brought back: what changed is shown before, and nothing else is', async () => {
    const { run, cwd } = await papersOffice();
    await run('export students --lang ja -o list.csv');
    const text = readFileSync(join(cwd, 'list.csv'), 'utf8');
    writeFileSync(join(cwd, 'list.csv'), text.replace('taro.20241001@example.ac.jp', 'taro.new@example.ac.jp'));
    const shown = await run('import students list.csv', { tty: 100, keys: 'n\r' });
    expect(shown.stderr).toMatch(/taro\.20241001@example\.ac\.jp/);
    expect(shown.stderr).toMatch(/taro\.new@example\.ac\.jp/);
    expect(JSON.parse((await run('import students list.csv --json')).stdout)).toMatchObject({
      created: 0,
      updated: 1,
      unchanged: 11,
    });
  });

  it('are those of the filters, and leave as CP932 where that is wished: it names the cell that cannot', async () => {
    const { run, cwd } = await papersOffice();
    const exported = await run('export students --program 情報学コース --lang ja -o info.csv --encoding cp932');
    expect(exported.code).toBe(0);
    const back = JSON.parse((await run('import students info.csv --json')).stdout);
    expect(back.created + back.updated).toBe(0);
    expect(back.unchanged).toBeGreaterThan(0);
    expect(new TextDecoder('shift_jis').decode(readFileSync(join(cwd, 'info.csv')))).toContain('学籍番号,氏名');
    const refused = await run('export students --lang ja -o all.csv --encoding cp932');
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('𠮷');
  });

  it('are entered in the history as what left, and go into a file that an import can read', async () => {
    const { run, refusal } = await papersOffice();
    await run('export students --find 2024 -o list.xlsx');
    expect((await run('history', { tty: 300 })).stdout).toMatch(/export students/);
    expect(await refusal('export students')).toMatchObject({ code: 'flag-missing' });
    expect((await run('export students -o list.ndjson')).stderr).toContain('xlsx');
  });
});

it('a file of the office that went in comes out the same, fact by fact', async () => {
  const { run } = await papersOffice(SAMPLE);
  await run('export students -o all.xlsx');
  expect(JSON.parse((await run('import students all.xlsx --json')).stdout)).toMatchObject({
    created: 0,
    updated: 0,
    unchanged: 12,
    problems: [],
  });
});
