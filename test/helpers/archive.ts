import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';

/** A ZIP archive of these files. */
export const archived = (files: Readonly<Record<string, string | Uint8Array>>): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, file]) => [name, Buffer.from(file)]))));

/** A file of an archive as text, as another program unpacks it. */
export const unpacked = (bytes: Uint8Array, name: string): string =>
  Buffer.from(unzipSync(bytes, { filter: (file: UnzipFileInfo) => file.name === name })[name] ?? []).toString();

const CENTRAL = Buffer.from('PK\u0001\u0002', 'latin1');
const PLACES = { flags: 8, method: 10, crc: 16, packed: 20, unpacked: 24, at: 42 } as const;

/** The same archive, whose directory says something else of a file. */
export function claiming(
  archive: Buffer,
  name: string,
  claims: Readonly<Partial<Record<keyof typeof PLACES, (told: number) => number>>>,
): Buffer {
  const bytes = Buffer.from(archive);
  const record = bytes.lastIndexOf(CENTRAL, bytes.lastIndexOf(name));
  for (const [what, claim] of Object.entries(claims) as [keyof typeof PLACES, (told: number) => number][]) {
    const length = what === 'flags' || what === 'method' ? 2 : 4;
    const at = record + PLACES[what];
    bytes.writeUIntLE(claim(bytes.readUIntLE(at, length)), at, length);
  }
  return bytes;
}
