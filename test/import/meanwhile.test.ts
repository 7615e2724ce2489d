import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readyOffice } from '../helpers/run.ts';

const LISTS = {
  students: [
    '学籍番号,氏名,メール,専攻',
    '1001,見本 一,ichi@example.ac.jp,情報学コース',
    '1002,見本 二,ni@example.ac.jp,情報学コース',
  ],
  companies: ['コード,企業名', 'MIHON,株式会社見本製作所', ',雛形電機'],
  placements: ['学籍番号,受入企業,応募承認依頼日', '1001,MIHON,2026-10-01'],
  steps: ['学籍番号,STEP,日付,応募承認日', '1001,6,2026-10-05,2026-10-03', '1001,7,2026-10-10,'],
  contracts: ['学籍番号,受領日,締結日', '1001,2026-10-12,2026-10-13'],
};
const QUESTION = /\? .*> /s;
const ONCE_MORE = /changed in the meantime.*\? .*> /s;

async function office() {
  const { coopj, cwd } = await readyOffice();
  for (const [name, lines] of Object.entries(LISTS)) writeFileSync(join(cwd, `${name}.csv`), lines.join('\r\n'));
  const taken = (...kinds: (keyof typeof LISTS)[]) =>
    kinds.reduce(async (before, kind) => {
      await before;
      const { code, stderr } = await coopj(['import', kind, `${kind}.csv`]);
      expect([code, stderr]).toEqual([0, '']);
    }, Promise.resolve());
  const asJson = async (...argv: string[]) => JSON.parse((await coopj([...argv, '--json'])).stdout);
  return { coopj, cwd, taken, asJson };
}

/** Another program that is writing. */
function writing(cwd: string): void {
  const db = new Database(join(cwd, 'coopj.db'));
  onTestFinished(() => void db.close());
  db.exec('BEGIN IMMEDIATE');
}

describe('while another program writes', () => {
  it('every list is looked at, and so is what would be taken back', async () => {
    const { asJson, cwd, taken } = await office();
    await taken('students', 'companies', 'placements', 'steps');
    writing(cwd);
    expect(await asJson('import', 'students', 'students.csv', '--dry-run')).toMatchObject({ unchanged: 2 });
    expect(await asJson('import', 'companies', 'companies.csv', '--dry-run')).toMatchObject({ unchanged: 2 });
    expect(await asJson('import', 'placements', 'placements.csv', '--dry-run')).toMatchObject({ unchanged: 1 });
    expect(await asJson('import', 'steps', 'steps.csv', '--dry-run')).toMatchObject({ unchanged: 2 });
    expect(await asJson('import', 'contracts', 'contracts.csv', '--dry-run')).toMatchObject({ created: 1 });
    const { batch } = (await asJson('import', 'list'))[0];
    expect(await asJson('import', 'undo', batch, '--dry-run')).toMatchObject({ reversed: ['1001'] });
  });

  it('a file that changes nothing is told as such, and one that cannot be taken is refused', async () => {
    const { coopj, asJson, cwd, taken } = await office();
    await taken('students');
    writeFileSync(join(cwd, 'bad.csv'), '学籍番号,氏名,メール,専攻\r\n1003,見本 三,nowhere,情報学コース');
    writing(cwd);
    expect(await asJson('import', 'students', 'students.csv')).toMatchObject({ batch: null, unchanged: 2 });
    const { code, stderr } = await coopj(['import', 'students', 'bad.csv']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('nowhere')]);
  });
});

