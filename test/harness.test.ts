import { expect, test } from 'vitest';
import { refuseUpdate } from './helpers/before-all.ts';
import { play } from './helpers/transcript.ts';

test.each([
  ['@sett lang=ja'],
  ['@set langg=ja'],
  ['@remoove a.csv'],
  ['@file a.csv\n番号'],
  ['@end'],
  ['student list'],
])('a line that no transcript knows is no comment: %j', async (line) => {
  await expect(play(`@empty\n# a sentence\n${line}\n`)).rejects.toThrow('transcript');
});

test('where CI=true, what is expected is not written again', () => {
  expect(() => refuseUpdate({ CI: 'true', UPDATE: '1' })).toThrow('UPDATE');
  expect(() => refuseUpdate({ CI: 'true', UPDATE: '' })).not.toThrow();
  expect(() => refuseUpdate({ UPDATE: '1' })).not.toThrow();
});
