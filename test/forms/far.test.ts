import { expect, test } from 'vitest';
import { answered } from '../helpers/answering.ts';
import { readyOffice, tempFolder } from '../helpers/run.ts';

const today = '2026-11-02';
const far = 'this date is more than a year away from today';

async function asking(argv: readonly string[], answers: readonly string[]) {
  const { cwd, coopj } = await readyOffice({ cwd: tempFolder() });
  const facts = '--number 2026001 --name-kanji 見本一 --email ichi@example.ac.jp --program 情報学コース';
  await coopj(['student', 'add', ...facts.split(' ')]);
  await coopj(['company', 'add', '株式会社見本']);
  const left = [...answers];
  return answered(argv, { cwd, today, env: { COOPJ_LANG: 'en' } }, { answer: () => left.shift() ?? '' });
}

test.each([
  [
    'a permit for as long as the stay, given long ago',
    'permit grant 2026001 --kind comprehensive',
    ['2024-05-01', '2024-05-01～2028-03-31'],
  ],
  ['a general agreement with a company', 'agreement add C-0001', ['2023-04-01～2029-03-31', '2', '2023-03-20']],
  ['a fellowship', 'jsps record 2026001 --kind DC1 --from … --to …', ['2025-04-01～2028-03-31']],
])('%s has days far away, and none of them is called unusual', async (_, line, answers) => {
  const { code, stderr } = await asking(line.split(' '), answers);
  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringMatching(/2028-03-31|2029-03-31/) });
  expect(stderr).not.toContain(far);
});

test('of an internship they are', async () => {
  const { stderr } = await asking(['absence', 'add', '2026001'], ['2029-04-01～2029-05-01']);
  expect(stderr).toContain(far);
});
