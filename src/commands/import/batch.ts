import { Abort } from '../../errors.ts';
import type { Store } from '../../store/store.ts';

/** What an import wrote is named by its first number in the journal: numbers rise, with gaps between them. */
export const batchOf = (operation: number): string => `B-${operation}`;

/** How the reason of what an import wrote begins; the file comes after it, and what the person said. */
export const IMPORTED = 'import ';
export const importReason = (file: string, reason: string | undefined): string =>
  `${IMPORTED}${file}${reason === undefined ? '' : `: ${reason}`}`;

/** `B-49` as it is typed: b49 and 49 will do. Throws `no-such-batch`, also where the number is another operation's. */
export async function batchArgument(store: Store, word: string): Promise<number> {
  const typed = /^(?:b-?)?(\d{1,15})$/i.exec(word.normalize('NFKC').trim())?.[1];
  const operation = typed === undefined ? undefined : await store.operationUpTo(Number(typed));
  if (operation === undefined || operation !== Number(typed) || !(await isImport(store, operation))) {
    throw new Abort('no-such-batch', { batch: word });
  }
  return operation;
}

/** Other operations have their own way back, or none: an export happened. */
async function isImport(store: Store, operation: number): Promise<boolean> {
  for await (const { reason } of store.journal({ operation })) return reason?.startsWith(IMPORTED) === true;
  return false;
}
