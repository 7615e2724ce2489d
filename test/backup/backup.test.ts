import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { papersOffice } from '../helpers/papers-office.ts';
import type { RunOptions } from '../helpers/run.ts';

/** An office with two certificates and a scan, on 2 November 2026. */
async function workingOffice() {
  const office = await papersOffice();
  writeFileSync(join(office.cwd, 'scan.pdf'), '%PDF-1.7 見本のスキャン');
  const told = async (line: string, more?: RunOptions) => {
    const answer = await office.run(line, more);
    expect(answer, line).toMatchObject({ code: 0 });
    return answer;
  };
  await told('company add 株式会社見本製作所 --code MIHON');
  await told('agreement add MIHON --from 2026-04-01 --to 2027-03-31');
  await told('contract receive --company MIHON --on 2026-10-19 --file scan.pdf');
  await told('certificate issue enrollment 20241001 20241002 --quiet');
  const made = async (line = 'backup create'): Promise<Made> => JSON.parse((await told(`${line} --json`)).stdout);
  return { ...office, told, made };
}
interface Made {
  readonly file: string;
  readonly entries: number;
  readonly head: string;
  readonly notes: readonly { readonly note: string; readonly what: string; readonly file: string }[];
}

describe('a backup', () => {
  it('restored into a new folder holds all that the office had, and the next certificate takes the next number', async () => {
    const { cwd, made, told, json } = await workingOffice();
    const before = { students: await json('student list'), history: await json('history') };
    const { file, entries, head } = await made();
    expect({ entries, head }).toEqual({ entries: before.history.length, head: before.history.at(-1).hash });
    await told(`backup restore ${file} --into new`);
    const at = join(cwd, 'new');
    expect(readdirSync(at).sort()).toEqual(['backups', 'coopj.db', 'evidence', 'issued', 'keys', 'office.toml']);
    expect(readdirSync(join(at, 'issued'))).toEqual(readdirSync(cwd).filter((name) => name.startsWith('E-2026-')));
    const [[two = '', [scan = ''] = []] = []] = readdirSync(join(at, 'evidence')).map((name) => [
      name,
      readdirSync(join(at, 'evidence', name)),
    ]) as [string, string[]][];
    expect(readFileSync(join(at, 'evidence', two, scan), 'utf8')).toContain('見本のスキャン');
    const there = '--db new/coopj.db';
    expect({ students: await json(`student list ${there}`), history: await json(`history ${there}`) }).toEqual(before);
    // The key was in no backup that is not sealed.
    renameSync(join(cwd, 'office.key'), join(at, 'office.key'));
    const [issued] = await json(`certificate issue enrollment 20231003 --out out ${there}`);
    expect(issued.number).toBe('E-2026-0003');
  });

  it('is for its owner alone, as its folder is, and leaves nothing else behind', async () => {
    const { cwd, made } = await workingOffice();
    const { file } = await made();
    const modes = [file, join(cwd, 'backups')].map((path) => statSync(path).mode & 0o777);
    expect(modes).toEqual([0o600, 0o700]);
    expect(readdirSync(join(cwd, 'backups'))).toEqual(['coopj-2026-11-02T0300Z-000053.zip', 'made.json']);
  });

  it('is made without what is gone or changed, and says so', async () => {
    const { cwd, made } = await workingOffice();
    const [first = '', second = ''] = readdirSync(cwd).filter((name) => name.startsWith('E-2026-'));
    rmSync(join(cwd, first));
    writeFileSync(join(cwd, second), 'another paper');
    rmSync(join(cwd, 'evidence'), { recursive: true });
    const { notes } = await made();
    expect(notes.map(({ note, what }) => [note, what])).toEqual([
      ['missing', 'evidence'],
      ['missing', 'issued'],
      ['changed', 'issued'],
    ]);
  });

  it('holds the texts and fonts of the office’s own, as far as they lie beside its profile', async () => {
    const { cwd, made, told } = await workingOffice();
    mkdirSync(join(cwd, 'templates/letters'), { recursive: true });
    writeFileSync(join(cwd, 'templates/letters/guide.ja.txt'), '見本の文面');
    writeFileSync(join(cwd, 'guide.pdf'), 'x');
    await told('office edit --set system.guide.ja=guide.pdf --set system.guide.en=/tmp/elsewhere.pdf');
    const { file, notes } = await made();
    expect(notes).toEqual([{ note: 'outside', what: 'own', file: '/tmp/elsewhere.pdf' }]);
    await told(`backup restore ${file} --into new`);
    expect(readFileSync(join(cwd, 'new/templates/letters/guide.ja.txt'), 'utf8')).toBe('見本の文面');
    expect(existsSync(join(cwd, 'new/guide.pdf'))).toBe(true);
  });

  it('is consistent and whole whoever writes meanwhile', async () => {
    const { made, run, json } = await workingOffice();
    const writers = [1, 2, 3, 4].map(async (n) => {
      for (const turn of [1, 2, 3, 4, 5]) await run(`note add 2024100${n} "見本 ${turn}"`);
    });
    const backups: Made[] = [];
    for (let n = 0; n < 4; n += 1) backups.push(await made());
    await Promise.all(writers);
    const hashes: readonly string[] = (await json('history')).map((one: { readonly hash: string }) => one.hash);
    for (const { file, entries, head } of backups) {
      expect(hashes[entries - 1]).toBe(head);
      expect(await json(`backup verify ${file}`)).toMatchObject({ valid: true, entries });
    }
  });

  it('of a damaged database is none', async () => {
    const { cwd, run, refusal } = await workingOffice();
    const bytes = readFileSync(join(cwd, 'coopj.db'));
    const at = bytes.lastIndexOf('"type":"note-added"');
    const place = at > 0 ? at : bytes.lastIndexOf('"type":"certificate-issued"');
    bytes.write('"typo"', place);
    writeFileSync(join(cwd, 'coopj.db'), bytes);
    const refused = await refusal('backup create');
    expect(refused).toMatchObject({ code: 'store-damaged' });
    expect(JSON.stringify(refused)).toContain(`${join(cwd, 'coopj.db')} `);
    expect((await run('backup list --json')).stdout.trim()).toBe('[]');
  });
});

