import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { readyOffice } from '../helpers/run.ts';

const HEAD = '学籍番号,氏名,メール,専攻,英字氏名,姓(英字),名(英字),在留カード氏名';
const row = (latin: string, family = '', given = '', card = '') =>
  `20249001,,ngu@example.ac.jp,情報学コース,${latin},${family},${given},${card}`;

async function office() {
  const { cwd, coopj } = await readyOffice();
  const type = (line: string, lang = 'en') => coopj(argvOf(line), { env: { COOPJ_LANG: lang } });
  const imported = (...rows: readonly string[]) => {
    writeFileSync(join(cwd, 'list.csv'), `${[HEAD, ...rows].join('\n')}\n`);
    return type('import students list.csv --json');
  };
  const printed = async () => JSON.parse((await type('student show 20249001 --json')).stdout).nameOnPapers;
  await imported(row('NGUYEN Van An', '', '', 'NGUYEN VAN AN'));
  return { type, imported, printed };
}

test('a part of a name that came in one piece is not changed alone: refused, with the way out', async () => {
  const { type, printed } = await office();
  const { code, stderr } = await type('student edit 20249001 --family-name TRAN');
  expect(code).toBe(2);
  expect(stderr).toContain('--family-name');
  expect(stderr).toContain('NGUYEN Van An');
  expect(stderr).toContain('--name-latin');
  expect((await type('student edit 20249001 --family-name TRAN', 'ja')).stderr).toContain('--name-latin');
  expect(await printed()).toMatchObject({ en: 'NGUYEN Van An' });
});

test('what the card of a student shows is what papers print', async () => {
  const { type, printed } = await office();
  expect((await type('student edit 20249001 --name-latin "TRAN Van An"')).code).toBe(0);
  expect(await printed()).toEqual({ ja: 'TRAN Van An', en: 'TRAN Van An', immigration: 'NGUYEN VAN AN' });
  expect((await type('student show 20249001 --format table')).stdout).toMatch(/Latin letters\s+TRAN Van An/);
  await type('student edit 20249001 --clear name-latin --family-name LE --given-name An');
  expect(await printed()).toMatchObject({ en: 'LE An' });
  expect((await type('student show 20249001 --format table')).stdout).toMatch(/Latin letters\s+LE An/);
});

test('a name that stands in Latin letters in the field for kanji too follows a new one; any other stays', async () => {
  const { type, printed } = await office();
  await type('student edit 20249001 --name-kanji "NGUYEN Van An"');
  await type('student edit 20249001 --name-latin "TRAN Van An"');
  expect(await printed()).toMatchObject({ ja: 'TRAN Van An', en: 'TRAN Van An' });
  await type('student edit 20249001 --name-kanji 見本安');
  await type('student edit 20249001 --name-latin "LE Van An"');
  expect(await printed()).toMatchObject({ ja: '見本安', en: 'LE Van An' });
});

test('a list in which whole and parts differ is refused by line and column, beside all else that is wrong', async () => {
  const { imported, printed } = await office();
  const both = await imported(row('NGUYEN Van An', 'TRAN', 'Van An'));
  expect(both.code).not.toBe(0);
  expect(both.stdout + both.stderr).toContain('姓(英字)');
  const parts = await imported(row('', 'TRAN', 'Van An'));
  expect(parts.code).not.toBe(0);
  expect(parts.stdout + parts.stderr).toContain('not-in-name');
  const more = await imported(row('', 'TRAN', 'Van An').replace('ngu@example.ac.jp', 'no address'));
  expect(more.stdout + more.stderr).toContain('not-in-name');
  expect(more.stdout + more.stderr).toContain('not-a-mail-address');
  expect(await printed()).toMatchObject({ en: 'NGUYEN Van An' });
});

test('a list with the new name in both ways takes it over, and the same list again changes nothing', async () => {
  const { imported, printed } = await office();
  const list = row('TRAN Van An', 'TRAN', 'Van An', 'NGUYEN VAN AN');
  expect(JSON.parse((await imported(list)).stdout)).toMatchObject({ updated: 1 });
  expect(await printed()).toMatchObject({ en: 'TRAN Van An' });
  // The name on the card is confirmed by who reads the card, not by a list.
  expect(JSON.parse((await imported(list)).stdout)).toMatchObject({ updated: 0, unchanged: 1 });
});

test('the name on the card is confirmed by typing it again; check has nothing more to say of it', async () => {
  const { type } = await office();
  await type('student edit 20249001 --name-latin "TRAN Van An"');
  const found = async () =>
    JSON.parse((await type('check 20249001 --json')).stdout)
      .filter(({ rule }: { rule: string }) => rule === 'name-agrees')
      .map(({ result, severity, settle }: Record<string, string>) => [result, severity, settle]);
  expect(await found()).toEqual([['open', 'warn', 'coopj student edit 20249001 --name-on-card']]);
  const { stdout } = await type('student edit 20249001 --name-on-card "NGUYEN VAN AN"');
  expect(stdout).toContain('Confirmed');
  expect((await found())[0]?.[0]).toBe('ok');
  expect((await type('student edit 20249001 --name-on-card "NGUYEN VAN AN"')).stdout).not.toContain('Confirmed');
});
