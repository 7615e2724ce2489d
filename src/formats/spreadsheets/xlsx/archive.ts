import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

/** The archive is not whole, or says what is not so. */
export class Damaged extends Error {}
/** More comes out of the archive than may. */
export class TooMuch extends Error {}

export interface Archive {
  readonly names: readonly string[];
  readonly isEncrypted: boolean;
  /** A file of the archive; undefined where there is none. All that is read counts towards the limit. Throws Damaged, TooMuch. */
  file(name: string): Promise<Buffer | undefined>;
}

/** A workbook has some dozens; the larger format could say billions. */
const MOST_FILES = 65_535;

/** An archive by the directory at its end: what its files unpack to is known, and held to, before anything is unpacked. */
export async function archiveOf(bytes: Buffer, limit: number): Promise<Archive> {
  // Sizes are looked at here, where too many bytes are told from too few.
  const zip = await fromBufferPromise(bytes, { validateEntrySizes: false }).catch(damaged);
  if (zip.entryCount > MOST_FILES) throw new Damaged();
  const entries = await entriesOf(zip).catch(damaged);
  let left = limit;
  return {
    names: [...entries.keys()],
    isEncrypted: [...entries.values()].some((entry) => entry.isEncrypted()),
    async file(name) {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      if (entry.uncompressedSize > left) throw new TooMuch();
      left -= entry.uncompressedSize;
      return unpacked(zip, entry).catch(damaged);
    },
  };
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
}

/** Stops where more comes out than the directory says. */
async function unpacked(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const bytes = Buffer.alloc(entry.uncompressedSize);
  let size = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    if (size + chunk.length > bytes.length) throw new TooMuch();
    size += chunk.copy(bytes, size);
  }
  // What is missing are zeros, which the sum tells.
  if (crc32(bytes) !== entry.crc32) throw new Damaged();
  return bytes;
}

/** Whatever is wrong with an archive, it cannot be read. */
function damaged(error: unknown): never {
  throw error instanceof TooMuch ? error : new Damaged();
}
