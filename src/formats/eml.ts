import MailComposer from 'nodemailer/lib/mail-composer';
import { instantOf, type LocalDate } from '../core/calendar/dates.ts';
import { canonical } from '../core/text/canonical.ts';
import type { Mailbox } from '../core/text/mailbox.ts';
import { sha256 } from './digest.ts';

/** A mail in the making. */
export interface Mail {
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly cc: readonly Mailbox[];
  readonly subject: string;
  /** Lines ended with LF. */
  readonly body: string;
  /** The day on which it is dated. */
  readonly on: LocalDate;
}

/** A file that goes with a mail. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A mail as a file (.eml) that a mail program opens as a draft, unsent. The same mail gives the same bytes: its day is the office's, and
 * the digest that tells it from others is made of the whole value. Nothing of this machine is in it.
 */
export async function eml(mail: Mail, attachments: readonly Attachment[]): Promise<Uint8Array> {
  const digest = sha256(
    new TextEncoder().encode(canonical([mail, attachments.map(({ name, bytes }) => [name, sha256(bytes)])])),
  ).slice(0, 32);
  const domain = mail.from.address.split('@')[1] ?? '';
  const composer = new MailComposer({
    from: addressed(mail.from),
    to: [addressed(mail.to)],
    cc: mail.cc.map(addressed),
    subject: mail.subject,
    text: mail.body.replaceAll('\n', '\r\n'),
    date: instantOf(mail.on),
    messageId: `<${digest}@${domain}>`,
    baseBoundary: digest,
    headers: { 'X-Unsent': '1' },
    attachments: attachments.map(({ name, bytes }) => ({ filename: name, content: Buffer.from(bytes) })),
    // No path or address in a mail is ever looked up.
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  });
  return composer.compile().build();
}

/** As an object, so that nothing in a name is read as an address. */
const addressed = ({ name, address }: Mailbox) => ({ name: name ?? '', address });
