import { expect, test } from 'vitest';
import { answered } from '../helpers/answering.ts';
import { readyOffice, tempFolder } from '../helpers/run.ts';

const today = '2026-11-02';

/** What stands there before anything is typed. */
async function office(companies: number) {
  const { cwd, coopj } = await readyOffice({ cwd: tempFolder() });
  for (let at = 1; at <= companies; at += 1)
    await coopj(['company', 'add', `見本${String(at).padStart(2, '0')}株式会社`]);
  const shown = async (line: string, lang = 'ja') => {
    const { stderr } = await answered(
      line.split(' '),
      { cwd, today, env: { COOPJ_LANG: lang } },
      { answer: () => undefined },
    );
    return [...stderr.matchAll(/^ {2}\d+\. (\S+)/gm)].map(([, value]) => value);
  };
  return { coopj, shown };
}

test('companies that are there stand below the question, the last one first', async () => {
  const { coopj, shown } = await office(3);
  await coopj(['company', 'edit', 'C-0002', '--industry', '情報通信業']);
  expect(await shown('agreement add')).toEqual(['C-0002', 'C-0001', 'C-0003']);
  await coopj([
    'student',
    'add',
    '--number',
    '2026001',
    '--name-kanji',
    '見本 花子',
    '--email',
    'hanako@example.ac.jp',
    '--program',
    '情報学コース',
  ]);
  expect(await shown('placement open 2026001')).toEqual(['C-0002', 'C-0001', 'C-0003']);
  expect(await shown('note add')).toEqual(['2026001']);
  await coopj(['agreement', 'add', 'C-0003', '--from', '2026-10-01', '--to', '2027-03-31']);
  expect(await shown('agreement end')).toEqual(['A-0001']);
});

test('of many, ten companies; of students the last one alone', async () => {
  const { coopj, shown } = await office(12);
  expect((await shown('agreement add', 'en')).length).toBe(10);
  expect((await shown('agreement add'))[0]).toBe('C-0012');
  for (let at = 1; at <= 12; at += 1)
    await coopj([
      'student',
      'add',
      '--number',
      `20260${10 + at}`,
      '--name-kanji',
      '見本 花子',
      '--email',
      `s${at}@example.ac.jp`,
      '--program',
      '情報学コース',
    ]);
  expect(await shown('note add')).toEqual(['2026022']);
});
