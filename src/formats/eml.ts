import { basename, join, resolve } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Files } from '../context.ts';
import { instantOf } from '../core/calendar/dates.ts';
import type { Letter, Mailbox } from '../core/letters/letter.ts';
import { placeOf } from '../core/model/evidence.ts';
import { canonical } from '../core/text/canonical.ts';
import { sha256 } from './digest.ts';

/** A file that goes with a letter. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

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
      if (typeof one !== 'string') return { name: one.name, bytes: await read(join(folders.evidence, placeOf(one))) };
      const file = resolve(folders.profile, one);
      return { name: basename(file), bytes: await read(file) };
    }),
  );

/**
 * A letter as a mail file (.eml) that a mail program opens as a draft, unsent. The same letter gives the same bytes: its day is the
 * office's, and what tells it from others is made of what it says. Nothing of this machine is in it.
 */
export async function eml(letter: Letter, attachments: readonly Attachment[]): Promise<Uint8Array> {
  const digest = sha256(
    new TextEncoder().encode(canonical([letter, attachments.map(({ name, bytes }) => [name, sha256(bytes)])])),
  ).slice(0, 32);
  const domain = letter.from.address.split('@')[1] ?? '';
  const mail = new MailComposer({
    from: addressed(letter.from),
    to: [addressed(letter.to)],
    cc: letter.cc.map(addressed),
    subject: letter.subject,
    text: letter.body.replaceAll('\n', '\r\n'),
    date: instantOf(letter.on),
    messageId: `<${digest}@${domain}>`,
    baseBoundary: digest,
    headers: { 'X-Unsent': '1' },
    attachments: attachments.map(({ name, bytes }) => ({ filename: name, content: Buffer.from(bytes) })),
    // No path or address in a letter is ever looked up.
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  });
  return mail.compile().build();
}

/** As an object, so that nothing in a name is read as an address. */
const addressed = ({ name, address }: Mailbox) => ({ name: name ?? '', address });
