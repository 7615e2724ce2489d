import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import {
  type BackupMember,
  DATABASE_MEMBER,
  MANIFEST,
  type Manifest,
  readManifest,
} from '../../core/backup/manifest.ts';
import type { BackupFault } from '../../errors/backups.ts';
import { Abort } from '../../errors.ts';
import type { Opener } from '../../formats/age.ts';
import { isWhole, type OpenArchive, openArchive } from '../../formats/archive/read.ts';
import type { BackupVerdict } from './backups.ts';
import type { BackupGround } from './ground.ts';

/** A backup that was opened and looked through. */
export interface OpenBackup extends BackupVerdict {
  /** A file of a backup without faults. */
  read(name: string): Promise<Readable>;
  close(): void;
}

/** How a file is sealed, as its beginning says: the whole may be larger than memory. */
export async function sealOfFile(
  { files }: BackupGround,
  file: string,
): Promise<'passphrase' | 'identity' | undefined> {
  const start = Buffer.from(await files.start(file, 200));
  return (await import('../../formats/age.ts')).sealOf(start);
}

/** What a sealed file holds stays in memory: opened, it must lie on no disk. */
async function plainOf(ground: BackupGround, file: string, opener: Opener | undefined) {
  const by = await sealOfFile(ground, file);
  if (by === undefined) return { sealed: false, source: file };
  const { unsealed } = await import('../../formats/age.ts');
  const opened = opener && (await unsealed(createReadStream(file), opener));
  if (opened === undefined) throw new Abort('backup-sealed', { file, by, tried: opener !== undefined });
  return { sealed: true, source: opened };
}

/**
 * Opens a backup and holds every byte of it against the manifest, and the database in it against itself. The digest at the end of the
 * archive covers what belongs to no file. Throws `backup-sealed`.
 */
export async function openBackup(ground: BackupGround, file: string, opener?: Opener): Promise<OpenBackup> {
  const { sealed, source } = await plainOf(ground, file, opener);
  const whole = await isWhole(source);
  const archive = await openArchive(source).catch(() => undefined);
  const text = archive && (await textIn(archive, MANIFEST));
  const manifest = text === undefined ? undefined : readManifest(text);
  if (archive === undefined || manifest === undefined) {
    archive?.close();
    // A backup that lost its end or its list looks like any other file; what its last bytes still say is the better guess.
    return nothingIn(file, sealed);
  }
  const faults: BackupFault[] = [];
  for (const member of manifest.members) {
    if (!(await isRight(archive, member))) faults.push({ what: 'member', name: member.name });
  }
  const known = new Set([MANIFEST, ...manifest.members.map(({ name }) => name)]);
  faults.push(...archive.names.filter((name) => !known.has(name)).map((name) => ({ what: 'member' as const, name })));
  if (faults.length === 0 && !whole) faults.push({ what: 'bytes' });
  if (faults.length === 0) faults.push(...(await inDatabase(ground, archive, manifest)));
  return { file, sealed, manifest, faults, read: (name) => archive.read(name), close: () => archive.close() };
}

const nothingIn = (file: string, sealed: boolean): OpenBackup => ({
  file,
  sealed,
  faults: [{ what: 'none' }],
  read: (name) => Promise.reject(new Error(`no ${name} in ${file}`)),
  close: () => {},
});

/** A manifest is some lines for each file; nobody writes one of many megabytes. */
const MOST_TEXT = 64 * 1024 * 1024;

async function textIn(archive: OpenArchive, name: string): Promise<string | undefined> {
  if ((archive.sizeOf(name) ?? MOST_TEXT) >= MOST_TEXT) return undefined;
  return bytesIn(archive, name).then(
    (bytes) => bytes.toString(),
    () => undefined,
  );
}

async function bytesIn(archive: OpenArchive, name: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await archive.read(name)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The size is known before anything is unpacked. */
async function isRight(archive: OpenArchive, { name, size, sha256 }: BackupMember): Promise<boolean> {
  if (archive.sizeOf(name) !== size) return false;
  try {
    const hash = createHash('sha256');
    for await (const chunk of await archive.read(name)) hash.update(chunk);
    return hash.digest('hex') === sha256;
  } catch {
    return false;
  }
}

async function inDatabase(
  { database }: BackupGround,
  archive: OpenArchive,
  manifest: Manifest,
): Promise<readonly BackupFault[]> {
  try {
    const { entries, head } = await database.facts(await bytesIn(archive, DATABASE_MEMBER));
    const isSame = entries === manifest.entries && head?.hash === manifest.head?.hash;
    return isSame ? [] : [{ what: 'member', name: MANIFEST }];
  } catch (error) {
    if (error instanceof Abort) return [{ what: 'database', why: reasonOf(error) }];
    return [{ what: 'member', name: DATABASE_MEMBER }];
  }
}

/** SQLite's own words where it has some. */
const reasonOf = ({ problem, data }: Abort): string => ('why' in data ? String(data.why) : problem);
