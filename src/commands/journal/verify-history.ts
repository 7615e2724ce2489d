import type { Context } from '../../context.ts';
import type { SignedHead } from '../../core/journal/head.ts';
import type { HistoryCheck } from '../../store/store.ts';

/** What is wrong with the history; with a head that was kept elsewhere, also with what it says and who signed it. */
export async function verifyHistory(
  { store, sealing }: Pick<Context, 'store' | 'sealing'>,
  kept?: SignedHead,
): Promise<HistoryCheck> {
  const found = await store.verify(kept);
  if (kept === undefined || (await sealing.signerOf(kept)) !== 'wrong') return found;
  return { ...found, findings: [...found.findings, { what: 'head-forged', seq: kept.seq }] };
}
