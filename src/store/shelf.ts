import type { Stamp } from './store.ts';

/** A version of one of the office's own files. */
export interface FileVersion {
  readonly version: number;
  readonly at: string;
  readonly actor: string;
  readonly sha256: string;
}

/** What lies beside the records in a shared store: bytes by their digest, and files by name with their history. */
export interface Shelf {
  /** Keeps bytes, the same ones once, and answers their sha256. */
  keep(bytes: Uint8Array): Promise<string>;
  /** Undefined where nothing has that digest. */
  bytesOf(sha256: string): Promise<Uint8Array | undefined>;
  /** Removes bytes that are no file's. */
  remove(sha256: readonly string[]): Promise<void>;
  /** Of all bytes that are no file's. */
  digests(): Promise<readonly string[]>;
  /** Removes those of them that nothing names, while nobody records anything. */
  sweep(named: () => Promise<ReadonlySet<string>>): Promise<void>;
  /** The newest version of a file; undefined where there is none. */
  read(name: string): Promise<(FileVersion & { readonly bytes: Uint8Array }) | undefined>;
  /** Adds a version behind the one that was read, 0 for a new file. False where somebody else did meanwhile. */
  write(name: string, bytes: Uint8Array, after: number, by: Pick<Stamp, 'at' | 'actor'>): Promise<boolean>;
  /** Newest first. */
  versions(name: string): Promise<readonly FileVersion[]>;
  /** Names, sorted. */
  names(): Promise<readonly string[]>;
}
