import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readyOffice, TODAY } from '../helpers/run.ts';
import { BIN } from '../helpers/shipped.ts';

const CARD = 'AB12345678CD';
const ADD = [
  'student',
  'add',
  '--number',
  '20249001',
  '--name-kanji',
  '見本 太郎',
  '--email',
  'm@example.ac.jp',
].concat(['--program', '情報学コース']);

test('a personal value need not stand on the command line: a dash takes a line of stdin, in the order of the flags', async () => {
  const { coopj } = await readyOffice();
  const typed = [...ADD, '--date-of-birth', '-', '--residence-card=-', '--residence-status', '留学', '--phone', '-'];
  const added = await coopj(typed, { stdin: `1999-05-05\r\n${CARD}\n03-0000-0000\nno more is read\n` });
  expect([added.code, added.stderr]).toEqual([0, '']);
  const shown = JSON.parse((await coopj(['student', 'show', '20249001', '--json'])).stdout);
  expect(shown).toMatchObject({ dateOfBirth: '1999-05-05', residenceCard: CARD, phone: '03-0000-0000' });

  const stay = [
    'stay',
    'record',
    '20249001',
    '--residence-status',
    '留学',
    '--expires-on',
    '2028-03-31',
    '--residence-card',
    '-',
    '--reason',
    '更新',
  ];
  expect((await coopj(stay, { stdin: 'CD12345678AB\n' })).code).toBe(0);
  expect(JSON.parse((await coopj(['student', 'show', '20249001', '--json'])).stdout).residenceCard).toBe(
    'CD12345678AB',
  );
});

test('a line that is missing is asked for by its flag, and a wrong value is told masked', async () => {
  const { coopj } = await readyOffice();
  const missing = await coopj([...ADD, '--residence-card', '-', '--json']);
  expect([missing.code, JSON.parse(missing.stderr).error.code]).toEqual([2, 'flag-value-missing']);
  const wrong = await coopj([...ADD, '--residence-card', '-', '--json'], { stdin: 'AB123456789CD\n' });
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('AB*******89CD');
  expect(wrong.stderr).not.toContain('123456');
  const stay = await coopj(['stay', 'record', '20249001', '--residence-card', 'AB123456789CD', '--json']);
  expect(stay.stderr).not.toContain('123456');
});

test('on a terminal it is asked for', async () => {
  const { coopj } = await readyOffice();
  await coopj(ADD);
  const asked = await coopj(['stay', 'record', '20249001', '--residence-status', '留学', '--residence-card', '-'], {
    tty: 100,
    keys: [[/residence card/, () => `${CARD}\r`]],
  });
  expect(asked.code).toBe(0);
  expect(JSON.parse((await coopj(['student', 'show', '20249001', '--json'])).stdout).residenceCard).toBe(CARD);
});

test('the program ends although whoever gave the line keeps the pipe open', async () => {
  const { cwd, coopj } = await readyOffice();
  const env = {
    PATH: process.env.PATH ?? '',
    COOPJ_DB: join(cwd, 'coopj.db'),
    COOPJ_TODAY: TODAY,
    COOPJ_ACTOR: 'mihon',
  };
  const child = spawn(process.execPath, [BIN, ...ADD, '--residence-card', '-'], {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin.write(`${CARD}\n`);
  expect(await once(child, 'exit')).toEqual([0, null]);
  child.stdin.end();
  expect(JSON.parse((await coopj(['student', 'show', '20249001', '--json'])).stdout).residenceCard).toBe(CARD);
});
