import { readBackupName } from '../../core/backup/names.ts';
import { dayAt, dayIn } from '../../core/calendar/dates.ts';
import { backupsBeside, namesIn as filesIn } from './ground.ts';

const namesIn = async (database: string) =>
  (await filesIn(backupsBeside(database))).flatMap((name) => readBackupName(name) ?? []);

/** Does it hold one of so many entries? */
export const isBackedUpSince = async (database: string, entries: number): Promise<boolean> =>
  (await namesIn(database)).some((one) => one.entries === entries);

/** Does the office's own folder hold a backup of the clock's day, by its name? Asked before each write. */
export async function isBackedUpToday(database: string, zone: string, now: Date): Promise<boolean> {
  const today = dayIn(zone, now);
  return (await namesIn(database)).some(({ at }) => dayAt(zone, at) === today);
}