describe('the backup of the day', () => {
  const names = (cwd: string) =>
    existsSync(join(cwd, 'backups')) ? readdirSync(join(cwd, 'backups')).filter((name) => name.endsWith('.zip')) : [];
  const next = { today: '2026-11-03' };

  it('is made before the first record of a day, once, and not before the first record of all', async () => {
    const { cwd, told } = await workingOffice();
    expect(names(cwd)).toEqual([]);
    await told('note add 20241001 "見本"', next);
    expect(names(cwd)).toEqual(['coopj-2026-11-03T0300Z-000053.zip']);
    await told('note add 20241001 "見本 2"', next);
    expect(names(cwd)).toHaveLength(1);
    await told('note add 20241001 "見本 3"', { today: '2026-11-04' });
    expect(names(cwd)).toHaveLength(2);
  });
  it('goes by the clock, not by the day of a rehearsal; looking and a dry run make none', async () => {
    const { cwd, told } = await workingOffice();
    await told('note add 20241001 "見本" --today 2026-11-20');
    await told('student list', next);
    await told('note add 20241001 "見本 2" --dry-run', next);
    expect(names(cwd)).toEqual([]);
  });
  it('is sealed where the profile names who may open it', async () => {
    const { cwd, told } = await workingOffice();
    await told(`office edit --set backup.recipients=${RECIPIENT}`);
    await told('note add 20241001 "見本"', next);
    expect(readdirSync(join(cwd, 'backups'))).toEqual(['coopj-2026-11-03T0300Z-000053.zip.age', 'made.json']);
  });
  it('that cannot be made is told, and the work goes on', async () => {
    const { cwd, run, json } = await workingOffice();
    writeFileSync(join(cwd, 'backups'), 'in the way');
    const answer = await run('note add 20241001 "見本"', next);
    expect(answer).toMatchObject({ code: 0 });
    expect(answer.stderr).toContain('Today’s backup could not be created');
    expect(await json('note list 20241001')).toHaveLength(1);
  });
  it('makes older ones go as the profile says; what others put there, and what stands for nothing whole, stays', async () => {
    const { cwd, told } = await workingOffice();
    await told('office edit --set backup.days=2 --set backup.weeks=0 --set backup.months=0');
    const folder = join(cwd, 'backups');
    for (const day of ['03', '04']) await told('note add 20241001 "見本"', { today: `2026-11-${day}` });
    writeFileSync(join(folder, 'coopj-copy.zip'), 'mine');
    await told('note add 20241001 "見本"', { today: '2026-11-05' });
    const days = () => names(cwd).map((name) => name.slice(6, 16));
    expect(days()).toEqual(['2026-11-04', '2026-11-05', 'copy.zip']);
    // What stands for the first week is damaged: nothing goes on its account.
    writeFileSync(join(folder, names(cwd).find((name) => name.includes('2026-11-05')) ?? ''), 'damaged');
    await told('office edit --set backup.days=1 --set backup.weeks=2');
    await told('note add 20241001 "見本"', { today: '2026-11-12' });
    await told('note add 20241001 "見本"', { today: '2026-11-13' });
    expect(days()).toEqual(['2026-11-04', '2026-11-05', '2026-11-13', 'copy.zip']);
  });
});

