import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answered } from '../helpers/answering.ts';
import { papersOffice } from '../helpers/papers-office.ts';

const pemOf = (kind: 'ed25519' | 'x25519') =>
  generateKeyPairSync(kind as 'ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

async function office() {
  const made = await papersOffice();
  const key = join(made.cwd, 'office.key');
  const checked = async () =>
    (
      (await made.json('office check')) as readonly { check: string; result: string; message: string; hint: string }[]
    ).find(({ check }) => check === 'key');
  return { ...made, key, checked };
}

test('office check says of a key what it is: none, cut, of another kind, or another office’s', async () => {
  const { key, checked, run } = await office();
  const own = readFileSync(key, 'utf8');
  for (const [text, said] of [
    ['\u0000\u0001 random bytes', 'not a private key in PEM'],
    [own.slice(0, 60), 'its end is missing'],
    [pemOf('x25519'), 'not an Ed25519 key'],
  ] as const) {
    writeFileSync(key, text);
    expect(await checked()).toMatchObject({ result: 'open', message: expect.stringContaining(said) });
  }
  // Nothing was signed yet: whatever key lies there is the office's.
  writeFileSync(key, pemOf('ed25519'));
  expect(await checked()).toMatchObject({ result: 'ok' });
  writeFileSync(key, own);
  expect((await run('certificate issue enrollment 20241002 --in ja --out papers')).code).toBe(0);
  expect(await checked()).toMatchObject({ result: 'ok' });
  writeFileSync(key, pemOf('ed25519'));
  expect(await checked()).toMatchObject({ result: 'open', hint: expect.stringContaining('office key --adopt') });
});

test('nothing is signed with another key until it is adopted; what the old one signed stays genuine', async () => {
  const { key, run, json, refusal } = await office();
  await run('certificate issue enrollment 20241002 --in ja --out papers');
  const { key: first } = await json('office key');
  writeFileSync(key, pemOf('ed25519'));
  const issue = 'certificate issue enrollment 20241001 --in ja --out papers';
  expect((await refusal(issue)).code).toBe('key-foreign');
  expect((await run(issue)).code).toBe(3);
  expect((await refusal('worksheet verification')).code).toBe('key-foreign');
  const shown = await run('office key');
  expect([shown.code, shown.stderr]).toEqual([0, expect.stringContaining(first)]);
  const adopt = 'office key --adopt --reason "the disk of the old key is gone"';
  expect((await refusal('office key --adopt')).code).toBe('flag-missing');
  expect((await json(`${adopt} --dry-run`)).changes).toEqual(['key-adopted']);
  expect((await refusal(issue)).code).toBe('key-foreign');

  const adopted = await json(adopt);
  expect(adopted).toMatchObject({ before: first, changes: ['key-adopted'], dryRun: false });
  expect((await json(adopt)).changes).toEqual([]);
  expect((await run(issue)).code).toBe(0);
  expect(await json('office key')).toMatchObject({ current: adopted.key, adopted: [first, adopted.key] });
  const entries = (await json('history')) as readonly { change: string; reason: string }[];
  expect(entries.filter(({ change }) => change === 'key-adopted').map(({ reason }) => reason)).toEqual([
    'the disk of the old key is gone',
    'the disk of the old key is gone',
  ]);
  for (const name of ['E-2026-0001_20241002', 'E-2026-0002_20241001']) {
    expect(await json(`certificate verify papers/${name}_enrollment.pdf`)).toMatchObject({ valid: true });
  }
  // It is never taken back: papers bear the key.
  await run('undo --yes');
  expect((await json('office key')).adopted).toHaveLength(2);
});

test('at a terminal nothing signs with another key before somebody was asked, who is told what it means', async () => {
  const { key, json, run, cwd } = await office();
  await run('certificate issue enrollment 20241002 --in ja --out papers');
  const { key: first } = await json('office key');
  const adopt = async (says: string, ...more: readonly string[]) => {
    const line = ['office', 'key', '--adopt', '--reason', '紛失', ...more];
    const options = { cwd, today: '2026-11-02', env: { COOPJ_LANG: 'en' } };
    return answered(line, options, { answer: () => says });
  };
  expect((await adopt('n')).asked).toEqual([]);
  writeFileSync(key, pemOf('ed25519'));
  expect((await adopt('n', '--dry-run')).asked).toEqual([]);
  const declined = await adopt('n');
  expect(declined.asked).toHaveLength(1);
  expect(declined.asked[0]?.[0]).toContain(first);
  expect(declined.asked[0]?.[0]).toContain('can still be verified');
  expect(await json('office key')).toMatchObject({ current: first });
  expect((await adopt('n', '--yes')).asked).toEqual([]);
  expect((await json('office key')).current).not.toBe(first);

  writeFileSync(key, pemOf('ed25519'));
  const { current } = await json('office key');
  expect((await adopt('y')).asked).toHaveLength(1);
  expect((await json('office key')).current).not.toBe(current);
  // The other desk is told since when.
  writeFileSync(key, pemOf('ed25519'));
  expect((await run('certificate issue enrollment 20241001 --in ja')).stderr).toMatch(
    /has signed with that key since \d{4}-\d\d-\d\d \d\d:\d\d \(\S+\)/,
  );
});

test('the head of a report and of a backup is signed with the office’s key alone, and told to be unsigned with another', async () => {
  const { key, run, json, cwd } = await office();
  await run('certificate issue enrollment 20241001 --quiet');
  const own = readFileSync(key, 'utf8');
  const made = async (name: string) => {
    const report = await run(`report monthly --month 2026-10 -o ${name}.json`);
    expect(report.code).toBe(0);
    const { head } = JSON.parse(readFileSync(join(cwd, `${name}.json`), 'utf8'));
    const backup = await json(`backup create ${name}`);
    const { signer } = (await json(`journal verify --against ${name}.json`)).against;
    return { head, signer, said: report.stderr, notes: backup.notes, backup: backup.file };
  };
  const signed = async (file: string) => (await json(`journal verify --against ${file}`)).against.signer;
  const first = await made('own');
  expect(first).toMatchObject({ signer: 'office', said: '', notes: [] });
  expect(await signed(first.backup)).toBe('office');
  writeFileSync(key, pemOf('ed25519'));
  const foreign = await made('foreign');
  expect(foreign.head.signature).toBeUndefined();
  expect(foreign).toMatchObject({ signer: 'unsigned', notes: [{ note: 'foreign', what: 'key', file: key }] });
  expect(foreign.said).toContain('without a signature');
  expect(await signed(foreign.backup)).toBe('unsigned');
  // Whose a signature is, the records say, and not the file that lies there.
  expect(await signed('own.json')).toBe('office');
  await run('office key --adopt --reason 見本');
  expect(await made('adopted')).toMatchObject({ signer: 'office', said: '', notes: [] });
  expect(await signed('own.json')).toBe('office');
  writeFileSync(key, own);
  expect((await made('old')).signer).toBe('unsigned');
});
