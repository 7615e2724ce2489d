import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { BACK } from '../../src/terminal/prompt.ts';
import { questionsOn } from '../../src/terminal/questions.ts';
import { ja } from '../../src/wording/ja/index.ts';
import { Kept } from '../helpers/run.ts';

/** A person who types a line each time that the screen waits for one. */
function person(lines: readonly string[], env: Record<string, string> = {}) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
  const stderr = new Kept(80);
  const write = stderr._write.bind(stderr);
  const left = [...lines];
  let waits = 0;
  stderr._write = (chunk, encoding, done) => {
    write(chunk, encoding, done);
    const now = stderr.text().split('> ').length - 1;
    if (now === waits) return;
    waits = now;
    setImmediate(() => stdin.write(`${left.shift() ?? '\u0003'}\r`));
  };
  const prompt = questionsOn({ stdin, stderr, env }, { color: false }, ja.screen);
  const type = (text: string) => stdin.write(text);
  return { prompt, type, bytes: () => stderr.text(), screen: () => stripVTControlCharacters(stderr.text()) };
}

const NUMBER = {
  question: '学籍番号を入力してください。',
  hint: '先頭の0も入力します。',
  flag: '--number',
  first: false,
};
const PLAIN = { ACCESSIBLE: '1' };
const noCheck = { optional: false, check: () => undefined };
const HOSTS = [
  { value: 'C001', name: '株式会社見本', note: 'C001' },
  { value: 'C002', name: '見本製作所', note: 'C002' },
];
const find = async (term: string) => HOSTS.filter(({ name }) => name.includes(term));

test('a question stands with its hint and its keys; an answer is told as it was understood', async () => {
  const { prompt, screen } = person(['10/1']);
  const echo = (day: string) => `2026-${day.replace('/', '-0')}(木)`;
  expect(await prompt.line(NUMBER, { ...noCheck, echo })).toBe('10/1');
  expect(screen()).toContain('? 学籍番号を入力してください。\n  先頭の0も入力します。\n  <：戻る · ?：説明\n> ');
  expect(screen()).toContain('✔ 学籍番号を入力してください。 2026-10-01(木)\n');
});

test('each question has the keys for itself', async () => {
  const { prompt, screen } = person(['花子', '美咲']);
  expect([await prompt.line(NUMBER, noCheck), await prompt.line(NUMBER, noCheck)]).toEqual(['花子', '美咲']);
  expect(screen()).toContain('> 美咲\r\n');
});

test('a sign leads back, in full width too; before the first question lies nothing', async () => {
  expect(await person(['<']).prompt.line(NUMBER, noCheck)).toBe(BACK);
  expect(await person(['＜']).prompt.line(NUMBER, noCheck)).toBe(BACK);
  const { prompt, screen } = person(['<', 'M001']);
  expect(await prompt.line({ ...NUMBER, first: true }, noCheck)).toBe('M001');
  expect(screen()).toContain('最初の質問です。');
});

test('a question mark explains and asks again, and names the flag', async () => {
  const { prompt, screen } = person(['？', 'M001']);
  expect(await prompt.line({ ...NUMBER, explain: ['7桁です。', '例: 2026001'] }, noCheck)).toBe('M001');
  expect(screen()).toContain('  7桁です。\n  例: 2026001\n  コマンドで指定する場合：--number\n');
});

test('a question mark explains also where all was answered, and where a reason is asked for', async () => {
  const looked = person(['?', '']);
  expect(await looked.prompt.look(['要約'], '作成しますか。')).toBe('go');
  expect(looked.screen()).toContain('まだ実行されていません。');
  expect(looked.screen()).not.toContain('! ');
  const why = person(['?', '二重の入力']);
  expect(await why.prompt.text('理由', { flag: '--reason', explain: '履歴に残ります。' })).toBe('二重の入力');
  expect(why.screen()).toContain('  履歴に残ります。\n');
});

test('what is wrong is told; what was typed stands there, to be mended by the arrow keys, or to be typed over', async () => {
  const check = (value: string) => (value.length < 3 ? '3文字以上です。' : undefined);
  const { prompt, screen } = person(['12', '345']);
  expect(await prompt.line(NUMBER, { optional: false, check })).toBe('345');
  expect(screen()).toContain('3文字以上です。');
  const asked = { optional: false, check };
  expect(await person(['12', '\u001b[C3']).prompt.line(NUMBER, asked)).toBe('123');
  expect(await person(['12', '\u001b[D\u001b[D00']).prompt.line(NUMBER, asked)).toBe('0012');
  expect(await person(['12', '\u007f345']).prompt.line(NUMBER, asked)).toBe('1345');
  // The same with what was proposed; a sign leaves it there.
  const proposed = { ...asked, initial: '2026-11-02' };
  expect(await person(['10/1']).prompt.line(NUMBER, proposed)).toBe('10/1');
  expect(await person(['?', '']).prompt.line(NUMBER, proposed)).toBe('2026-11-02');
});

