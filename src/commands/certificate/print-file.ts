import type { Context } from '../../context.ts';
import type { Paper } from '../../core/papers/paper.ts';
import { Abort } from '../../errors.ts';

/** A print file can be made again at any time; with `force` it replaces an existing one. */
export interface Printing {
  readonly name: string;
  readonly force?: boolean | undefined;
}

/** Throws what writing the print file would throw, before anything is issued, by trying to write there. */
export async function mayPrint({ files, runFlags }: Context, printing: Printing): Promise<void> {
  const { name, force: replace = false } = printing;
  if (!replace) await files.mayWrite(name);
  if (runFlags.dryRun) return;
  const tried = new Error('tried');
  // A refused record leaves no file.
  const record = () => Promise.reject(tried);
  await files.write(name, new Uint8Array(), { personal: true, replace, record }).catch((error) => {
    if (error !== tried) throw error;
  });
}

/** The papers are already issued, so a failure is returned, to be reported after them. */
export async function printed({ files, documents }: Context, printing: Printing, papers: readonly Paper[]) {
  return failureOf(async () => {
    const bytes = await documents.printFile(papers);
    await files.write(printing.name, bytes, { personal: true, replace: printing.force === true });
  });
}

/** Returns the abort that stopped the work, if any. */
export async function failureOf(work: () => Promise<void>): Promise<Abort | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Abort) return error;
    throw error;
  }
}
