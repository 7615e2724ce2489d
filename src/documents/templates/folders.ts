import { Abort } from '../../errors.ts';
import type { Files } from '../../office/files.ts';
import { within } from '../within.ts';

/** Where texts lie: the program's own `templates/`, and the folder of the office's. */
export interface TextFolders {
  readonly shipped: string;
  readonly own: string;
}

/** A text and the file that it stands in, for messages. */
export interface TextSource {
  readonly text: string;
  readonly file: string;
}

export const shippedSource = (name: string, { shipped }: TextFolders, read: Files['read']): Promise<TextSource> =>
  sourceOf(within(shipped, name), read);

/** The office's own text of that name, if it has one. */
export const ownSource = (name: string, { own }: TextFolders, read: Files['read']): Promise<TextSource | undefined> =>
  sourceOf(within(own, name), read).catch((error) => {
    if (error instanceof Abort && error.problem === 'file-missing') return undefined;
    throw error;
  });

/** Text is UTF-8: in another encoding a Japanese text would be printed as something else. */
async function sourceOf(file: string, read: Files['read']): Promise<TextSource> {
  const bytes = await read(file);
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    throw new Abort('template-bad', { file, kind: 'not-utf-8' });
  }
}
