import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { MANIFEST, readManifest } from '../../core/backup/manifest.ts';
import { readBackupName } from '../../core/backup/names.ts';
import { openArchive } from '../../formats/archive/read.ts';
import type { ListedBackup, MadeBackup } from './backups.ts';
import { type BackupGround, backupsBeside, namesIn } from './ground.ts';
import { remembered } from './memory.ts';

/** Every backup that is known of: in the office's own folder by its name, elsewhere as it is remembered. Newest first. */
export async function backupsOf(ground: BackupGround): Promise<readonly ListedBackup[]> {
  const own = backupsBeside(ground.place.database);
  const known = new Map((await remembered(ground)).map((one) => [one.file, one]));
  const here = (await namesIn(own)).filter((name) => readBackupName(name)).map((name) => join(own, name));
  const all: ListedBackup[] = [];
  for (const file of here) {
    const { sha256: _, ...made } = known.get(file) ?? { ...(await unknown(file)), sha256: '' };
    all.push({ ...made, there: true, kind: 'backup' });
  }
  for (const { sha256: _, ...made } of known.values()) {
    const there = (await sizeOf(made.file)) === made.size;
    if (dirname(made.file) !== own) all.push({ ...made, there, kind: 'backup' });
  }
  return newestFirst(all);
}

export const newestFirst = (all: readonly ListedBackup[]): readonly ListedBackup[] =>
  all.toSorted((a, b) => (a.at === b.at ? (a.file < b.file ? 1 : -1) : a.at < b.at ? 1 : -1));

/**
 * Copies of the database alone, made beside it where no backup could be made before an update: `coopj.db.backup-1`. One that cannot be
 * read has no entries.
 */
export async function copiesOf({ place, database }: BackupGround): Promise<readonly ListedBackup[]> {
  const [folder, start] = [dirname(place.database), `${basename(place.database)}.backup-`];
  const names = (await namesIn(folder)).filter(
    (name) => name.startsWith(start) && /^\d+$/.test(name.slice(start.length)),
  );
  return Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      const { mtime, size } = await stat(file);
      const head = database.headOf(file);
      const [entries, hash] = [head?.seq ?? 0, head?.hash ?? null];
      return { file, at: mtime.toISOString(), entries, head: hash, sealed: false, size, there: true, kind: 'database' };
    }),
  );
}

const sizeOf = (file: string): Promise<number | undefined> =>
  stat(file).then(
    ({ size }) => size,
    () => undefined,
  );

/** What its name says, and its manifest where that can be read. */
async function unknown(file: string): Promise<MadeBackup> {
  const { at, entries, sealed } = readBackupName(file.split(/[\\/]/).at(-1) ?? '') ?? {
    at: '',
    entries: 0,
    sealed: false,
  };
  const manifest = sealed ? undefined : await manifestOf(file);
  return {
    file,
    at: manifest?.at ?? at,
    entries: manifest?.entries ?? entries,
    head: manifest?.head?.hash ?? null,
    sealed,
    size: (await sizeOf(file)) ?? 0,
  };
}

async function manifestOf(file: string) {
  const archive = await openArchive(file).catch(() => undefined);
  if (archive === undefined) return undefined;
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of await archive.read(MANIFEST)) chunks.push(chunk);
    return readManifest(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  } finally {
    archive.close();
  }
}
