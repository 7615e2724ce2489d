import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type FileHandle, link, open, rename, rm, stat } from 'node:fs/promises';
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
  /** The command succeeded: the file gets its name. */
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
  finish: async () => {},
  drop: async () => {},
});

const WIDE_ENOUGH = 120;
const code = (error: unknown) => (error as NodeJS.ErrnoException).code ?? '';

/** A file written under a temporary name next to its target and renamed at the end. Refuses an existing one before any work. */
export async function toFile(
  path: string,
  { force, guard }: { readonly force: boolean; readonly guard: (path: string) => Promise<void> },
): Promise<Target> {
  await guard(path);
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new Abort('file-is-folder', { file: path });
  if (there?.isFile() && !force) throw new Abort('file-exists', { file: path });
  // A device or pipe cannot be replaced, so it is written directly.
  const beside =
    there && !there.isFile() ? path : join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}`);
  let handle: FileHandle | undefined;
  const tidy = () => beside !== path && rmSync(beside, { force: true });
  const closed = async () => {
    await handle?.close();
    process.off('exit', tidy);
    return handle !== undefined && beside !== path;
  };
  const write: Target['write'] = async (chunk) => {
    try {
      if (handle === undefined) {
        // Personal data: readable by the owner only, like the records.
        handle = await open(beside, beside === path ? 'w' : 'wx', 0o600);
        process.on('exit', tidy);
      }
      await handle.writeFile(chunk);
    } catch (error) {
      throw new Abort('file-unwritable', { file: path, why: code(error) });
    }
  };
  return {
    file: true,
    isTTY: false,
    columns: WIDE_ENOUGH,
    closed: false,
    write,
    async finish() {
      // An empty answer makes an empty file, so that an older file does not pass for it.
      await write('');
      if (handle !== undefined && beside !== path) await handle.sync();
      if (!(await closed())) return;
      if (force) return rename(beside, path);
      await link(beside, path).catch((error: unknown) => {
        if (code(error) === 'EEXIST') throw new Abort('file-exists', { file: path });
        // Some file systems have no links. Only the guard against a file created at this very moment is lost.
        return rename(beside, path);
      });
      await rm(beside, { force: true });
    },
    async drop() {
      if (await closed()) await rm(beside, { force: true });
    },
  };
}
