import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { platform } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { Abort, type Problems } from '../errors.ts';
import { editFile } from './edit.ts';
import type { Guard } from './guard.ts';
import { ALONE, type Beside, besideFor, leftoversIn, type Run, wholeOf } from './leftovers.ts';
import { readPlain } from './plain.ts';

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

/** How a file is written. */
interface FileWriting {
  readonly replace?: boolean;
  /** For its owner's eyes alone. */
  readonly personal?: boolean;
  /** Of a file that is guarded: by who keeps it. */
  readonly own?: boolean;
  readonly record?: () => Promise<void>;
}

/** Files that a person named. Throws the `file-…` aborts. */
export interface Files {
  /** Absolute path of a name that a person typed. */
  resolve(name: string): string;
  read(name: string): Promise<Uint8Array>;
  /** The first so many bytes of a file that may be of any size. */
  start(name: string, size: number): Promise<Uint8Array>;
  /**
   * Writes beside the target, syncs, calls `record` (which writes the fact into the records), and only then renames: a refused record leaves no file.
   * Where the name cannot be given after that, the whole file stays beside its place: `file-left`.
   * Refuses an existing target unless `replace`. `personal`: mode 0600, and folders that are missing are made with 0700.
   * What is guarded is refused whatever `replace` says, but to who says that it is his `own`.
   */
  write(name: string, bytes: Uint8Array, options?: FileWriting): Promise<void>;
  /** The same for several files, with one `record` for all of them: after a refused record none is there. */
  writeAll(
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
    options?: FileWriting,
  ): Promise<void>;
  /**
   * Reads, changes and writes a file, one after the other among all who edit it: `change` reads what it needs, again where somebody
   * saved meanwhile, and answers what the file is to hold; undefined where it may stay as it is.
   */
  edit(
    name: string,
    change: () => Promise<Uint8Array | undefined>,
    options?: Pick<FileWriting, 'own' | 'personal'>,
  ): Promise<void>;
  /** Throws what `write` would throw, where something stands under that name already. */
  mayWrite(name: string): Promise<void>;
  /** Makes the folder into which a person is told to put a file, where it is missing, with 0700. */
  makeRoomFor(name: string): Promise<void>;
  /** Names in a folder, sorted; undefined where nothing of that name is there. */
  list(folder: string): Promise<readonly string[] | undefined>;
  /** May others than its owner do anything with a file that is there? Where files have no such mode, nobody knows: no. */
  isShared(name: string): Promise<boolean>;
  /** What earlier runs left whole in a folder, whose names they could not give. */
  left(folder: string): Promise<readonly string[]>;
  /** Removes one of those. */
  discard(left: string): Promise<void>;
  /** Removes what earlier runs left whole beside a file that has its name by now. */
  forget(name: string): Promise<void>;
  /** Removes a folder and all that is in it. */
  removeFolder(folder: string): Promise<void>;
}

/** Files as a person in a folder names them. What is guarded is written by its owner alone (`own`). */
export function filesIn(cwd: string, guard: Guard = async () => {}, run: Run = ALONE): Files {
  const beside = besideFor(run);
  const at = (name: string) => resolve(cwd, name);
  /** Whoever types `-` means the screen, and never a file of that name. */
  const target = (name: string) => {
    if (name === '-') throw new Abort('file-dash', {});
    return at(name);
  };
  const wholeIn = async (folder: string) =>
    (await leftoversIn(folder, run)).flatMap(({ file, state }) => (state === 'whole' ? [file] : []));
  const writeGuarded = async (files: readonly NamedBytes[], options: FileWriting = {}) => {
    for (const { name } of options.own ? [] : files) await guard(name, { replace: options.replace === true });
    await writeAll(files, beside, options);
  };
  return {
    resolve: at,
    async read(name) {
      const file = at(name);
      const bytes = await readPlain(file).catch((error) => {
        throw error instanceof Abort ? error : unread(file, codeOf(error));
      });
      if (bytes.length === 0) throw new Abort('file-empty', { file });
      return bytes;
    },
    async start(name, size) {
      const file = at(name);
      const bytes = await readPlain(file, size).catch((error) => {
        throw error instanceof Abort ? error : unread(file, codeOf(error));
      });
      if (bytes.length === 0) throw new Abort('file-empty', { file });
      return bytes;
    },
    write: async (name, bytes, options) => writeGuarded([{ name: target(name), bytes }], options),
    writeAll: async (files, options) =>
      writeGuarded(
        files.map(({ name, bytes }) => ({ name: target(name), bytes })),
        options,
      ),
    async edit(name, change, options) {
      const file = target(name);
      if (!options?.own) await guard(file, { replace: true });
      if (options?.personal) await makeFolder(dirname(file)).catch((error) => unwritable(file, error));
      const write = (bytes: Uint8Array, check: () => Promise<void>) =>
        writeAll([{ name: file, bytes }], beside, { ...options, replace: true, check });
      await editFile(file, run, { change, write });
    },
    async mayWrite(name) {
      const file = target(name);
      await guard(file);
      await mayTake(file, false);
    },
    makeRoomFor: (name) => makeFolder(dirname(at(name))).catch((error) => unwritable(at(name), error)),
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
    left: (folder) => wholeIn(at(folder)),
    discard: (left) => rm(left, { force: true }),
    async forget(name) {
      const file = at(name);
      const own = (left: string) => basename(left).startsWith(`.${basename(file)}.`);
      for (const left of (await wholeIn(dirname(file))).filter(own)) await rm(left, { force: true });
    },
    removeFolder: async (folder) => rm(at(folder), { recursive: true, force: true }),
  };
}

interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Written {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Where it lies until it has its name. */
  readonly beside: string;
  readonly settled: () => void;
}

/** `check` is the last word before the names are given. */
async function writeAll(
  files: readonly NamedBytes[],
  beside: Beside,
  { replace = false, personal = false, record, check }: FileWriting & { readonly check?: () => Promise<void> },
): Promise<void> {
  await settled(files.map(({ name }) => mayTake(name, replace)));
  for (const { name } of personal ? files : []) {
    await makeFolder(dirname(name)).catch((error) => unwritable(name, error));
  }
  const halves: Written[] = [];
  for (const { name: file, bytes } of files) {
    const { path, settled } = await beside(file);
    halves.push({ file, bytes, beside: path, settled });
  }
  const folders = [...new Set(files.map(({ name }) => dirname(name)))];
  let after: unknown;
  const all = record === undefined ? halves : halves.map((one) => ({ ...one, beside: wholeOf(one.beside) }));
  try {
    await settled(
      halves.map(({ file, beside, bytes }) =>
        writeSynced(beside, bytes, personal ? 0o600 : 0o666).catch((error) => unwritable(file, error)),
      ),
    );
    await settled(files.map(({ name }) => mayTake(name, replace)));
    if (record !== undefined) {
      for (const [n, { file, beside }] of halves.entries()) {
        await rename(beside, all[n]?.beside ?? beside).catch((error) => unwritable(file, error));
      }
      // Once the records speak of them they outlast a loss of power.
      for (const folder of folders) await syncFolder(folder);
      await record().catch((error) => {
        if (!isRecorded(error)) throw error;
        after = error;
      });
    }
    await check?.();
  } catch (error) {
    // Perhaps the records speak of them: they stay, whole, beside their places.
    if (mayBeRecorded(error)) throw error;
    // Where its folder is none, nothing lies there.
    for (const { beside } of [...halves, ...all]) await rm(beside, { force: true }).catch(() => undefined);
    for (const half of halves) half.settled();
    throw error;
  }
  await takeNames(all, { replace, recorded: record !== undefined }).finally(() => {
    for (const half of halves) half.settled();
  });
  for (const folder of folders) await syncFolder(folder);
  if (after) throw after;
}

type Stands = Problems['store-unsure']['stands'];
const standsBy = (error: unknown): Stands | undefined =>
  error instanceof Abort && error.problem === 'store-unsure' ? (error as Abort<'store-unsure'>).data.stands : undefined;
/** The disk failed while it confirmed, and it is recorded all the same. */
const isRecorded = (error: unknown): boolean => standsBy(error) === 'recorded';
const mayBeRecorded = (error: unknown): boolean => standsBy(error) === 'unknown';

/** Where something was recorded and a name could not be given after all, the bytes stay beside it: the records speak of them. */
async function takeNames(
  all: readonly Written[],
  { replace, recorded }: { readonly replace: boolean; readonly recorded: boolean },
): Promise<void> {
  const left: Problems['file-left']['files'][number][] = [];
  let why = '';
  await settled(
    all.map(({ file, beside }) =>
      takeName(beside, file, replace).catch(async (error) => {
        if (recorded) {
          left.push({ file, left: beside });
          why ||= codeOf(error);
          return;
        }
        await rm(beside, { force: true });
        if (codeOf(error) === 'EEXIST') await mayTake(file, replace);
        unwritable(file, error);
      }),
    ),
  );
  if (left.length > 0) throw new Abort('file-left', { files: left, why });
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
  // It has its name: what lies beside it is one too many, and is forgotten some day.
  await rm(beside, { force: true }).catch(() => undefined);
}

/** With all above it that are missing, each by itself: node's `recursive` never ends where a folder takes no new one, as in /proc. */
export async function makeFolder(folder: string): Promise<void> {
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
