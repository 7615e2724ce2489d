import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ROOT, readyOffice } from '../helpers/run.ts';

const OCTOBER = fileURLToPath(new URL('test/fixtures/registrations-2026-10.cp932.csv', ROOT));
const HEAD = '学籍番号,氏名,メール,専攻';
const ROW = '1001,見本 一,ichi@example.ac.jp,情報学コース';

async function office() {
  const { coopj, cwd } = await readyOffice();
  const notes = async (number: string): Promise<readonly string[]> =>
    JSON.parse((await coopj(['note', 'list', number, '--json'])).stdout).map(({ text }: { text: string }) => text);
  const take = async (text: string, ...argv: string[]) => {
    writeFileSync(join(cwd, 'list.csv'), text);
    const answer = await coopj(['import', 'students', 'list.csv', '--json', ...argv], { today: '2026-11-02' });
    return { code: answer.code, ...JSON.parse(answer.stdout) };
  };
  return { coopj, cwd, notes, take };
}

it('備考 of the sample is a note of the student, with day and author, once: the same file again changes nothing', async () => {
  const { coopj, notes } = await office();
  const taken = () => coopj(['import', 'students', OCTOBER, '--json', '--actor', '見本 係'], { today: '2026-11-02' });
  expect(JSON.parse((await taken()).stdout)).toMatchObject({ created: 4, warnings: [{ code: 'total-row' }] });
  expect(await notes('20241021')).toEqual(['①継続']);
  expect(JSON.parse((await coopj(['note', 'list', '20241021', '--json'])).stdout)).toEqual([
    { on: '2026-11-02', by: '見本 係', text: '①継続' },
  ]);
  expect(JSON.parse((await taken()).stdout)).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
  expect(await notes('20241021')).toEqual(['①継続']);
});

it('each line of a cell is a note; one that stands there already is not added again, and none is taken away', async () => {
  const { coopj, notes, take } = await office();
  expect(await take(`${HEAD},備考\n${ROW},"電話あり\r\n推薦書 未着"\n`)).toMatchObject({ created: 1, problems: [] });
  expect(await notes('1001')).toEqual(['電話あり', '推薦書 未着']);
  await coopj(['note', 'add', '1001', '推薦書 着']);
  expect(await take(`${HEAD},備考\n${ROW},"推薦書 未着\n面談済"\n`)).toMatchObject({ updated: 1 });
  expect(await take(`${HEAD},備考\n${ROW},\n`)).toMatchObject({ unchanged: 1 });
  expect(await notes('1001')).toEqual(['電話あり', '推薦書 未着', '推薦書 着', '面談済']);
});

it('a sign for nothing is no note, a sign for the cell above is a problem, a lost letter is told', async () => {
  const { notes, take } = await office();
  expect(
    await take(`${HEAD},備考\n${ROW},なし\n1002,見本 二,ni@example.ac.jp,情報学コース,〓崎先生に確認\n`),
  ).toMatchObject({
    created: 2,
    warnings: [{ line: 3, column: '備考', code: 'stand-in' }],
  });
  expect(await notes('1001')).toEqual([]);
  expect(await take(`${HEAD},備考\n${ROW},〃\n`)).toMatchObject({
    code: 3,
    problems: [{ line: 2, column: '備考', code: 'ditto' }],
  });
});

it('an import taken back takes its notes along, and --notes types one', async () => {
  const { coopj, notes, take } = await office();
  await take(`${HEAD}\n${ROW}\n`);
  const shown = await take(`${HEAD},備考\n${ROW},電話あり\n`);
  expect(await notes('1001')).toEqual(['電話あり']);
  await coopj(['import', 'undo', shown.batch, '--yes', '--reason', '誤り']);
  expect(await notes('1001')).toEqual([]);
  const edited = await coopj(['student', 'edit', '1001', '--notes', '面談済', '--lang', 'ja']);
  expect(edited.stdout).toContain('備考');
  expect(await notes('1001')).toEqual(['面談済']);
  const again = await coopj(['student', 'edit', '1001', '--notes', '面談済', '--json']);
  expect(JSON.parse(again.stdout)).toMatchObject({ result: 'unchanged' });
  const list = await coopj(['student', 'list', '--fields', 'number,notes', '--json']);
  expect(JSON.parse(list.stdout)).toEqual([{ number: '1001', notes: '面談済' }]);
});

it('another heading that nobody knows is still named and kept out', async () => {
  const { notes, take } = await office();
  expect(await take(`${HEAD},備考,処理区分\n${ROW},電話あり,済\n`)).toMatchObject({
    created: 1,
    warnings: [{ line: 1, column: '処理区分', code: 'unknown-column' }],
  });
  expect(await notes('1001')).toEqual(['電話あり']);
});
