import type { BackupNote } from '../../core/backup/manifest.ts';
import type { Office } from '../../core/profile/office.ts';
import type { Stamp } from '../../store/store.ts';

/** The name under which the office's settings file travels. */
export const PROFILE = 'office.toml';

/** What the records name of what lies beside them, by digest: evidence, and issued papers with the place where they were written. */
export interface Named {
  readonly evidence: ReadonlySet<string>;
  readonly papers: ReadonlyMap<string, string>;
}

/** One of the office's own files, in its newest version: name with forward slashes, beside the settings file. */
export interface OwnFile {
  readonly name: string;
  readonly sha256: string;
}

/** What travels with the records. */
export interface GatheredBelongings {
  /** By name. */
  readonly files: readonly OwnFile[];
  /** Of all bytes, theirs too; sorted. */
  readonly digests: readonly string[];
  /** Undefined, with a note, where other bytes lie there by now. */
  bytesOf(sha256: string): Promise<Uint8Array | undefined>;
  /** Whatever could not be taken until now. */
  notes(): readonly BackupNote[];
}

/** What lies beside an office's records: files of a folder, or the shelf of a shared store. */
export interface Belongings {
  gather(office: Office, named: Named): Promise<GatheredBelongings>;
  /** Throws `office-taken` where something else stands in a place. */
  mayTake(files: readonly OwnFile[], digests: readonly string[]): Promise<void>;
  /** Begins to put down what came. */
  receive(files: readonly OwnFile[], named: Named, by: () => Pick<Stamp, 'at' | 'actor'>): Promise<Receiving>;
}

export interface Receiving {
  put(sha256: string, bytes: Uint8Array): Promise<void>;
  /** Takes all of it back, as far as it was not there before. */
  undo(): Promise<void>;
}

/** Names of files by their digest. */
export function namesBy(files: readonly OwnFile[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { name, sha256 } of files) names.set(sha256, [...(names.get(sha256) ?? []), name]);
  return names;
}

/** In the order of their bytes, whatever the language of the machine. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
