import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { isSummed } from './sum.ts';

/** An archive that was opened. What cannot be read of it throws whatever went wrong. */
export interface OpenArchive {
  readonly names: readonly string[];
  /** Size of a file as the archive says it, in bytes. */
  sizeOf(name: string): number | undefined;
  read(name: string): Promise<Readable>;
  close(): void;
}

/** Does the archive end with the digest of all its bytes? */
export const isWhole = (source: string | Buffer): Promise<boolean> =>
  isSummed(typeof source === 'string' ? (createReadStream(source) as AsyncIterable<Buffer>) : [source]);

/** Opens an archive, a file by its path or the bytes themselves. */
export async function openArchive(source: string | Buffer): Promise<OpenArchive> {
  const options = { autoClose: false };
  const zip = await (typeof source === 'string' ? openPromise(source, options) : fromBufferPromise(source, options));
  try {
    return reading(zip, await entriesOf(zip));
  } catch (error) {
    zip.close();
    throw error;
  }
}

function reading(zip: ZipFile, entries: ReadonlyMap<string, Entry>): OpenArchive {
  return {
    names: [...entries.keys()],
    sizeOf: (name) => entries.get(name)?.uncompressedSize,
    async read(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw new Error(`no ${name} in the archive`);
      return zip.openReadStreamPromise(entry);
    },
    close: () => zip.close(),
  };
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
}
