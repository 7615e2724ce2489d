import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/** One file of an archive, packed. */
export interface Packed {
  readonly name: string;
  readonly crc: number;
  readonly size: number;
  readonly data: Buffer;
}

/** The first of January 1980, the earliest day of the format: the same content gives the same bytes, whatever the clock says. */
const TIME = 0;
const DAY = 0x0021;
const VERSION = 20;
const UTF8 = 0x0800;
const DEFLATED = 8;

export const packed = (name: string, bytes: Uint8Array): Packed => ({
  name,
  crc: crc32(bytes),
  size: bytes.length,
  data: deflateRawSync(bytes),
});

/** The same of a text in pieces, each packed as it is made: what is held is packed. Throws what the pieces throw. */
export async function packedFrom(name: string, pieces: AsyncIterable<string>): Promise<Packed> {
  let crc = 0;
  let size = 0;
  const data: Buffer[] = [];
  await pipeline(
    async function* () {
      for await (const piece of pieces) {
        const bytes = Buffer.from(piece, 'utf8');
        crc = crc32(bytes, crc);
        size += bytes.length;
        yield bytes;
      }
    },
    createDeflateRaw(),
    async (deflated: AsyncIterable<Buffer>) => {
      for await (const piece of deflated) data.push(piece);
    },
  );
  return { name, crc, size, data: Buffer.concat(data) };
}

/** An archive of files that are packed already. */
export function archived(files: readonly Packed[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, crc, size, data } of files) {
    const encoded = Buffer.from(name, 'utf8');
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(VERSION, 0);
    facts.writeUInt16LE(UTF8, 2);
    facts.writeUInt16LE(DEFLATED, 4);
    facts.writeUInt16LE(TIME, 6);
    facts.writeUInt16LE(DAY, 8);
    facts.writeUInt32LE(crc, 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(size, 18);
    facts.writeUInt16LE(encoded.length, 22);
    const local = [Buffer.from('PK\u0003\u0004', 'latin1'), facts, encoded, data];
    parts.push(...local);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(at, 10);
    const made = Buffer.from([VERSION, 0]);
    central.push(Buffer.from('PK\u0001\u0002', 'latin1'), made, facts, more, encoded);
    at += local.reduce((sum, { length }) => sum + length, 0);
  }
  const listed = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}
