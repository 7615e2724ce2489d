import { constants, createReadStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { oddness } from '../../errors/files.ts';
import { Abort } from '../../errors.ts';

/** The bytes of a file, which can be read repeatedly. */
export interface FileSource {
  chunks(): AsyncIterable<Uint8Array>;
  /** In bytes; undefined for a pipe. */
  readonly size?: number;
}

const CHUNK = 1 << 15;

/** Maximum bytes of one file: a million rows need less. */
export const SIZE_LIMIT = 1_000_000_000;
const errno = (error: unknown) => (error as NodeJS.ErrnoException).code ?? '';

/** What a shell opened for the program, `<(…)`: it ends. A pipe in a folder waits for whoever writes into it, perhaps for ever. */
const opened = (file: string): boolean => /^\/(?:dev|proc)\//.test(file);

/** A file, `-` for standard input, or a pipe of the shell. Throws the `file-…` aborts. */
export async function sourceOf(file: string, stdin: () => AsyncIterable<Uint8Array>): Promise<FileSource> {
  if (file === '-') return kept(file, stdin());
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw new Abort('file-is-folder', { file });
    const kind = oddness(found);
    if (kind !== undefined && !(kind === 'pipe' && opened(file))) throw new Abort('file-odd', { file, kind });
    await access(file, constants.R_OK);
    const chunks = () => readable(file);
    if (found.size > SIZE_LIMIT) throw tooLarge(file);
    return found.isFile() ? { chunks, size: found.size } : await kept(file, chunks());
  } catch (error) {
    throw unreadable(file, error);
  }
}

async function* readable(file: string): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(file, { highWaterMark: CHUNK });
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** A pipe gives its bytes once, but a sheet is read twice: for its encoding, then for its rows. */
async function kept(file: string, stream: AsyncIterable<Uint8Array>): Promise<FileSource> {
  const all: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > SIZE_LIMIT) throw tooLarge(file);
      all.push(chunk);
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  return {
    async *chunks() {
      yield* all;
    },
  };
}

const tooLarge = (file: string) => new Abort('sheet-too-large', { file, what: 'file', limit: SIZE_LIMIT });

/** All bytes, up to a limit. */
export async function wholeOf(file: string, { chunks }: FileSource, limit: number): Promise<Buffer> {
  const all: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks()) {
    size += chunk.length;
    if (size > limit) throw new Abort('sheet-too-large', { file, what: 'file', limit });
    all.push(chunk);
  }
  return Buffer.concat(all);
}

function unreadable(file: string, error: unknown): unknown {
  const code = errno(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Abort('file-missing', { file });
  if (code === 'EISDIR') return new Abort('file-is-folder', { file });
  return code === '' ? error : new Abort('file-unreadable', { file, why: code });
}
