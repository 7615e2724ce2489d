import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expendable } from '../../core/backup/keep.ts';
import { dayAt } from '../../core/calendar/dates.ts';
import type { Office } from '../../core/profile/office.ts';
import { createBackup } from './create.ts';
import { type BackupGround, backupsBeside, digestOfFile } from './ground.ts';
import { backupsOf } from './list.ts';
import { remembered } from './memory.ts';
import { isBackedUpSince, isBackedUpToday } from './today.ts';

const sealed = ({ backup: { recipients } }: Office) => (recipients.length > 0 ? { seal: { recipients } } : {});

/** Makes the backup of the day where there is none, for the profile's recipients where it names some. */
export async function dailyBackup(ground: BackupGround, office: Office): Promise<void> {
  const isThere = () => isBackedUpToday(ground.place.database, office.office.timezone, ground.clock());
  if (await isThere()) return;
  // Others may begin their day in the same second.
  const made = await createBackup(ground, office, sealed(office), async () => !(await isThere()));
  if (made) await prune(ground, office);
}

/** Makes one before an older database is brought up to date, once for all programs that do. */
export async function backupBeforeUpdate(ground: BackupGround, office: Office): Promise<void> {
  await createBackup(
    ground,
    office,
    sealed(office),
    async ({ entries }) => !(await isBackedUpSince(ground.place.database, entries)),
  );
}

/** Removes what need not stay: only files in the office's own folder that coopj named, and only where those that stand for them are whole. */
export async function prune(ground: BackupGround, office: Office): Promise<void> {
  const own = backupsBeside(ground.place.database);
  const known = new Map((await remembered(ground)).map((one) => [one.file, one.sha256]));
  const here = (await backupsOf(ground)).filter(({ file }) => dirname(file) === own);
  const dated = here.map(({ file, at }) => ({ name: file, day: dayAt(office.office.timezone, at) }));
  const whole = new Map<string, boolean>();
  const isWhole = async (file: string): Promise<boolean> => {
    const digest = whole.has(file) ? undefined : await digestOfFile(file);
    if (!whole.has(file)) whole.set(file, digest !== undefined && digest === known.get(file));
    return whole.get(file) ?? false;
  };
  for (const { name, because } of expendable(dated, office.backup)) {
    const stands = await Promise.all(because.map(isWhole));
    if (stands.every(Boolean)) await rm(name, { force: true });
  }
}
