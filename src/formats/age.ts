import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ReadableStream } from 'node:stream/web';

/** To whom a file is sealed: public keys, or whoever knows a passphrase. */
export type SealedFor = { readonly recipients: readonly string[] } | { readonly passphrase: string };
/** What opens it: secret keys as age-keygen writes them, or the passphrase. */
export type Opener = { readonly identities: readonly string[] } | { readonly passphrase: string };

const age = () => import('age-encryption');

/** Can something be sealed for this public key? */
export async function isRecipient(text: string): Promise<boolean> {
  return accepts(async () => new (await age()).Encrypter().addRecipient(text));
}

/** Is it a secret key? */
export async function isIdentity(text: string): Promise<boolean> {
  return accepts(async () => new (await age()).Decrypter().addIdentity(text));
}

const accepts = (work: () => Promise<void>): Promise<boolean> =>
  work().then(
    () => true,
    () => false,
  );

/** The same bytes in the format of age, which its standard program opens. */
export async function sealed(bytes: Readable, to: SealedFor): Promise<Readable> {
  // At once: of a stream that failed before anybody listened nobody hears.
  const plain = Readable.toWeb(bytes) as unknown as globalThis.ReadableStream<Uint8Array>;
  const encrypter = new (await age()).Encrypter();
  if ('passphrase' in to) encrypter.setPassphrase(to.passphrase);
  else for (const recipient of to.recipients) encrypter.addRecipient(recipient);
  const out = await encrypter.encrypt(plain);
  return Readable.fromWeb(out as unknown as ReadableStream);
}

/** What was sealed; undefined where this does not open it, or a byte of it is wrong. */
export async function unsealed(bytes: Readable, by: Opener): Promise<Buffer | undefined> {
  const decrypter = new (await age()).Decrypter();
  if ('passphrase' in by) decrypter.addPassphrase(by.passphrase);
  else for (const identity of by.identities) decrypter.addIdentity(identity);
  try {
    const open = await decrypter.decrypt(Readable.toWeb(bytes) as unknown as globalThis.ReadableStream<Uint8Array>);
    return await buffer(open as unknown as ReadableStream);
  } catch {
    bytes.destroy();
    return undefined;
  }
}

/** How a sealed file is opened, as its first lines say; undefined where it is none. */
export function sealOf(start: Buffer): 'passphrase' | 'identity' | undefined {
  const [version = '', stanza = ''] = start.toString('latin1', 0, 200).split('\n');
  if (version !== 'age-encryption.org/v1') return undefined;
  return stanza.startsWith('-> scrypt ') ? 'passphrase' : 'identity';
}
