import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { quoted } from '../../src/core/rules/rule.ts';

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
