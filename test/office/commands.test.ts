import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { machine } from './run.ts';

async function office() {
  const place = machine();
  await place.run('init', '--yes');
  return place;
}

test('office show tells every setting under the key that changes it', async () => {
  const { run, profile } = await office();
  const { stdout } = await run('office', 'show', '--format', 'table');
  for (const word of [profile, 'issuer.name.ja', '(empty)', 'rules.fiveYearMonths', 'Genetics Program'])
    expect(stdout).toContain(word);
  const value = JSON.parse((await run('office', 'show', '--json')).stdout);
  expect(value).toMatchObject({ file: profile, course: { credits: 2 }, issuer: { name: { ja: '', en: '' } } });
});

test('office edit changes the value in the file, keeps it private, and says what was before', async () => {
  const { run, profile } = await office();
  const before = readFileSync(profile, 'utf8');
  const { stdout } = await run('office', 'edit', '--set', 'course.credits=3', '--set', 'issuer.name.ja=見本 学長');
  expect(stdout).toBe('course.credits: 2 → 3\nissuer.name.ja: (empty) → 見本 学長\n');
  expect(readFileSync(profile, 'utf8')).toBe(
    before.replace('credits = 2', 'credits = 3').replace('name.ja = ""', 'name.ja = "見本 学長"'),
  );
  expect(statSync(profile).mode & 0o777).toBe(0o600);
});

test('office edit with --dry-run, with what stands there already, or with a wrong value leaves the file alone', async () => {
  const { run, profile } = await office();
  const before = readFileSync(profile);
  const dry = await run('office', 'edit', '--set', 'course.credits=3', '--dry-run', '--json');
  expect(JSON.parse(dry.stdout)).toMatchObject({
    changes: [{ key: 'course.credits', before: 2, after: 3 }],
    dryRun: true,
  });
  expect((await run('office', 'edit', '--set', 'course.credits=2')).stdout).toContain('No changes');
  const wrong = await run('office', 'edit', '--set', 'office.email=nowhere', '--lang', 'ja');
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('office.email の値「nowhere」は使えません') });
  expect((await run('office', 'edit')).code).toBe(2);
  expect(readFileSync(profile)).toEqual(before);
});

test('office check exits with 0 whatever is open, and its hints mend it', async () => {
  const { run, profile } = await office();
  const odd = readFileSync(profile, 'utf8')
    .replace('warnUnderMonths = 2', 'warnUnderMonths = 0')
    .replace('closureFrom = "12-29"\nclosureTo = "01-03"', 'closureFrom = "01-03"\nclosureTo = "12-29"')
    .replace('autumnFrom = "10-01"', 'autumnFrom = "03-01"');
  writeFileSync(profile, odd);
  type Row = {
    readonly check: string;
    readonly result: string;
    readonly message: string;
    readonly hint: string | null;
  };
  const rows = async () => JSON.parse((await run('office', 'check', '--json')).stdout) as readonly Row[];
  const open = (await rows()).filter(({ result }) => result === 'open');
  expect(open.map(({ check }) => check)).toEqual(['issuer', 'contact', 'lengths', 'closure', 'terms', 'letters']);
  for (const { hint } of open) {
    const value = (key: string) => {
      // The guide is a file; any will do.
      if (/guide/.test(key)) return fileURLToPath(new URL('../../README.md', import.meta.url));
      if (/email|contact/i.test(key)) return 'kyomu@mihon-u.ac.jp';
      return /url|recording/.test(key) ? 'https://mihon-u.ac.jp/' : '見本';
    };
    const argv = (hint ?? '')
      .replaceAll(/(\S+)='…'/g, (_, key: string) => `${key}=${value(key)}`)
      .split(' ')
      .slice(1);
    expect((await run(...argv)).code, hint ?? '').toBe(0);
  }
  expect((await rows()).filter(({ result }) => result === 'open')).toEqual([]);
});

test('office check tells where others may read the signing key, or where it is gone', async () => {
  const { run, database } = await office();
  const key = join(dirname(database), 'office.key');
  type Row = { readonly check: string; readonly result: string; readonly hint: string };
  const found = async () =>
    (JSON.parse((await run('office', 'check', '--json')).stdout) as readonly Row[]).find(
      ({ check }) => check === 'key',
    );
  expect(await found()).toMatchObject({ result: 'ok' });
  chmodSync(key, 0o640);
  expect(await found()).toMatchObject({ result: 'note', hint: `chmod 600 "${key}"` });
  rmSync(key);
  expect(await found()).toMatchObject({ result: 'open', hint: expect.stringMatching(/: coopj init$/) });
});

test('without a profile the office commands end with 4 and name init', async () => {
  const { run } = machine();
  for (const verb of ['show', 'check', 'edit']) {
    const { code, stderr } = await run('office', verb, ...(verb === 'edit' ? ['--set', 'course.credits=2'] : []));
    expect({ code, hint: stderr.includes('coopj init') }, verb).toEqual({ code: 4, hint: true });
  }
});
