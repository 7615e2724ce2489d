import { crc32, inflateRawSync } from 'node:zlib';

/** What an archive says of one of its files. */
interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

/** The archive is not whole, or says what is not so. */
export class Damaged extends Error {}
/** More comes out of the archive than may. */
export class TooMuch extends Error {}

export interface Archive {
  readonly names: readonly string[];
  readonly isEncrypted: boolean;
  /** A file of the archive; undefined where there is none. All that is read counts towards the limit. Throws Damaged, TooMuch. */
  file(name: string): Buffer | undefined;
}

const END = 0x06054b50;
const END_LENGTH = 22;
const COMMENT = 0xffff;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const WIDE = 0xffffffff;

/** An archive by the directory at its end: what its files unpack to is known, and held to, before anything is unpacked. */
export function archiveOf(bytes: Buffer, limit: number): Archive {
  const entries = guarded(() => directory(bytes));
  let left = limit;
  return {
    names: [...entries.keys()],
    isEncrypted: [...entries.values()].some(({ encrypted }) => encrypted),
    file(name) {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      if (entry.unpacked > left) throw new TooMuch();
      left -= entry.unpacked;
      return guarded(() => unpacked(bytes, entry));
    },
  };
}

/** A number that lies outside of the file is one that is not so. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError && (error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') {
      throw new Damaged();
    }
    throw error;
  }
}

function directory(bytes: Buffer): ReadonlyMap<string, Entry> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end < bytes.length - END_LENGTH - COMMENT || bytes.readUInt32LE(end) !== END) throw new Damaged();
  const count = bytes.readUInt16LE(end + 10);
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let read = 0; read < count; read += 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new Damaged();
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const [packed, unpackedSize, local] = sizes(bytes, at, 46 + name, extra);
    entries.set(bytes.toString('utf8', at + 46, at + 46 + name), {
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      crc: bytes.readUInt32LE(at + 16),
      packed,
      unpacked: unpackedSize,
      at: local,
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** Sizes and place of a file; what does not fit in four bytes stands in an extra field of the larger format. */
function sizes(bytes: Buffer, at: number, extraAt: number, extra: number): readonly [number, number, number] {
  const narrow = [20, 24, 42].map((offset) => bytes.readUInt32LE(at + offset)) as [number, number, number];
  if (!narrow.includes(WIDE)) return narrow;
  let field = at + extraAt;
  while (field < at + extraAt + extra && bytes.readUInt16LE(field) !== 1) field += 4 + bytes.readUInt16LE(field + 2);
  let next = field + 4;
  // In the larger format the unpacked size comes first.
  const wide = (value: number) => {
    if (value !== WIDE) return value;
    next += 8;
    return Number(bytes.readBigUInt64LE(next - 8));
  };
  const unpackedSize = wide(narrow[1]);
  return [wide(narrow[0]), unpackedSize, wide(narrow[2])];
}

const STORED = 0;
const DEFLATED = 8;

function unpacked(bytes: Buffer, { method, crc, packed, unpacked: size, at }: Entry): Buffer {
  if (bytes.readUInt32LE(at) !== LOCAL) throw new Damaged();
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (from + packed > bytes.length) throw new Damaged();
  const data = bytes.subarray(from, from + packed);
  const file = method === STORED ? data : method === DEFLATED ? inflated(data, size) : undefined;
  if (file === undefined || file.length !== size || crc32(file) !== crc) throw new Damaged();
  return file;
}

/** Stops where more comes out than the directory says. */
function inflated(data: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? new TooMuch() : new Damaged();
  }
}
