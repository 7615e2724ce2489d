/** What SQLite and coopj keep beside a database, by the ends of their names; the file itself comes first. */
export const DATABASE_FILES = ['', '-wal', '-shm', '-journal', '.head', '.writer'] as const;

/** What the name of a backup says: `coopj-2026-11-30T0102Z-000123.zip`; `.age` at its end where it is sealed. */
export interface BackupName {
  /** The minute in which it was made, ISO 8601 with Z. */
  readonly at: string;
  readonly entries: number;
  readonly sealed: boolean;
}

/** `more` tells several of one minute apart, from 2 on. */
export function backupName({ at, entries, sealed }: BackupName, more = 1): string {
  const minute = at.slice(0, 16).replace(':', '');
  const again = more > 1 ? `-${more}` : '';
  return `coopj-${minute}Z-${String(entries).padStart(6, '0')}${again}.zip${sealed ? '.age' : ''}`;
}

const NAME = /^coopj-(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3])([0-5]\d)Z-(\d{6,})(?:-\d+)?\.zip(\.age)?$/;

/** Undefined where the name is not one that coopj gives. */
export function readBackupName(name: string): BackupName | undefined {
  const [, day, hour, minute, entries, age] = NAME.exec(name) ?? [];
  if (day === undefined) return undefined;
  return { at: `${day}T${hour}:${minute}:00.000Z`, entries: Number(entries), sealed: age !== undefined };
}

/** What an export of the whole office is, and with what such a file begins. */
export const EXPORT = 'coopj-office';
export const EXPORT_MARK = `{"format":"${EXPORT}"`;
