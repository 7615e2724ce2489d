import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { Abort } from '../../../errors.ts';
import type { Store } from '../../store.ts';
import { refuseLost, type SqliteOptions } from '../connect.ts';
import { besideOf } from '../guard/head-file.ts';
import { openSqlite } from '../open.ts';

/**
 * Works on records that are made for it. Where there is no database yet, it is made as `part`, in the same folder, and has its own name
 * once the work is done: until then nothing is there. Throws Abort `office-taken` where somebody else made one meanwhile.
 */
export async function openAnew(
  options: SqliteOptions,
  part: string,
  work: (store: Store) => Promise<void>,
): Promise<void> {
  const { file } = options;
  const isThere = existsSync(file);
  if (!isThere) refuseLost(file);
  const made = isThere ? file : part;
  try {
    const store = await openSqlite({ ...options, file: made, create: true });
    try {
      await work(store);
    } finally {
      await store.close();
    }
    if (!isThere) takeName(part, file);
  } finally {
    if (!isThere) for (const one of [part, besideOf(part)]) rmSync(one, { force: true });
  }
}

function takeName(part: string, file: string): void {
  try {
    linkSync(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new Abort('office-taken', { file, entries: 0 });
    // Some file systems have no links.
    renameSync(part, file);
  }
  if (existsSync(besideOf(part))) renameSync(besideOf(part), besideOf(file));
}
