import type { Context } from '../../context.ts';
import { Abort } from '../../errors.ts';

/** Does a file in the register still exist, with the bytes that were written? */
export type FileState = 'exists' | 'missing' | 'changed' | 'unreadable';

export interface FiledPaper {
  readonly file: string;
  readonly sha256: string;
}

export async function fileState(
  { files, documents }: Pick<Context, 'files' | 'documents'>,
  { file, sha256 }: FiledPaper,
): Promise<FileState> {
  try {
    return (await documents.sha256(await files.read(file))) === sha256 ? 'exists' : 'changed';
  } catch (error) {
    if (!(error instanceof Abort)) throw error;
    if (error.problem === 'file-missing') return 'missing';
    return error.problem === 'file-unreadable' ? 'unreadable' : 'changed';
  }
}

export const nameOf = (file: string): string => file.split(/[\\/]/).at(-1) ?? file;

/** Was a registered file written into this folder? */
export const liesIn = (
  { files }: Pick<Context, 'files'>,
  folder: string,
  { file }: Pick<FiledPaper, 'file'>,
): boolean => files.resolve(`${folder}/${nameOf(file)}`) === file;

/** The temporary file of a registered paper left by a killed program: its name starts with a dot and ends with .part. */
export async function leftBehind(context: Pick<Context, 'files' | 'documents'>, paper: FiledPaper) {
  const folder = `${paper.file}/..`;
  const names = (await context.files.list(folder).catch(() => undefined)) ?? [];
  for (const name of names) {
    if (!name.startsWith(`.${nameOf(paper.file)}.`) || !name.endsWith('.part')) continue;
    const file = context.files.resolve(`${folder}/${name}`);
    if ((await fileState(context, { file, sha256: paper.sha256 })) === 'exists') return file;
  }
  return undefined;
}
