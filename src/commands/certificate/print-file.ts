import type { Context } from '../../context.ts';
import type { Paper } from '../../core/papers/paper.ts';
import { Abort } from '../../errors.ts';

/** Throws what writing the print file would throw, before anything is issued: an unwritable place is found by writing there. */
export async function mayPrint({ files, wishes }: Context, name: string): Promise<void> {
  await files.mayWrite(name);
  if (wishes.dryRun) return;
  const tried = new Error('tried');
  // A refused record leaves no file.
  const record = () => Promise.reject(tried);
  await files.write(name, new Uint8Array(), { personal: true, record }).catch((error) => {
    if (error !== tried) throw error;
  });
}

/** The papers are issued by now: what goes wrong is handed back, to be told after them. */
export async function printed({ files, documents }: Context, name: string, papers: readonly Paper[]) {
  return failureOf(async () => files.write(name, await documents.printFile(papers), { personal: true }));
}

/** What stopped the work, where something did. */
export async function failureOf(work: () => Promise<void>): Promise<Abort | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Abort) return error;
    throw error;
  }
}