const RECIPIENT = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';

test('a list of backups has those here and elsewhere, newest first, and says which are reachable', async () => {
  const { cwd, made, json, told } = await workingOffice();
  await made('backup create elsewhere');
  await told('note add 20241001 "見本"');
  await made();
  const list = async () =>
    (await json('backup list')).map((one: Made & { readonly there: boolean }) => [
      one.file.slice(cwd.length),
      one.there,
    ]);
  const [here, there] = ['/backups/coopj-2026-11-02T0300Z-000054.zip', '/elsewhere/coopj-2026-11-02T0300Z-000053.zip'];
  expect(await list()).toEqual(
    expect.arrayContaining([
      [here, true],
      [there, true],
    ]),
  );
  renameSync(join(cwd, 'elsewhere'), join(cwd, 'away'));
  expect(await list()).toEqual(
    expect.arrayContaining([
      [here, true],
      [there, false],
    ]),
  );
  // What nobody remembers is told by the backups themselves.
  rmSync(join(cwd, 'backups/made.json'));
  expect(await json('backup list')).toMatchObject([
    { entries: 54, sealed: false, head: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
});

test('several that are made at once are all remembered', async () => {
  const { made, json } = await workingOffice();
  const all = await Promise.all(['a', 'b', 'c', 'd'].map((folder) => made(`backup create ${folder}`)));
  const listed = (await json('backup list')).map(({ file }: Made) => file);
  expect(listed.sort()).toEqual(all.map(({ file }) => file).sort());
});

test('what is remembered of backups and cannot be read is kept beside the new list', async () => {
  const { cwd, made } = await workingOffice();
  mkdirSync(join(cwd, 'backups'));
  writeFileSync(join(cwd, 'backups/made.json'), '{"made":[');
  await made('backup create elsewhere');
  expect(readFileSync(join(cwd, 'backups/made.json.unreadable'), 'utf8')).toBe('{"made":[');
});

test('a folder in which nothing may be written is told', async () => {
  const { cwd, refusal } = await workingOffice();
  writeFileSync(join(cwd, 'taken'), 'x');
  expect(await refusal('backup create taken')).toMatchObject({ code: 'file-unwritable' });
});
