import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answered } from '../helpers/answering.ts';
import { openRecords } from '../helpers/records.ts';
import { readyOffice, tempFolder } from '../helpers/run.ts';

const today = '2026-11-02';
const STAYS = { en: 'What was recorded before stays recorded.', ja: '先に記録した内容は残っています。' };
const NOTHING = { en: 'Nothing was changed.', ja: '変更はありません。' };

async function office() {
  const { cwd, coopj } = await readyOffice({ cwd: tempFolder() });
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
  /** The terminal is closed where the answers end. */
  const left = (argv: readonly string[], lang: string, ...answers: readonly string[]) => {
    const rest = [...answers];
    return answered(argv, { cwd, today, env: { COOPJ_LANG: lang } }, { answer: () => rest.shift() });
  };
  const companies = async () => (await (await openRecords(join(cwd, 'coopj.db'))).companies()).map(({ name }) => name);
  return { cwd, left, companies };
}

/** A company, added from within a question. */
const ADDED = ['+', '株式会社見本', '', '', '', '', ''];

test.each(['en', 'ja'] as const)('whoever leaves a command is told what was recorded on the way: %s', async (lang) => {
  const { left, companies } = await office();
  const before = await left(['placement', 'open', '2026001'], lang);
  expect([before.code, before.stderr]).toEqual([130, expect.stringContaining(NOTHING[lang])]);
  const after = await left(['placement', 'open', '2026001'], lang, ...ADDED);
  expect(await companies()).toEqual(['株式会社見本']);
  expect([after.code, after.stderr]).toEqual([130, expect.stringContaining(STAYS[lang])]);
  expect(after.stderr).not.toContain(NOTHING[lang]);
});

test.each(['en', 'ja'] as const)(
  'also by what was begun inside it, and at the desk by each command for itself: %s',
  async (lang) => {
    const { cwd, left, companies } = await office();
    // Another one is begun from within the same command: the student stands when the company is left.
    const facts = ['+', '2026002', '見本 太郎 MIHON Taro', 'taro@example.ac.jp', '1'];
    const isHost = (question: string) => /受入企業|host the student/.test(question);
    const nested = await answered(
      ['placement', 'open'],
      { cwd, today, env: { COOPJ_LANG: lang } },
      {
        answer: (question) =>
          isHost(question) ? '+' : /正式名称|official name/.test(question) ? undefined : (facts.shift() ?? ''),
      },
    );
    expect([nested.code, nested.stderr]).toEqual([130, expect.stringContaining(STAYS[lang])]);
    expect(nested.stderr).not.toContain(NOTHING[lang]);
    const atDesk = await left([], lang, 'placement open 2026001', '+', '有限会社見本', '', '', '', '', '');
    expect([atDesk.code, atDesk.stderr]).toEqual([130, expect.stringContaining(STAYS[lang])]);
    const afterIt = await left([], lang, 'company add 見本商店', 'placement open 2026001');
    expect(await companies()).toContain('見本商店');
    expect(afterIt.stderr).toContain(NOTHING[lang]);
    expect(afterIt.stderr).not.toContain(STAYS[lang]);
  },
);
