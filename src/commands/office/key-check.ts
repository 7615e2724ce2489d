import type { Base } from '../../context.ts';
import { Abort } from '../../errors.ts';

/** The result of checking the office's signing key. */
export type KeyCheck =
  | { readonly check: 'key'; readonly result: 'ok' | 'note'; readonly file: string }
  | { readonly check: 'key'; readonly result: 'open'; readonly abort: Abort };

/** It exists and is private to its owner. A readable key still signs: a copy from a backup is often readable. */
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
