import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { asOrdinaryUser, withMode } from '../helpers/ordinary.ts';

const STUDENT = [
  ...['student', 'add', '--number', '20249001', '--name-kanji', '見本 一郎', '--email', 'ichiro@example.ac.jp'],
  ...[
    '--program',
    '情報学コース',
    '--enrolled-on',
    '2024-04-01',
    '--course-years',
    '3',
    '--date-of-birth',
    '1999-01-02',
    '--name-latin',
    'MIHON, ICHIRO',
  ],
];
const COMPANY = ['company', 'add', '株式会社見本製作所', '--code', 'MIHON'];
const AGREED = ['agreement', 'add', 'MIHON', '--from', '2026-04-01', '--to', '2027-03-31'];
const CONTRACT = ['contract', 'receive', '--company', 'MIHON', '--on', '2026-10-19', '--file'];

/** Each file and folder below a folder with its mode. */
const modesIn = (folder: string): readonly (readonly [name: string, mode: string])[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => [name, (statSync(join(folder, name)).mode & 0o777).toString(8)] as const);

asOrdinaryUser('all that is made is for its owner alone', async ({ cwd, told }) => {
  writeFileSync(join(cwd, 'scan.pdf'), '%PDF-1.7 見本');
  const before = new Set(readdirSync(cwd));
  await told(0, ...STUDENT);
  await told(0, ...COMPANY);
  await told(0, ...AGREED);
  await told(0, ...CONTRACT, 'scan.pdf');
  await told(0, 'certificate', 'issue', 'enrollment', '20249001', '--out', 'papers', '--in', 'ja');
  await told(0, 'letter', 'draft', 'briefing', '20249001', '--out', 'letters');
  await told(
    0,
    'report',
    'monthly',
    '--month',
    '2026-10',
    '-o',
    'r.html',
    '-o',
    'r.xlsx',
    '-o',
    'r.pdf',
    '-o',
    'r.json',
  );
  await told(0, 'export', 'students', '-o', 'e.xlsx');
  await told(0, 'due', '--ics', 'due.ics');
  await told(0, 'backup', 'create');
  await told(0, 'doctor', '--bundle', 'bundle.zip');
  const made = modesIn(cwd).filter(([name]) => !before.has(name) || name.startsWith('office.'));
  expect(made.length).toBeGreaterThan(18);
  expect(made.filter(([, mode]) => mode !== '600' && mode !== '700')).toEqual([]);
});

asOrdinaryUser(
  'a signing key that nobody may read signs nothing and stops nothing else',
  async ({ cwd, told, ja, json }) => {
    await told(0, ...STUDENT);
    await told(0, 'report', 'monthly', '--month', '2026-10', '-o', 'signed.json');
    const entries = await json('history');
    await withMode(join(cwd, 'office.key'), 0, async () => {
      const issue = ['certificate', 'issue', 'enrollment', '20249001', '--out', 'papers'];
      expect((await told(3, ...issue)).stderr).toContain('office.key cannot be read: you have no permission');
      const report = ['report', 'monthly', '--month', '2026-10', '--force', '-o', 'r.html'];
      expect((await told(0, ...report)).stderr).toContain('without a signature: ');
      expect((await ja(...report)).stderr).toContain('office.key を読み取れません。履歴の状態は署名なしで');
      expect((await told(0, 'backup', 'create')).stdout).toMatch(/office\.key cannot be read: .* without a signature/);
      // No paper was signed yet, so that only the key could tell.
      const verified = await told(0, 'journal', 'verify', '--against', 'signed.json', '--format', 'table');
      expect(verified.stdout).toContain('unknown whether with this office’s key');
      expect((await told(3, 'doctor')).stdout).toMatch(/key\topen\t.*office\.key cannot be read/);
    });
    const verified = await told(0, 'journal', 'verify', '--against', 'signed.json', '--format', 'table');
    expect(verified.stdout).toContain('signed with this office’s key');
    expect(await json('history')).toEqual(entries);
  },
);

