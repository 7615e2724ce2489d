import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { coopj, readyOffice } from '../helpers/run.ts';

const TODAY = '2026-11-02';

interface Said {
  readonly warnings: readonly { readonly code: string; readonly value: string; readonly message: string }[];
}

async function office() {
  const { cwd } = await readyOffice();
  const type = async (line: string) => {
    const { code, stdout, stderr } = await coopj([...argvOf(line), '--lang', 'en'], { cwd, today: TODAY });
    expect(`${line}: ${code}`, stderr).toBe(`${line}: 0`);
    return { stdout, stderr };
  };
  const said = async (line: string) => {
    const { stdout, stderr } = await type(`${line} --json`);
    return { ...(JSON.parse(stdout) as Said), stderr };
  };
  const status = async (number: string) => {
    const { stdout } = await type(`student show ${number} --json`);
    return (JSON.parse(stdout) as { residenceStatus: string | null }).residenceStatus;
  };
  return { cwd, type, said, status };
}

const ADD = 'student add --name-kanji 見本太郎 --email mihon@example.ac.jp --program 情報学コース';
const UNKNOWN = [
  { code: 'unknown-status', value: 'Studnet', message: expect.stringContaining('did you mean Student?') },
];

test('at every entrance a status has one name, and a word that is none is told to people and scripts', async () => {
  const { cwd, said, status, type } = await office();
  expect((await said(`${ADD} --number 20249001 --residence-status "Student visa" --nationality JPN`)).warnings).toEqual(
    [],
  );
  expect(await status('20249001')).toBe('留学');
  expect((await said('student edit 20249001 --residence-status Dependant')).warnings).toEqual([]);
  expect(await status('20249001')).toBe('家族滞在');
  expect((await said('stay record 20249001 --residence-status "Student (留学)" --reason mended')).warnings).toEqual([]);
  expect(await status('20249001')).toBe('留学');
  const { stdout } = await type('student list --residence-status "student visa" --json');
  expect(JSON.parse(stdout)).toHaveLength(1);

  for (const line of [
    `${ADD.replace('mihon@', 'ni@')} --number 20249002 --residence-status Studnet`,
    'student edit 20249001 --residence-status Studnet',
    'stay record 20249001 --residence-status Studnet',
  ]) {
    const { warnings, stderr } = await said(line);
    expect(warnings, line).toMatchObject(UNKNOWN);
    expect(stderr, line).toContain('“Studnet” is not a known status of residence');
  }
  expect(await status('20249002')).toBe('Studnet');

  const rows = [
    '学籍番号,氏名,メール,専攻,在留資格,国籍',
    '20249003,見本三郎,c@example.ac.jp,情報学コース,留学（Student）,Japan',
    '20249004,見本四郎,d@example.ac.jp,情報学コース,Studnet,ベトナム',
  ];
  writeFileSync(join(cwd, 'list.csv'), rows.join('\n'));
  expect((await said('import students list.csv')).warnings).toMatchObject(UNKNOWN);
  expect(await status('20249003')).toBe('留学');
  expect(await status('20249004')).toBe('Studnet');
});
