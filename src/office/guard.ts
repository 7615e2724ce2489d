import { lstat, stat } from 'node:fs/promises';
import { basename, dirname, relative } from 'node:path';
import { DATABASE_FILES, readBackupName } from '../core/backup/names.ts';
import type { Guarded } from '../errors/files.ts';
import { Abort } from '../errors.ts';

/** Throws `file-guarded` where something is about to be written over a file that must stay. */
export type Guard = (file: string, writing?: { readonly replace: boolean }) => Promise<void>;

/** The office's own files, each by its place. */
type OwnFile = 'database' | 'profile' | 'key' | 'source';

/** Folders of the office: what lies in them stays, and others may be added. */
export type OwnFolder = 'evidence' | 'backup';

export interface Kept {
  readonly files?: Readonly<Partial<Record<OwnFile, readonly string[]>>>;
  readonly folders?: Readonly<Partial<Record<OwnFolder, string>>>;
}

/** How the copies begin that are made of a database before a migration and a restore. */
const COPIES = ['.backup-', '.before-'];

/** What no `--force` replaces, by its name or by another name (a link, other case) of the same file. */
export function fileGuard({ files = {}, folders = {} }: Kept): Guard {
  const all = Object.entries(files).flatMap(([what, names]) =>
    names.flatMap((file) =>
      (what === 'database' ? DATABASE_FILES : ['']).map((end) => ({ what: what as Guarded, file: `${file}${end}` })),
    ),
  );
  const inFolder = Object.entries(folders) as readonly (readonly [OwnFolder, string])[];
  return async (file, { replace } = { replace: false }) => {
    const same = await sameAs(file);
    for (const one of all) {
      if (one.file === file || (await same(one.file))) throw new Abort('file-guarded', { file, what: one.what });
    }
    if (!replace || !(await isThere(file))) return;
    const kept = (files.database ?? []).some((own) => COPIES.some((copy) => file.startsWith(`${own}${copy}`)));
    const what = kept ? 'backup' : (namedLike(file) ?? inFolder.find(([, folder]) => liesBelow(folder, file))?.[0]);
    if (what !== undefined) throw new Abort('file-guarded', { file, what });
  };
}

/** What a file's own name says that it is: a certificate bears its number, a backup its kind. */
function namedLike(file: string): Guarded | undefined {
  const name = basename(file);
  if (/^[EI]-\d{4}-\d+_.*\.pdf$/i.test(name)) return 'certificate';
  return readBackupName(name) === undefined ? undefined : 'backup';
}

const liesBelow = (folder: string, file: string): boolean => {
  const way = relative(folder, dirname(file));
  return way === '' || (way !== '..' && !/^\.\.[\\/]/.test(way) && !/^(?:[A-Za-z]:|[\\/])/.test(way));
};

const isThere = async (file: string): Promise<boolean> =>
  lstat(file).then(
    () => true,
    () => false,
  );

async function sameAs(file: string): Promise<(other: string) => Promise<boolean>> {
  const there = await identity(file);
  return async (other) => there !== undefined && (await identity(other)) === there;
}

const identity = async (file: string): Promise<string | undefined> =>
  stat(file, { bigint: true }).then(
    ({ dev, ino }) => `${dev}:${ino}`,
    () => undefined,
  );
