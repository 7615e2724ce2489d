import type { Context } from '../../context.ts';
import { fileState, nameOf } from './file-state.ts';

/** Removes what runs that did not come to their end left of papers that were never issued, or that have their file. */
export async function sweepLeft(context: Context, folder: string): Promise<void> {
  const { files, store, documents } = context;
  for (const left of await files.left(folder)) {
    const number = /^\.([EI]-\d{4}-\d+)_/.exec(nameOf(left))?.[1];
    if (number === undefined) continue;
    const student = await store.studentOf(number);
    const dossier = student === undefined ? undefined : await store.dossier(student);
    const entry = dossier?.value.certificates.find((one) => one.number === number);
    const sha256 = await documents.sha256(await files.read(left));
    const paper = entry && [entry, ...(entry.reissues ?? [])].find((one) => one.sha256 === sha256);
    if (paper && (await fileState(context, paper)) !== 'exists') continue;
    await files.discard(left);
  }
}
