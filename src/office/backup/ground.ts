import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, link, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Abort } from '../../errors.ts';
import type { Files, Place } from '../files.ts';
import type { Beside } from '../leftovers.ts';
import type { DatabaseFile } from './database.ts';

/** What making and reading backups stands on. */
export interface BackupGround {
  readonly place: Place;
  readonly files: Files;
  readonly database: DatabaseFile;
  readonly beside: Beside;
  /** The office that a profile is of, by university and name; undefined where it cannot be used. */
  readonly officeIn: (profile: () => Promise<Uint8Array>) => Promise<string | undefined>;
  /** The version of coopj. */
  readonly program: string;
  /** The world's clock: a rehearsal's day is no day of a backup. */
  readonly clock: () => Date;
}

/** The folder of an office's own backups. */
export const backupsBeside = (database: string): string => join(dirname(database), 'backups');

export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

export function unwritable(file: string) {
  return (error: unknown): never => {
    throw error instanceof Abort ? error : new Abort('file-unwritable', { file, why: codeOf(error) });
  };
}

/** Names of the files in a folder, also where they are links; what has no end, as a pipe, is no file. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const isFile = async (name: string) => (await stat(join(folder, name)).catch(() => undefined))?.isFile() === true;
  const files = await Promise.all(names.map(isFile));
  return names.filter((_, at) => files[at]);
}

/** Bytes of a file; undefined where nothing can be read there, or what has no end. */
export async function bytesOf(file: string): Promise<Buffer | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? readFile(file).catch(() => undefined) : undefined;
}

/** Of a file that could not be read: is it gone, or there for others only? */
export const absence = (file: string): Promise<'missing' | 'unreadable'> =>
  stat(file).then(
    () => 'unreadable',
    (error) => (['ENOENT', 'ENOTDIR'].includes(codeOf(error)) ? 'missing' : 'unreadable'),
  );

/** The digest of a file of any size; undefined where it cannot be read. */
export async function digestOfFile(file: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    if (!(await stat(file)).isFile()) return undefined;
    for await (const chunk of createReadStream(file)) hash.update(chunk);
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

export async function synced(path: string): Promise<void> {
  const handle: FileHandle | undefined = await open(path, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** A whole file gets its name; false where that is taken. */
export async function named(part: string, file: string): Promise<boolean> {
  try {
    await link(part, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // Some file systems have no links. Only the guard against a file created at this very moment is lost.
    if (await bytesOf(file)) return false;
    await rename(part, file);
  }
  await rm(part, { force: true });
  await synced(dirname(file));
  return true;
}
