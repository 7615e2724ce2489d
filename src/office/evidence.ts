import { readFile, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Evidence, placeOf } from '../core/model/evidence.ts';
import { sha256 } from '../formats/digest.ts';
import type { Files } from './files.ts';

/**
 * Scans and PDF files that stand behind a record: copied beside the database under their digest, the same bytes once.
 * They are on the disk before the record speaks of them; a refused record leaves no new one.
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

/** The evidence of one command: what is taken here is kept, under its digest below the folder, when the record is written. */
export function evidenceIn(folder: string, files: Files): EvidenceRoom {
  const taken = new Map<string, Uint8Array>();
  return {
    async take(name) {
      const bytes = await files.read(name);
      const evidence = { name: basename(files.resolve(name)), sha256: sha256(bytes) };
      taken.set(evidence.sha256, bytes);
      return evidence;
    },
    async keep(record) {
      const made: string[] = [];
      try {
        for (const [digest, bytes] of taken) {
          const file = join(folder, placeOf({ sha256: digest }));
          if (await holds(file, digest)) continue;
          made.push(file);
          // Whatever else lies there is damaged: the name says what its bytes were.
          await files.write(file, bytes, { personal: true, replace: true });
        }
        return await record();
      } catch (error) {
        for (const file of made) await discard(file, folder);
        throw error;
      }
    },
  };
}

const holds = async (file: string, digest: string): Promise<boolean> =>
  readFile(file).then(
    (bytes) => sha256(bytes) === digest,
    () => false,
  );

/** The file, and the folders that were made for it alone. */
async function discard(file: string, folder: string): Promise<void> {
  await rm(file, { force: true });
  for (const emptied of [dirname(file), folder]) await rmdir(emptied).catch(() => undefined);
}