test('Enter alone leaves blank what may be blank, and keeps what was there', async () => {
  expect(await person(['']).prompt.line(NUMBER, { ...noCheck, optional: true })).toBe('');
  const needed = person(['', 'M001']);
  expect(await needed.prompt.line(NUMBER, noCheck)).toBe('M001');
  expect(needed.screen()).toContain('この項目は入力が必要です。');
  expect(await person(['']).prompt.line(NUMBER, { ...noCheck, initial: 'M001' })).toBe('M001');
  expect(await person([''], PLAIN).prompt.line(NUMBER, { ...noCheck, initial: 'M001' })).toBe('M001');
});

test('what Enter does is said, and is what it does', async () => {
  const enter = (screen: string) => /Enter：([^·\n]*?)(?= ·|\n)/.exec(screen)?.[1];
  const choices = [
    { value: 'accepted', name: '参加決定' },
    { value: 'declined', name: '辞退' },
  ];
  for (const env of [{}, PLAIN]) {
    const told = async (put: object, how: { optional: boolean; initial?: string }) => {
      // What is needed is answered after all.
      const { prompt, screen } = person(['', '2'], env);
      const line = await prompt.line({ ...NUMBER, ...put }, { ...how, check: () => undefined });
      const few = person(['', '2'], env);
      const chosen = await few.prompt.select({ ...NUMBER, ...put }, choices, {
        ...how,
        ...(how.initial && { initial: 'accepted' }),
      });
      expect(enter(few.screen())).toBe(enter(screen()));
      return [enter(screen()), line, chosen];
    };
    expect(await told({}, { optional: true })).toEqual(['空欄のまま進む', '', '']);
    expect(await told({ enter: '本日' }, { optional: true })).toEqual(['本日', '', '']);
    expect(await told({ enter: '本日' }, { optional: false })).toEqual([undefined, '2', 'declined']);
    for (const optional of [true, false])
      expect(await told({ enter: '本日' }, { optional, initial: 'M001' })).toEqual([
        '表示の内容で進む',
        'M001',
        'accepted',
      ]);
  }
  const { prompt, screen } = person([''], PLAIN);
  await prompt.line({ ...NUMBER, enter: '本日' }, { ...noCheck, optional: true });
  expect(screen()).toContain('= 本日');
});

test('in plain lines what was proposed comes back after a wrong answer, and after an explanation', async () => {
  const check = (value: string) => (value.length < 3 ? '3文字以上です。' : undefined);
  const wrong = person(['12', ''], PLAIN);
  expect(await wrong.prompt.line(NUMBER, { optional: false, check, initial: 'M001' })).toBe('M001');
  expect(wrong.screen().match(/\[M001\]/g)).toHaveLength(2);
  expect(wrong.screen()).not.toContain('[12]');
  const without = person(['12', '', 'M001'], PLAIN);
  expect(await without.prompt.line(NUMBER, { optional: false, check })).toBe('M001');
  expect(without.screen()).toContain('この項目は入力が必要です。');
  for (const env of [{}, PLAIN]) {
    const explained = person(['?', ''], env);
    expect(await explained.prompt.line(NUMBER, { optional: true, check, initial: 'M001' })).toBe('M001');
  }
  const far = person(['9', ''], PLAIN);
  expect(await far.prompt.select(NUMBER, HOSTS, { optional: true, initial: 'C002' })).toBe('C002');
});

const COMPANY = { ...NUMBER, question: '受入企業を選んでください。', flag: '--company' };
const one = { optional: false, find };

test('one of many is found while it is typed, and taken by Enter or after a move', async () => {
  const first = person(['見本']);
  expect(await first.prompt.pick(COMPANY, one)).toBe('C001');
  expect(first.screen()).toContain('✔ 受入企業を選んでください。 株式会社見本  C001\n');
  expect(await person(['見本\u001b[B']).prompt.pick(COMPANY, one)).toBe('C002');
  expect(await person(['製作']).prompt.pick(COMPANY, one)).toBe('C002');
  const none = person(['誰か', '\u0015製作']);
  expect(await none.prompt.pick(COMPANY, one)).toBe('C002');
  expect(none.screen()).toContain('! 該当するものがありません。');
  expect(await person(['誰か', '<']).prompt.pick(COMPANY, one)).toBe(BACK);
});

test('what is nowhere is added under what was typed of it, in one answer', async () => {
  const adding = { ...one, add: '企業を追加する' };
  expect(await person(['新しい会社']).prompt.pick(COMPANY, adding)).toEqual({ add: '新しい会社' });
  expect(await person(['+']).prompt.pick(COMPANY, adding)).toEqual({ add: '' });
  // Below what was found it is chosen by a move alone, and what was typed is a part of another name.
  expect(await person(['製作\u001b[B']).prompt.pick(COMPANY, adding)).toEqual({ add: '製作' });
  expect(await person(['製作']).prompt.pick(COMPANY, adding)).toBe('C002');
});

