import { basename } from 'node:path';
import type { Letter } from '../core/letters/letter.ts';
import { placeOf } from '../core/model/evidence.ts';
import type { Attachment } from '../formats/eml.ts';
import type { Files } from '../office/files.ts';
import { within } from './within.ts';

/** Where the files of letters lie. */
interface Folders {
  /** That of the profile. */
  readonly profile: string;
  readonly evidence: string;
}

/** The files that a letter names. Throws the `file-…` aborts. */
export const attachmentsIn = (folders: Folders, names: Letter['attachments'], read: Files['read']) =>
  Promise.all(
    names.map(async (one): Promise<Attachment> => {
      if (typeof one !== 'string') return { name: one.name, bytes: await read(within(folders.evidence, placeOf(one))) };
      const file = within(folders.profile, one);
      return { name: basename(file), bytes: await read(file) };
    }),
  );
