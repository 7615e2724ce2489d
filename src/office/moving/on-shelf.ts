import type { BackupNote } from '../../core/backup/manifest.ts';
import { Abort } from '../../errors.ts';
import type { Shelf } from '../../store/shelf.ts';
import type { Place } from '../files.ts';
import { type Belongings, inOrder, namesBy } from './belongings.ts';

/** What lies in a shared store. What came is put down within the transaction of the records, and goes with it. */
export function belongingsOn(
  { database: at, evidence }: Pick<Place, 'database' | 'evidence'>,
  shelf: () => Promise<Shelf>,
): Belongings {
  /** The newest version of each file, and the digests of all older ones. */
  async function own() {
    const { names, versions } = await shelf();
    const files: { name: string; sha256: string; version: number }[] = [];
    const older = new Set<string>();
    for (const name of await names()) {
      const [newest, ...others] = await versions(name);
      if (newest) files.push({ name, sha256: newest.sha256, version: newest.version });
      for (const { sha256 } of others) older.add(sha256);
    }
    return { files: files.toSorted((a, b) => inOrder(a.name, b.name)), older };
  }
  return {
    async gather(_, { evidence: scans, papers }) {
      const { bytesOf, digests } = await shelf();
      const { files, older } = await own();
      const newest = new Set(files.map(({ sha256 }) => sha256));
      // Older versions of files stay, but for bytes that something else names.
      const named = [...older].filter((sha256) => scans.has(sha256) || papers.has(sha256));
      const held = new Set([...(await digests()), ...newest, ...named]);
      function lacking(sha256: string): BackupNote {
        const paper = papers.get(sha256);
        return paper === undefined
          ? { note: 'missing', what: 'evidence', file: `${evidence}/${sha256}` }
          : { note: 'missing', what: 'issued', file: paper };
      }
      const notes = [...new Set([...scans, ...papers.keys()])].filter((sha256) => !held.has(sha256)).map(lacking);
      return {
        files: files.map(({ name, sha256 }) => ({ name, sha256 })),
        digests: [...held].sort(inOrder),
        bytesOf,
        notes: () => notes,
      };
    },

    async mayTake(files) {
      const coming = new Set(files.map(({ name }) => name));
      for (const name of await namesOn(shelf))
        if (!coming.has(name)) throw new Abort('office-taken', { file: at, taken: name });
    },

    async receive(files, _, by) {
      const names = namesBy(files);
      let before: ReadonlyMap<string, { readonly sha256: string; readonly version: number }> | undefined;
      return {
        async put(sha256, bytes) {
          const { keep, write } = await shelf();
          before ??= new Map((await own()).files.map((one) => [one.name, one]));
          await keep(bytes);
          for (const name of names.get(sha256) ?? []) {
            const there = before.get(name);
            if (there?.sha256 === sha256) continue;
            if (!(await write(name, bytes, there?.version ?? 0, by()))) throw new Abort('file-changed', { file: name });
          }
        },
        // It goes with the transaction.
        undo: async () => undefined,
      };
    },
  };
}

/** In a store in which no office is yet there are none. */
async function namesOn(shelf: () => Promise<Shelf>): Promise<readonly string[]> {
  try {
    return await (await shelf()).names();
  } catch (error) {
    if (error instanceof Abort && error.problem === 'store-missing') return [];
    throw error;
  }
}
