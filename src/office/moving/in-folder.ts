import { readFile, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type BackupNote, IN_BACKUP, isInside } from '../../core/backup/manifest.ts';
import { placeOf } from '../../core/model/evidence.ts';
import { Abort } from '../../errors.ts';
import { sha256 as digestOf } from '../../formats/digest.ts';
import { digestOfFile } from '../backup/ground.ts';
import { evidenceFiles, issuedFiles, ownFiles } from '../backup/members.ts';
import { issuedBeside } from '../evidence.ts';
import type { Files, Place } from '../files.ts';
import { type Belongings, inOrder, namesBy, PROFILE } from './belongings.ts';

/** What lies beside a database file: settings and texts, evidence, issued papers, as a backup has them. */
export function belongingsIn(place: Place, files: Files): Belongings {
  const home = dirname(place.profile);
  const ownPlace = (name: string) => (name === PROFILE ? place.profile : join(home, ...name.split('/')));
  const evidencePlace = (sha256: string) => join(place.evidence, ...placeOf({ sha256 }).split('/'));
  return {
    async gather(office, named) {
      const own = await ownFiles(place, office);
      const papers = [...named.papers].map(([sha256, file]) => ({ file, sha256 }));
      const issued = await issuedFiles(
        papers.toSorted((a, b) => inOrder(a.file, b.file)),
        issuedBeside(place.database),
      );
      const evidence = await evidenceFiles(place.evidence, named.evidence);
      const notes: BackupNote[] = [...own.notes, ...evidence.notes, ...issued.notes];
      const from = new Map<string, string | Buffer>();
      for (const { name, from: file } of evidence.packed) from.set(basename(name), file);
      for (const { sha256, from: file } of issued.packed) from.set(sha256, file);
      const ours = own.packed.map(({ name, from: bytes }) => {
        const sha256 = digestOf(bytes as Buffer);
        from.set(sha256, bytes);
        const plain = name.slice(IN_BACKUP.profile.length);
        return { name: plain === basename(place.profile) ? PROFILE : plain, sha256 };
      });
      return {
        files: ours.toSorted((a, b) => inOrder(a.name, b.name)),
        digests: [...from.keys()].sort(inOrder),
        async bytesOf(sha256) {
          const there = from.get(sha256);
          const bytes = typeof there === 'string' ? await readFile(there).catch(() => undefined) : there;
          if (bytes !== undefined && digestOf(bytes) === sha256) return bytes;
          const what = named.evidence.has(sha256) ? 'evidence' : 'issued';
          notes.push({ note: bytes === undefined ? 'unreadable' : 'changed', what, file: String(there) });
          return undefined;
        },
        notes: () => notes,
      };
    },

    async mayTake(own, digests) {
      const wanted = [
        ...own.map(({ name, sha256 }) => [ownPlace(name), sha256] as const),
        ...digests.map((sha256) => [evidencePlace(sha256), sha256] as const),
      ];
      for (const [file, sha256] of wanted) {
        const there = await digestOfFile(file);
        const isTaken =
          there === undefined ? (await files.list(dirname(file)))?.includes(basename(file)) : there !== sha256;
        if (isTaken) throw new Abort('office-taken', { file: place.database, taken: file });
      }
    },

    async receive(own, named, _) {
      const names = namesBy(own);
      const written: string[] = [];
      /** Nothing that is there is written over: it says the same, as was looked at. */
      async function write(file: string, bytes: Uint8Array, isOwn: boolean): Promise<void> {
        if ((await digestOfFile(file)) !== undefined) return;
        await files.write(file, bytes, { personal: true, own: isOwn });
        written.push(file);
      }
      return {
        async put(sha256, bytes) {
          const of = names.get(sha256) ?? [];
          for (const name of of) await write(ownPlace(name), bytes, name === PROFILE);
          const paper = named.papers.get(sha256);
          if (paper !== undefined) await write(await issuedPlace(place, paper, sha256), bytes, false);
          if (named.evidence.has(sha256) || (of.length === 0 && paper === undefined))
            await write(evidencePlace(sha256), bytes, true);
        },
        async undo() {
          for (const file of written.toReversed()) {
            await rm(file, { force: true }).catch(() => undefined);
            // Folders that were made for it; one in which something lies stays.
            for (let folder = dirname(file); folder !== home && folder.startsWith(home); folder = dirname(folder))
              await rmdir(folder).catch(() => undefined);
          }
        },
      };
    },
  };
}

/** Under its own name; where another paper has it, with the beginning of its digest. */
async function issuedPlace({ database }: Place, paper: string, sha256: string): Promise<string> {
  const last = paper.split(/[\\/]/).at(-1) ?? '';
  const file = join(issuedBeside(database), isInside(last) ? last : `${sha256}.pdf`);
  const there = await digestOfFile(file);
  return there === undefined || there === sha256
    ? file
    : join(dirname(file), `${sha256.slice(0, 12)}-${basename(file)}`);
}
