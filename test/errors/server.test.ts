import { expect, test } from 'vitest';
import { SAMPLES } from '../../src/commands/help/error-samples.ts';
import { LANGUAGES } from '../../src/core/text/language.ts';
import { Abort, type Problem } from '../../src/errors.ts';
import { sentenceOf } from '../../src/wording/describe.ts';
import { loadWords } from '../../src/wording/load.ts';

const file = 'postgres://mihon@db.example.ac.jp/coopj';
const ON_SERVERS = [
  ...(['store-missing', 'store-unreadable', 'store-damaged', 'store-newer', 'store-locked'] as const),
  ...(['store-disk', 'store-unsure', 'store-behind'] as const),
] satisfies readonly Problem[];

test.each(LANGUAGES)('in %s what is wrong with a server is not told as of a file', async (language) => {
  const words = await loadWords(language);
  for (const problem of ON_SERVERS) {
    const { message, hint = '' } = sentenceOf(words, new Abort(problem, { ...SAMPLES[problem], file } as never));
    expect(message).toContain(file);
    expect(hint).not.toBe('');
    expect(`${message} ${hint}`).not.toMatch(/backup restore|-wal|\.head|this file|ファイル|coopj doctor/);
  }
});

const REASONS = [
  ...['ECONNREFUSED', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'ECONNRESET', 'no-password'],
  ...[
    '25006',
    'no-primary',
    'no-replica',
    '28P01',
    '28000',
    '3D000',
    '42501',
    '57014',
    '57P01',
    '57P02',
    '57P03',
    '53300',
  ],
];
test.each(LANGUAGES)('in %s each reason why a server cannot be used has its words and what helps', async (language) => {
  const words = await loadWords(language);
  for (const why of REASONS) {
    const { message, hint = '' } = sentenceOf(words, new Abort('store-unreadable', { file, why }));
    expect(message).not.toContain(why);
    expect(hint).not.toBe('');
  }
  // What nobody foresaw is told as the server says it.
  expect(sentenceOf(words, new Abort('store-unreadable', { file, why: 'no encryption' })).message).toContain(
    'no encryption',
  );
});

test.each(LANGUAGES)(
  'in %s whoever gave no password is shown the line that holds it, and which characters an address writes otherwise',
  async (language) => {
    const words = await loadWords(language);
    const hintOf = (why: string) => sentenceOf(words, new Abort('store-unreadable', { file, why })).hint ?? '';
    expect(hintOf('no-password')).toContain('HOST:5432:DATABASE:LOGIN:PASSWORD');
    expect(hintOf('no-password')).toMatch(/pgpass\.conf[\s\S]*chmod 600 ~\/\.pgpass/);
    expect(hintOf('address')).toMatch(/password|パスワード/);
    expect(hintOf('address')).toContain('%2F');
  },
);
