import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
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
  const { prompt, stderr } = person(' 花子\r');
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

test('no answer is no consent', async () => {
  expect(await person('\r').prompt.confirm('取り消しますか?')).toBe(false);
  expect(await person('y\r').prompt.confirm('取り消しますか?')).toBe(true);
});

test('an answer is told in the language of the screen, and so is that it was none', async () => {
  const { prompt, stderr } = person(['x\r', 'ｙ\r']);
  expect(await prompt.confirm('取り消しますか?')).toBe(true);
  expect(stderr.text()).toContain('y(はい)または n(いいえ)');
  expect(stderr.text()).toContain('はい');
  expect(stderr.text()).not.toMatch(/Yes|You must/);
});

test('--yes is consent, and asks nothing', async () => {
  const { prompt, stderr } = person('', { input: true, yes: true });
  expect(await prompt.confirm('取り消しますか?')).toBe(true);
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
  await expect(person('\u0004').prompt.confirm('取り消しますか?')).rejects.toMatchObject(cancelled);
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
    await expect(prompt.confirm('取り消しますか?')).rejects.toMatchObject({ data: { flag: '--yes' } });
  }
});
