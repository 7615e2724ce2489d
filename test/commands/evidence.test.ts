import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { digestsIn } from '../../src/core/journal/digests.ts';
import { evidenceIn, unnamedEvidence } from '../../src/office/evidence.ts';
import { filesIn } from '../../src/office/files.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { ROOT, readyOffice, tempFolder } from '../helpers/run.ts';

const STUDENT = [
  '--number',
  '20249001',
  '--name-kanji',
  '見本 太郎',
  '--email',
  'm@example.ac.jp',
  '--program',
  '情報学コース',
];
const MIGRATIONS = fileURLToPath(new URL('migrations/sqlite', ROOT));
const SCAN = 'a scan of a contract';
const DIGEST = createHash('sha256').update(SCAN).digest('hex');
const listed = async (folder: string) => (await readdir(folder, { recursive: true }).catch(() => [])).sort();

/** An office with one candidate placement, and a scan in a folder beside. */
async function officeWithScan() {
  const office = await readyOffice();
  const good = async (...argv: string[]) => {
    const answer = await office.coopj(argv);
    expect(answer.stderr.replace(/^!.*$/gm, ''), argv.join(' ')).not.toContain('Error');
    expect(answer.code, argv.join(' ')).toBe(0);
    return answer.stdout;
  };
  await good('student', 'add', ...STUDENT);
  await good('company', 'add', '株式会社見本製作所');
  await good('placement', 'open', '20249001', '--company', 'C-0001', '--from', '2027-01-12', '--to', '2027-03-19');
  await mkdir(join(office.cwd, 'scans'));
  await writeFile(join(office.cwd, 'scans', '契約書.pdf'), SCAN);
  return { ...office, good, evidence: join(office.cwd, 'evidence') };
}

test('a file is copied beside the database for its owner alone, and the dossier names it', async () => {
  const { good, evidence } = await officeWithScan();
  await good('contract', 'receive', '20249001', '--on', '2026-10-20', '--file', 'scans/契約書.pdf');
  const file = join(evidence, DIGEST.slice(0, 2), DIGEST);
  expect(await readFile(file, 'utf8')).toBe(SCAN);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(evidence)).mode & 0o777).toBe(0o700);
  expect((await stat(join(evidence, DIGEST.slice(0, 2)))).mode & 0o777).toBe(0o700);
  const named = { name: '契約書.pdf', sha256: DIGEST };
  expect(JSON.parse(await good('student', 'show', '20249001', '--json')).placements[0].contracts).toMatchObject([
    { file: named },
  ]);
  expect(JSON.parse(await good('contract', 'show', '20249001', '--json')).contracts).toMatchObject([{ file: named }]);
  expect(await good('student', 'show', '20249001')).toContain('契約書.pdf');
  expect(await good('contract', 'show', '20249001', '--format', 'table')).toContain(
    `契約書.pdf  sha256 ${DIGEST.slice(0, 16)}…`,
  );
});

test('the same bytes are stored once, whatever they are called and whoever they speak of', async () => {
  const { good, evidence, cwd } = await officeWithScan();
  await writeFile(join(cwd, 'signed.pdf'), SCAN);
  await good('contract', 'receive', '20249001', '--on', '2026-10-20', '--file', 'scans/契約書.pdf');
  const before = await stat(join(evidence, DIGEST.slice(0, 2), DIGEST));
  await good('contract', 'sign', '20249001', '--on', '2026-10-21', '--file', 'signed.pdf');
  await good(
    'contract',
    'receive',
    '--company',
    'C-0001',
    '--from',
    '2027-01-12',
    '--to',
    '2027-03-19',
    '--file',
    'signed.pdf',
  );
  await good('evaluation', 'record', '20249001', '--received-on', '2026-10-22', '--file', 'signed.pdf');
  expect(await listed(evidence)).toEqual([DIGEST.slice(0, 2), `${DIGEST.slice(0, 2)}/${DIGEST}`]);
  expect((await stat(join(evidence, DIGEST.slice(0, 2), DIGEST))).ino).toBe(before.ino);
});

test('a record that is refused, or only rehearsed, leaves no file', async () => {
  const { coopj, evidence } = await officeWithScan();
  const file = ['--file', 'scans/契約書.pdf'];
  expect((await coopj(['contract', 'receive', '20249001', '--on', '2027-10-20', ...file])).code).not.toBe(0);
  expect((await coopj(['contract', 'sign', '20249001', ...file])).code).not.toBe(0);
  expect((await coopj(['contract', 'receive', '20249001', '--dry-run', ...file])).code).toBe(0);
  expect(await listed(evidence)).toEqual([]);
});

test('a name that would draw on the terminal is refused', async () => {
  const { coopj, cwd } = await officeWithScan();
  await writeFile(join(cwd, 'a\u001b[2J.pdf'), SCAN);
  const answer = await coopj(['contract', 'receive', '20249001', '--file', 'a\u001b[2J.pdf', '--json']);
  expect(JSON.parse(answer.stderr).error.code).toBe('not-a-text');
});

