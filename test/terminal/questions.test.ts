import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { BACK } from '../../src/terminal/prompt.ts';
import { questionsOn } from '../../src/terminal/questions.ts';
import { ja } from '../../src/wording/ja/index.ts';
import { Kept } from '../helpers/run.ts';

/** A person at a terminal, who types the next keys each time that a question stands on the screen. */
function person(keys: string | readonly string[], flags = { input: true, yes: false }) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
  const stderr = new Kept(80);
  const write = stderr._write.bind(stderr);
  const left = [...(typeof keys === 'string' ? [keys] : keys)];
  let asked = 0;
  stderr._write = (chunk, encoding, done) => {
    write(chunk, encoding, done);
    const marks = stripVTControlCharacters(stderr.text()).match(/^> |^\? .*密語/gm)?.length ?? 0;
    if (marks <= asked) return;
    asked = marks;
    setImmediate(() => stdin.write(left.shift() ?? ''));
  };
  return { prompt: questionsOn({ stdin, stderr, env: {} }, flags, ja.screen), stderr };
}

test('a text is asked for on stderr, with what is known to begin with', async () => {
  const { prompt, stderr } = person('\u001b[F 花子\r');
  expect(prompt.able).toBe(true);
  expect(await prompt.text('氏名?', { flag: '--name-kanji', initial: '見本' })).toBe('見本 花子');
  expect(stderr.text()).toContain('氏名?');
});

test('one of a list is chosen with the arrow keys', async () => {
  const choices = [
    { value: 'accepted', name: '参加決定' },
    { value: 'declined', name: '辞退' },
  ] as const;
  const { prompt, stderr } = person('\u001b[B\r');
  expect(await prompt.choose('結果?', choices, { flag: '--outcome' })).toBe('declined');
  // The keys are told by their signs, in no language.
  expect(stderr.text()).toContain('↑↓');
  expect(stderr.text()).not.toContain('navigate');
});

test('Enter goes on, < goes back, in a question of yes or no as at the end of a form', async () => {
  for (const [typed, goesOn] of [
    ['\r', true],
    ['y\r', true],
    ['<\r', false],
    ['n\r', false],
  ] as const) {
    expect([typed, await person(typed).prompt.confirm('取り消しますか。')]).toEqual([typed, goesOn]);
    const looked = await person(typed).prompt.look(['内容'], '記録しますか。');
    expect([typed, looked]).toEqual([typed, goesOn ? 'go' : BACK]);
  }
});

test('anything else there is told what may be typed', async () => {
  const asked = person(['x\r', '<\r']);
  expect(await asked.prompt.look(['内容'], '記録しますか。')).toBe(BACK);
  expect(asked.stderr.text()).toContain('Enter で実行、< で戻ります。');
});

test('? tells how one of a list is chosen', async () => {
  const { prompt, stderr } = person(['?\r', '1\r']);
  const question = { question: 'どの学生ですか。', flag: 'coopj 2026001', first: true };
  await prompt.select(question, [{ value: '2026001', name: '見本 花子' }], { optional: true });
  expect(stderr.text()).toContain('番号か先頭の文字を入力するか、↑↓で移動し');
});

test('the only one of a list is taken by Enter, where an answer is needed', async () => {
  const question = { question: '専攻?', flag: '--program', first: true };
  const only = [{ value: '情報学コース', name: '情報学コース' }];
  expect(await person('\r').prompt.select(question, only, { optional: false })).toBe('情報学コース');
  expect(await person('\r').prompt.select(question, only, { optional: true })).toBe('');
});

test('an answer is told in the language of the screen, and so is that it was none', async () => {
  const { prompt, stderr } = person(['x\r', 'ｙ\r']);
  expect(await prompt.confirm('取り消しますか。')).toBe(true);
  expect(stderr.text()).toContain('Enter で実行、< で戻ります。');
  expect(stderr.text()).toContain('はい');
  expect(stderr.text()).not.toMatch(/Yes|You must/);
});

test('--yes is consent, and asks nothing', async () => {
  const { prompt, stderr } = person('', { input: true, yes: true });
  expect(await prompt.confirm('取り消しますか。')).toBe(true);
  expect(stderr.text()).toBe('');
});

test('Ctrl-C is cancelled', async () => {
  await expect(person('\u0003').prompt.text('氏名?', { flag: '--name-kanji' })).rejects.toMatchObject({
    problem: 'cancelled',
    exit: 130,
  });
});

test('Ctrl-D, which answers nothing, is cancelled too; in a line it takes a letter away', async () => {
  const cancelled = { problem: 'cancelled', exit: 130 };
  await expect(person('\u0004').prompt.confirm('取り消しますか。')).rejects.toMatchObject(cancelled);
  await expect(person('\u0004').prompt.text('氏名?', { flag: '--name-kanji' })).rejects.toMatchObject(cancelled);
  const typed = person('ab\u001b[D\u0004\r').prompt.text('氏名?', { flag: '--name-kanji' });
  expect(await typed).toBe('a');
});

test('without a terminal, or with --no-input, nothing waits and the flag is named', async () => {
  const piped = questionsOn({ stdin: new PassThrough(), stderr: new Kept(), env: {} }, {}, ja.screen);
  for (const prompt of [piped, person('', { input: false, yes: false }).prompt]) {
    expect(prompt.able).toBe(false);
    await expect(prompt.text('氏名?', { flag: '--name-kanji' })).rejects.toMatchObject({
      problem: 'not-in-a-script',
      data: { question: '氏名?', flag: '--name-kanji' },
    });
    await expect(prompt.confirm('取り消しますか。')).rejects.toMatchObject({ data: { flag: '--yes' } });
  }
});
