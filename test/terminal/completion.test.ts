import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SCRIPTS, SHELLS } from '../../src/commands/completion/scripts.ts';
import { argvOf } from '../../src/core/text/command-line.ts';
import { withProgram } from '../helpers/outside.ts';
import { coopj, readyOffice } from '../helpers/run.ts';
import { BIN } from '../helpers/shipped.ts';

/** An office with two students and a company, and the folder in which a shell finds the program and its own script. */
async function officeWithShells() {
  const office = await readyOffice();
  const run = async (line: string) => expect((await office.coopj(argvOf(line))).code, line).toBe(0);
  await run('student add --number 20249001 --name-kanji "見本 太郎" --email a@example.ac.jp --program 情報学コース');
  await run('student add --number 20249102 --name-kanji "見本 花子" --email b@example.ac.jp --program 情報学コース');
  await run('company add 株式会社見本製作所 --code MIHON');
  const bin = join(office.cwd, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'coopj'), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`);
  chmodSync(join(bin, 'coopj'), 0o755);
  for (const shell of SHELLS) writeFileSync(join(office.cwd, shell), SCRIPTS[shell]);
  const env = {
    PATH: `${bin}:${process.env.PATH ?? ''}`,
    HOME: office.cwd,
    COOPJ_DB: join(office.cwd, 'coopj.db'),
    LANG: 'C.UTF-8',
    TERM: 'xterm',
  };
  const shell = (program: string, argv: readonly string[]) =>
    execFileSync(program, argv, { cwd: office.cwd, env, encoding: 'utf8', timeout: 120_000 });
  return { ...office, shell };
}

test.each([
  ['stud', 'student'],
  ['student r', 'renumber return'],
  ['step record 202490', '20249001'],
  ['step record 20249001 gr', ''],
  ['step record 20249001 12 --gra', '--grade'],
  ['step record 20249001 5 --company ', 'MIHON'],
  ['step record 20249001 5 --company=M', '--company=MIHON'],
  ['step record 20249001 10 --override contract-r', 'contract-review'],
  ['student list --next 1', '1 10 11 12'],
  ['student list --fields number,nameKan', 'number,nameKanji number,nameKana'],
  ['student list --format js', 'json'],
  ['student list --lang ', 'en ja'],
  ['help exi', 'exit-codes'],
  ['stay record 20249001 --stat', ''],
  ['import students ', ':files'],
  ['no such command ', ''],
])('after “coopj %s” may stand: %s', async (line, wanted) => {
  const { cwd, coopj: run } = await officeWithShells();
  expect(cwd).not.toBe('');
  const { stdout, stderr, code } = await run(['__complete', ...line.split(' ')]);
  expect([code, stderr]).toEqual([0, '']);
  const words = stdout.split('\n').map((one) => one.split('\t')[0]);
  expect(words.join(' ').trim()).toBe(wanted);
});

test('where there is no office yet, commands and flags are completed all the same', async () => {
  const answer = await coopj(['__complete', 'step', 'record', '']);
  expect([answer.code, answer.stdout, answer.stderr]).toEqual([0, '', '']);
  expect((await coopj(['__complete', 'step', ''])).stdout).toContain('record\t');
});

test('a shell that is not known is answered with the nearest', async () => {
  expect((await coopj(['completion', 'fsh'])).stderr).toContain('fish');
  expect((await coopj(['completion', 'powershell'])).stdout).toContain('Register-ArgumentCompleter');
});

withProgram('bash', 'apt-get install bash', 'bash completes a student by the script it is given', async () => {
  const { shell } = await officeWithShells();
  const line = `source ./bash; COMP_WORDS=(coopj step record 202490); COMP_CWORD=3; _coopj; printf "%s\\n" "\${COMPREPLY[@]}"; complete -p coopj`;
  expect(shell('bash', ['--norc', '-c', line])).toBe('20249001\ncomplete -F _coopj coopj\n');
});

withProgram('fish', 'apt-get install fish', 'fish completes a student, with the name beside the number', async () => {
  const { shell } = await officeWithShells();
  const line = 'source ./fish; complete -C "coopj step record 20249"';
  expect(shell('fish', ['-c', line])).toBe('20249001\t見本 太郎\n20249102\t見本 花子\n');
});

withProgram('zsh', 'apt-get install zsh', 'zsh completes a student and a flag as somebody types', async () => {
  const { cwd, shell } = await officeWithShells();
  const typed = `zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PS1='> '; autoload -U compinit; compinit -u -D; source ./zsh; print -r -- re''ady"
zpty -r -m z out '*ready*'
zpty -w -n z "coopj step record 202490"$'\\t'
zpty -r -m z out '*20249001*'
zpty -w -n z "5 --compa"$'\\t'
zpty -r -m z out '*--company*'
print -r -- completed
zpty -d z
`;
  writeFileSync(join(cwd, 'typed.zsh'), typed);
  expect(shell('zsh', ['-f', './typed.zsh'])).toBe('completed\n');
});
