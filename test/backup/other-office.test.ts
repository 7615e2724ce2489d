import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { papersOffice } from '../helpers/papers-office.ts';

const NAME = '別の大学 別の事務局';

/** Two offices, and a backup of the other one. */
async function twoOffices() {
  const other = await papersOffice();
  await other.run('office edit --set university.name.ja=別の大学 --set office.name.ja=別の事務局');
  const { file } = await other.json('backup create');
  return { other, own: await papersOffice(), file: file as string };
}

test('the backup of another office is put in place only where somebody says so', async () => {
  const { own, file } = await twoOffices();
  const before = readFileSync(join(own.cwd, 'coopj.db'));
  const refused = await own.refusal(`backup restore ${file}`);
  expect(refused).toMatchObject({ code: 'backup-foreign', message: expect.stringContaining(NAME) });
  expect(refused.hint).toMatch(/--into restored.*--yes/);
  expect((await own.run(`backup restore ${file}`)).code).toBe(3);
  expect(readFileSync(join(own.cwd, 'coopj.db'))).toEqual(before);
  expect(await own.json(`backup restore ${file} --dry-run`)).toMatchObject({ ofOther: NAME });
  const asked = await own.run(`backup restore ${file}`, { tty: 80, keys: 'n\r' });
  expect(asked.code).toBe(130);
  expect(asked.stderr).toContain(NAME);
  expect(readFileSync(join(own.cwd, 'coopj.db'))).toEqual(before);
  // A new folder takes nobody’s place.
  expect((await own.run(`backup restore ${file} --into new`)).code).toBe(0);
  expect((await own.run(`backup restore ${file} --yes`)).code).toBe(0);
  expect(readFileSync(join(own.cwd, 'coopj.db'))).not.toEqual(before);
});

test('it is known by its name where no key can be compared, also where the records here are gone', async () => {
  const { own, file } = await twoOffices();
  rmSync(join(own.cwd, 'office.key'));
  expect(await own.refusal(`backup restore ${file}`)).toMatchObject({ code: 'backup-foreign' });
  rmSync(join(own.cwd, 'coopj.db'));
  expect(await own.refusal(`backup restore ${file}`)).toMatchObject({ code: 'backup-foreign' });
});

test('an office that changed its key and its name, or lost its records, restores its own backup unasked', async () => {
  const office = await papersOffice();
  const { file } = await office.json('backup create');
  rmSync(join(office.cwd, 'office.key'));
  const another = await papersOffice();
  copyFileSync(join(another.cwd, 'office.key'), join(office.cwd, 'office.key'));
  await office.run('office edit --set office.name.ja=新しい名前');
  expect((await office.run(`backup restore ${file}`)).code).toBe(0);
  const { own, file: mine } = { own: another, file: (await another.json('backup create')).file };
  rmSync(join(own.cwd, 'coopj.db'));
  expect((await own.run(`backup restore ${mine}`)).code).toBe(0);
});

test('a sealed backup without the signing key says that it is missing', async () => {
  const { cwd, json, run } = await papersOffice();
  writeFileSync(join(cwd, 'words.txt'), '見本の長い合い言葉です。\n');
  expect((await json('backup create --passphrase-file words.txt')).notes).toEqual([]);
  rmSync(join(cwd, 'office.key'));
  const key = { note: 'missing', what: 'key', file: join(cwd, 'office.key') };
  expect((await json('backup create --passphrase-file words.txt')).notes).toEqual([key]);
  expect((await run('backup create --passphrase-file words.txt')).stdout).toContain(
    'the signing key is not in the backup',
  );
  // Without a seal it is never in it, which is said anyway.
  expect((await json('backup create')).notes).toEqual([]);
});

/** An office with a scan that was changed, and its backup of before. */
async function changedScan() {
  const office = await papersOffice();
  const { cwd, run, json } = office;
  writeFileSync(join(cwd, 'scan.pdf'), '%PDF-1.7 見本のスキャン');
  await run('company add 株式会社見本製作所 --code MIHON');
  await run('agreement add MIHON --from 2026-04-01 --to 2027-03-31');
  await run('contract receive --company MIHON --on 2026-10-19 --file scan.pdf');
  const { file } = await json('backup create');
  const [two = ''] = readdirSync(join(cwd, 'evidence'));
  const [digest = ''] = readdirSync(join(cwd, 'evidence', two));
  const scan = join(cwd, 'evidence', two, digest);
  writeFileSync(scan, 'a better scan of 20241002');
  return { ...office, file, scan };
}

test('evidence that was changed is kept beside what comes back, by a name that is told; who is erased is found in it', async () => {
  const { cwd, run, json, file, scan } = await changedScan();
  const { aside } = await json(`backup restore ${file}`);
  expect(aside).toEqual([`${scan}.before-2026-11-02T0300Z`]);
  expect(readFileSync(scan, 'utf8')).toBe('%PDF-1.7 見本のスキャン');
  expect(readFileSync(aside[0], 'utf8')).toBe('a better scan of 20241002');
  writeFileSync(scan, 'a third one');
  const { stdout } = await run(`backup restore ${file}`);
  expect(stdout).toContain(`- ${scan}.before-2026-11-02T0300Z-2`);
  const erased = await run('student erase 20241002 --reason 本人の請求 --dry-run');
  expect(erased.stdout).toContain(basename(aside[0]));
  expect(dirname(aside[0])).toContain(cwd);
});

test('a certificate that was changed is mended by what doctor says, on a later day too', async () => {
  const { cwd, run, json } = await papersOffice();
  mkdirSync(join(cwd, 'my papers'));
  await run('certificate issue enrollment 20241002 --in en --purpose "資格外 活動" --out "my papers" --quiet');
  await run('certificate reissue E-2026-0001 --out papers --reason "紛失 した" --quiet');
  const later = { today: '2026-12-05' };
  await run('note add 20241002 見本', later);
  const files = (await json('certificate show E-2026-0001')) as { file: string; reissues: { file: string }[] };
  for (const paper of [files.file, files.reissues[0]?.file ?? '']) {
    const bytes = readFileSync(paper);
    writeFileSync(paper, 'another');
    const { stdout } = await run('doctor --json', later);
    const { hint } = JSON.parse(stdout).find(({ check }: { check: string }) => check === 'issued');
    rmSync(paper);
    const line = hint.slice(hint.indexOf('coopj certificate') + 'coopj '.length);
    const mended = await run(line, later);
    expect(mended.code, `${line} ${mended.stderr}`).toBe(0);
    expect(readFileSync(paper)).toEqual(bytes);
    const { result } = JSON.parse((await run('doctor --json', later)).stdout).find(
      ({ check }: { check: string }) => check === 'issued',
    );
    expect(result).toBe('ok');
  }
});

test('a backup is named without its folder where it lies in the office’s own', async () => {
  const { json, run } = await papersOffice();
  const { file } = await json('backup create');
  expect(await json(`backup verify ${basename(file)}`)).toMatchObject({ file, valid: true });
  expect((await run(`backup restore ${basename(file)}`)).code).toBe(0);
  expect((await run('backup verify coopj-2020-01-01T0000Z-000001.zip')).code).toBe(4);
});
