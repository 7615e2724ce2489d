import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { MadeBackup } from './backups.ts';
import { type BackupGround, backupsBeside, bytesOf } from './ground.ts';

/** What is remembered of a backup: also those that lie elsewhere, which nobody else could name. */
export interface Remembered extends MadeBackup {
  /** Of the whole file, also where it is sealed. */
  readonly sha256: string;
}

/** Older ones are forgotten. */
const MOST = 200;

export const memoryOf = ({ place }: BackupGround): string => join(backupsBeside(place.database), 'made.json');

/** Oldest first. What cannot be read is nothing remembered: the backups themselves say more. */
export async function remembered(ground: BackupGround): Promise<readonly Remembered[]> {
  try {
    const text = (await bytesOf(memoryOf(ground)))?.toString() ?? '';
    const { made } = JSON.parse(text) as { readonly made: readonly Remembered[] };
    return made.filter(({ file, at, entries }) => typeof file === 'string' && typeof at === 'string' && entries >= 0);
  } catch {
    return [];
  }
}

/** One after the other among all who make one. */
export async function remember(ground: BackupGround, one: Remembered): Promise<void> {
  const change = async () => {
    await keepUnreadable(memoryOf(ground));
    const others = (await remembered(ground)).filter(({ file }) => file !== one.file);
    const made = [...others, one].slice(-MOST);
    return Buffer.from(`${JSON.stringify({ made }, null, 2)}\n`);
  };
  await ground.files.edit(memoryOf(ground), change, { personal: true, own: true });
}

/** What cannot be read may still tell somebody where his backups lie. */
async function keepUnreadable(file: string): Promise<void> {
  const text = (await bytesOf(file))?.toString();
  if (text === undefined) return;
  try {
    JSON.parse(text);
  } catch {
    await rename(file, `${file}.unreadable`);
  }
}
