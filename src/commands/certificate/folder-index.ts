import type { Context } from '../../context.ts';
import { Abort } from '../../errors.ts';
import { liesIn, nameOf } from './file-state.ts';

const NAME = 'index.csv';
/** The index contains no personal names. */
const HEADINGS = ['number', 'kind', 'student', 'lang', 'file', 'sha256', 'issuedOn'] as const;

/** Refuses a folder where another file has the index's name. */
export async function mayIndex({ files }: Context, folder: string): Promise<void> {
  const file = files.resolve(`${folder}/${NAME}`);
  if (!(await files.list(folder))?.includes(NAME)) return;
  const [heading = ''] = new TextDecoder().decode(await files.read(file)).split(/\r?\n/);
  if (heading !== HEADINGS.join(',')) throw new Abort('file-exists', { file });
}

/** The valid certificates written into a folder, taken from the register: complete, however often a batch was interrupted. */
export async function indexOf(context: Context, folder: string): Promise<string> {
  const { files, tables, store } = context;
  const file = files.resolve(`${folder}/${NAME}`);
  const fromRegister = async () => {
    const rows: (readonly string[])[] = [HEADINGS];
    for await (const one of store.certificates()) {
      if (one.state === 'void' || !liesIn(context, folder, one)) continue;
      rows.push(HEADINGS.map((key) => (key === 'file' ? nameOf(one.file) : one[key])));
    }
    return tables.csv(rows);
  };
  // Of two batches at once the later one knows what both issued.
  await files.edit(file, fromRegister, { personal: true });
  return file;
}
