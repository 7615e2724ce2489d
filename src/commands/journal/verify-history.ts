import type { Context } from '../../context.ts';
import type { SignedHead } from '../../core/journal/head.ts';
import type { HistoryCheck } from '../../store/store.ts';

/** What is wrong with the history; with a head that was kept elsewhere, also with what it says and who signed it. */
export async function verifyHistory(
  { store, sealing }: Pick<Context, 'store' | 'sealing'>,
  kept?: SignedHead,
): Promise<HistoryCheck> {
  // What somebody changed vouches for nothing.
  const isForged = kept !== undefined && (await sealing.signerOf(kept, undefined)) === 'wrong';
  const found = await store.verify(isForged ? undefined : kept);
  return isForged ? { ...found, findings: [{ what: 'head-forged', seq: kept.seq }, ...found.findings] } : found;
}
