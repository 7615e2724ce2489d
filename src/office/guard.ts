import { stat } from 'node:fs/promises';
import { Abort, type Guarded } from '../errors.ts';

/** Throws `file-guarded` where something is about to be written over a file that must stay. */
export type Guard = (file: string) => Promise<void>;

/** What SQLite and the store keep beside a database: as much a part of it as the file itself. */
const BESIDE = ['', '-wal', '-shm', '-journal', '.head', '.writer'];

/** What no `--force` replaces, by its name or by another name (a link, other case) of the same file. */
export function fileGuard(kept: Readonly<Partial<Record<Guarded, readonly string[]>>>): Guard {
  const all = Object.entries(kept).flatMap(([what, files]) =>
    files.flatMap((file) =>
      (what === 'database' ? BESIDE : ['']).map((end) => ({ what: what as Guarded, file: `${file}${end}` })),
    ),
  );
  return async (file) => {
    const same = await sameAs(file);
    for (const one of all) {
      if (one.file === file || (await same(one.file))) throw new Abort('file-guarded', { file, what: one.what });
    }
  };
}

async function sameAs(file: string): Promise<(other: string) => Promise<boolean>> {
  const there = await identity(file);
  return async (other) => there !== undefined && (await identity(other)) === there;
}

const identity = async (file: string): Promise<string | undefined> =>
  stat(file, { bigint: true }).then(
    ({ dev, ino }) => `${dev}:${ino}`,
    () => undefined,
  );
