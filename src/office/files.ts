import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { platform } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { Abort } from '../errors.ts';
import type { Guard } from './guard.ts';

/** Where the office's things lie: absolute paths. */
export interface Place {
  readonly database: string;
  readonly profile: string;
  /** The office's signing key. */
  readonly key: string;
  /** The folder of scans and files that stand behind records. */
  readonly evidence: string;
  /** The folder of the programme's own texts, `templates/`. */
  readonly templates: string;
}

/** Files that a person named. Throws the `file-…` aborts. */
export interface Files {
  /** Absolute path of a name that a person typed. */
  resolve(name: string): string;
  read(name: string): Promise<Uint8Array>;
  /**
   * Writes beside the target, syncs, calls `record` (which writes the fact into the records), and only then renames: a refused record leaves no file.
   * Refuses an existing target unless `replace`. `personal`: mode 0600, and folders that are missing are made with 0700.
   * What is guarded is refused whatever `replace` says, but to who says that it is his `own`.
   */
  write(
    name: string,
    bytes: Uint8Array,
    options?: {
      readonly replace?: boolean;
      readonly personal?: boolean;
      readonly own?: boolean;
      readonly record?: () => Promise<void>;
    },
  ): Promise<void>;
  /** The same for several files, with one `record` for all of them: after a refused record none is there. */
  writeAll(
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
    options?: Parameters<Files['write']>[2],
  ): Promise<void>;
  /** Throws what `write` would throw, where something stands under that name already. */
  mayWrite(name: string): Promise<void>;
  /** Names in a folder, sorted; undefined where nothing of that name is there. */
  list(folder: string): Promise<readonly string[] | undefined>;
  /** May others than its owner do anything with a file that is there? Where files have no such mode, nobody knows: no. */
  isShared(name: string): Promise<boolean>;
  /** Removes a folder and all that is in it. */
  removeFolder(folder: string): Promise<void>;
}

type FileWriteOptions = Parameters<Files['write']>[2];

/** Files as a person in a folder names them. What is guarded is written by its owner alone (`own`). */
export function filesIn(cwd: string, guard: Guard = async () => {}): Files {
  const at = (name: string) => resolve(cwd, name);
  const writeGuarded: typeof writeAll = async (files, options) => {
    for (const { name } of options?.own ? [] : files) await guard(name);
    await writeAll(files, options);
  };
  return {
    resolve: at,
    async read(name) {
      const file = at(name);
      const bytes = await readFile(file).catch((error) => {
        throw unread(file, codeOf(error));
      });
      if (bytes.length === 0) throw new Abort('file-empty', { file });
      return bytes;
    },
    write: async (name, bytes, options) => writeGuarded([{ name: at(name), bytes }], options),
    writeAll: async (files, options) =>
      writeGuarded(
        files.map(({ name, bytes }) => ({ name: at(name), bytes })),
        options,
      ),
    async mayWrite(name) {
      await guard(at(name));
      await mayTake(at(name), false);
    },
    async list(folder) {
      const path = at(folder);
      return readdir(path).then(
        (names) => names.sort(),
        (error) => {
          if (codeOf(error) === 'ENOENT') return undefined;
          throw new Abort('file-unreadable', { file: path, why: codeOf(error) });
        },
      );
    },
    async isShared(name) {
      const { mode } = await stat(at(name));
      return platform() !== 'win32' && (mode & 0o077) !== 0;
    },
    removeFolder: async (folder) => rm(at(folder), { recursive: true, force: true }),
  };
}

/** Where something was recorded and a name could not be given after all, the bytes stay beside it: the records speak of them. */
async function writeAll(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  { replace = false, personal = false, record }: FileWriteOptions = {},
): Promise<void> {
  const suffix = `.${randomBytes(6).toString('hex')}.part`;
  const all = files.map(({ name: file, bytes }) => {
    return { file, bytes, beside: join(dirname(file), `.${basename(file)}${suffix}`) };
  });
  const each = (work: (one: (typeof all)[number]) => Promise<unknown>) => settled(all.map(work));
  const folders = [...new Set(all.map(({ file }) => dirname(file)))];
  await each(({ file }) => mayTake(file, replace));
  for (const { file } of personal ? all : []) {
    await makeFolder(dirname(file)).catch((error) => unwritable(file, error));
  }
  try {
    await each(({ file, beside, bytes }) =>
      writeSynced(beside, bytes, personal ? 0o600 : 0o666).catch((error) => unwritable(file, error)),
    );
    await each(({ file }) => mayTake(file, replace));
    await record?.();
  } catch (error) {
    // Where its folder is none, nothing lies there.
    await each(({ beside }) => rm(beside, { force: true }).catch(() => undefined));
    throw error;
  }
  await each(({ file, beside }) =>
    takeName(beside, file, replace).catch(async (error) => {
      if (record === undefined) {
        await rm(beside, { force: true });
        if (codeOf(error) === 'EEXIST') await mayTake(file, replace);
      }
      unwritable(file, error);
    }),
  );
  for (const folder of folders) await syncFolder(folder);
}

/** A name that somebody else took in this very moment is his. Where the file system has no links, nothing can guard it. */
async function takeName(beside: string, file: string, replace: boolean): Promise<void> {
  if (replace) return rename(beside, file);
  try {
    await link(beside, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    return rename(beside, file);
  }
  await rm(beside, { force: true });
}

/** With all above it that are missing, each by itself: node's `recursive` never ends where a folder takes no new one, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  const make = () =>
    mkdir(folder, { mode: 0o700 }).catch((error) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  await make().catch(async (error) => {
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await make();
  });
}

/** Waits for all, and then throws what went wrong first: nothing goes on behind the back of who waits. */
async function settled(work: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

async function mayTake(file: string, replace: boolean): Promise<void> {
  const there = await stat(file).catch(() => undefined);
  if (there?.isDirectory()) throw new Abort('file-is-folder', { file });
  if (there && !replace) throw new Abort('file-exists', { file });
}

async function writeSynced(file: string, bytes: Uint8Array, mode: number): Promise<void> {
  const handle = await open(file, 'wx', mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The new name lasts only when the folder is on the disk too; Windows has no such thing and needs none. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

function unread(file: string, code: string): Abort {
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Abort('file-missing', { file });
  if (code === 'EISDIR') return new Abort('file-is-folder', { file });
  return new Abort('file-unreadable', { file, why: code });
}

function unwritable(file: string, error: unknown): never {
  throw new Abort('file-unwritable', { file, why: codeOf(error) });
}
