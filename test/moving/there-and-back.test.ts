import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { sharedStore } from '../helpers/offices.ts';
import { onServer } from '../helpers/postgres.ts';
import { tempFolder } from '../helpers/run.ts';
import { answersOf, type Desk, deskIn, livedOffice } from './offices.ts';

/** Exports an office, and answers the file. */
async function exported({ cwd, run }: Desk, name = 'office.ndjson'): Promise<string> {
  const said = await run('db', 'export', '-o', name);
  expect(said).toContain('Exported: ');
  expect(said).not.toMatch(/=> |Not in the export/);
  return join(cwd, name);
}
/** Brings an export to a desk, and takes it in there. */
async function imported(file: string, { cwd, run }: Desk): Promise<string> {
  copyFileSync(file, join(cwd, 'came.ndjson'));
  return run('db', 'import', 'came.ndjson');
}
const bytes = (file: string) => readFileSync(file, 'latin1');
const isWhole = async ({ run }: Desk) => expect(await run('journal', 'verify', '--json')).toContain('"whole": true');
const signerOf = (key: string) => readFileSync(key, 'utf8');

onServer('an office that moves', (server) => {
  let databases = 0;
  const database = () => {
    databases += 1;
    const name = `moved_${databases}`;
    server().psql(`CREATE DATABASE ${name} TEMPLATE coopj`);
    return server().url(name);
  };

  test('goes from a file to a server and back, and each export is the same to the byte', async () => {
    const old = await livedOffice();
    const [shared, back] = [deskIn(tempFolder(), database()), deskIn()];
    const first = await exported(old);
    const told = await imported(first, shared);
    expect(told).toMatch(
      /Imported into postgres:[\s\S]*signing key[\s\S]*At each desk, .*: coopj config set db "?postgres:\S+\n.*put it away/i,
    );
    const [, place = ''] = /copy the signing key of the office to (\S+)/.exec(told) ?? [];
    expect(statSync(dirname(place)).mode & 0o777).toBe(0o700);
    await isWhole(shared);
    expect(await answersOf(shared)).toEqual(await answersOf(old));
    const second = await exported(shared);
    expect(bytes(second)).toBe(bytes(first));
    expect(await imported(second, back)).toMatch(/Imported into [\s\S]*put it away/);
    await isWhole(back);
    expect(await answersOf(back)).toEqual(await answersOf(old));
    expect(bytes(await exported(back))).toBe(bytes(first));
    expect(bytes(first)).not.toMatch(/PRIVATE KEY/);
    expect(statSync(second).mode & 0o777).toBe(0o600);
    await isWhole(old);
    expect(await old.run('journal', 'verify', '--against', 'office.ndjson')).not.toContain('=> ');
    expect(await back.run('journal', 'verify', '--against', 'came.ndjson')).not.toContain('=> ');
  });

  test('takes evidence, papers and texts along, and with its key it issues the next certificate', async () => {
    const old = await livedOffice();
    const [shared, back] = [deskIn(tempFolder(), database()), deskIn()];
    await imported(await exported(old), shared);
    const [, sha256 = ''] =
      /"sha256": "(\w{64})"/.exec(await shared.run('contract', 'show', '20241001', '--json')) ?? [];
    await shared.run('office', 'get', sha256, 'scan.pdf');
    expect(bytes(join(shared.cwd, 'scan.pdf'))).toBe(bytes(join(old.cwd, 'scan.pdf')));
    expect(await shared.run('office', 'files')).toBe('office.toml\ntemplates/letters/guide.ja.txt\n');

    await imported(await exported(shared), back);
    const own = readdirSync(back.cwd).filter((name) => !name.startsWith('.'));
    expect(own.sort()).toEqual(
      ['came.ndjson', 'coopj.db', 'coopj.db.head', 'evidence', 'issued', 'office.toml', 'templates'].sort(),
    );
    expect(bytes(join(back.cwd, `evidence/${sha256.slice(0, 2)}/${sha256}`))).toBe(bytes(join(old.cwd, 'scan.pdf')));
    const paper = 'E-2026-0001_20241001_enrollment.pdf';
    expect(bytes(join(back.cwd, 'issued', paper))).toBe(bytes(join(old.cwd, 'papers', paper)));
    expect(readdirSync(join(back.cwd, 'issued'))).toHaveLength(2);
    // Its own place is another computer's.
    rmSync(join(old.cwd, 'papers', paper));
    expect(JSON.parse(await back.run('certificate', 'show', 'E-2026-0001', '--json'))).toMatchObject({
      fileState: 'exists',
      file: join(back.cwd, 'issued', paper),
    });
    const modes = ['office.toml', 'coopj.db', `issued/${paper}`].map(
      (name) => statSync(join(back.cwd, name)).mode & 0o777,
    );
    expect(modes).toEqual([0o600, 0o600, 0o600]);

    expect(existsSync(join(back.cwd, 'office.key'))).toBe(false);
    copyFileSync(join(old.cwd, 'office.key'), join(back.cwd, 'office.key'));
    expect(signerOf(join(back.cwd, 'office.key'))).toContain('PRIVATE KEY');
    expect(await back.run('certificate', 'issue', 'enrollment', '20241001')).toContain('Issued E-2026-0004');
    expect(await back.run('doctor')).not.toContain('=> ');
  });

  test('does not come into a store with an office, nor into one with other files', async () => {
    const old = await livedOffice();
    const file = await exported(old);
    const shared = deskIn(tempFolder(), database());
    await imported(file, shared);
    expect(await imported(file, shared)).toMatch(/There is an office already[\s\S]*=> 3/);
    const begun = deskIn(tempFolder(), database());
    await begun.run('init', '--yes', '--no-input');
    copyFileSync(file, join(begun.cwd, 'notes.txt'));
    await begun.run('office', 'put', 'notes.txt');
    expect(await imported(file, begun)).toMatch(/notes\.txt exists already[\s\S]*=> 3/);
    expect(await begun.run('student', 'list')).not.toContain('20241001');
    await isWhole(begun);
  });

  test('comes into a store in which `init` made nothing but settings, which stay as an earlier version', async () => {
    const old = await livedOffice();
    const file = await exported(old);
    const begun = deskIn(tempFolder(), database());
    await begun.run('init', '--yes', '--no-input');
    expect(await imported(file, begun)).toContain('Imported into ');
    expect(await begun.run('office', 'show', '--json')).toContain('"credits": 3');
    expect(bytes(await exported(begun))).toBe(bytes(file));
  });

  test('that has nothing moves too', async () => {
    const old = deskIn();
    await old.run('init', '--yes', '--no-input');
    const [shared, back] = [deskIn(tempFolder(), database()), deskIn()];
    const first = await exported(old);
    expect(await imported(first, shared)).toContain('0 entries');
    const second = await exported(shared);
    expect(await imported(second, back)).toContain('0 entries');
    for (const desk of [old, shared, back]) await isWhole(desk);
    expect([bytes(second), bytes(await exported(back))]).toEqual([bytes(first), bytes(first)]);
  });

  test('is filled by its administrator alone, keeps who wrote what, and is exported by nobody who only reads', async () => {
    const old = await livedOffice();
    const file = await exported(old);
    const store = await sharedStore(server());
    const people = { mv_admin: 'admin', mv_clerk: 'clerk', mv_reader: 'reader' };
    const [admin, clerk, reader] = await store.office('見本大学', people);
    const [other] = await store.office('例示大学', { mv_other: 'admin' });
    if (!admin || !clerk || !reader || !other) return expect.fail();
    expect(await imported(file, clerk)).toMatch(/mv_clerk[\s\S]*=> 3/);
    expect(await imported(file, store.owner)).toMatch(/=> \d/);
    expect(await imported(file, admin)).toContain('Imported into ');
    expect(await answersOf(reader)).toEqual(await answersOf(old));
    await isWhole(admin);
    expect(await reader.run('db', 'export', '-o', 'office.ndjson')).toMatch(/mv_reader[\s\S]*=> 3/);
    const { code, stdout } = await reader.ask(['db', 'export', '--format', 'ndjson']);
    expect([code, stdout]).toEqual([3, '']);
    expect(await other.run('student', 'list')).not.toContain('20241001');
    expect(bytes(await exported(clerk, 'clerk.ndjson'))).toBe(bytes(file));
    expect(await clerk.run('note', 'add', '20241001', '電話あり')).not.toContain('=> ');
    expect(await clerk.run('history', '20241001')).toMatch(/mihon[\s\S]*mv_clerk/);
    await isWhole(admin);
  });
});
