import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { type HeadSigner, headText, type JournalHead, type SignedHead } from '../core/journal/head.ts';
import type { OfficeKeys } from '../core/model/office-facts.ts';
import type { Proof, Seal } from '../core/papers/certificates/proof.ts';
import type { PublicKey } from '../core/papers/worksheets/verification-note.ts';
import { Abort, type Problem } from '../errors.ts';
import type { Files } from './files.ts';

/** A head, and why it is not signed where that has to be told. */
export interface HeadToKeep {
  readonly head: SignedHead;
  readonly unsigned?: 'foreign' | 'unreadable';
}

/** The office's signing key and what was signed. Throws Abort `key-missing` and `key-invalid`. */
export interface Sealing {
  seal(): Promise<Seal>;
  /** For third parties: `key` as proofs name it, `pem` as other programs read it. */
  publicKey(): Promise<PublicKey>;
  /**
   * The head with the office's signature; without one where there is no key that can sign, where the key that lies there is not `current`,
   * with which the office signs, or where nobody can read it.
   */
  signHead(head: JournalHead, current: string | undefined): Promise<HeadToKeep>;
  /** Whose signature a head bears that was kept elsewhere; where the records know no key, by the one that lies there, if any. */
  signerOf(head: SignedHead, keys: OfficeKeys | undefined): Promise<HeadSigner>;
  /** Was it signed by the key that it names, whosever that is? */
  isSigned(proof: Proof): Promise<boolean>;
}

/** Signs with the office's key, an Ed25519 key in PEM (PKCS #8). Throws Abort `key-missing` and `key-invalid`. */
export function sealingWith(file: string, files: Files, of?: 'store'): Sealing {
  const load = async (): Promise<KeyObject> => {
    const bytes = await files.read(file).catch(async (error) => {
      if (!(error instanceof Abort && error.problem === 'file-missing')) throw error;
      // Somebody is told to put it there; where that cannot be, this is the graver trouble.
      if (of === 'store') await files.makeRoomFor(file).catch(() => undefined);
      throw new Abort('key-missing', { file, ...(of && { of }) });
    });
    return parse(bytes, file);
  };
  const seal = async (): Promise<Seal> => {
    const secret = await load();
    return {
      key: rawOf(secret),
      sign: (text) => sign(null, Buffer.from(text, 'utf8'), secret).toString('base64url'),
    };
  };
  return {
    seal,
    async signHead(head, current) {
      try {
        const own = await seal();
        if (current !== undefined && own.key !== current) return { head, unsigned: 'foreign' };
        return { head: { ...head, key: own.key, signature: own.sign(headText(head, own.key)) } };
      } catch (error) {
        if (!(error instanceof Abort)) throw error;
        return error.problem === 'file-unreadable' ? { head, unsigned: 'unreadable' } : { head };
      }
    },
    async signerOf(head, { current, adopted } = { adopted: [] }) {
      const { key, signature } = head;
      if (key === undefined || signature === undefined) return 'unsigned';
      if (!isSigned({ signed: headText(head, key), key, signature })) return 'wrong';
      if (current !== undefined) return [current, ...adopted].includes(key) ? 'office' : 'other-key';
      const own = await load().catch(unless('key-missing', 'key-invalid', 'file-unreadable'));
      if (!own) return 'unknown-key';
      return rawOf(own) === key ? 'office' : 'other-key';
    },
    async publicKey() {
      const secret = await load();
      return { key: rawOf(secret), pem: createPublicKey(secret).export({ type: 'spki', format: 'pem' }).toString() };
    },
    async isSigned(proof) {
      return isSigned(proof);
    },
  };
}

/** Makes the key where there is none. What is there is looked at, and stays. */
export async function makeKey(file: string, files: Files): Promise<'made' | 'there'> {
  const there = await files.read(file).catch(unless('file-missing'));
  if (there) {
    parse(there, file);
    return 'there';
  }
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const made = await files.write(file, pem, { personal: true, own: true }).then(() => true, unless('file-exists'));
  // Another `init` was faster: its key counts.
  return made ? 'made' : makeKey(file, files);
}

/** Nothing, where it was stopped for this. */
const unless =
  (...problems: readonly Problem[]) =>
  (error: unknown) => {
    if (error instanceof Abort && problems.includes(error.problem)) return undefined;
    throw error;
  };

function parse(bytes: Uint8Array, file: string): KeyObject {
  const key = keyIn(bytes);
  if (key?.asymmetricKeyType === 'ed25519') return key;
  const text = Buffer.from(bytes).toString('latin1');
  const isCut = text.includes('-----BEGIN PRIVATE KEY-----') && !text.trimEnd().endsWith('-----END PRIVATE KEY-----');
  throw new Abort('key-invalid', { file, why: key ? 'other-kind' : isCut ? 'cut' : 'not-a-key' });
}

function keyIn(bytes: Uint8Array): KeyObject | undefined {
  try {
    return createPrivateKey(Buffer.from(bytes));
  } catch {
    return undefined;
  }
}

/** The 32 bytes of the public key, in base64url, as JWK writes them. */
const rawOf = (secret: KeyObject): string => createPublicKey(secret).export({ format: 'jwk' }).x ?? '';

/** By the key that the proof itself names; whose key that is, is another question. */
function isSigned({ signed, key, signature }: Omit<Proof, 'facts'>): boolean {
  try {
    const from = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
    return verify(null, Buffer.from(signed, 'utf8'), from, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}
