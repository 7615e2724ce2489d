import type { SignedHead } from '../journal/head.ts';

/** `COOP` in the file's header marks a database as ours. */
export const OURS = 0x434f4f50;

/** What a database says of itself. */
export interface DatabaseFacts {
  /** Number of migrations, and version of the tables that follow from the journal. */
  readonly schema: number;
  readonly projection: number;
  /** Entries of the journal. */
  readonly entries: number;
  /** Null where nothing was ever entered. */
  readonly head: SignedHead | null;
  /** Rows of its tables, by name. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What the records of a database name outside of it. */
export interface NamedFiles {
  /** Of the register of certificates: where each was written, and the digest of its bytes. */
  readonly issued: readonly { readonly file: string; readonly sha256: string }[];
  /** Digests of scans and files that stand behind a record. */
  readonly evidence: ReadonlySet<string>;
  /** Public keys by which certificates were signed, as their proofs name them. */
  readonly keys: readonly string[];
  /** With which the office signs: adopted last, else that of the newest certificate; undefined while nothing was signed. */
  readonly officeKey?: string;
}

/** An entry of the journal without its content. */
export interface EntryLine {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly subject: string;
  /** It erased the student with this number. */
  readonly erased?: string;
}
