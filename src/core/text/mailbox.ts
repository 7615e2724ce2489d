import { oneLine } from './one-line.ts';

/** A plain address: no spaces, lists or quoting, and nothing that could start another header. */
const ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;

/** A mailbox with one plain address; undefined if the text is anything else. */
export function mailbox(address: string | undefined, name?: string): Mailbox | undefined {
  const plain = address?.trim() ?? '';
  if (!ADDRESS.test(plain)) return undefined;
  const called = name === undefined ? '' : oneLine(name);
  return { ...(called !== '' && { name: called }), address: plain };
}

/** Reads `人事部 見本 花子 <jinji@example.com>`: a person in charge with one address among the words. */
export function mailboxIn(words: string | undefined): Mailbox | undefined {
  const [address, ...others] = words?.match(/[^\s<>()（）＜＞,;:、"]+@[^\s<>()（）＜＞,;:、"]+/gu) ?? [];
  if (words === undefined || address === undefined || others.length > 0) return undefined;
  return mailbox(address, withoutAddress(words, address));
}

/** The person in charge, without the address. */
export const personIn = (words: string | undefined): string | undefined =>
  words === undefined ? undefined : withoutAddress(words, mailboxIn(words)?.address ?? '') || undefined;

const withoutAddress = (words: string, address: string): string =>
  oneLine(words.replace(address, ' ').replace(/[<＜(（]\s*[>＞)）]/gu, ' '));

/** One address, never a list; the name in front of it has no line break and no control. */
export interface Mailbox {
  readonly name?: string;
  readonly address: string;
}
