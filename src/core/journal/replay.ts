import type { TakenBack } from './changes.ts';

/** What replay needs of a journal entry. */
interface ReplayEntry<C> {
  readonly seq: number;
  readonly change: C | TakenBack;
}

/** The entries that still count: neither taken back nor takings-back themselves (a taken-back may itself be taken back), nor before an erasure. */
export function liveEntries<E extends { readonly seq: number; readonly change: { readonly type: string } }>(
  entries: readonly E[],
): readonly E[] {
  const since = entries.slice(entries.findLastIndex(({ change }) => change.type === 'student-erased') + 1);
  const gone = new Set<number>();
  for (const { seq, change } of since.toReversed()) {
    if (isTakenBack(change) && !gone.has(seq)) gone.add(change.seq);
  }
  return since.filter(({ seq, change }) => !isTakenBack(change) && !gone.has(seq));
}

/** The state that the entries that still count lead to. */
export const replay = <T, C extends { readonly type: string }>(
  entries: readonly ReplayEntry<C>[],
  fold: (state: T | undefined, change: C) => T,
): T | undefined =>
  liveEntries(entries).reduce<T | undefined>((state, { change }) => fold(state, change as C), undefined);

const isTakenBack = (change: { readonly type: string }): change is TakenBack => change.type === 'taken-back';
