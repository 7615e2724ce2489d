import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { expect, test } from 'vitest';
import { papersOffice } from '../helpers/papers-office.ts';

interface Line {
  readonly check: string;
  readonly result: string;
  readonly message: string;
  readonly hint: string | null;
}

const PASSPHRASE = '見本の合い言葉は長く、当てにくい';

/** An office with a secret key, another one, and a passphrase, each in a file. */
async function drilled() {
  const office = await papersOffice();
  const secret = await generateIdentity();
  writeFileSync(join(office.cwd, 'key.txt'), `${secret}\n`);
  writeFileSync(join(office.cwd, 'other.txt'), `${await generateIdentity()}\n`);
  writeFileSync(join(office.cwd, 'words.txt'), `${PASSPHRASE}\n`);
  const drill = async (flags = '') => {
    const { code, stdout, stderr } = await office.run(`doctor ${flags} --json`);
    expect(stdout, stderr).not.toBe('');
    const lines = JSON.parse(stdout) as readonly Line[];
    return { code, lines: lines.filter(({ check }) => check === 'drill') };
  };
  return { ...office, drill, recipient: await identityToRecipient(secret) };
}

test('sealed backups are not said to be well where nobody opened them; with their key they are restored as a trial', async () => {
  const { run, drill, recipient, cwd } = await drilled();
  await run('backup create --quiet');
  await run(`backup create usb --recipient ${recipient} --quiet`);
  await run('backup create usb --passphrase-file words.txt --quiet');
  const closed = await drill();
  expect(closed.code).toBe(0);
  expect(closed.lines).toMatchObject([
    { result: 'note', message: expect.stringContaining('not opened'), hint: 'coopj doctor --identity FILE' },
    { result: 'note', message: expect.stringContaining('not opened'), hint: 'coopj doctor --passphrase-file FILE' },
  ]);
  const half = await drill('--identity key.txt');
  expect(half.lines).toMatchObject([{ result: 'note', hint: 'coopj doctor --passphrase-file FILE' }]);
  const open = await drill('--identity key.txt --passphrase-file words.txt');
  expect(open.lines.map(({ result }) => result)).toEqual(['ok', 'ok', 'ok']);
  const said = open.lines.map(({ message }) => message).join();
  for (const what of ['needs no key', 'secret key', 'passphrase']) expect(said).toContain(what);
  // Nothing of what was opened stays.
  expect(readdirSync(join(cwd, 'backups')).filter((name) => name.includes('drill'))).toEqual([]);
});

test('a sealed backup that its key does not open, or that is damaged, is wrong', async () => {
  const { json, drill, recipient } = await drilled();
  const { file } = await json(`backup create --recipient ${recipient}`);
  expect(await drill('--identity other.txt')).toMatchObject({ code: 3, lines: [{ result: 'open' }] });
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect((await drill()).code).toBe(0);
  expect(await drill('--identity key.txt')).toMatchObject({ code: 3, lines: [{ result: 'open' }] });
});

test('a key for which there is no backup is told, and is no proof', async () => {
  const { run, drill } = await drilled();
  await run('backup create --quiet');
  expect((await drill('--identity key.txt')).lines).toMatchObject([
    { result: 'note', message: expect.stringContaining('no available sealed backup'), hint: 'coopj backup list' },
  ]);
});

test('- is no name of a file that is written: it is refused before anything is looked at or changed', async () => {
  const { cwd, run, refusal } = await drilled();
  const answer = await run('doctor --bundle - --json');
  expect(answer).toMatchObject({ code: 2, stdout: '' });
  expect(JSON.parse(answer.stderr).error).toMatchObject({ code: 'file-dash' });
  for (const line of ['due --ics -', 'due --ics - --force'])
    expect(await refusal(line), line).toMatchObject({ code: 'file-dash' });
  expect(existsSync(join(cwd, '-'))).toBe(false);
  expect((await run('doctor --bundle ./- --quiet')).code).toBe(0);
  expect(existsSync(join(cwd, '-'))).toBe(true);
});
