import { open, readFile, stat } from 'node:fs/promises';
import { oddness } from '../errors/files.ts';
import { Abort } from '../errors.ts';

/** A pipe or a device may never end, or never begin. */
export async function readPlain(file: string, first?: number): Promise<Uint8Array> {
  const kind = oddness(await stat(file));
  if (kind !== undefined) throw new Abort('file-odd', { file, kind });
  if (first === undefined) return readFile(file);
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(first), 0, first, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