describe('while the question waits', () => {
  it('a colleague can write at once, and what the person said yes to goes in', async () => {
    const { coopj, taken } = await office();
    await taken('companies');
    const colleague = async () => {
      const { code, stderr } = await coopj(['company', 'add', '架空商事']);
      expect([code, stderr]).toEqual([0, '']);
      return 'y\r';
    };
    const mine = await coopj(['import', 'students', 'students.csv'], { tty: 100, keys: [[QUESTION, colleague]] });
    expect(mine.stderr).not.toContain('changed in the meantime');
    expect(mine).toMatchObject({ code: 0, stdout: expect.stringContaining('2 created') });
  });

  it('and the file comes to something else by then, the person is shown that, and asked once more', async () => {
    const { coopj, asJson } = await office();
    const colleague = async () => {
      await coopj([
        'student',
        'add',
        '--number',
        '1002',
        '--name-kanji',
        '見本 弐',
        '--email',
        'ni@example.ac.jp',
        '--program',
        '情報学コース',
      ]);
      return 'y\r';
    };
    const answered = (second: string) =>
      coopj(['import', 'students', 'students.csv'], {
        tty: 100,
        keys: [
          [QUESTION, colleague],
          [ONCE_MORE, () => second],
        ],
      });
    const no = await answered('<\r');
    expect(no.code).toBe(130);
    expect(no.stderr).toMatch(/New: 2.*changed in the meantime.*New: 1.*Updated: 1.*見本 弐 → 見本 二/s);
    expect(await asJson('student', 'list')).toMatchObject([{ number: '1002', name: '見本 弐' }]);
    const yes = await coopj(['import', 'students', 'students.csv'], { tty: 100, keys: 'y\r' });
    expect(yes).toMatchObject({ code: 0, stdout: expect.stringContaining('1 created, 1 updated') });
  });

  it('and a number that was to be drawn is taken by then, the next one is shown', async () => {
    const { coopj, taken, asJson } = await office();
    await taken('students', 'companies');
    const colleague = async () => {
      const { code } = await coopj(['step', 'record', '1002', '5', '--company', 'C-0001', '--on', '2026-10-01']);
      expect(code).toBe(0);
      return 'y\r';
    };
    const { code } = await coopj(['import', 'placements', 'placements.csv'], {
      tty: 100,
      keys: [
        [QUESTION, colleague],
        [ONCE_MORE, () => 'y\r'],
      ],
    });
    expect(code).toBe(0);
    expect(await asJson('placement', 'list')).toMatchObject([
      { ref: 'P-0002', student: '1001' },
      { ref: 'P-0001', student: '1002' },
    ]);
  });

  it('and a row can no longer be taken, the file is refused as a whole', async () => {
    const { coopj, asJson } = await office();
    const colleague = async () => {
      expect((await coopj(['company', 'add', '株式会社見本製作所', '--code', 'OTHER'])).code).toBe(0);
      return 'y\r';
    };
    const mine = await coopj(['import', 'companies', 'companies.csv'], { tty: 100, keys: [[QUESTION, colleague]] });
    expect([mine.code, mine.stderr]).toEqual([3, expect.stringMatching(/changed in the meantime.*OTHER/s)]);
    expect(await asJson('company', 'list')).toMatchObject([{ code: 'OTHER' }]);
  });

  it('and a colleague edits what was to be taken back, that is shown as kept, and asked about once more', async () => {
    const { coopj, taken, asJson } = await office();
    await taken('students');
    const { batch } = (await asJson('import', 'list'))[0];
    const colleague = async () => {
      expect((await coopj(['student', 'edit', '1002', '--name-kanji', '見本 弐'])).code).toBe(0);
      return 'y\r';
    };
    const undone = await coopj(['import', 'undo', batch, '--reason', 'another year'], {
      tty: 100,
      keys: [
        [QUESTION, colleague],
        [ONCE_MORE, () => 'y\r'],
      ],
    });
    expect(undone).toMatchObject({ code: 0, stdout: expect.stringContaining('1 undone, 1 kept') });
    expect(await asJson('student', 'list')).toMatchObject([{ number: '1002' }]);
  });
});

describe('what a dry run tells is what then happens,', () => {
  it('where rows rest on rows before them: codes drawn and said, names given away and taken', async () => {
    const { asJson, cwd, taken } = await office();
    await taken('companies');
    const rows = [
      'コード,企業名',
      'MIHON,見本重工',
      ',株式会社見本製作所',
      'C-0007,模擬工業',
      ',仮名銀行',
      'C-0008,標本社',
    ];
    writeFileSync(join(cwd, 'more.csv'), rows.slice(0, 5).join('\r\n'));
    const would = await asJson('import', 'companies', 'more.csv', '--dry-run');
    const did = await asJson('import', 'companies', 'more.csv');
    expect({ ...did, batch: null }).toEqual(would);
    expect(await asJson('company', 'list')).toMatchObject([
      { code: 'C-0001', name: '雛形電機' },
      { code: 'C-0002', name: '株式会社見本製作所' },
      { code: 'C-0007', name: '模擬工業' },
      { code: 'C-0008', name: '仮名銀行' },
      { code: 'MIHON', name: '見本重工' },
    ]);
    writeFileSync(join(cwd, 'drawn.csv'), ['コード,企業名', ',試山組', 'C-0009,架空社'].join('\r\n'));
    const refused = await asJson('import', 'companies', 'drawn.csv', '--dry-run');
    expect(refused.problems).toMatchObject([{ line: 3, code: 'company-twice' }]);
  });

  it('where a student goes from step to step in one file', async () => {
    const { asJson, cwd, taken } = await office();
    await taken('students', 'companies');
    const rows = [
      '学籍番号,STEP,日付,受入企業,応募承認日',
      '1001,5,2026-10-01,MIHON,',
      '1001,6,2026-10-05,,2026-10-03',
      '1001,7,2026-10-10,,',
      '1001,6,2026-10-05,,',
    ];
    writeFileSync(join(cwd, 'all.csv'), rows.join('\r\n'));
    const would = await asJson('import', 'steps', 'all.csv', '--dry-run');
    const did = await asJson('import', 'steps', 'all.csv');
    expect({ ...did, batch: null }).toEqual(would);
    expect(would).toMatchObject({ created: 3, unchanged: 1 });
  });
});
