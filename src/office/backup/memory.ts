import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MadeBackup } from './backups.ts';
import { type BackupGround, backupsBeside } from './ground.ts';

/** What is remembered of a backup: also those that lie elsewhere, which nobody else could name. */
export interface Remembered extends MadeBackup {
  /** Of the whole file, also where it is sealed. */
  readonly sha256: string;
}

/** Older ones are forgotten. */
const MOST = 200;

const fileOf = ({ place }: BackupGround): string => join(backupsBeside(place.database), 'made.json');

/** Oldest first. What cannot be read is nothing remembered: the backups themselves say more. */
export async function remembered(ground: BackupGround): Promise<readonly Remembered[]> {
  try {
    const { made } = JSON.parse(await readFile(fileOf(ground), 'utf8')) as { readonly made: readonly Remembered[] };
    return made.filter(({ file, at, entries }) => typeof file === 'string' && typeof at === 'string' && entries >= 0);
  } catch {
    return [];
  }
}

export async function remember(ground: BackupGround, one: Remembered): Promise<void> {
  const others = (await remembered(ground)).filter(({ file }) => file !== one.file);
  const made = [...others, one].slice(-MOST);
  const bytes = Buffer.from(`${JSON.stringify({ made }, null, 2)}\n`);
  await ground.files.write(fileOf(ground), bytes, { personal: true, replace: true, own: true });
}
