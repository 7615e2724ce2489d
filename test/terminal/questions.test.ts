import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { questionsOn } from '../../src/terminal/questions.ts';
import { ja } from '../../src/wording/ja/index.ts';
import { Kept } from '../helpers/run.ts';

/** A person at a terminal, who types the keys once the question stands on the screen. */
const ANSWERS = { yes: 'はい', no: 'いいえ', neither: 'y か n', asking: ja.screen.asking };
const MANNER = { colour: true, env: {}, answers: ANSWERS };

function person(keys: string, flags = { input: true, yes: false }) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
  const stderr = new Kept(80);
  const write = stderr._write.bind(stderr);
  let typed = false;
  stderr._write = (chunk, encoding, done) => {
    write(chunk, encoding, done);
    if (typed || !stderr.text().includes('?')) return;
    typed = true;
    setImmediate(() => stdin.write(keys));
  };
  return { prompt: questionsOn({ stdin, stderr }, { ...flags, ...MANNER }), stderr };
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
  const { prompt, stderr } = person('x\r\u007fy\r');
  expect(await prompt.confirm('取り消しますか?')).toBe(true);
  expect(stderr.text()).toContain('y か n');
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
  const piped = questionsOn({ stdin: new PassThrough(), stderr: new Kept() }, { input: true, yes: false, ...MANNER });
  for (const prompt of [piped, person('', { input: false, yes: false }).prompt]) {
    expect(prompt.able).toBe(false);
    await expect(prompt.text('氏名?', { flag: '--name-kanji' })).rejects.toMatchObject({
      problem: 'not-in-a-script',
      data: { question: '氏名?', flag: '--name-kanji' },
    });
    await expect(prompt.confirm('取り消しますか?')).rejects.toMatchObject({ data: { flag: '--yes' } });
  }
});
