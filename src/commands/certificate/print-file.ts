import type { Context } from '../../context.ts';
import type { Paper } from '../../core/papers/paper.ts';
import { Abort } from '../../errors.ts';

/** A print file can be made anew at any time: with `force` it takes the place of one that is there. */
export interface Printing {
  readonly name: string;
  readonly force?: boolean | undefined;
}

/** What bears the name of a certificate is never replaced. */
const replaces = ({ name, force = false }: Printing): boolean =>
  force && !/(?:^|[\\/])[EI]-\d{4}-\d+_[^\\/]*$/.test(name);

/** Throws what writing the print file would throw, before anything is issued: an unwritable place is found by writing there. */
export async function mayPrint({ files, wishes }: Context, printing: Printing): Promise<void> {
  const { name } = printing;
  const replace = replaces(printing);
  if (!replace) await files.mayWrite(name);
  if (wishes.dryRun) return;
  const tried = new Error('tried');
  // A refused record leaves no file.
  const record = () => Promise.reject(tried);
  await files.write(name, new Uint8Array(), { personal: true, replace, record }).catch((error) => {
    if (error !== tried) throw error;
  });
}

/** The papers are issued by now: what goes wrong is handed back, to be told after them. */
export async function printed({ files, documents }: Context, printing: Printing, papers: readonly Paper[]) {
  return failureOf(async () => {
    const bytes = await documents.printFile(papers);
    await files.write(printing.name, bytes, { personal: true, replace: replaces(printing) });
  });
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
