import { oneLine } from './one-line.ts';

/** One address as mail programs take it: no spaces, no list, no quoting, nothing that could begin another header. */
const ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;

/** A mailbox of one plain address; undefined where that is not what stands there. */
export function mailbox(address: string | undefined, name?: string): Mailbox | undefined {
  const plain = address?.trim() ?? '';
  if (!ADDRESS.test(plain)) return undefined;
  const called = name === undefined ? '' : oneLine(name);
  return { ...(called !== '' && { name: called }), address: plain };
}

/** `人事部 見本 花子 <jinji@example.com>`: a person in charge as recorded, with one address among the words. */
export function mailboxIn(words: string | undefined): Mailbox | undefined {
  const [address, ...others] = words?.match(/[^\s<>()（）＜＞,;:、"]+@[^\s<>()（）＜＞,;:、"]+/gu) ?? [];
  if (words === undefined || address === undefined || others.length > 0) return undefined;
  return mailbox(address, withoutAddress(words, address));
}

/** The person in charge without the address. */
export const personIn = (words: string | undefined): string | undefined =>
  words === undefined ? undefined : withoutAddress(words, mailboxIn(words)?.address ?? '') || undefined;

const withoutAddress = (words: string, address: string): string =>
  oneLine(words.replace(address, ' ').replace(/[<＜(（]\s*[>＞)）]/gu, ' '));

/** One address, never a list; the name in front of it has no line break and no control. */
export interface Mailbox {
  readonly name?: string;
  readonly address: string;
}
