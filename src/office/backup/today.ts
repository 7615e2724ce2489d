import { readdir } from 'node:fs/promises';
import { readBackupName } from '../../core/backup/names.ts';
import { dayAt, dayIn } from '../../core/calendar/dates.ts';
import { backupsBeside } from './ground.ts';

/** Does the office's own folder hold a backup of the clock's day, by its name? Asked before each write. */
export async function isBackedUpToday(database: string, zone: string, now: Date): Promise<boolean> {
  const names = await readdir(backupsBeside(database)).catch(() => []);
  const today = dayIn(zone, now);
  return names.some((name) => {
    const said = readBackupName(name);
    return said !== undefined && dayAt(zone, said.at) === today;
  });
}