test('evidence is on the disk when the record is written, and stays where the record fails: a colleague may have named it meanwhile', async () => {
  const cwd = tempFolder();
  await writeFile(join(cwd, 'scan.pdf'), SCAN);
  const folder = join(cwd, 'evidence');
  const room = evidenceIn(folder, filesIn(cwd));
  expect(await room.take('scan.pdf')).toEqual({ name: 'scan.pdf', sha256: DIGEST });
  const refused = room.keep(async () => {
    expect(await listed(folder)).toHaveLength(2);
    throw new Error('somebody else was faster');
  });
  await expect(refused).rejects.toThrow('somebody else');
  expect(await listed(folder)).toHaveLength(2);
  expect(await room.keep(async () => 'done')).toBe('done');
  expect(await listed(folder)).toHaveLength(2);
});

test('what another record rests on stays where a record fails, and damaged bytes are mended', async () => {
  const cwd = tempFolder();
  await writeFile(join(cwd, 'scan.pdf'), SCAN);
  const folder = join(cwd, 'evidence');
  const files = filesIn(cwd);
  const first = evidenceIn(folder, files);
  await first.take('scan.pdf');
  await first.keep(async () => undefined);
  const second = evidenceIn(folder, files);
  await second.take('scan.pdf');
  await expect(second.keep(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  const file = join(folder, DIGEST.slice(0, 2), DIGEST);
  expect(await readFile(file, 'utf8')).toBe(SCAN);
  await chmod(file, 0o600);
  await writeFile(file, 'half of i');
  await second.keep(async () => undefined);
  expect(await readFile(file, 'utf8')).toBe(SCAN);
});

test('a colleague’s record keeps its scan, though the one who brought the same bytes first gives up', async () => {
  const cwd = tempFolder();
  await writeFile(join(cwd, 'scan.pdf'), SCAN);
  const folder = join(cwd, 'evidence');
  const [first, colleague] = [evidenceIn(folder, filesIn(cwd)), evidenceIn(folder, filesIn(cwd))];
  await first.take('scan.pdf');
  await colleague.take('scan.pdf');
  const givesUp = first.keep(async () => {
    expect(await colleague.keep(async () => 'acknowledged')).toBe('acknowledged');
    throw new Error('the records are locked');
  });
  await expect(givesUp).rejects.toThrow('locked');
  expect(await readFile(join(folder, DIGEST.slice(0, 2), DIGEST), 'utf8')).toBe(SCAN);
});

test('what was swept while it was being recorded is there again', async () => {
  const cwd = tempFolder();
  await writeFile(join(cwd, 'scan.pdf'), SCAN);
  const folder = join(cwd, 'evidence');
  const room = evidenceIn(folder, filesIn(cwd));
  await room.take('scan.pdf');
  await room.keep(() => rm(folder, { recursive: true }));
  expect(await listed(folder)).toHaveLength(2);
});

test('evidence that nobody names is found after a day, and nothing else', async () => {
  const { good, cwd, evidence } = await officeWithScan();
  await good('contract', 'receive', '20249001', '--on', '2026-10-20', '--file', 'scans/契約書.pdf');
  const unnamed = createHash('sha256').update('unnamed').digest('hex');
  const lying = join(evidence, unnamed.slice(0, 2), unnamed);
  await mkdir(join(evidence, unnamed.slice(0, 2)), { recursive: true });
  await writeFile(lying, 'unnamed');
  await writeFile(join(evidence, 'note.txt'), 'of somebody');
  const store = await openSqlite({ file: join(cwd, 'coopj.db'), migrations: MIGRATIONS });
  const named = new Set<string>();
  for await (const { change } of store.journal()) for (const one of change ? digestsIn(change) : []) named.add(one);
  await store.close();
  expect(named).toContain(DIGEST);
  const { mtimeMs } = await stat(lying);
  const found = (after: number) => unnamedEvidence(evidence, (digest) => named.has(digest), mtimeMs + after);
  expect(await found(1000)).toEqual([]);
  expect(await found(25 * 60 * 60 * 1000)).toEqual([lying]);
});

test('a folder of evidence that leads elsewhere is refused, by name, before anything is recorded', async () => {
  const { coopj, good, cwd, evidence } = await officeWithScan();
  await mkdir(join(cwd, 'elsewhere'));
  await symlink(join(cwd, 'elsewhere'), evidence);
  const answer = await coopj(['contract', 'receive', '20249001', '--file', 'scans/契約書.pdf', '--json']);
  expect([answer.code, JSON.parse(answer.stderr).error.code]).toEqual([3, 'folder-foreign']);
  expect(await listed(join(cwd, 'elsewhere'))).toEqual([]);
  expect(JSON.parse(await good('contract', 'list', '--json'))).toEqual([]);
});
