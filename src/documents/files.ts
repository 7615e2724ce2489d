import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Files } from '../context.ts';
import { Abort } from '../errors.ts';

const code = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/** Files named from a folder: the one in which the person stands. */
export function filesIn(cwd: string): Files {
  const at = (name: string) => resolve(cwd, name);
  return {
    resolve: at,
    async read(name) {
      const file = at(name);
      const bytes = await readFile(file).catch((error: unknown) => {
        if (code(error) === 'ENOENT') throw new Abort('file-missing', { file });
        if (code(error) === 'EISDIR') throw new Abort('file-is-folder', { file });
        throw new Abort('file-unreadable', { file, why: code(error) });
      });
      if (bytes.length === 0) throw new Abort('file-empty', { file });
      return bytes;
    },
    async write(name, bytes, { replace = false, personal = false, then } = {}) {
      const file = at(name);
      await refuseTaken(file, replace);
      const beside = join(dirname(file), `.${basename(file)}.${randomBytes(4).toString('hex')}`);
      try {
        if (personal) await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        await writeSynced(beside, bytes, personal ? 0o600 : 0o666);
      } catch (error) {
        await rm(beside, { force: true }).catch(() => {});
        throw new Abort('file-unwritable', { file, why: code(error) });
      }
      try {
        await then?.();
        await rename(beside, file);
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
    },
    list: async (folder) =>
      readdir(at(folder)).then(
        (names) => names.sort(),
        (error: unknown) => {
          if (code(error) === 'ENOENT') return undefined;
          throw new Abort('file-unreadable', { file: at(folder), why: code(error) });
        },
      ),
    removeFolder: (folder) => rm(at(folder), { recursive: true, force: true }),
  };
}

async function refuseTaken(file: string, replace: boolean): Promise<void> {
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
