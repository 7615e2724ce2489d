import type { Base } from '../../context.ts';
import type { SignedHead } from '../../core/journal/head.ts';
import type { HistoryCheck } from '../../store/store.ts';

/** What is wrong with the history; with a head that was kept elsewhere, also with what it says and who signed it. */
export async function verifyHistory(
  { verify, sealing }: Pick<Base, 'verify' | 'sealing'>,
  kept?: SignedHead,
): Promise<HistoryCheck> {
  // What somebody changed vouches for nothing.
  const isForged = kept !== undefined && (await sealing.signerOf(kept, undefined)) === 'wrong';
  const found = await verify(isForged ? undefined : kept);
  return isForged ? { ...found, findings: [{ what: 'head-forged', seq: kept.seq }, ...found.findings] } : found;
}
