import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { papersOffice } from '../helpers/papers-office.ts';

test('a bare name is looked for among the office’s backups by every command that takes one, which tells where it is', async () => {
  const { json } = await papersOffice();
  const { file } = await json('backup create');
  const bare = basename(file);
  expect(await json(`backup verify ${bare}`)).toMatchObject({ file });
  expect(await json(`backup restore ${bare} --into new`)).toMatchObject({ file });
  expect(await json(`journal verify --against ${bare}`)).toMatchObject({ whole: true, against: { file } });
});

test('a sealed backup without its key is told with the command that was meant, and that works', async () => {
  const { cwd, json, refusal } = await papersOffice();
  const secret = await generateIdentity();
  writeFileSync(join(cwd, 'key.txt'), `${secret}\n`);
  const { file } = await json(`backup create --recipient ${await identityToRecipient(secret)}`);
  const lines = [
    [`backup verify ${file}`, `coopj backup verify "${file}"`],
    [`backup restore ${basename(file)} --into new --dry-run`, `coopj backup restore "${file}" --into "new" --dry-run`],
    [`backup restore ${basename(file)} --into new`, `coopj backup restore "${file}" --into "new"`],
    [`journal verify --against ${basename(file)}`, `coopj journal verify --against "${file}"`],
  ] as const;
  for (const [line, again] of lines) {
    const { code, hint } = await refusal(line);
    expect([code, hint]).toEqual(['backup-sealed', `${again} --identity FILE`]);
    const typed = argvOf(hint.replace('coopj ', '').replace('FILE', 'key.txt')).map((word) => `"${word}"`);
    expect(await json(typed.join(' ')), hint).toBeTruthy();
  }
});

test('a backup sealed by a passphrase says so where nobody can be asked, and names the flag', async () => {
  const { cwd, json, refusal } = await papersOffice();
  writeFileSync(join(cwd, 'words.txt'), '見本の合い言葉は長く、当てにくい\n');
  const { file } = await json('backup create --passphrase-file words.txt');
  expect(await refusal(`backup restore ${file} --into new`)).toMatchObject({
    code: 'backup-sealed',
    message: expect.stringMatching(/sealed.*passphrase.*no terminal/),
    hint: `coopj backup restore "${file}" --into "new" --passphrase-file FILE`,
  });
  expect(await refusal('backup create --passphrase')).toMatchObject({
    code: 'not-in-a-script',
    message: expect.stringMatching(/no terminal/),
    hint: expect.stringContaining('--passphrase-file FILE'),
  });
});

test('a passphrase that is soon guessed seals nothing', async () => {
  const { cwd, json, refusal } = await papersOffice();
  const sealed = async (passphrase: string) => {
    writeFileSync(join(cwd, 'words.txt'), `${passphrase}\n`);
    return refusal('backup create --passphrase-file words.txt');
  };
  expect(await sealed('abcdefghijk')).toMatchObject({ code: 'passphrase-short' });
  // Eleven letters, each of two units.
  expect(await sealed('𠮷'.repeat(11))).toMatchObject({ code: 'passphrase-short' });
  expect(readdirSync(cwd)).not.toContain('backups');
  writeFileSync(join(cwd, 'words.txt'), '見本の長い合い言葉です見本\n');
  expect(await json('backup create --passphrase-file words.txt')).toMatchObject({ sealed: true });
});

test('times of backups are the office’s own on a screen, and UTC for programs', async () => {
  const { json, run } = await papersOffice();
  const { file, at } = await json('backup create');
  expect(at).toMatch(/^2026-11-02T03:00:.*Z$/);
  const lines = ['backup list', `backup verify ${file}`, `backup restore ${file} --dry-run`];
  for (const line of [...lines, `backup restore ${file} --into new`]) {
    const { stdout } = await run(line, { tty: 120 });
    expect(stdout, line).toContain('2026-11-02 12:00');
    expect(stdout, line).not.toContain('T03:00');
  }
  await run('company add 株式会社見本製作所 --code MIHON');
  expect((await run(`backup restore ${file}`)).stdout).toMatch(/^- \d+ 2026-11-02 12:00 /m);
  await run('office edit --set office.timezone=America/New_York');
  expect((await run('backup list', { tty: 120 })).stdout).toContain('2026-11-01 22:00');
});

test('a copy of the database that was made before an update is among the backups, as what it is', async () => {
  const { cwd, run, json } = await papersOffice();
  const [{ seq, hash }] = (await json('history')).slice(-1);
  const db = new Database(join(cwd, 'coopj.db'));
  db.exec('UPDATE projection SET version = 0');
  db.close();
  writeFileSync(join(cwd, 'backups'), 'in the way');
  await run('student list');
  const file = join(cwd, 'coopj.db.backup-1');
  expect(await json('backup list')).toMatchObject([
    { file, at: expect.stringMatching(/Z$/), entries: seq, head: hash, sealed: false, there: true, kind: 'database' },
  ]);
  const { stdout } = await run('backup list', { tty: 100 });
  expect(stdout).toContain(file);
  expect(stdout).toContain('copies of the database alone');
  // No program opens it for that, and nothing is left beside it.
  expect(readdirSync(cwd).filter((name) => name.startsWith('coopj.db.backup'))).toEqual(['coopj.db.backup-1']);
  writeFileSync(file, 'no database');
  expect(await json('backup list')).toMatchObject([{ file, entries: 0, head: null }]);
});
