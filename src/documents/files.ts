import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Files } from '../context.ts';
import { Abort } from '../errors.ts';

/** Files as a person in a folder names them. */
export function filesIn(cwd: string): Files {
  const at = (name: string) => resolve(cwd, name);
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
    write: async (name, bytes, options) => write(at(name), bytes, options),
    async list(folder) {
      const path = at(folder);
      return readdir(path).then(
        (names) => names.sort(),
        (error) => {
          if (codeOf(error) === 'ENOENT') return undefined;
          throw unread(path, codeOf(error));
        },
      );
    },
    removeFolder: async (folder) => rm(at(folder), { recursive: true, force: true }),
  };
}

async function write(
  file: string,
  bytes: Uint8Array,
  { replace = false, personal = false, record }: Parameters<Files['write']>[2] = {},
): Promise<void> {
  await mayTake(file, replace);
  const folder = dirname(file);
  if (personal) await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error) => unwritable(file, error));
  const beside = join(folder, `.${basename(file)}.${randomBytes(6).toString('hex')}.part`);
  try {
    await writeSynced(beside, bytes, personal ? 0o600 : 0o666).catch((error) => unwritable(file, error));
    await mayTake(file, replace);
    await record?.();
    await rename(beside, file).catch((error) => unwritable(file, error));
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await syncFolder(folder);
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
