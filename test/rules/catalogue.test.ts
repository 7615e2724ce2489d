import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { RULE_KEYS, RULES } from '../../src/core/rules/index.ts';
import { OBLIGING } from '../../src/core/rules/judge.ts';
import { argvOf } from '../../src/core/text/command-line.ts';
import { messageOf } from '../../src/wording/describe.ts';
import { loadWords } from '../../src/wording/load.ts';
import { catalogue } from '../helpers/catalogue.ts';
import { understand } from '../helpers/command-tree.ts';
import { exampleOf } from '../helpers/examples.ts';

const PAGE = fileURLToPath(new URL('../../docs/rules.md', import.meta.url));

test('the catalogue of rules is what the rules say of themselves', async () => {
  const made = await catalogue();
  if (process.env.UPDATE) writeFileSync(PAGE, made);
  // UPDATE=1 npx vitest run test/rules/catalogue.test.ts
  expect(readFileSync(PAGE, 'utf8')).toBe(made);
});

test.each(RULES)(
  '$key has an example in which it is open, with a command that settles it',
  async ({ key, settledBy }) => {
    const settle = exampleOf(key)?.settle ?? '';
    expect(settledBy.some((way) => settle.startsWith(`coopj ${way} `))).toBe(true);
    await expect(understand(argvOf(settle).slice(1))).resolves.toBeUndefined();
  },
);

test('what a day settles is the obligation of a rule that says that it obliges', () => {
  const settled = RULES.filter(({ settledBy }) => settledBy.some((way) => way === 'obligation settle')).map(
    ({ key }) => key,
  );
  expect(OBLIGING.map(({ key }) => key)).toEqual(settled);
});

test.each(RULE_KEYS)('%s says the same in two languages, and something in each', async (key) => {
  const [en, ja] = [await loadWords('en'), await loadWords('ja')];
  const finding = exampleOf(key);
  if (!finding) throw new Error('nothing is open');
  const said = (words: typeof en) => [words.rules[key].title, words.rules[key].statement, messageOf(words, finding)];
  said(en).forEach((text, n) => {
    const other = said(ja)[n] ?? '';
    expect(text).toMatch(/[a-z]/i);
    expect(other).toMatch(/[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u);
    expect(`${text} ${other}`).not.toMatch(/undefined|null|NaN|\[object/);
  });
});
