import { linkSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesIn } from '../../src/office/files.ts';
import { fileGuard } from '../../src/office/guard.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coopj-guard-'));
  writeFileSync(join(folder, 'coopj.db'), 'records');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const BYTES = new TextEncoder().encode('a list');
const guarded = () =>
  filesIn(
    folder,
    fileGuard({
      files: { database: [join(folder, 'coopj.db')], profile: [join(folder, 'office.toml')] },
      folders: { evidence: join(folder, 'evidence'), backup: join(folder, 'backups') },
    }),
  );
const refused = (what: string) => ({ problem: 'file-guarded', exit: 3, data: { what } });

test('what is guarded is written over by nobody, under no name that it has', async () => {
  symlinkSync(join(folder, 'coopj.db'), join(folder, 'soft.csv'));
  linkSync(join(folder, 'coopj.db'), join(folder, 'hard.csv'));
  for (const name of ['coopj.db', './x/../coopj.db', 'soft.csv', 'hard.csv']) {
    await expect(guarded().write(name, BYTES, { replace: true })).rejects.toMatchObject(refused('database'));
    await expect(guarded().mayWrite(name)).rejects.toMatchObject(refused('database'));
  }
  expect(readFileSync(join(folder, 'coopj.db'), 'utf8')).toBe('records');
});

test('nor is what SQLite may put beside it, also where nothing is there yet', async () => {
  for (const end of ['wal', 'shm', 'journal']) {
    await expect(guarded().write(`coopj.db-${end}`, BYTES)).rejects.toMatchObject(refused('database'));
  }
});

test('one guarded file among several keeps all of them from being written', async () => {
  const files = ['list.csv', 'coopj.db'].map((name) => ({ name, bytes: BYTES }));
  await expect(guarded().writeAll(files, { replace: true })).rejects.toMatchObject(refused('database'));
  await expect(guarded().list('.')).resolves.toEqual(['coopj.db']);
});

test('its owner writes it, and any other file is anybody’s', async () => {
  await guarded().write('office.toml', BYTES, { own: true });
  await guarded().write('list.csv', BYTES);
  expect(readFileSync(join(folder, 'office.toml'), 'utf8')).toBe('a list');
});

test('an issued certificate, evidence and a backup are never replaced, and new ones are anybody’s', async () => {
  for (const [name, what] of [
    ['papers/E-2026-0001_20241002_enrollment.pdf', 'certificate'],
    ['papers/I-2026-0003_20241002_internship_reissue-1.pdf', 'certificate'],
    ['evidence/ab/abcd', 'evidence'],
    ['backups/2026-11-02.db', 'backup'],
    ['coopj.db.backup-1', 'backup'],
    ['coopj.db.before-2026-11-02', 'backup'],
    ['elsewhere/coopj-2026-11-30T0102Z-000123.zip', 'backup'],
    ['elsewhere/coopj-2026-11-30T0102Z-000123.zip.age', 'backup'],
  ] as const) {
    await guarded().write(name, BYTES, { personal: true });
    await expect(guarded().write(name, BYTES, { replace: true })).rejects.toMatchObject(refused(what));
    await expect(guarded().write(name, BYTES)).rejects.toMatchObject({ problem: 'file-exists' });
  }
  await guarded().write('papers/merged.pdf', BYTES);
  await guarded().write('papers/merged.pdf', BYTES, { replace: true });
});
