import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { argvOf, quoted } from '../../src/core/text/command-line.ts';

test.skipIf(process.platform === 'win32')('a word of an offered command reaches a shell as it is', () => {
  const signs = Array.from({ length: 94 }, (_, n) => String.fromCharCode(33 + n));
  const words = [
    '(コース名)',
    '見本 太郎',
    "O'Brien",
    'a"b',
    '$HOME',
    '~',
    'a\\b',
    ...signs,
    ...signs.map((sign) => `見${sign}本`),
  ];
  const said = execFileSync('bash', ['-c', `printf '%s\\n' ${words.map(quoted).join(' ')}`], { encoding: 'utf8' });
  expect(said.split('\n').slice(0, -1)).toEqual(words);
});

test('a line of quoted words is taken apart into these words again', () =>
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (words) => {
      expect(argvOf(words.map(quoted).join(' '))).toEqual(words);
    }),
  ));
