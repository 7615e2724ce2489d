import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REPORT_KEYS } from '../../src/core/reports/index.ts';
import { FORMATS } from '../../src/terminal/out.ts';
import { readyOffice } from '../helpers/run.ts';

/** Everything that leads to somebody, each text of a kind that stands nowhere else. */
const SECRETS = [
  '見本',
  '髙橋',
  'ミホン',
  'MIHON',
  'Hanako',
  'hanako',
  'example.ac.jp',
  '20249001',
  '20249002',
  'AB12345678CD',
  '千代田',
  '03-9999',
  'P-000',
  'E-2026',
  'I-2026',
  // Words that somebody wrote.
  '電話で確認',
  'ビザの申請',
  '家庭の事情',
  '書き損じ',
  '締切日',
  'くわしい事情',
] as const;

const STUDENTS = `学籍番号,氏名,フリガナ,姓(英字),名(英字),メール,専攻,標準修業年限,入学日,生年月日,国籍,在留資格,在留期間満了日,在留カード番号,国費,学振,採用期間開始,指導教員,指導教員メール,住所,電話番号,連絡日,案内送付日,承認日,登録日
20249001,見本 花子,ミホン ハナコ,MIHON,Hanako,mihon.hanako@example.ac.jp,情報学コース,3,2024-04-01,1998-05-05,ベトナム,留学,2027-09-30,AB12345678CD,国費,,,髙橋 教授,kyoju@example.ac.jp,東京都千代田区見本町,03-9999-0000,2026-08-03,2026-08-04,2026-08-05,2026-09-30
20249002,髙橋 次郎,タカハシ ジロウ,TAKAHASHI,Jiro,mihon.jiro@example.ac.jp,統計科学コース,3,2024-04-01,1998-05-06,,,,,,DC1,2026-04-01,髙橋 教授,kyoju@example.ac.jp,東京都千代田区例示町,03-9999-0001,2026-08-03,2026-08-04,2026-08-05,2026-09-30
`;
const WORDS = [
  ['import', 'students', 'students.csv', '--map', '採用期間開始=jsps_from'],
  ['step', 'record', '20249001', '4', '--attended', '--on', '2026-10-01'],
  ['step', 'record', '20249002', '4', '--attended', '--on', '2026-10-01'],
  ['company', 'add', '株式会社シャイン', '--code', 'C-0001', '--address', '大阪府', '--phone', '06-1111-1111'],
  'placement open 20249001 --company C-0001 --on 2026-10-02 --from 2026-11-02 --to 2027-02-01 --pay 250000 --pay-per month --hours-per-week 28 --workplace 大阪 --content 研究'.split(
    ' ',
  ),
  'placement open 20249002 --company C-0001 --on 2026-10-02 --from 2026-11-02 --to 2027-02-01 --pay 250000 --pay-per month --hours-per-week 28'.split(
    ' ',
  ),
  'step record 20249001 6 --approved-on 2026-10-02 --on 2026-10-02'.split(' '),
  'step record 20249001 8 --outcome accepted --on 2026-10-05'.split(' '),
  'contract receive 20249001 --kind employment --on 2026-10-06'.split(' '),
  [
    'contract',
    'review',
    '20249001',
    '--outcome',
    'returned',
    '--on',
    '2026-10-07',
    '--item',
    'pay=締切日がない',
    '--remark',
    'くわしい事情',
  ],
  [
    'course',
    'register',
    '20249001',
    '--on',
    '2026-10-08',
    '--override',
    'contract-review',
    '--reason',
    '電話で確認済みのため',
  ],
  'permit open 20249001 --kind individual --on 2026-10-08'.split(' '),
  [
    'placement',
    'close',
    'P-0002',
    '--as',
    'withdrawn',
    '--by',
    'student',
    '--on',
    '2026-10-09',
    '--reason',
    '家庭の事情',
  ],
  [
    'certificate',
    'issue',
    'enrollment',
    '20249001',
    '--in',
    'ja',
    '--purpose',
    'ビザの申請',
    '--out',
    'papers',
    '--on',
    '2026-10-09',
  ],
  ['certificate', 'void', 'E-2026-0001', '--on', '2026-10-09', '--reason', '書き損じ'],
] as const;

test('no anonymous report, in any format, holds a name, a number, an address or words that lead to somebody', async () => {
  const office = await readyOffice({ today: '2026-10-09', env: { COOPJ_ACTOR: '見本 係' } });
  writeFileSync(join(office.cwd, 'students.csv'), STUDENTS);
  for (const line of WORDS) {
    const { code, stderr } = await office.coopj(line, { today: '2026-10-09' });
    expect(code, `${line.join(' ')}\n${stderr}`).toBe(0);
  }
  const found: string[] = [];
  const told = new Set<string>();
  for (const report of REPORT_KEYS) {
    for (const format of FORMATS) {
      const ask = async (...flags: string[]) => {
        const file = `${report}${flags.length}.${format}`;
        const words = ['report', report, '--month', '2026-10', '--format', format, '-o', file, ...flags];
        const { code, stderr } = await office.coopj(words, { today: '2026-10-09' });
        expect(code, `${words.join(' ')}\n${stderr}`).toBe(0);
        return readFileSync(join(office.cwd, file)).toString('utf8');
      };
      const open = await ask();
      for (const secret of SECRETS) if (open.includes(secret)) told.add(secret);
      const text = await ask('--anonymous');
      expect(text.length, `${report} ${format}`).toBeGreaterThan(100);
      found.push(
        ...SECRETS.filter((secret) => text.includes(secret)).map((secret) => `${report} ${format}: ${secret}`),
      );
    }
  }
  expect(found).toEqual([]);
  // The reports that are not anonymous hold most of it: the test would see it.
  expect([...told]).toEqual(
    expect.arrayContaining([
      '見本',
      '髙橋',
      '20249001',
      '20249002',
      'P-000',
      'E-2026',
      '電話で確認',
      '家庭の事情',
      '書き損じ',
      'ビザの申請',
    ]),
  );
});

test('the same student, placement and paper have the same running number in every section', async () => {
  const office = await readyOffice({ today: '2026-10-09' });
  writeFileSync(join(office.cwd, 'students.csv'), STUDENTS);
  for (const line of WORDS.slice(0, 11)) await office.coopj(line, { today: '2026-10-09' });
  const rowsOf = async (...flags: string[]) => {
    const { stdout } = await office.coopj(['report', 'monthly', '--month', 'this', '--json', ...flags], {
      today: '2026-10-09',
    });
    const { sections } = JSON.parse(stdout) as { sections: { key: string; rows: Record<string, unknown>[] }[] };
    return sections.flatMap(({ key, rows }) => rows.map((row, at) => ({ at: `${key} ${at}`, ...row })));
  };
  const [open, masked] = [await rowsOf(), await rowsOf('--anonymous')];
  expect(masked.map(({ at }) => at)).toEqual(open.map(({ at }) => at));
  for (const column of ['student', 'placement']) {
    const pairs = new Set(
      open.map(
        (row, n) => `${(row as Record<string, unknown>)[column]} ${(masked[n] as Record<string, unknown>)[column]}`,
      ),
    );
    const numbers = new Set([...pairs].map((pair) => pair.split(' ')[0]));
    expect(pairs.size).toBe(numbers.size);
  }
});
