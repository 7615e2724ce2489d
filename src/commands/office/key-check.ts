import type { Base } from '../../context.ts';
import { Abort } from '../../errors.ts';
import { mustBeCurrent } from '../shared/office-key.ts';

/** The result of checking the office's signing key. */
export type KeyCheck =
  | { readonly check: 'key'; readonly result: 'ok' | 'note'; readonly file: string }
  | { readonly check: 'key'; readonly result: 'open'; readonly abort: Abort };

/**
 * It is a key, the one with which this office signs, and private to its owner. A key that others may read still signs: a copy from a
 * backup is often readable.
 */
export async function checkKey({ files, sealing, officeKeys, place }: Base): Promise<KeyCheck> {
  const { key: file } = place;
  try {
    const { key } = await sealing.publicKey();
    mustBeCurrent(key, (await officeKeys())?.current, place);
    return { check: 'key', result: (await files.isShared(file)) ? 'note' : 'ok', file };
  } catch (error) {
    if (!(error instanceof Abort)) throw error;
    return { check: 'key', result: 'open', abort: error };
  }
}
