import { createHash } from 'node:crypto';
import { type FileHandle, link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Abort } from '../errors.ts';
import type { Sink } from './sink.ts';

/** Where the answer goes: stdout or the file of --output. */
export interface Target {
  readonly file: boolean;
  readonly isTTY: boolean;
  readonly columns: number;
  readonly closed: boolean;
  write(chunk: string | Uint8Array): Promise<void>;
  /** What a file is told by, once all is written. */
  sha256(): string | undefined;
  /** The command succeeded: the file is whole and on the disk, under a name of its own. */
  ready(): Promise<void>;
  /** Then it gets its name. */
  finish(): Promise<void>;
  /** The command failed: nothing is left of the file. */
  drop(): Promise<void>;
}

export const toSink = (sink: Sink): Target => ({
  file: false,
  isTTY: sink.isTTY,
  get columns() {
    return sink.columns;
  },
  get closed() {
    return sink.closed;
  },
  write: (chunk) => sink.write(chunk),
  sha256: () => undefined,
  ready: async () => {},
  finish: async () => {},
  drop: async () => {},
});

/** A target that does some things in its own way. Width and end of the one below are asked for each time: they change. */
export const over = (target: Target, own: Partial<Target>): Target => ({
  ...target,
  get columns() {
    return target.columns;
  },
  get closed() {
    return target.closed;
  },
  ...own,
});

/** What is written is kept until the command has succeeded. */
export function held(target: Target): Target {
  const kept: (string | Uint8Array)[] = [];
  return over(target, {
    write: async (chunk) => void kept.push(chunk),
    async finish() {
      for (const chunk of kept) await target.write(chunk);
      await target.finish();
    },
  });
}

const WIDE_ENOUGH = 120;
const code = (error: unknown) => (error as NodeJS.ErrnoException).code ?? '';

export interface FileOptions {
  readonly force: boolean;
  readonly guard: (path: string, writing: { readonly replace: boolean }) => Promise<void>;
  /** A place beside the file until it has its name, removed when the program ends before it is settled. */
  readonly beside: (path: string) => Promise<{ readonly path: string; readonly settled: () => void }>;
  /** One of several that are whole before the first takes its name. */
  readonly several?: boolean;
}

/** A file written under a temporary name next to its target and renamed at the end. Refuses an existing one before any work. */
export async function toFile(
  path: string,
  { force, guard, beside: placed, several = false }: FileOptions,
): Promise<Target> {
  await guard(path, { replace: force });
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new Abort('file-is-folder', { file: path });
  if (there?.isFile() && !force) throw new Abort('file-exists', { file: path });
  // A device or pipe cannot be replaced, so it is written directly.
  const half = there && !there.isFile() ? { path, settled: () => {} } : await placed(path);
  let beside = half.path;
  let handle: FileHandle | undefined;
  let isReady = false;
  const hash = createHash('sha256');
  const write: Target['write'] = async (chunk) => {
    try {
      // Personal data: readable by the owner only, like the records.
      handle ??= await open(beside, beside === path ? 'w' : 'wx', 0o600);
      await handle.writeFile(chunk);
      hash.update(chunk);
    } catch (error) {
      throw new Abort('file-unwritable', { file: path, why: code(error) });
    }
  };
  const ready = async () => {
    if (isReady) return;
    // An empty answer makes an empty file, so that an older file does not pass for it.
    await write('');
    if (beside !== path) await handle?.sync();
    await handle?.close();
    isReady = true;
    if (beside === path) return;
    if (!force && (await stat(path).catch(() => undefined))) throw new Abort('file-exists', { file: path });
    if (!several) return;
    const made = beside.replace(/\.part$/, MADE);
    await rename(beside, made);
    beside = made;
  };
  return {
    file: true,
    isTTY: false,
    columns: WIDE_ENOUGH,
    closed: false,
    write,
    sha256: () => hash.copy().digest('hex'),
    ready,
    async finish() {
      await ready();
      if (beside !== path) await takeName(beside, path, force);
      half.settled();
      for (const made of await madeBefore(path)) await rm(made, { force: true });
    },
    async drop() {
      half.settled();
      if (handle === undefined) return;
      if (!isReady) await handle.close();
      if (beside !== path) await rm(beside, { force: true });
    },
  };
}

async function takeName(beside: string, path: string, force: boolean): Promise<void> {
  if (force) return rename(beside, path);
  try {
    await link(beside, path);
  } catch (error) {
    if (code(error) === 'EEXIST') throw new Abort('file-exists', { file: path });
    // Some file systems have no links. Only the guard against a file created at this very moment is lost.
    return rename(beside, path);
  }
  await rm(beside, { force: true });
}

/** The end of a name that one of several bears when all of them are whole. */
const MADE = '.made';

/** What earlier runs, cut between the names of several files, made of this one. */
export async function madeBefore(path: string): Promise<readonly string[]> {
  const [folder, start] = [dirname(path), `.${basename(path)}.`];
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.startsWith(start) && /^[0-9a-f]{8}\.[0-9a-f]{6}-\d+\.made$/.test(name.slice(start.length)))
    .map((name) => join(folder, name));
}

/** Several files of one answer: all are whole before the first takes its name. */
export function together(targets: readonly Target[]): Pick<Target, 'finish' | 'drop'> {
  return {
    async finish() {
      for (const target of targets) await target.ready();
      for (const target of targets) await target.finish();
    },
    async drop() {
      for (const target of targets) await target.drop();
    },
  };
}