test('without redrawing, one of many is found by a part of its name, then by its number', async () => {
  const two = person(['見本', '2'], PLAIN);
  expect(await two.prompt.pick(COMPANY, one)).toBe('C002');
  expect(two.screen()).toContain('  1. 株式会社見本  C001\n  2. 見本製作所  C002\n! 1～2の番号を入力してください。\n');
  const only = person(['製作'], PLAIN);
  expect(await only.prompt.pick(COMPANY, one)).toBe('C002');
  expect(only.screen()).toContain('  = 見本製作所  C002\n');
  const none = person(['誰か', '+'], PLAIN);
  expect(await none.prompt.pick(COMPANY, { ...one, add: '企業を追加する' })).toEqual({ add: '誰か' });
  expect(none.screen()).toContain('! 該当するものがありません。');
  expect(none.screen()).toContain('  + 企業を追加する：誰か\n');
  for (const { bytes } of [two, only, none]) {
    expect(bytes()).not.toContain('\u001b');
    expect(bytes()).not.toMatch(/[\u2500-\u257f❯]/u);
  }
});

test('what cannot be looked for ends the question', async () => {
  const lost = () => Promise.reject(new Error('gone'));
  await expect(person(['見本']).prompt.pick(COMPANY, { optional: false, find: lost })).rejects.toThrow('gone');
});

test('one of a few is chosen by its number, its name or the arrow keys', async () => {
  const which = { ...NUMBER, question: '結果を選んでください。', flag: '--outcome' };
  const choices = [
    { value: 'accepted', name: '参加決定' },
    { value: 'declined', name: '辞退' },
  ];
  for (const env of [{}, PLAIN]) {
    const select = (lines: readonly string[], how: { optional: boolean; initial?: string }) =>
      person(lines, env).prompt.select(which, choices, how);
    expect(await select(['２'], { optional: false })).toBe('declined');
    expect(await select(['辞退'], { optional: false })).toBe('declined');
    expect(await select([''], { optional: false, initial: 'declined' })).toBe('declined');
    expect(await select([''], { optional: true })).toBe('');
    const far = person(['3', '<'], env);
    expect(await far.prompt.select(which, choices, { optional: false })).toBe(BACK);
    expect(far.screen()).toContain('! 1～2の番号を入力してください。');
  }
  expect(await person(['\u001b[B\u001b[B']).prompt.select(which, choices, { optional: false })).toBe('declined');
});

test('a summary waits for Enter, and may be left backwards', async () => {
  const go = person(['']);
  expect(await go.prompt.look(['学籍番号: M001'], '記録しますか?')).toBe('go');
  expect(go.screen()).toContain('学籍番号: M001\n? 記録しますか?\n');
  expect(await person(['<']).prompt.look([], '記録しますか?')).toBe(BACK);
  // What is done at once after it has a number; another number is none.
  const onwards = person(['3', '2']);
  expect(await onwards.prompt.look([], '記録しますか?', ['発行する', '次へ進む'])).toBe(1);
  expect(onwards.screen()).toContain('? 記録しますか?\n  1. 発行する\n  2. 次へ進む\n  Enter：実行 · <：戻る\n> ');
  expect(onwards.screen()).toContain('! Enter で実行、番号でその行も実行');
});

test('Ctrl-C and Ctrl-D leave, in plain lines too', async () => {
  const cancelled = { problem: 'cancelled', exit: 130 };
  await expect(person([]).prompt.line(NUMBER, noCheck)).rejects.toMatchObject(cancelled);
  await expect(person(['\u0004']).prompt.line(NUMBER, noCheck)).rejects.toMatchObject(cancelled);
});

test('a told command stays on one line, so that it can be copied; a long choice goes on below itself', async () => {
  const command = `coopj student add --number 2026009 --name-kanji '見本 一' --email mihon@example.ac.jp --program 情報学コース`;
  const { prompt, screen } = person(['', '1']);
  expect(await prompt.look([`  同じ内容のコマンド：${command}`], '記録しますか。')).toBe('go');
  expect(screen().split(/\r?\n/)).toContainEqual(expect.stringMatching(new RegExp(`^ *${command}$`)));
  const name = '使用させない場合: coopj certificate void E-2026-0001 --reason "…" とても長い選択肢の終わりまで';
  expect(
    await prompt.select({ ...NUMBER, question: 'どうしますか。' }, [{ value: 'v', name }], { optional: false }),
  ).toBe('v');
  expect(screen()).toContain('選択肢の終わりまで');
  expect(screen()).not.toContain('…\n');
});

test('what was typed while something else was done is no answer to what is asked then', async () => {
  const { prompt, screen, type } = person(['2', '1']);
  type('見本\r\r');
  expect(await prompt.order('番号・氏名', true)).toBe('2');
  type('\r\u0003');
  const choices = [{ value: 'next', name: '次の学生' }];
  expect(await prompt.select({ ...NUMBER, fresh: true }, choices, { optional: true })).toBe('next');
  expect(screen()).not.toContain('見本');
});