asOrdinaryUser(
  'a database that may only be read is told as that, and nothing is left beside it',
  async ({ cwd, told, ja, run }) => {
    await told(0, ...STUDENT);
    await told(0, 'backup', 'create');
    const [backup = ''] = readdirSync(join(cwd, 'backups')).filter((name) => name.endsWith('.zip'));
    const before = readdirSync(cwd);
    await withMode(join(cwd, 'coopj.db'), 0o400, async () => {
      for (const line of [
        ['student', 'list'],
        [...COMPANY],
        ['backup', 'create'],
        ['backup', 'restore', `backups/${backup}`, '--yes'],
        ['journal', 'verify'],
      ]) {
        const { stderr } = await told(5, ...line);
        expect(stderr, line.join(' ')).toContain('coopj.db cannot be opened: you have no permission.');
      }
      expect((await ja('student', 'list')).stderr).toContain('を開けません：権限がありません。');
      expect((await told(3, 'doctor')).stdout).toMatch(/sqlite\topen\t.*you have no permission/);
    });
    expect(readdirSync(cwd)).toEqual(before);
    await told(0, ...COMPANY);
    // What an earlier release left there is named.
    await told(0, 'student', 'list');
    writeFileSync(join(cwd, 'coopj.db-shm'), '');
    await withMode(join(cwd, 'coopj.db-shm'), 0o000, async () => {
      expect((await run('student', 'list')).stderr).toContain('coopj.db-shm');
    });
  },
);

asOrdinaryUser(
  'a folder in which nothing may be written is told by its name, and nothing is recorded',
  async ({ cwd, told, json }) => {
    writeFileSync(join(cwd, 'scan.pdf'), '%PDF-1.7 見本');
    writeFileSync(join(cwd, 'scan2.pdf'), '%PDF-1.7 見本の見本');
    await told(0, ...STUDENT);
    await told(0, ...COMPANY);
    await told(0, ...AGREED);
    await told(0, ...CONTRACT, 'scan.pdf');
    await told(0, 'backup', 'create');
    await told(0, 'certificate', 'issue', 'enrollment', '20249001', '--out', 'papers');
    const entries = await json('history');
    const refused = async (folder: string, code: number, said: string, ...argv: readonly string[]) =>
      withMode(join(cwd, folder), 0o500, async () => {
        const { stdout, stderr } = await told(code, ...argv);
        expect([stdout, stderr]).toEqual(['', expect.stringContaining(said)]);
      });
    const cannot = (file: string) => `${join(cwd, file)} cannot be written: you have no permission`;
    await refused('', 5, 'coopj.db cannot be opened: you have no permission', 'company', 'add', '見本');
    await refused('', 5, `write ${cwd}.`, 'student', 'list');
    await refused(
      'papers',
      3,
      'cannot be written',
      'certificate',
      'issue',
      'enrollment',
      '20249001',
      '--in',
      'en',
      '--out',
      'papers',
    );
    await refused('evidence', 3, 'cannot be written', ...CONTRACT, 'scan2.pdf');
    await refused('backups', 3, cannot('backups'), 'backup', 'create');
    expect(await json('history')).toEqual(entries);
  },
);

asOrdinaryUser('a scan or certificate that nobody may read is not told as gone', async ({ cwd, told, ja }) => {
  writeFileSync(join(cwd, 'scan.pdf'), '%PDF-1.7 見本');
  await told(0, ...STUDENT);
  await told(0, ...COMPANY);
  await told(0, ...AGREED);
  await told(0, ...CONTRACT, 'scan.pdf');
  await told(0, 'certificate', 'issue', 'enrollment', '20249001', '--out', 'papers', '--in', 'ja');
  for (const [folder, check] of [
    ['evidence', 'evidence'],
    ['papers', 'issued'],
  ] as const) {
    await withMode(join(cwd, folder), 0, async () => {
      expect((await told(3, 'doctor')).stdout).toMatch(
        new RegExp(`^${check}\topen\tyou do not have permission to read ${cwd}/${folder}/`, 'm'),
      );
      expect((await ja('doctor')).stdout).toContain('読み取る権限がありません');
      expect((await told(0, 'backup', 'create')).stdout).toMatch(
        new RegExp(`${cwd}/${folder}/\\S+ is not in the backup: it cannot be read`),
      );
    });
  }
  expect((await told(0, 'doctor')).stdout).toMatch(/^issued\tok/m);
});
