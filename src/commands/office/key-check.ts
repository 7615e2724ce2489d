import type { Base } from '../../context.ts';
import { Abort } from '../../errors.ts';

/** What a look at the office's signing key found. */
export type KeyCheck =
  | { readonly check: 'key'; readonly result: 'ok' | 'note'; readonly file: string }
  | { readonly check: 'key'; readonly result: 'open'; readonly abort: Abort };

/** It is there, and for its owner alone. A key that others may read still signs: a copy from a backup is often so. */
export async function checkKey({ files, place: { key: file } }: Base): Promise<KeyCheck> {
  try {
    await files.read(file);
    return { check: 'key', result: (await files.isShared(file)) ? 'note' : 'ok', file };
  } catch (error) {
    if (!(error instanceof Abort)) throw error;
    const abort = error.problem === 'file-missing' ? new Abort('key-missing', { file }) : error;
    return { check: 'key', result: 'open', abort };
  }
}
