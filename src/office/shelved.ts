import { Abort } from '../errors.ts';
import type { Shelf } from '../store/shelf.ts';
import type { Stamp } from '../store/store.ts';
import type { Files } from './files.ts';

/** How often a file is read again that somebody else saved in the same moment. */
const ATTEMPTS = 5;

/**
 * Files as a person names them, with those of the office in a shared store below `root`, its address: the profile and texts by name,
 * evidence by its digest. They are written by their owners alone (`own`), and each version stays.
 */
export function filesWith(
  files: Files,
  { root, shelf, by }: { readonly root: string; shelf(): Promise<Shelf>; by(): Pick<Stamp, 'at' | 'actor'> },
): Files {
  const nameOf = (file: string): string | undefined =>
    file.startsWith(`${root}/`) ? file.slice(root.length + 1) : undefined;
  const shelved = async (name: string): Promise<Uint8Array | undefined> => {
    const [, digest] = /^evidence\/..\/([0-9a-f]{64})$/.exec(name) ?? [];
    return digest === undefined ? (await (await shelf()).read(name))?.bytes : (await shelf()).bytesOf(digest);
  };
  const read = async (file: string, name: string): Promise<Uint8Array> => {
    const bytes = await shelved(name);
    if (bytes === undefined) throw new Abort('file-missing', { file });
    if (bytes.length === 0) throw new Abort('file-empty', { file });
    return bytes;
  };
  return {
    ...files,
    resolve: (file) => (nameOf(file) === undefined ? files.resolve(file) : file),
    async read(file) {
      const name = nameOf(file);
      return name === undefined ? files.read(file) : read(file, name);
    },
    async start(file, size) {
      const name = nameOf(file);
      return name === undefined ? files.start(file, size) : (await read(file, name)).subarray(0, size);
    },
    async write(file, bytes, options) {
      const name = options?.own && nameOf(file);
      if (!name) return files.write(file, bytes, options);
      const there = await shelf();
      const before = options?.replace ? ((await there.read(name))?.version ?? 0) : 0;
      const isWritten = await there.write(name, bytes, before, by());
      if (!isWritten) throw new Abort(options?.replace ? 'file-changed' : 'file-exists', { file });
    },
    async edit(file, change, options) {
      const name = options?.own && nameOf(file);
      if (!name) return files.edit(file, change, options);
      const there = await shelf();
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const before = (await there.read(name))?.version ?? 0;
        const bytes = await change();
        if (bytes === undefined || (await there.write(name, bytes, before, by()))) return;
      }
      throw new Abort('file-changed', { file });
    },
    async list(folder) {
      const name = folder === root ? '' : nameOf(folder);
      if (name === undefined) return files.list(folder);
      const start = name === '' ? '' : `${name}/`;
      const below = (await (await shelf()).names()).filter((one) => one.startsWith(start));
      if (below.length === 0) return undefined;
      return [...new Set(below.map((one) => one.slice(start.length).split('/')[0] ?? ''))];
    },
    isShared: async (file) => nameOf(file) === undefined && files.isShared(file),
  };
}
