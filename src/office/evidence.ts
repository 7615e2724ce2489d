import { lstat, readdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Evidence, placeOf } from '../core/model/evidence.ts';
import { Abort } from '../errors.ts';
import { sha256 } from '../formats/digest.ts';
import type { Shelf } from '../store/shelf.ts';
import type { Files } from './files.ts';
import { A_DAY, ageOf } from './leftovers.ts';
import { readPlain } from './plain.ts';

/**
 * Scans and PDF files that stand behind a record: copied beside the database, or into the shared store, under their digest, the same bytes once.
 * They are on the disk before the record speaks of them, and stay where it is refused: a colleague's record may name the same bytes by
 * then. What nobody names is swept by `doctor`.
 */
export interface EvidenceRoom {
  /** Reads a file that a person named, to be kept with the next record. Throws the `file-…` aborts. */
  take(name: string): Promise<Evidence>;
  /** Keeps what was taken, then writes the record. */
  keep<T>(record: () => Promise<T>): Promise<T>;
}

/** The folder of an office's evidence, beside its database. */
export const evidenceBeside = (database: string): string => join(dirname(database), 'evidence');

/** The office's signing key, in the same folder: whoever backs up the folder has it. */
export const keyBeside = (database: string): string => join(dirname(database), 'office.key');

/** Where issued files lie that a restore or an import brought back: their own place may be on another machine. */
export const issuedBeside = (database: string): string => join(dirname(database), 'issued');

/** Keeps bytes under their digest. */
type KeepBytes = (digest: string, bytes: Uint8Array) => Promise<void>;

/** The evidence of one command: what is taken here is kept, under its digest below the folder, when the record is written. */
export const evidenceIn = (folder: string, files: Files): EvidenceRoom =>
  evidenceWith(files, async (digest, bytes) => {
    const file = join(folder, placeOf({ sha256: digest }));
    for (const one of [folder, dirname(file)]) await mustBeOurs(one);
    // Whatever else lies there is damaged: the name says what its bytes were.
    if (!(await holds(file, digest))) await files.write(file, bytes, { personal: true, replace: true, own: true });
  });

/** The same, however bytes are kept. */
export function evidenceWith(files: Files, kept: KeepBytes): EvidenceRoom {
  const taken = new Map<string, Uint8Array>();
  return {
    async take(name) {
      const bytes = await files.read(name);
      const evidence = { name: basename(files.resolve(name)), sha256: sha256(bytes) };
      taken.set(evidence.sha256, bytes);
      return evidence;
    },
    keep: (record) =>
      around(record, async () => {
        for (const [digest, bytes] of taken) await kept(digest, bytes);
      }),
  };
}

/** Keeps before the record and after it: what nobody named until then may have been swept in this very moment. */
async function around<T>(record: () => Promise<T>, keep: () => Promise<void>): Promise<T> {
  await keep();
  const recorded = await record();
  await keep();
  return recorded;
}

/** What the office keeps of the papers that it issued, apart from the files that were written. */
export interface PaperRoom {
  /** Keeps the bytes, then writes the record that names them. */
  keep<T>(papers: readonly Uint8Array[], record: () => Promise<T>): Promise<T>;
  /** Undefined where the written file is all there is. */
  bytesOf(sha256: string): Promise<Uint8Array | undefined>;
  /** The file in which these bytes lie, where it is not the one that was written. */
  fileOf(sha256: string): Promise<string | undefined>;
}

/** Beside a database file a paper is the file that was written, or the one that came back into the office's folder. */
export function papersBeside(database: string): PaperRoom {
  let known: Promise<ReadonlyMap<string, string>> | undefined;
  async function back(): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    const folder = issuedBeside(database);
    for (const name of await readdir(folder).catch(() => [])) {
      const file = join(folder, name);
      const bytes = await readPlain(file).catch(() => undefined);
      if (bytes) found.set(sha256(bytes), file);
    }
    return found;
  }
  const fileOf: PaperRoom['fileOf'] = async (digest) => {
    known ??= back();
    return (await known).get(digest);
  };
  return {
    keep: (_, record) => record(),
    async bytesOf(digest) {
      const file = await fileOf(digest);
      return file === undefined ? undefined : readPlain(file);
    },
    fileOf,
  };
}

/** A shared store keeps them by their digest: whoever sits elsewhere has not got the file. */
export const papersOn = (shelf: () => Promise<Shelf>): PaperRoom => ({
  keep: (papers, record) =>
    around(record, async () => {
      for (const bytes of papers) await (await shelf()).keep(bytes);
    }),
  bytesOf: async (sha256) => (await shelf()).bytesOf(sha256),
  fileOf: async () => undefined,
});

/** A linked folder, or one that somebody else owns, may be anywhere or be exchanged: scans hold what nobody else may see. */
async function mustBeOurs(folder: string): Promise<void> {
  const found = await lstat(folder).catch(() => undefined);
  if (found === undefined) return;
  if (found.isSymbolicLink()) throw new Abort('folder-foreign', { folder, why: 'linked' });
  const owners = [userInfo().uid, (await lstat(dirname(folder))).uid];
  if (found.isDirectory() && !owners.includes(found.uid))
    throw new Abort('folder-foreign', { folder, why: 'of-another' });
}

/** Files of the evidence folder that no record names, and that are older than a day: what is being recorded now names them soon. */
export async function unnamedEvidence(
  folder: string,
  isNamed: (sha256: string) => boolean,
  now: number,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
    const file = join(folder, name);
    const digest = basename(file);
    if (name !== join(digest.slice(0, 2), digest) || !/^[0-9a-f]{64}$/.test(digest) || isNamed(digest)) continue;
    if ((await ageOf(file, now)) > A_DAY) found.push(file);
  }
  return found.sort();
}

const holds = async (file: string, digest: string): Promise<boolean> =>
  readPlain(file).then(
    (bytes) => sha256(bytes) === digest,
    () => false,
  );
